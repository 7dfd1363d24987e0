"""Text as YAML: exact for any text, and in the best shape for people."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content import writing, yamlfile

# NUL cannot stand in any page; half a surrogate pair is no character.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
AWKWARD = st.sampled_from(list("aBn .:#\n\t-\"'\\!?,é。\u2028\x85\xa0\u3000\ufeff\r\x07{}[]|>&*%@`1"))
TEXT = st.text(CHARACTERS) | st.text(AWKWARD)


@given(TEXT)
def test_any_text_is_read_back_the_same(text: str) -> None:
    source = "\n".join([f"one: {writing.one_line(text)}", *writing.block("block", text), "after: x", ""])
    read = yamlfile.values(yamlfile.parse(source, Path("a.yaml")).top)
    assert read == {"one": text, "block": text, "after": "x"}


@given(TEXT)
def test_other_readers_take_it_for_the_same_text(text: str) -> None:
    source = "\n".join([f"one: {writing.one_line(text)}", *writing.block("block", text), ""])
    assert yaml.safe_load(source) == {"one": text, "block": text}


@given(TEXT)
def test_sentences_join_to_the_paragraph(text: str) -> None:
    assert " ".join(writing.sentences(text)) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Floris-Jan Willemsen", "Floris-Jan Willemsen"),
        ("王伟", "王伟"),
        ("Why C#?", "Why C#?"),
        ("BEAM: Joint Power", '"BEAM: Joint Power"'),
        ("Ranked #1", '"Ranked #1"'),
        ("No", '"No"'),
        ("null", '"null"'),
        ("2026", '"2026"'),
        ("- a", '"- a"'),
        ("$x$ first", '"$x$ first"'),
        ("ends:", '"ends:"'),
        (" a", '" a"'),
        ("", '""'),
        ('say "hi"', 'say "hi"'),
        ('"hi", she said', '"\\"hi\\", she said"'),
        ("a\tb", '"a\\x09b"'),
        ("a\u2028b", '"a\\u2028b"'),
    ],
)
def test_one_line_is_plain_where_nobody_can_misread_it(text: str, written: str) -> None:
    assert writing.one_line(text) == written


@pytest.mark.parametrize(
    "sentences",
    [
        ["We do it.", "Then this follows!", "Does it?", "It does."],
        ["See Fig. 3 and Eq. 4 of Smith et al. (2020).", "More."],
        ["Costs, e.g. for power, vs. latency, are 3.5 of 10.", "So what."],
        ["By J. R. Smith and Dr. Lee.", "Next."],
        ['He said "stop."', "Then (so it was.)", "End."],
        ["\\textbf{One.}", "\\emph{Two} is."],
        ["an idea vs. another idea. and on"],
        ["一文。二文。"],
    ],
)
def test_a_sentence_a_line(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert writing.sentences(text) == sentences
    assert writing.block("abstract", text) == ["abstract: >-", *(f"  {sentence}" for sentence in sentences)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One.\n\nTwo.", "abstract: >-"),
        ("One.\nTwo.", "abstract: |-"),
        ("- a\n  - b", "abstract: |-"),
        ("a\tb", 'abstract: "a\\x09b"'),
        (" a", 'abstract: " a"'),
        ("a\n", 'abstract: "a\\n"'),
        ("", 'abstract: ""'),
    ],
)
def test_the_shape_of_a_longer_text(text: str, first: str) -> None:
    assert writing.block("abstract", text)[0] == first
