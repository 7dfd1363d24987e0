"""posters.json: everything public about the posters, for other programs. schemas/posters.json says what is in it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from generator.model import Author, Conference, OwnPage, Person, Poster, Publication, Session, Settings
from generator.site import boardmap, routes, views
from generator.site.cite.entries import citations
from generator.site.cite.files import WHOLE, beside, endings
from generator.site.cite.records import Citation
from generator.site.shortaddresses import signs

ROUTE = "posters.json"
VERSION = 1
CITED = {"bibtex": ".bib", "ris": ".ris", "csl": ".csl.json", "text": ".txt"}

Record = dict[str, Any]


def dump(conference: Conference, settings: Settings) -> str:
    """The sessions with their posters, the people and the own pages as JSON; null or an empty list: nobody said."""
    posters: dict[str, list[Record]] = defaultdict(list)
    listed: dict[str, list[Poster]] = defaultdict(list)
    cited, short = citations(conference, settings), signs(conference)
    mapped = {session.id for session, _ in boardmap.mapped(conference)}
    for poster in conference.posters:
        found = _poster(poster, conference) | _addresses(poster, cited, short.get(poster.id, ""))
        posters[poster.session].append(found)
        listed[poster.session] += [] if poster.withdrawn else [poster]
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
        "cite": _cite(WHOLE, conference.listed, cited),
        "sessions": [
            _session(session, posters[session.id]) | _around(session, listed[session.id], cited, mapped)
            for session in conference.sessions
        ],
        "people": [_person(person) for person in conference.people],
        "pages": [_page(page) for page in conference.pages],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


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


def _around(
    session: Session, posters: Sequence[Poster], cited: Mapping[str, Citation], mapped: Collection[str]
) -> Record:
    """What else the site has of a session: `posters` are those listed, `mapped` the ids of sessions with a map."""
    return {
        "map": routes.session_map(session.id) if session.id in mapped else None,
        "cite": _cite(beside(routes.session(session.id), ""), posters, cited),
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


def _addresses(poster: Poster, cited: Mapping[str, Citation], sign: str) -> Record:
    """Where else the poster stands in the site; a withdrawn one has no files to cite it."""
    return {
        "short": routes.short(sign) if sign else None,
        "cite": {} if poster.withdrawn else _cite(beside(routes.poster(poster.id), ""), (poster,), cited),
    }


def _cite(stem: str, posters: Iterable[Poster], cited: Mapping[str, Citation]) -> Record:
    """The files with the citations of some posters, by format."""
    there = endings(posters, cited)
    return {name: stem + ending for name, ending in CITED.items() if ending in there}


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
