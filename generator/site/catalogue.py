"""posters.json: everything public about the posters, for other programs."""

import json
from collections import defaultdict
from collections.abc import Sequence

from generator.model import Author, Conference, Poster, Session, Settings
from generator.site import routes, views

VERSION = 1


def dump(conference: Conference, settings: Settings) -> str:
    """The sessions with their posters as JSON; null or an empty list where nobody said."""
    posters: dict[str, list[dict[str, object]]] = defaultdict(list)
    for poster in conference.posters:
        posters[poster.session].append(_poster(poster, conference))
    data = {
        "version": VERSION,
        "name": views.site_title(conference, settings),
        "url": settings.url or None,
        "sessions": [_session(session, posters[session.id]) for session in conference.sessions],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _session(session: Session, posters: Sequence[dict[str, object]]) -> dict[str, object]:
    return {
        "id": session.id,
        "url": routes.session(session.id),
        "title": session.title,
        "room": session.room or None,
        "start": session.start and session.start.isoformat(),
        "end": session.end and session.end.isoformat(),
        "posters": posters,
    }


def _poster(poster: Poster, conference: Conference) -> dict[str, object]:
    return {
        "id": poster.id,
        "url": routes.poster(poster.id),
        "number": poster.number,
        "board": poster.board or None,
        "title": views.plain_title(poster) or None,
        "authors": [
            _author(author, conference.bylines.get((poster.id, place))) for place, author in enumerate(poster.authors)
        ],
        "abstract": poster.abstract.plain or None,
        "tldr": poster.tldr.plain if poster.tldr else None,
        "keywords": list(poster.keywords),
        "award": poster.award or None,
        "doi": poster.doi or None,
        "links": {link.kind: link.target for link in poster.links},
        "image": {"url": poster.image.route, "alt": poster.image.alt} if poster.image else None,
        "withdrawn": poster.withdrawn,
    }


def _author(author: Author, person: str | None) -> dict[str, object]:
    """An author; `name` is null for a place that the listing keeps undisclosed."""
    return {
        "name": author.name,
        "person": person,
        "affiliation": author.affiliation or None,
        "orcid": author.orcid or None,
        "url": author.url or None,
    }
