"""From rows to sessions: every field plain and public, sessions in the order of time, nothing twice."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Place, SourceError
from generator.listing.records import Reading
from generator.listing.rows.gather import gather
from generator.listing.rows.notes import Notes
from generator.listing.rows.row import Author, Row


def row(line: int = 1, title: str = "T", **fields: Any) -> Row:
    given: dict[str, Any] = {"title": title, "authors": [Author("A B")], "abstract": "Text.", **fields}
    return Row(place=Place(Path("x"), line), **given)


def read(*rows: Row) -> Reading:
    return gather(rows, Notes(Path("x")))


ADDRESS = "ada@lantern.edu"


@pytest.mark.parametrize("field", ["title", "abstract", "key", "board", "session", "room"])
def test_no_address_is_left_in_a_field(field: str) -> None:
    given: dict[str, Any] = {field: f"x {ADDRESS} y"}
    reading = read(row(**given))
    assert ADDRESS not in repr(reading.listings)
    assert any("an e-mail address" in doubt.message for doubt in reading.doubts)


def test_no_address_is_left_in_a_list() -> None:
    reading = read(
        row(
            authors=[Author(f"A B <{ADDRESS}>", f"Lantern, {ADDRESS}"), Author(ADDRESS)],
            keywords=[ADDRESS, "rope"],
            links=[("code", f"https://x.example/{ADDRESS}"), ("paper", f"mailto:{ADDRESS}")],
        )
    )
    (entry,) = reading.listings[0].entries
    assert (entry.authors, entry.affiliations) == (("A B", ""), ("Lantern", ""))
    assert (entry.keywords, entry.links) == (("rope",), ())


def test_sessions_in_time_order_then_those_without_a_time() -> None:
    reading = read(
        row(1, "a", session="None"),
        row(2, "b", session="Late", start="2026-05-19T10:00-07:00", end="2026-05-19T11:00-07:00"),
        row(3, "c", session="Early", start="2026-05-19T17:30+02:00"),
        row(4, "d", session="Late"),
    )
    assert [(each.session, each.start, each.end, len(each.entries)) for each in reading.listings] == [
        ("Early", "2026-05-19T17:30+02:00", "", 1),
        ("Late", "2026-05-19T10:00-07:00", "2026-05-19T11:00-07:00", 2),
        ("None", "", "", 1),
    ]


def test_one_name_on_two_days_is_two_sessions() -> None:
    reading = read(row(1, session="P", start="2026-05-19T10:00Z"), row(2, "U", session="P", start="2026-05-20T10:00Z"))
    assert [each.start for each in reading.listings] == ["2026-05-19T10:00+00:00", "2026-05-20T10:00+00:00"]


def test_without_names_what_begins_together_is_a_session() -> None:
    morning = [row(n, f"m{n}", start="2026-05-19T09:00Z") for n in range(1, 4)]
    evening = [row(n, f"e{n}", start="2026-05-19T18:00Z") for n in range(4, 7)]
    assert [len(each.entries) for each in read(*morning, *evening).listings] == [3, 3]


def test_without_names_talks_that_follow_each_other_are_a_session() -> None:
    talks = [row(n, f"t{n}", room="R", start=f"2026-05-19T1{n}:00Z") for n in range(1, 5)]
    (listing,) = read(*talks).listings
    assert (listing.start, len(listing.entries)) == ("2026-05-19T11:00+00:00", 4)


def test_an_end_before_its_start_is_no_end() -> None:
    reading = read(row(start="2026-05-19T10:00Z", end="2026-05-19T09:00Z"))
    assert reading.listings[0].end == ""
    assert [doubt.message for doubt in reading.doubts] == [
        "the end of a session is left out: it is not after its start"
    ]


def test_rooms_as_given() -> None:
    reading = read(
        row(1, room="B", session="S"), row(2, "U", room="A", session="S"), row(3, "V", room="B", session="S")
    )
    assert reading.listings[0].room == "B, A"


def test_nothing_is_an_error() -> None:
    with pytest.raises(SourceError, match="no poster found"):
        read()


TEXTS = st.text(st.sampled_from("ab@.<>&; \n{}é"), max_size=20)


@given(
    st.lists(
        st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3), st.sampled_from(["", "S1", "S2"])), min_size=1, max_size=6
    )
)
def test_every_row_is_one_entry(rows: list[tuple[str, str, list[str], str]]) -> None:
    found = read(
        *(
            row(n, title, abstract=abstract, authors=[Author(name) for name in names], session=session)
            for n, (title, abstract, names, session) in enumerate(rows)
        )
    )
    entries = sorted((entry for each in found.listings for entry in each.entries), key=lambda entry: entry.place)
    assert [entry.place.line for entry in entries] == list(range(len(rows)))
    assert [len(entry.authors) for entry in entries] == [len(names) for _, _, names, _ in rows]
    assert all("\n" not in entry.title for entry in entries)
