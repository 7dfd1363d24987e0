"""search.js: numbers, titles and names of all posters, in columns; what follows from another column is left out.

It is the first that search loads, so each byte counts, and themes/wayfinder/templates/scripts/names.js reads it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import accumulate, groupby
from posixpath import commonprefix
from typing import NamedTuple

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import jsontext, views
from generator.site.datascript import piece, script
from generator.site.gathered import Batch, People, gather
from generator.site.search.abstracts import PART

FIRST_UNSURE = "\U00010000"  # from here on Unicode still gets characters that are Latin letters to some programs
LONG_ENOUGH = 4  # characters; a number takes as many
_WORD = re.compile("[a-z0-9]+")

Places = Mapping[str, tuple[int, str]]  # id of a person -> place among all, and name


class _Columns(NamedTuple):
    """What columns hold of the posters of a batch, as JSON without brackets, but for the last number."""

    titles: bytes
    ids: bytes
    undisclosed: bytes
    last: int | None  # of their numbers


def dump(conference: Conference, settings: Settings, kept: Kept | None = None) -> bytes:
    """The listed posters and all people in the order of the site.

    `part` is the number of posters in a file of abstracts, `sessions` ids with the number of their posters in turn,
    `ids` how each id is had from the title, `numbers` the steps from one to the next, `authors` the places of the
    people, and `people` and `peopleIds` the same of these. What few posters have is a mapping from their places.
    """
    gathered = gather(conference, settings, kept)
    batches = gathered.batches
    columns = [batch.of(_columns) for batch in batches]
    starts = accumulate((len(batch.posters) for batch in batches), initial=0)
    lasts = accumulate((each.last for each in columns), lambda last, own: last if own is None else own, initial=0)
    placed = list(zip(batches, starts, strict=False))
    told = {
        **jsontext.fields({"part": PART}),
        "sessions": jsontext.array([piece(_sessions(batches))]),
        "titles": jsontext.array(each.titles for each in columns),
        "ids": jsontext.array(each.ids for each in columns),
        "numbers": jsontext.array(batch.of(_steps, last) for batch, last in zip(batches, lasts, strict=False)),
        "boards": jsontext.joined(batch.of(_boards, start) for batch, start in placed),
        "openings": jsontext.joined(batch.of(_openings, start) for batch, start in placed),
        "undisclosed": jsontext.array(each.undisclosed for each in columns),
        "authors": jsontext.array(batch.of(_authors, gathered.people) for batch in batches),
        "people": jsontext.array(run.of(_names) for run in gathered.runs),
        "peopleIds": jsontext.array(run.of(_ids) for run in gathered.runs),
    }
    return script("globalThis.posterSearch", jsontext.mapping(told))


def hyphened(text: str) -> str:
    """The text's unaccented letters and figures in lower case, with hyphens between words: what most ids begin with."""
    if not text.isascii():
        if max(text) >= FIRST_UNSURE:
            return ""
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in apart if unicodedata.category(character) != "Mn")
    return "-".join(_WORD.findall(text.lower()))


def shortened_id(id_: str, text: str) -> int | str | tuple[int, str]:
    """How the id is had from `text` with hyphens: its first so many characters, 0 for all, with a rest; or the id."""
    known = hyphened(text)
    if known.startswith(id_):
        return 0 if known == id_ else len(id_)
    same = len(commonprefix((known, id_)))
    return (same, id_[same:]) if same > LONG_ENOUGH else id_


def _sessions(batches: Iterable[Batch]) -> list[tuple[str, int]]:
    runs = groupby((batch for batch in batches if batch.posters), key=lambda batch: batch.session.id)
    return [(id_, sum(len(batch.posters) for batch in run)) for id_, run in runs]


def _columns(batch: Batch) -> _Columns:
    posters = batch.posters
    titles = [views.plain_title(poster) for poster in posters]
    ids = [shortened_id(poster.id, title) for poster, title in zip(posters, titles, strict=True)]
    last = next((poster.number for poster in reversed(posters) if poster.number is not None), None)
    return _Columns(piece(titles), piece(ids), piece([poster.undisclosed for poster in posters]), last)


def _boards(batch: Batch, start: int) -> bytes:
    return piece({place: poster.board for place, poster in enumerate(batch.posters, start) if poster.board})


def _openings(batch: Batch, start: int) -> bytes:
    """The first words of those without a title."""
    untitled = ((place, poster) for place, poster in enumerate(batch.posters, start) if not poster.title)
    return piece({place: views.opening(poster) for place, poster in untitled})


def _steps(batch: Batch, last: int) -> bytes:
    """Each number as its distance from the one before, the first from `last`; None stays."""
    steps: list[int | None] = []
    for poster in batch.posters:
        steps.append(None if poster.number is None else poster.number - last)
        last = last if poster.number is None else poster.number
    return piece(steps)


def _places(everyone: People) -> Places:
    return {person.id: (place, person.name) for place, person in enumerate(everyone.people)}


def _authors(batch: Batch, everyone: People) -> bytes:
    """Each poster's disclosed authors as places among the people, with the name where the poster has it otherwise."""
    people = everyone.of(_places)
    rows: list[list[int | tuple[int, str]]] = []
    for one in batch.listed:
        row: list[int | tuple[int, str]] = []
        for author, person in zip(one.poster.authors, one.people, strict=True):
            if author.name is not None and person:
                place, name = people[person.id]
                row.append(place if name == author.name else (place, author.name))
        rows.append(row)
    return piece(rows)


def _names(run: People) -> bytes:
    return piece([person.name for person in run.people])


def _ids(run: People) -> bytes:
    return piece([shortened_id(person.id, person.name) for person in run.people])
