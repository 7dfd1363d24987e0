"""search.json: all that can be searched, in one file, for programs of other people."""

import json

from generator.model import Conference, Person, Poster, Settings
from generator.site import routes, views

VERSION = 1


def dump(conference: Conference, settings: Settings) -> str:
    """The search data as JSON, in the order of the site; withdrawn posters are left out."""
    data = {
        "version": VERSION,
        "posters": [_poster(poster) for poster in conference.listed],
        "people": [_person(person) for person in conference.people],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


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
