"""Which rows are shown, and how a talk finds its poster."""

from pathlib import Path

import pytest

from generator.errors import Place
from generator.listing.rows.notes import Notes
from generator.listing.rows.presentations import Presentation, posters
from generator.listing.rows.row import Author, Row


def row(key: str, title: str, *names: str, abstract: str = "") -> Row:
    return Row(
        place=Place(Path("x")), key=key, title=title, authors=[Author(name) for name in names], abstract=abstract
    )


POSTER = Presentation(row=row("1", "A Title", "A B", "C D"), kind="Poster")


@pytest.mark.parametrize(
    ("talk", "poster", "joined"),
    [
        pytest.param(Presentation(row=row("2", "a title", "C D", "A B"), kind="Oral"), POSTER, True, id="alike"),
        pytest.param(Presentation(row=row("2", "A Title", "E F"), kind="Oral"), POSTER, False, id="other authors"),
        pytest.param(
            Presentation(row=row("2", "Reworded", "A B"), kind="Oral", related=frozenset({"1"})),
            POSTER,
            True,
            id="named",
        ),
        pytest.param(
            Presentation(row=row("2", "Reworded", "A B"), kind="Oral"),
            Presentation(row=POSTER.row, kind="Spotlight Poster", related=frozenset({"2"})),
            True,
            id="named by the poster",
        ),
        pytest.param(Presentation(row=row("2", "A Title", "A B", "C D")), POSTER, False, id="no kind"),
    ],
)
def test_talk_and_poster(talk: Presentation, poster: Presentation, joined: bool) -> None:
    assert len(posters([talk, poster], Notes(Path("x")))) == (1 if joined else 2)


def test_a_talk_that_names_several_posters_is_none_of_them() -> None:
    other = Presentation(row=row("3", "Another", "G H"), kind="Poster")
    talk = Presentation(row=row("2", "Reworded", "A B"), kind="Oral", related=frozenset({"1", "3"}))
    assert [each.key for each in posters([talk, POSTER, other], Notes(Path("x")))] == ["2", "1", "3"]


def test_the_poster_takes_over_what_it_lacks() -> None:
    talk = Presentation(row=row("2", "A Title", "A B", "C D", abstract="Spoken."), kind="Oral")
    (found,) = posters([POSTER, talk], Notes(Path("x")))
    assert (found.key, found.abstract) == ("1", "Spoken.")


@pytest.mark.parametrize("kind", ["Talk", "Long", "Demo", "Spotlight", "Poster Session", ""])
def test_kinds_that_are_papers(kind: str) -> None:
    assert len(posters([Presentation(row=POSTER.row, kind=kind)], Notes(Path("x")))) == 1


@pytest.mark.parametrize("kind", ["Tutorial", "Invited Talk", "Coffee Break", "Workshop", "Opening Remarks", "Session"])
def test_kinds_that_are_none(kind: str) -> None:
    assert posters([Presentation(row=POSTER.row, kind=kind)], Notes(Path("x"))) == []


@pytest.mark.parametrize(
    ("decision", "shown"),
    [("Accept (poster)", True), ("Reject", False), ("Desk Rejected", False), ("withdrawn", False), ("", True)],
)
def test_decisions(decision: str, shown: bool) -> None:
    assert bool(posters([Presentation(row=POSTER.row, decision=decision)], Notes(Path("x")))) == shown
