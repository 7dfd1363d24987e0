"""Listings as plain text: what a person gets who marks a session page in a browser and copies it.

A page label, the session's title, its room; then for each poster a title line, an authors line, and the abstract.
No line says what it is: each is judged by its looks, its neighbours and the habits of the listing.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from generator.errors import Place, SourceError
from generator.listing.doubts import find_doubts
from generator.listing.judge import Block, Judged, Poster, first, judge
from generator.listing.lines import COPY, EXPECTED, Line, load
from generator.listing.records import Entry, Listing, Reading
from generator.listing.roles import PROSE, Role

_OTHER_FORMATS = (
    (re.compile(r"<(?:!doctype|!--|\?xml|html|head|body|div|table|ul|ol|main)", re.IGNORECASE), "HTML or XML"),
    (re.compile(r"@\w+\s*[{(]"), "BibTeX"),
    (re.compile(r"\{\s*(?:\"|$)|\[\s*(?:[{\[\"]|$)"), "JSON"),
    (re.compile(r"(?=.*\btitle\b)(?=.*\bauthors?\b)\"?[\w ]+\"?(?:[,;\t]\"?[\w ]+\"?)+$", re.IGNORECASE), "CSV"),
)


def read(path: Path) -> Reading:
    """Read the text listing in the file `path`.

    Names get plain single spaces inside; titles and abstracts are kept character for character, without the
    blanks at their ends. Raises SourceError where the file is no text or holds no poster.
    """
    lines = load(path)
    _refuse_other_formats(lines[0], path)
    judgement = judge(lines)
    if not any(_is_certain(poster) for block in judgement.blocks for poster in block.posters):
        raise SourceError(f"no poster found; expected {EXPECTED}", Place(path), COPY)
    listings = tuple(_listing(block, path) for block in judgement.blocks if block.posters)
    return Reading(listings, tuple(find_doubts(judgement, path)))


def _refuse_other_formats(line: Line, path: Path) -> None:
    for pattern, name in _OTHER_FORMATS:
        if pattern.match(line.text[:1000]):
            raise SourceError(f"looks like {name}; expected text: {EXPECTED}", Place(path, line.number), COPY)


def _is_certain(poster: Poster) -> bool:
    """Whether a poster has a title and authors that look like names: one such makes a text a listing."""
    authors = first(poster, Role.AUTHORS)
    return authors is not None and authors.look.byline.likeness >= 0.5 and first(poster, Role.TITLE) is not None


def _listing(block: Block, path: Path) -> Listing:
    entries = tuple(_entry(poster, path) for poster in block.posters)
    session, room = _text(block.head, Role.SESSION), _text(block.head, Role.ROOM)
    return Listing(session, room, entries, Place(path, block.first_line().number))


def _entry(poster: Poster, path: Path) -> Entry:
    authors = first(poster, Role.AUTHORS)
    return Entry(
        title=_text(poster, Role.TITLE),
        authors=authors.look.byline.names if authors else (),
        abstract="\n\n".join(each.line.text for each in poster if each.role in PROSE),
        place=Place(path, poster[0].line.number),
    )


def _text(judged: Sequence[Judged], role: Role) -> str:
    found = first(judged, role)
    return found.line.text if found else ""
