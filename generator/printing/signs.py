"""What stands on the signs in the hall: one for each poster's board, and one for the door of each session."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Conference, Poster, Session, Settings
from generator.printing.fitting import Fitted, Step, fitted, step, width
from generator.site import routes, views
from generator.site.shortaddresses import PrintedAddress, printed, shortest, signs
from generator.site.views import Byline, Plate
from generator.words import shortened

# How large the steps of type are stands in the templates.
FIGURE = (Step(3.2, 3.2), Step(4.4, 4.4), Step(6, 6), Step(9, 9), Step(34, 13), Step(76, 20))
TITLE = (Step(46, 26), Step(86, 33), Step(100, 38), Step(160, 45), Step(250, 56), Step(370, 68), Step(600, 88))
NAMES = (Step(105, 64), Step(145, 75), Step(210, 89), Step(280, 107))
DOOR_TITLE = (Step(17, 11), Step(32, 14), Step(58, 19), Step(98, 25), Step(180, 32), Step(260, 40), Step(440, 54))
RANGE = (Step(5, 5), Step(8, 8), Step(12, 12), Step(18, 18), Step(60, 24))
OPENING = 180  # characters of an abstract
LONGEST_NAME = 120  # characters, of one author; a collaboration may have a sentence for a name

_SEPARATOR = 2  # the comma and the space between two names
_MORE = 30  # what tells of those who are not named: `+12, 3 authors not yet disclosed`
_FIGURES = re.compile(r"(\d+)")


class BoardSign(Struct, frozen=True, kw_only=True):
    """The sign of a poster; `number` is its place in the listing, where `plate` shows its board instead."""

    plate: Plate
    figure: Fitted
    number: str
    title: Fitted | None  # None where nobody has told it
    opening: str  # of the abstract, where there is no title
    authors: Byline
    names_step: int
    session: str
    room: str
    address: PrintedAddress | None  # None where nobody knows the site's address


class DoorSign(Struct, frozen=True, kw_only=True):
    """The sign of a session: `first` and `last` of its posters, by `kind`: numbers, boards, or "" for neither."""

    title: Fitted
    room: str
    start: datetime | None
    end: datetime | None
    count: int  # of its posters
    kind: str
    first: str
    last: str
    range_step: int
    address: PrintedAddress | None


def board_signs(conference: Conference, settings: Settings, sessions: Collection[str]) -> Iterator[BoardSign]:
    """A sign for each poster of the sessions, by their ids, in the order of the site; none for withdrawn ones."""
    by_id = {session.id: session for session in conference.sessions}
    short = signs(conference)
    for poster in conference.listed:
        if poster.session in sessions:
            yield _board_sign(poster, by_id[poster.session], printed(shortest(poster.id, short), settings))


def door_signs(conference: Conference, settings: Settings, sessions: Collection[str]) -> Iterator[DoorSign]:
    """A sign for each of the sessions, by their ids, in the order of the site."""
    for session in conference.sessions:
        if session.id in sessions:
            posters = [poster for poster in conference.listed if poster.session == session.id]
            yield _door_sign(session, posters, printed(routes.session(session.id), settings))


def _board_sign(poster: Poster, session: Session, address: PrintedAddress | None) -> BoardSign:
    plate = views.plate(poster)
    names = _named(poster)
    shown = width("".join(names.names)) + _SEPARATOR * len(names.names)
    return BoardSign(
        plate=plate,
        figure=fitted(plate.figure, FIGURE),
        number=str(poster.number) if plate.kind == "board" and poster.number is not None else "",
        title=fitted(poster.title.plain, TITLE, poster.title.html) if poster.title else None,
        opening="" if poster.title else shortened(views.opening(poster), OPENING),
        authors=names,
        names_step=step(shown + (_MORE if names.more or names.undisclosed else 0), NAMES),
        session=session.title,
        room=session.room,
        address=address,
    )


def _named(poster: Poster) -> Byline:
    """As many of the first authors as there is room for, at least one, and how many follow."""
    room = NAMES[-1].room - _MORE
    limit = 0
    for author in poster.authors:
        if author.name is None:
            continue
        room -= width(author.name) + _SEPARATOR
        if room < 0 and limit:
            break
        limit += 1
    found = views.byline(poster.authors, limit, fold_undisclosed=False)
    return replace(found, names=tuple(shortened(name, LONGEST_NAME) for name in found.names))


def _door_sign(session: Session, posters: Sequence[Poster], address: PrintedAddress | None) -> DoorSign:
    kind, found = _range(posters)
    first, last = (found[0], found[-1]) if found else ("", "")
    return DoorSign(
        title=fitted(session.title, DOOR_TITLE),
        room=session.room,
        start=session.start,
        end=session.end,
        count=len(posters),
        kind=kind,
        first=first,
        last=last if last != first else "",
        range_step=step(width(f"{first}–{last}"), RANGE),
        address=address,
    )


def _range(posters: Sequence[Poster]) -> tuple[str, list[str]]:
    """What the posters are found by, boards where each has one, else numbers; and these in order."""
    if posters and all(poster.board for poster in posters):
        return "board", sorted((poster.board for poster in posters), key=_natural)
    numbers = sorted(poster.number for poster in posters if poster.number is not None)
    return ("poster" if numbers else ""), [str(number) for number in numbers]


def _natural(board: str) -> list[tuple[int, str]]:
    """So that B-2 comes before B-10."""
    parts = _FIGURES.split(board.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
