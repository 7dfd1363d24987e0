"""programme.ics and a calendar for each session (RFC 5545, with the calendar's name after RFC 7986).

Times stand in UTC: a calendar shows them in its owner's zone, and content gives offsets, not zones.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from msgspec import Struct

from generator.model import Conference, Session, Settings
from generator.site import routes, views
from generator.site.export import Export
from generator.site.words import Words

PROGRAMME = "programme.ics"

# Where git does not know when a session's file was last changed. It is older than every date from git, so that an
# event of which more becomes known never seems to have grown older.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)

_LINE = 75  # octets without the line's end
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


class _Site(Struct, frozen=True):
    """What all calendars share; `posters` is how many are listed, by session."""

    conference: Conference
    settings: Settings
    words: Words
    posters: Mapping[str, int]


def files(conference: Conference, settings: Settings, words: Words) -> Iterator[Export]:
    """The calendar of all sessions whose start is known, and one of each; none where there is no such session."""
    counts = Counter(poster.session for poster in conference.listed)
    site = _Site(conference, settings, words, counts)
    name = views.site_title(conference, settings, words.plain("site_unnamed"))
    timed = [session for session in conference.sessions if session.start]
    # Moments are equal in all zones, but their text is not.
    told = {one.id: (repr(one), counts[one.id], conference.history.get(_path(one))) for one in timed}
    if timed:
        yield Export(PROGRAMME, partial(_calendar, name, timed, site), uses=(settings, name, *told.values()))
    for one in timed:
        route = routes.session_calendar(one.id)
        yield Export(route, partial(_calendar, one.title, [one], site), uses=(settings, name, told[one.id]))


def uid(session: Session, conference: Conference, settings: Settings) -> str:
    """What an event is known by in every calendar: it depends on the site and the session's id, not on its times.

    The site is told by its address; without one by its repository, else by its title.
    """
    from uuid import NAMESPACE_URL, uuid5  # noqa: PLC0415 - many listings give no times, and need none

    site = settings.url.partition("://")[2] or settings.repository or views.site_title(conference, settings)
    return str(uuid5(NAMESPACE_URL, f"//{site} {routes.session(session.id)}"))


def _path(session: Session) -> str:
    return f"content/sessions/{session.id}.yaml"


def _calendar(name: str, sessions: Sequence[Session], site: _Site) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//microsite//microsite//EN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",  # what most programs read in its stead
        *(line for session in sessions for line in _event(session, site)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(session: Session, site: _Site) -> Iterator[str]:
    conference, settings = site.conference, site.settings
    known = conference.history.get(_path(session))
    address = routes.absolute(settings.url, routes.session(session.id))
    place = ", ".join(part for part in (session.room, settings.venue) if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(session, conference, settings)}"
    # Without METHOD it says when the event was last revised (RFC 5545, 3.8.7.2).
    yield f"DTSTAMP:{_moment(known.last if known else UNKNOWN)}"
    if known:
        yield f"LAST-MODIFIED:{_moment(known.last)}"
    # Each commit may have moved the session. Where a shallow clone hides how many there were, no number is given.
    if known and known.first:
        yield f"SEQUENCE:{known.count - 1}"
    if session.start:
        yield f"DTSTART:{_moment(session.start)}"
    if session.end:
        yield f"DTEND:{_moment(session.end)}"
    yield f"SUMMARY:{_text(session.title)}"
    if place:
        yield f"LOCATION:{_text(place)}"
    yield f"DESCRIPTION:{_text(_description(session, site, address))}"
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


def _description(session: Session, site: _Site, address: str) -> str:
    """The conference, how many posters, and the page once more, for many programs do not show URL."""
    posters = site.posters.get(session.id, 0)
    told = (site.settings.name, site.words.plain("posters", n=posters) if posters else "", address)
    return "\n".join(part for part in told if part and part != session.title)


def _moment(moment: datetime) -> str:
    plain = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return f"{re.sub('[-:]', '', plain)}Z"


def _text(value: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11), without characters that it may not hold."""
    plain = _CONTROL.sub("", _LINE_ENDS.sub("\n", value))
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of 75 octets at most, each but the first after a space; no character is cut."""
    if len(line) <= _LINE and line.isascii():
        return line
    pieces, length = [""], 0
    for character in line:
        octets = len(character.encode())
        if length + octets > _LINE:
            pieces.append(" ")
            length = 1
        pieces[-1] += character
        length += octets
    return "\r\n".join(pieces)
