"""Which poster an entry is."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import listing
from generator.content.importing.imported import Record
from generator.content.importing.recognising import Known, recognise

OPENING = "One two three four five six seven eight nine ten eleven twelve"


def record(title: str = "", abstract: str = "", key: str = "", number: int = 0) -> Record:
    return Record(title=title, authors=(), abstract=abstract, number=number, key=key)


KNOWN = {
    "a": record("Alpha Beta", OPENING + " and more.", "k1", 1),
    "b": record("Gamma", "Another abstract.", "k2", 2),
    "c": record("", "An abstract alone.", "", 3),
    "d": record("Twin", "First twin.", "", 4),
    "e": record("Twin", "Second twin.", "", 5),
}


KNOWN_POSTERS = [Known(id_, "s", (record,)) for id_, record in KNOWN.items()]


@pytest.mark.parametrize(
    ("entries", "ids"),
    [
        ([KNOWN[id_] for id_ in "edcba"], list("edcba")),
        ([record("New title", "New text.", "k2")], ["b"]),
        ([record("ALPHA  béta!", "New text.")], ["a"]),
        ([record("New title", f"“{OPENING.upper()}” now goes on differently.")], ["a"]),
        ([record("Now it has one", "An abstract alone.")], ["c"]),
        ([record("Twin", "Second twin."), record("Twin", "First twin.")], ["e", "d"]),
        ([record("Twin", "Changed."), record("Twin", "First twin.")], ["e", "d"]),
        ([record("Delta", "Nobody knows it.")], [None]),
        ([record()], [None]),
        ([record("Gamma", OPENING), record("Alpha Beta", "x")], ["b", "a"]),
    ],
    ids=lambda value: "-".join(map(str, value)) if value and not isinstance(value[0], Record) else "",
)
@pytest.mark.threat(37)
def test_recognise(entries: list[Record], ids: list[str | None]) -> None:
    found = recognise([("s", entry) for entry in entries], KNOWN_POSTERS)
    assert (found.ids, found.doubtful) == (ids, {})


REAL = tuple(
    Record(title=entry.title, authors=entry.authors, abstract=entry.abstract, number=number)
    for number, entry in enumerate(
        listing.read(Path(__file__).parents[3] / "content/listings/poster-session-2.txt").listings[0].entries
    )
)

LATER: dict[str, Callable[[Record], Record]] = {
    "in capitals": lambda old: replace(old, title=old.title.upper()),
    "with TeX": lambda old: replace(old, title=old.title.replace("L", "\\textsc{L}").replace("2", "$2$")),
    "retitled": lambda old: replace(old, title="Something Else Altogether"),
    "reworded": lambda old: replace(old, title=old.title + " and More", abstract=old.abstract[300:] + " We say so."),
    "title known at last": lambda old: replace(old, title=old.title or f"A Title {old.number}", authors=("A B",)),
    "authors turned around": lambda old: replace(old, authors=old.authors[::-1], abstract=old.abstract[200:]),
    "title and authors alone": lambda old: replace(old, abstract=""),
    "abstract alone": lambda old: replace(old, title="", authors=()),
    "new authors": lambda old: replace(old, authors=("Somebody New",)),
}


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
@pytest.mark.parametrize("session", ["s", "another"])
def test_the_real_posters_are_known_again(later: Callable[[Record], Record], session: str) -> None:
    known = [Known(str(record.number), "s", (record,)) for record in REAL]
    shuffled = random.Random(1).sample(REAL, len(REAL))  # noqa: S311 - the same order each time
    entries = [later(record) for record in shuffled if record.title or later(record).abstract]
    found = recognise([(session, entry) for entry in entries], known)
    assert found.doubtful == {}
    assert found.ids == [str(entry.number) for entry in entries]


def test_no_real_poster_is_taken_for_another() -> None:
    known = [Known(str(record.number), "s", (record,)) for record in REAL[:24]]
    assert recognise([("s", record) for record in REAL[24:]], known).ids == [None] * 23


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record("Poster 1", "Abstract of poster 1."), record("Poster 2", "Abstract of poster 2.")),
        (record("Opening Remarks", "About it."), replace(record("Opening Remarks", "On this."), authors=("A B",))),
        (record("Gamma", "Text.", "k1"), record("Delta", "Other words.", "k2")),
    ],
    ids=["numbered", "of nobody and somebody, elsewhere", "keys"],
)
def test_what_is_alike_and_not_the_same(first: Record, second: Record) -> None:
    known = [Known("a", "other", (replace(first, authors=("C D",)),))]
    assert recognise([("s", second)], known).ids == [None]


def test_two_entries_that_are_one_poster_are_both_doubtful() -> None:
    found = recognise([("s", record("Gamma", "x")), ("s", record("Gamma", "y"))], KNOWN_POSTERS)
    assert (found.ids, found.doubtful) == ([None, None], {0: ("b",), 1: ("b",)})
