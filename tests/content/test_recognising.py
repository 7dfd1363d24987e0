"""Which poster an entry is."""

import pytest

from generator.content.imported import Record
from generator.content.recognising import recognise

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
        ([record("Gamma", "x"), record("Gamma", "y")], ["b", None]),
        ([record("Delta", "Nobody knows it.")], [None]),
        ([record()], [None]),
        ([record("Gamma", OPENING), record("Alpha Beta", "x")], ["b", "a"]),
    ],
    ids=lambda value: "-".join(map(str, value)) if value and not isinstance(value[0], Record) else "",
)
def test_recognise(entries: list[Record], ids: list[str | None]) -> None:
    assert recognise(entries, KNOWN) == ids
