"""The programme: sessions by day in the venue's own time, and that time's distance from UTC in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from msgspec import Struct

from generator.model import Poster, Session
from generator.site import routes
from generator.site.search.abstracts import PART
from generator.site.stretches import Part, Stretch
from generator.site.views import PosterLine


class SessionView(Struct, frozen=True):
    """A session with its posters, in its own order; `posters` is empty where only the row is shown.

    Of one whose list is on several pages it is what one of them shows.
    """

    id: str
    route: str
    title: str
    room: str
    start: datetime | None
    end: datetime | None
    offset: str
    count: int
    has_boards: bool
    calendar: str  # its calendar's route, or "" where its time is unknown
    map: str  # the route of the map of its boards, or "" where there is none
    part: int  # so many posters' abstracts are in a file that search loads
    posters: tuple[PosterLine, ...] = ()
    stretches: tuple[Stretch, ...] = ()  # the pages of its list, where there are several
    current: Stretch | None = None  # the one that this is


class Day(Struct, frozen=True):
    """The sessions of one day, earliest first; `start` is None for those whose time nobody has told."""

    start: datetime | None
    sessions: tuple[SessionView, ...]


def session_view(
    session: Session, posters: Sequence[Poster], rows: tuple[PosterLine, ...], part: Part, map_route: str = ""
) -> SessionView:
    """A session of `posters`, on the page of `part` with these rows; the map of its boards is at `map_route`."""
    return SessionView(
        id=session.id,
        route=part.route,
        title=session.title,
        room=session.room,
        start=session.start,
        end=session.end,
        offset=offset_in_words(session.start),
        count=len(posters),
        has_boards=any(poster.board for poster in posters),
        calendar=routes.session_calendar(session.id) if session.start else "",
        map=map_route,
        part=PART,
        posters=rows,
        stretches=part.stretches,
        current=part.current,
    )


def days(sessions: Sequence[SessionView]) -> tuple[Day, ...]:
    """The sessions by day, those without a time last; sessions that begin together keep their order."""
    timed = sorted((one.start.date(), one.start, place) for place, one in enumerate(sessions) if one.start)
    by_day = [[sessions[place] for _, _, place in slots] for _, slots in groupby(timed, key=lambda slot: slot[0])]
    untimed = [one for one in sessions if not one.start]
    return tuple(Day(some[0].start, tuple(some)) for some in [*by_day, untimed] if some)


def common_offset(sessions: Sequence[SessionView]) -> str:
    """The offset from UTC that all times share, or "" where there are no times or several offsets."""
    found = {one.offset for one in sessions if one.offset}
    return found.pop() if len(found) == 1 else ""


def offset_in_words(moment: datetime | None) -> str:
    """`UTC−7`, `UTC+5:30` or `UTC`; "" where the moment is unknown or has no zone."""
    offset = moment.utcoffset() if moment else None
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "\N{MINUS SIGN}" if offset < timedelta(0) else "+"
    return "UTC" + (f"{sign}{hours}" if offset else "") + (f":{minutes:02}" if minutes else "")
