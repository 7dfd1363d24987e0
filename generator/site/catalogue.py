"""posters.json: everything public about the posters, for other programs. schemas/posters.json says what is in it."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import asdict

from generator.kept import Kept
from generator.model import Author, Conference, OwnPage, Person, Publication, Session, Settings
from generator.site import boardmap, jsontext, routes, views
from generator.site.cite.cited import Cited
from generator.site.cite.files import WHOLE, beside, endings
from generator.site.gathered import Batch, Gathered, People, gather
from generator.site.shortaddresses import sign

ROUTE = "posters.json"
VERSION = 1
CITED = {"bibtex": ".bib", "ris": ".ris", "csl": ".csl.json", "text": ".txt"}

Record = dict[str, Any]


def dump(conference: Conference, settings: Settings, kept: Kept | None = None) -> bytes:
    """The sessions with their posters, the people and the own pages as JSON; null or an empty list: nobody said."""
    gathered = gather(conference, settings, kept)
    mapped = {session.id for session, _ in boardmap.mapped(conference)}
    told = {
        "$schema": routes.schema(ROUTE),
        "version": VERSION,
        "name": views.site_title(conference, settings),
        "url": settings.url or None,
        "dates": settings.dates or None,
        "venue": settings.venue or None,
        "language": settings.language,
        "repository": settings.repository or None,
        "publication": _publication(settings.publication),
        "cite": _cite(WHOLE, gathered.cited.values()),
    }
    data = {
        **jsontext.fields(told),
        "sessions": jsontext.nested(
            _session(session, gathered, is_mapped=session.id in mapped) for session in gathered.sessions
        ),
        "people": jsontext.array(run.of(_people) for run in gathered.runs),
        **jsontext.fields({"pages": [_page(page) for page in conference.pages]}),
    }
    return b"".join((*jsontext.mapping(data), b"\n"))


def _publication(told: Publication | None) -> Record | None:
    if told is None:
        return None
    return {name: list(value) if isinstance(value, tuple) else value or None for name, value in asdict(told).items()}


def _session(session: Session, gathered: Gathered, *, is_mapped: bool) -> Iterator[bytes]:
    batches = gathered.by_session[session.id]
    told = {
        "id": session.id,
        "url": routes.session(session.id),
        "title": session.title,
        "room": session.room or None,
        "start": session.start and session.start.isoformat(),
        "end": session.end and session.end.isoformat(),
        "calendar": routes.session_calendar(session.id) if session.start else None,
        "formerly": list(session.formerly),
    }
    around = {
        "map": routes.session_map(session.id) if is_mapped else None,
        "cite": _cite(beside(routes.session(session.id), ""), (one for batch in batches for one in batch.cited)),
    }
    posters = jsontext.array(batch.piece(_posters) for batch in batches)
    return jsontext.mapping({**jsontext.fields(told), "posters": posters, **jsontext.fields(around)})


def _posters(batch: Batch) -> bytes:
    return jsontext.piece([_poster(one) for one in batch.cited])


def _poster(cited: Cited) -> Record:
    poster = cited.poster
    short = sign(poster, cited.session)
    return {
        "id": poster.id,
        "url": routes.poster(poster.id),
        "number": poster.number,
        "board": poster.board or None,
        "title": views.plain_title(poster) or None,
        "authors": [
            _author(author, person.id if person else None)
            for author, person in zip(poster.authors, cited.people, strict=True)
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
        "short": routes.short(short) if short else None,
        "cite": _cite(beside(routes.poster(poster.id), ""), (cited,)),  # none where it is withdrawn
    }


def _cite(stem: str, cited: Iterable[Cited]) -> Record:
    """The files with the citations of some posters, by format."""
    there = endings(cited)
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


def _people(run: People) -> bytes:
    return jsontext.piece([_person(person) for person in run.people])


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
