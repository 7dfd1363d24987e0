"""What My posters needs of all posters, as scripts, for a page opened from a folder may load nothing else.

my.js tells which poster is meant and how its row looks; sessions/ID.bib.js holds a session's citations, for who asks.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.model import Conference, Poster, Session, Settings
from generator.site import calendar, cite, routes, views
from generator.site.shortaddresses import signs

ROUTE = "my.js"
_ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def script(name: str, data: object) -> str:
    """A script that sets one global name; no text in it can end a script element or a line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f"globalThis.{name} = {text};\n"


def dump(conference: Conference, settings: Settings) -> str:
    """my.js: the listed posters in the order of the site, their sessions, and what former ids lead to."""
    known = link_signs(conference)
    data = {
        "posters": [_poster(poster, known) for poster in conference.listed],
        "sessions": {session.id: _session(session, conference, settings) for session in conference.sessions},
        "formerly": {old: poster.id for poster in conference.listed for old in poster.formerly},
    }
    return script("posterList", data)


def dump_citations(conference: Conference, settings: Settings) -> Iterator[tuple[str, str]]:
    """Route and text of the citations of each session: poster id -> BibTeX."""
    cited = cite.views(conference, settings)
    for session in conference.sessions:
        posters = (poster for poster in conference.listed if poster.session == session.id)
        entries = {poster.id: cited[poster.id].bibtex for poster in posters if cited[poster.id].bibtex}
        yield routes.session_citations(session.id), script("citations", entries)


def link_signs(conference: Conference) -> dict[str, str]:
    """What names each poster in the link to a list, by poster id: as in its short address where that is its alone."""
    known = signs(conference)
    shared = Counter(known.values())
    ids = {poster.id for poster in conference.posters}
    return {id_: sign for id_, sign in known.items() if shared[sign] == 1 and sign not in ids - {id_}}


def _poster(poster: Poster, known: Mapping[str, str]) -> dict[str, object]:
    line = views.byline(poster.authors, 5, fold_undisclosed=False)
    told = {
        "id": poster.id,
        "sign": known.get(poster.id, ""),
        "session": poster.session,
        "board": poster.board,
        "number": poster.number,
        "title": views.plain_title(poster),
        "opening": "" if poster.title else views.opening(poster),
        "authors": list(line.names),
        "more": line.more,
        "undisclosed": line.undisclosed,
    }
    return {name: value for name, value in told.items() if value}


def _session(session: Session, conference: Conference, settings: Settings) -> dict[str, object]:
    told = {
        "title": session.title,
        "room": session.room,
        "place": ", ".join(filter(None, (session.room, settings.venue))),
        "start": session.start.isoformat() if session.start else "",
        "end": session.end.isoformat() if session.end else "",
        "uid": calendar.uid(session, conference, settings),
        "url": routes.absolute(settings.url, routes.session(session.id)),
    }
    return {name: value for name, value in told.items() if value}
