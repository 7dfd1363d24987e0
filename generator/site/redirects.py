"""Former addresses of posters, sessions, people and own pages, and where each leads now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.kept import Kept
from generator.model import Conference, Person
from generator.site import boardmap, routes, stretches, views
from generator.site.stretches import Part
from generator.site.words import Words


class Redirect(Struct, frozen=True):
    """An address that a page had: its route, the route that it leads to, and the words for who lands there."""

    route: str
    target: str
    section: str
    heading: str
    title: str


def redirects(conference: Conference, words: Words, kept: Kept | None = None) -> Iterator[Redirect]:
    """Every former address that content/ names; `kept` has what was formed before."""
    yield from _sessions(conference, words, (kept or Kept()).of(stretches.of_sessions, conference))
    yield from _posters(conference, words)
    yield from _people(conference, words)
    yield from _own_pages(conference, words)


def _sessions(conference: Conference, words: Words, parts: Mapping[str, Sequence[Part]]) -> Iterator[Redirect]:
    heading = words.plain("session_moved")
    for session in conference.sessions:
        for number, part in enumerate(parts[session.id], 1):
            for old in session.formerly:
                title = words.plain("moved_from", title=part.titled(session.title), old=old)
                yield Redirect(routes.session(old, number), part.route, "posters", heading, title)
    for session, _ in boardmap.mapped(conference):
        shown = words.plain("map_of", session=session.title)
        for old in session.formerly:
            title = words.plain("moved_from", title=shown, old=old)
            yield Redirect(routes.session_map(old), routes.session_map(session.id), "posters", heading, title)


def _posters(conference: Conference, words: Words) -> Iterator[Redirect]:
    heading = words.plain("poster_moved")
    for poster in conference.posters:
        for old in poster.formerly:
            title = words.plain("moved_from", title=views.plain_title(poster) or poster.id, old=old)
            yield Redirect(routes.poster(old), routes.poster(poster.id), "posters", heading, title)


def _people(conference: Conference, words: Words) -> Iterator[Redirect]:
    """From former ids to the person; from one that several people share to the index, where they stand together."""
    heirs: dict[str, list[Person]] = defaultdict(list)
    for person in conference.people:
        for old in person.formerly:
            heirs[old].append(person)
    for old, people in sorted(heirs.items()):
        name = people[0].name
        if len(people) == 1:
            target, heading = routes.author(people[0].id), words.plain("author_moved")
            title = words.plain("moved_from", title=name, old=old)
        else:
            target, heading = routes.AUTHORS, words.plain("name_of_several", name=name)
            title = words.plain("authors_called", n=len(people), name=name, old=old)
        yield Redirect(routes.author(old), target, "authors", heading, title)


def _own_pages(conference: Conference, words: Words) -> Iterator[Redirect]:
    heading = words.plain("page_moved")
    for page in conference.pages:
        target = routes.own_page(page.id)
        for old in page.formerly:
            title = words.plain("moved_from", title=page.title, old=old)
            yield Redirect(routes.own_page(old), target, target, heading, title)
