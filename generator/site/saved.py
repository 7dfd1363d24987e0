"""What My posters needs beside the names that search has, as scripts for a page opened from a folder.

my.js tells of the sessions and whom former ids mean; sessions/ID.bib.js holds a session's citations, for who asks.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.kept import Kept
from generator.model import Conference, Session, Settings
from generator.site import calendar, jsontext, routes
from generator.site.datascript import assignment, piece, script
from generator.site.export import Export
from generator.site.gathered import Batch, gather
from generator.site.shortaddresses import sign

ROUTE = "my.js"


def dump(conference: Conference, settings: Settings) -> str:
    """my.js: the sessions, what former ids lead to, and what in a link is none of the listed posters' own.

    In a link a poster stands as its short address ends, `short` and number, unless another poster is called so too.
    """
    sessions = {session.id: session for session in conference.sessions}
    withdrawn = [poster for poster in conference.posters if poster.withdrawn]
    signs = {sign(poster, sessions[poster.session]) for poster in withdrawn} - {""}
    data = {
        "sessions": {session.id: _session(session, conference, settings) for session in conference.sessions},
        "formerly": {old: poster.id for poster in conference.listed for old in poster.formerly},
        "taken": sorted({*signs, *(poster.id for poster in withdrawn)}),
    }
    return assignment("globalThis.posterList", data)


def dump_citations(conference: Conference, settings: Settings, kept: Kept | None = None) -> Iterator[Export]:
    """The citations of each session: poster id -> BibTeX."""
    gathered = gather(conference, settings, kept)
    for session in gathered.sessions:
        batches = gathered.by_session[session.id]
        yield Export(routes.session_citations(session.id), partial(_session_citations, batches), uses=batches)


def _session_citations(batches: Sequence[Batch]) -> bytes:
    return script("globalThis.citations", jsontext.joined(batch.piece(_entries) for batch in batches))


def _entries(batch: Batch) -> bytes:
    return piece({one.poster.id: one.bibtex for one in batch.listed if one.has_entry})


def _session(session: Session, conference: Conference, settings: Settings) -> dict[str, object]:
    told = {
        "title": session.title,
        "short": session.short,
        "room": session.room,
        "place": ", ".join(filter(None, (session.room, settings.venue))),
        "start": session.start.isoformat() if session.start else "",
        "end": session.end.isoformat() if session.end else "",
        "uid": calendar.uid(session, conference, settings),
        "url": routes.absolute(settings.url, routes.session(session.id)),
    }
    return {name: value for name, value in told.items() if value}
