"""What needs attention: each kind by itself, with who can mend it and where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import report
from generator.content.load import Loaded
from generator.errors import Place, SourceError
from generator.report import Need

Site = Callable[[dict[str, str]], Loaded]

WHOLE = "number: 1\ntitle: T\nauthors: [Ada Lovelace]\nlinks: {paper: https://example.org/a.pdf}\n"
ADA = "0000-0002-1825-0097"
BO = "0000-0001-5109-3700"


def told(needs: tuple[Need, ...]) -> list[tuple[str, str, int, str, list[str]]]:
    return [
        (
            need.who,
            need.kind,
            need.count,
            need.what,
            [f"{spot.where.removeprefix('content/')}: {spot.detail}" for spot in need.spots],
        )
        for need in needs
    ]


def test_a_whole_poster_needs_nothing(site: Site, tmp_path: Path) -> None:
    assert report.needs(site({"posters/s/a.yaml": WHOLE}), tmp_path) == ()


LACKING = [
    pytest.param(
        "authors: [Ada Lovelace]\nabstract: One two.\nlinks: {code: https://example.org/}\n",
        ("authors", "untitled", 1, "poster without title or authors", ["posters/s/a.yaml:1:1: begins “One two.”"]),
        id="a title",
    ),
    pytest.param(
        "abstract: One two.\nlinks: {code: https://example.org/}\n",
        ("authors", "untitled", 1, "poster without title and authors", ["posters/s/a.yaml:1:1: begins “One two.”"]),
        id="title and authors",
    ),
    pytest.param(
        "title: T\nauthors:\n- Ada Lovelace\n- undisclosed\n- undisclosed\nlinks: {poster: https://example.org/}\n",
        ("authors", "undisclosed", 2, "undisclosed authors on 1 poster", ["posters/s/a.yaml:4:3: 2 of 3 authors"]),
        id="an author's name",
    ),
    pytest.param(
        "title: T\nauthors: [Ada Lovelace]\nlinks:\n  video: https://example.org/\n",
        ("authors", "materials", 1, "poster without paper, code or poster file", ["posters/s/a.yaml:4:3: T"]),
        id="materials",
    ),
    pytest.param(
        WHOLE + "abstract: >-\n  One two.\n  The \\sys.\n",
        ("authors", "macro", 1, "unknown macro \\sys", ["posters/s/a.yaml:7:7: unknown macro \\sys"]),
        id="a macro",
    ),
    pytest.param(
        WHOLE.replace("[Ada Lovelace]", "\n- name: YOUHE JIANG\n"),
        ("organisers", "capitals", 1, "name in unusual capitals", ["posters/s/a.yaml:4:9: YOUHE JIANG, left as given"]),
        id="usual capitals",
    ),
    pytest.param(
        WHOLE + "withdrawn: true\n",
        ("organisers", "withdrawn", 1, "withdrawn poster, on no list", ["posters/s/a.yaml:5:12: T"]),
        id="itself",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LACKING)
def test_what_a_poster_lacks(
    text: str, expected: tuple[str, str, int, str, list[str]], site: Site, tmp_path: Path
) -> None:
    other = WHOLE.replace("Ada Lovelace", "Bo Li").replace("number: 1", "number: 2")
    assert told(report.needs(site({"posters/s/a.yaml": text, "posters/s/b.yaml": other}), tmp_path)) == [expected]


def test_materials_that_no_poster_has_are_one_need(site: Site, tmp_path: Path) -> None:
    bare = {f"posters/s/{id_}.yaml": f"title: {id_}\nauthors: [{name}]\n" for id_, name in (("a", "Ada"), ("b", "Bo"))}
    (need,) = report.needs(site(bare), tmp_path)
    assert (need.kind, need.count, need.brief, len(need.spots)) == ("materials", 2, "none has any yet", 2)


def test_likely_doubles_with_what_speaks_for_them(site: Site, tmp_path: Path) -> None:
    loaded = site(
        {
            "sessions/t.yaml": "title: Morning\n",
            "posters/s/a.yaml": WHOLE.replace("[Ada Lovelace]", "[Jane Smith, Bo Li]"),
            "posters/s/b.yaml": WHOLE.replace("number: 1", "board: B-2").replace(
                "[Ada Lovelace]", "\n- Bo Li\n- J. Smith"
            ),
            "posters/t/c.yaml": WHOLE.replace("[Ada Lovelace]", "[Bo Li]"),
        }
    )
    (need,) = report.needs(loaded, tmp_path)
    assert (need.who, need.kind, need.count, need.what) == (
        "organisers",
        "doubles",
        1,
        "pair of authors who may be one person",
    )
    (spot,) = need.spots
    assert (spot.label, spot.where) == ("Jane Smith / J. Smith", "content/posters/s/b.yaml:5:3")
    assert spot.detail == (
        "J. Smith (B-2) and Jane Smith (1): differ in initials; both write with Bo Li; both are in Evening"
    )


@pytest.mark.parametrize(
    "people",
    [
        "- name: Jane Smith\n  also: [J. Smith]\n",
        "- name: Jane Smith\n- name: J. Smith\n",
    ],
    ids=["they are one", "they are two"],
)
def test_people_yaml_answers_for_a_pair(people: str, site: Site, tmp_path: Path) -> None:
    loaded = site(
        {
            "posters/s/a.yaml": WHOLE.replace("Ada Lovelace", "Jane Smith"),
            "posters/s/b.yaml": WHOLE.replace("Ada Lovelace", "J. Smith").replace("number: 1", "number: 2"),
            "people.yaml": people,
        }
    )
    assert report.needs(loaded, tmp_path) == ()


def test_orcids_that_contradict_are_told_at_their_line(site: Site, tmp_path: Path) -> None:
    authors = f"authors:\n- name: Ada Lovelace\n  orcid: {ADA}\n- name: Bo Li\n  orcid: {ADA}\n"
    (need,) = report.needs(site({"posters/s/a.yaml": WHOLE.replace("authors: [Ada Lovelace]\n", authors)}), tmp_path)
    assert (need.who, need.kind, need.what) == ("authors", "warning", "ORCID of two authors")
    assert [spot.where for spot in need.spots] == ["content/posters/s/a.yaml:7:10"]


def test_numbers_are_for_the_organisers(site: Site, tmp_path: Path) -> None:
    loaded = site({"posters/s/a.yaml": WHOLE, "posters/s/b.yaml": WHOLE})
    assert [(need.who, need.what) for need in report.needs(loaded, tmp_path)] == [
        ("organisers", "number 1 is also that of s/a.yaml")
    ]


def test_doubts_and_conflicts_come_from_outside(site: Site, tmp_path: Path) -> None:
    def warning(file: str, message: str) -> SourceError:
        return SourceError(message, Place(tmp_path / "content" / file, 3), "look", "warning")

    loaded = site({"posters/s/a.yaml": WHOLE})
    doubts = [warning("listings/l.txt", "line taken for a title: short"), warning("listings/l.txt", "line not used")]
    conflicts = [warning("posters/s/a.yaml", "'title' changed twice: here “T”, in the listing “U”")]
    assert told(report.needs(loaded, tmp_path, doubts, conflicts)) == [
        (
            "authors",
            "conflict",
            1,
            "'title' changed twice",
            ["posters/s/a.yaml:3:1: here “T”, in the listing “U”"],
        ),
        (
            "organisers",
            "reading",
            2,
            "lines of a listing that could be read in another way",
            ["listings/l.txt:3:1: line taken for a title: short", "listings/l.txt:3:1: line not used"],
        ),
    ]
