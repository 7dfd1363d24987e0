"""posters.json: everything public about the posters, for other programs. schemas/posters.json says what is in it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from generator.model import Author, Conference, OwnPage, Person, Poster, Publication, Session, Settings
from generator.site import routes, views
from generator.site.cite.entries import citations
from generator.site.cite.files import beside
from generator.site.shortaddresses import signs

ROUTE = "posters.json"
VERSION = 1
CITED = {"bibtex": ".bib", "ris": ".ris", "csl": ".csl.json", "text": ".txt"}

Record = dict[str, Any]


def dump(conference: Conference, settings: Settings) -> str:
    """The sessions with their posters, the people and the own pages as JSON; null or an empty list: nobody said."""
    posters: dict[str, list[Record]] = defaultdict(list)
    cited, short = citations(conference, settings), signs(conference)
    for poster in conference.posters:
        found = _poster(poster, conference) | _addresses(poster, poster.id in cited, short.get(poster.id, ""))
        posters[poster.session].append(found)
    data = {
        "$schema": routes.schema(ROUTE),
        "version": VERSION,
        "name": views.site_title(conference, settings),
        "url": settings.url or None,
        "dates": settings.dates or None,
        "venue": settings.venue or None,
        "language": settings.language,
        "repository": settings.repository or None,
        "publication": _publication(settings.publication),
        "sessions": [_session(session, posters[session.id]) for session in conference.sessions],
        "people": [_person(person) for person in conference.people],
        "pages": [_page(page) for page in conference.pages],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _publication(told: Publication | None) -> Record | None:
    if told is None:
        return None
    return {name: list(value) if isinstance(value, tuple) else value or None for name, value in asdict(told).items()}


def _session(session: Session, posters: Sequence[Record]) -> Record:
    return {
        "id": session.id,
        "url": routes.session(session.id),
        "title": session.title,
        "room": session.room or None,
        "start": session.start and session.start.isoformat(),
        "end": session.end and session.end.isoformat(),
        "calendar": routes.session_calendar(session.id) if session.start else None,
        "formerly": list(session.formerly),
        "posters": posters,
    }


def _poster(poster: Poster, conference: Conference) -> Record:
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
        "pages": poster.pages or None,
        "links": {link.kind: link.target for link in poster.links},
        "image": {"url": poster.image.route, "alt": poster.image.alt} if poster.image else None,
        "withdrawn": poster.withdrawn,
        "formerly": list(poster.formerly),
    }


def _addresses(poster: Poster, is_cited: bool, sign: str) -> Record:
    """Where else the poster stands in the site; a withdrawn one has no files to cite it."""
    own = bool(poster.bibtex.strip()) and not poster.withdrawn
    files = {"bibtex": ".bib"} if own and not is_cited else CITED if is_cited else {}
    page = routes.poster(poster.id)
    return {
        "short": routes.short(sign) if sign else None,
        "cite": {name: beside(page, ending) for name, ending in files.items()},
    }


def _author(author: Author, person: str | None) -> Record:
    """An author; `name` is null for a place that the listing keeps undisclosed."""
    return {
        "name": author.name,
        "person": person,
        "affiliation": author.affiliation or None,
        "orcid": author.orcid or None,
        "url": author.url or None,
    }


def _person(person: Person) -> Record:
    return {
        "id": person.id,
        "url": routes.author(person.id),
        "name": person.name,
        "given": person.given or None,
        "family": person.family or None,
        "affiliation": person.affiliation or None,
        "orcid": person.orcid or None,
        "homepage": person.url or None,
        "posters": list(person.posters),
        "formerly": list(person.formerly),
    }


def _page(page: OwnPage) -> Record:
    return {"id": page.id, "url": routes.own_page(page.id), "title": page.title}
