"""search.json: all that can be searched, in one file, for programs of other people."""

from generator.kept import Kept
from generator.model import Conference, Person, Poster, Settings
from generator.site import jsontext, routes, views
from generator.site.gathered import Batch, People, gather

VERSION = 1


def dump(conference: Conference, settings: Settings, kept: Kept | None = None) -> bytes:
    """The search data as JSON, in the order of the site; withdrawn posters are left out."""
    gathered = gather(conference, settings, kept)
    data = {
        **jsontext.fields({"version": VERSION}),
        "posters": jsontext.array(batch.piece(_posters) for batch in gathered.batches),
        "people": jsontext.array(run.of(_people) for run in gathered.runs),
    }
    return b"".join((*jsontext.mapping(data), b"\n"))


def _posters(batch: Batch) -> bytes:
    return jsontext.piece([_poster(poster) for poster in batch.posters])


def _people(run: People) -> bytes:
    return jsontext.piece([_person(person) for person in run.people])


def _poster(poster: Poster) -> dict[str, object]:
    return {
        "id": poster.id,
        "url": routes.poster(poster.id),
        "number": poster.number,
        "board": poster.board or None,
        "title": views.plain_title(poster) or None,
        "session": poster.session,
        "authors": [author.name for author in poster.authors if author.name is not None],
        "undisclosed": poster.undisclosed,
        "keywords": list(poster.keywords),
        "text": poster.abstract.plain,
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "url": routes.author(person.id),
        "name": person.name,
        "posters": list(person.posters),
    }
