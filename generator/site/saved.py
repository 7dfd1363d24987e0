"""What My posters needs beside the names that search has, as scripts for a page opened from a folder.

my.js tells of the sessions and whom former ids mean; sessions/ID.bib.js holds a session's citations, for who asks.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.model import Conference, Poster, Session, Settings
from generator.site import calendar, routes
from generator.site.cite import bibtex
from generator.site.cite.entries import citations
from generator.site.cite.records import Citation
from generator.site.datascript import assignment
from generator.site.export import Export
from generator.site.shortaddresses import signs

ROUTE = "my.js"


def dump(conference: Conference, settings: Settings) -> str:
    """my.js: the sessions, what former ids lead to, and what in a link is none of the listed posters' own.

    In a link a poster stands as its short address ends, `short` and number, unless another poster is called so too.
    """
    known = signs(conference)
    withdrawn = [poster.id for poster in conference.posters if poster.withdrawn]
    data = {
        "sessions": {session.id: _session(session, conference, settings) for session in conference.sessions},
        "formerly": {old: poster.id for poster in conference.listed for old in poster.formerly},
        "taken": sorted({*withdrawn, *(known[id_] for id_ in withdrawn if id_ in known)}),
    }
    return assignment("globalThis.posterList", data)


def dump_citations(conference: Conference, settings: Settings) -> Iterator[Export]:
    """The citations of each session: poster id -> BibTeX."""
    cited = citations(conference, settings)
    for session in conference.sessions:
        posters = tuple(poster for poster in conference.listed if poster.session == session.id)
        yield Export(routes.session_citations(session.id), partial(_session_citations, posters, cited))


def _session_citations(posters: Sequence[Poster], cited: Mapping[str, Citation]) -> str:
    entries = {poster.id: bibtex.entry(poster, cited.get(poster.id)) for poster in posters}
    return assignment("globalThis.citations", {id_: entry for id_, entry in entries.items() if entry})


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
