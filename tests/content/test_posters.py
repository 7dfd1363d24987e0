"""Poster files: what is written for a listing's entry, and what is read from an author's file."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import posterfile, posters, schema, yamlfile
from generator.content.importing.imported import Record
from generator.markup import Text
from generator.model import Author, Image, Link, Poster

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
LINE = st.text(CHARACTERS.filter(lambda c: c != "\n"), min_size=1).filter(str.strip)
BLOCK = st.text(CHARACTERS | st.sampled_from(list(". \n\n#:-"))).filter(str.strip)


def load(root: Path, text: str, name: str = "beam") -> posters.Read:
    path = root / "content" / "posters" / "poster-session-2" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return posters.load(path, root)


def test_every_field(tmp_path: Path) -> None:
    text = r"""
title: "BEAM: of \\sys"
session: poster-session-3
number: 9
board: B-07
authors:
  - Adrian Zhao
  - Undisclosed
  - name: Lingfan Yu
    affiliation: Example University
    orcid: 0000-0002-1825-0097
    url: https://example.org/yu
abstract: >-
  One.
  Two.

  Three.
tldr: In short.
keywords: [energy, 2048]
award: Best Poster
doi: https://doi.org/10.1145/1.2
macros: {sys: BEAM}
image: {file: beam.png, alt: A curve}
withdrawn: true
formerly: [old-id]
links:
  code: https://github.com/OWNER/NAME
  paper: papers/beam.pdf
"""
    macros = (("sys", "BEAM"),)
    read = load(tmp_path, text)
    assert read.faults == ()
    assert read.poster == Poster(
        id="beam",
        session="poster-session-3",
        path="content/posters/poster-session-2/beam.yaml",
        title=Text(r"BEAM: of \sys", macros),
        number=9,
        board="B-07",
        authors=(
            Author("Adrian Zhao"),
            Author(None),
            Author("Lingfan Yu", "Example University", "0000-0002-1825-0097", "https://example.org/yu"),
        ),
        abstract=Text("One. Two.\n\nThree.", macros, block=True),
        tldr=Text("In short.", macros),
        keywords=("energy", "2048"),
        award="Best Poster",
        doi="10.1145/1.2",
        links=(Link("paper", "files/papers/beam.pdf"), Link("code", "https://github.com/OWNER/NAME")),
        image=Image("files/beam.png", "A curve"),
        withdrawn=True,
        formerly=("old-id",),
    )
    places = posters.Places([tmp_path / read.poster.path])["beam"]
    assert places["links.code"].line == 27
    assert (places["image.file"].line, places["image.file"].column) == (23, 15)


@pytest.mark.parametrize("text", ["", "# only notes\n", "title:\nauthors:\nabstract:\n"])
def test_nothing_is_needed(text: str, tmp_path: Path) -> None:
    assert load(tmp_path, text).poster == Poster(
        id="beam",
        session="poster-session-2",
        path="content/posters/poster-session-2/beam.yaml",
        abstract=Text("", block=True),
    )


def test_an_unknown_macro_is_named_with_its_place_in_the_raw_file(tmp_path: Path) -> None:
    text = "title: On \\sys\nabstract: >-\n  First sentence.\n  Then \\sys, and \\sys again.\n"
    found = load(tmp_path, text).faults
    places = [(fault.place.line, fault.place.column) for fault in found if "\\sys" in fault.message]
    assert set(places) >= {(1, 11), (4, 8)}
    assert {fault.level for fault in found} == {"warning"}
    assert all(fault.hint for fault in found)
    assert load(tmp_path, text + "macros: {sys: BOute}\n").faults == ()


def test_curly_quotes_around_a_title_are_doubted(tmp_path: Path) -> None:
    (fault,) = load(tmp_path, "title: “BEAM”\n").faults
    assert (fault.level, fault.place.line, fault.place.column) == ("warning", 1, 8)
    assert load(tmp_path, "title: “Good” and “better”\n").faults == ()


@given(LINE, st.lists(LINE | st.just("")), BLOCK, st.integers(0, 999))
def test_what_is_written_is_read_back(title: str, authors: Sequence[str], abstract: str, number: int) -> None:
    text = posterfile.dump("s", Record(title=title, number=number, authors=tuple(authors), abstract=abstract))
    expected: dict[str, object] = {"title": title, "session": "s", "number": str(number)}
    expected |= {"authors": [author or schema.UNDISCLOSED for author in authors]} if authors else {}
    assert yamlfile.values(yamlfile.parse(text, Path("a")).top) == expected | {"abstract": abstract}


def test_a_file_explains_itself(tmp_path: Path) -> None:
    record = Record(title="BEAM: Power", number=3, authors=("Ada Lovelace", ""), abstract="One. Two.")
    text = posterfile.dump("s", record)
    assert text.startswith("# yaml-language-server: $schema=../../schema/poster.json\n")
    assert 'title: "BEAM: Power"\nsession: s\nnumber: 3 ' in text
    assert "authors:\n  - Ada Lovelace\n  - undisclosed\nabstract: >-\n  One.\n  Two.\n" in text
    shown = [
        field.name for field in schema.POSTER if f"# {field.name}: " not in text and f"\n{field.name}:" not in text
    ]
    # Those for organisers, and those that are known only once there are proceedings.
    assert shown == ["pages", "bibtex", "withdrawn", "formerly"]
    assert load(tmp_path, text).faults == ()


def test_the_notes_are_right_when_their_signs_are_taken_away(tmp_path: Path) -> None:
    text = posterfile.dump("s", Record(title="", number=3, authors=(), abstract=""))
    notes, _, author = text.partition("# An author may")
    lines = [line.removeprefix("# ") for line in notes.split("\n")[4:] if not line.startswith("# What else")]
    lines += [line.removeprefix("# ") for line in author.split("\n")[1:]]
    whole = "\n".join(line for line in lines if line != "#")
    head, guide = whole.split("tldr:")
    people = guide[guide.index("  - name:") :]
    guide = "tldr:" + guide[: guide.index("  - name:")]
    read = load(tmp_path, head.replace("  - Ada Lovelace", "  - Ada Lovelace\n" + people) + guide)
    assert [fault for fault in read.faults if fault.level == "error"] == []
    assert read.poster is not None
    assert [author.name for author in read.poster.authors] == ["Ada Lovelace", "Ada Lovelace"]
    assert (read.poster.title, read.poster.abstract.source) == (
        Text("...", (("sys", "BOute"),)),
        "One sentence a line.",
    )
    assert len(read.poster.links) == 6


def test_an_entry_of_which_nothing_is_known_invites(tmp_path: Path) -> None:
    text = posterfile.dump("s", Record(title="", number=3, authors=(), abstract=""))
    assert '\n# title: "..."' in text
    assert "\n# authors:" in text
    poster = load(tmp_path, text).poster
    assert poster is not None
    assert (poster.title, poster.authors, poster.abstract.source) == (None, (), "")
