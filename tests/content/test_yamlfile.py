"""YAML with places: text only, nothing refused is expanded, and each fault in plain words with either parser."""

from pathlib import Path

import pytest
import yaml

from generator.content import yamlfile
from generator.content.yamlfile import Document, Scalar
from generator.errors import SourceError

PATH = Path("beam.yaml")
BROKEN = Path(__file__).parent / "broken" / "poster"


def values(text: str) -> object:
    return yamlfile.values(yamlfile.parse(text, PATH).top)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("no", "no"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("3.10", "3.10"),
        ("2026-05-19", "2026-05-19"),
        ("~", "~"),
        ("null", "null"),
        ("'it''s'", "it's"),
        ('"a \\"b\\" \\\\c"', 'a "b" \\c'),
        ("a  # a note", "a"),
        ("“curly”", "“curly”"),
        ("1" * 5000, "1" * 5000),
    ],
)
@pytest.mark.threat(23)
def test_every_scalar_is_text(value: str, text: str) -> None:
    assert values(f"title: {value}\n") == {"title": text}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n", "--- # note\n...\n"])
def test_an_empty_file_has_no_fields_and_no_items(text: str) -> None:
    document = yamlfile.parse(text, PATH)
    assert yamlfile.mapping(document).fields == {}
    assert yamlfile.sequence(document).items == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "BOM"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes((mark + end.join(["title: A", "abstract: |-", "  B", "  C", "number: x", ""])).encode())
    document = yamlfile.read(path)
    assert yamlfile.values(document.top) == {"title": "A", "abstract": "B\nC", "number": "x"}
    number = yamlfile.mapping(document).fields["number"]
    assert (number.place.line, number.place.column) == (5, 9)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["One.", "Two.", "", "Three."], "One. Two.\n\nThree."),
        (["One.", "", "", "Two."], "One.\n\nTwo."),
        (["One.", "", "", "", "Two."], "One.\n\n\nTwo."),
        (["One:", "  - a", "  - b"], "One:\n  - a\n  - b"),
    ],
)
def test_a_blank_line_ends_a_paragraph_of_folded_text(lines: list[str], text: str) -> None:
    assert values("\n".join(["abstract: >-", *(f"  {line}" for line in lines)])) == {"abstract": text}


def test_each_node_knows_its_place() -> None:
    top = yamlfile.mapping(yamlfile.parse("title: Ä B\nauthors:\n  - Ada\n  - name: é\n    url: x\n", PATH))
    authors = top.fields["authors"]
    assert isinstance(authors, yamlfile.Sequence)
    places = [(item.place.line, item.place.column) for item in (top.fields["title"], *authors.items)]
    assert places == [(1, 8), (3, 5), (4, 5)]
    assert (top.keys["authors"].line, top.keys["authors"].column) == (2, 1)


@pytest.mark.parametrize(
    ("text", "field", "offset", "snippet", "expected"),
    [
        ("a: x \\sys y\n", "a", 2, "\\sys", (1, 6)),
        ("a: 'x \\sys'\n", "a", 2, "\\sys", (1, 7)),
        ("a: >-\n  One.\n  Two \\sys and \\sys.\n", "a", 9, "\\sys", (3, 7)),
        ("a: >-\n  One.\n  Two \\sys and \\sys.\n", "a", 18, "\\sys", (3, 16)),
        ("a: |-\n  \\sys\n    \\sys\nb: \\sys\n", "a", 7, "\\sys", (3, 5)),
        ("a: >-\n  Two\n  words\nb: c\n", "a", 0, "Two words", (1, 4)),
        ("a: x\n", "a", 0, "", (1, 4)),
    ],
    ids=["plain", "quoted", "folded", "folded, second", "literal", "across a fold", "nothing"],
)
def test_a_snippet_is_found_in_the_raw_file(
    text: str, field: str, offset: int, snippet: str, expected: tuple[int, int]
) -> None:
    document: Document = yamlfile.parse(text, PATH)
    node = yamlfile.mapping(document).fields[field]
    assert isinstance(node, Scalar)
    place = document.locate(node, offset, snippet)
    assert (place.line, place.column) == expected


FORM = [
    path
    for path in sorted(BROKEN.glob("*.yaml"))
    # Those which the parser or the composer refuses, before any field is looked at.
    if path.stem.startswith(("leading", "quote", "single", "colon", "bracket", "brace", "list-o", "no-colon", "bomb"))
    or path.stem.startswith(
        ("first-line", "indented", "merge", "space-missing-l", "tab-i", "bibtex-on", "two-doc", "cut")
    )
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "Python"])
@pytest.mark.parametrize("path", FORM, ids=lambda path: path.stem)
def test_both_parsers_say_the_same(path: Path, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "LOADER", loader)
    with pytest.raises(SourceError) as raised:
        yamlfile.read(path)
    error = raised.value
    told = f"{error.place.line}:{error.place.column}: {error.message}\n  hint: {error.hint}\n"
    assert told == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "Python"])
@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 50_000, "a: " + "[a, " * 5000])
@pytest.mark.threat(21)
def test_deep_nesting_is_refused_at_once(text: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "LOADER", loader)
    with pytest.raises(SourceError, match="nested too deeply"):
        yamlfile.parse(text, PATH)


def test_an_unknown_complaint_keeps_the_parser_s_words() -> None:
    with pytest.raises(SourceError) as raised:
        yamlfile.parse("%YAML 3.0\n---\na: b\n", PATH)
    assert raised.value.place.line == 1
    assert raised.value.message.startswith("not valid YAML")
