"""What templates see of posters, sessions and people: values only, formed once, with links as routes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.model import Author, Conference, Person, Poster, Session, Settings
from generator.site import routes

OPENING_WORDS = 16


@dataclass(frozen=True, slots=True)
class Plate:
    """The sign a poster is found by: `Poster 12` by the listing, `Board B-07` once boards are known, or nothing."""

    word: str
    figure: str


@dataclass(frozen=True, slots=True)
class Byline:
    """The first names of an author list and how many follow; `undisclosed` is 0 where `more` counts them too."""

    names: tuple[str, ...]
    more: int
    undisclosed: int


@dataclass(frozen=True, slots=True)
class PosterLine:
    """One row of a list of posters."""

    id: str
    route: str
    plate: Plate
    number: int | None
    title: Markup | None
    plain_title: str
    opening: str
    short: Byline
    full: Byline
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session with its posters, in its own order; `posters` is empty where only the row is shown."""

    id: str
    route: str
    title: str
    room: str
    start: datetime | None
    end: datetime | None
    count: int
    has_boards: bool
    posters: tuple[PosterLine, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedAuthor:
    """An author on a poster's page."""

    name: str
    route: str
    affiliation: str
    orcid: str
    url: str


@dataclass(frozen=True, slots=True)
class HiddenAuthors:
    """A run of neighbouring author places without a name."""

    count: int


@dataclass(frozen=True, slots=True)
class LinkView:
    """A material: a web address with its host, or a file of the site by its route."""

    kind: str
    href: str
    route: str
    host: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The poster before or after this one."""

    route: str
    plate: Plate
    plain_title: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in an index, with chips that lead to the posters."""

    name: str
    given: str
    family: str
    route: str
    posters: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose family name begins with `letter`; "" holds those of other scripts."""

    letter: str
    people: tuple[PersonLine, ...]


def site_title(conference: Conference, settings: Settings) -> str:
    """The site's name; without one, the only session's title; else words that claim nothing."""
    if settings.name:
        return settings.name
    return conference.sessions[0].title if len(conference.sessions) == 1 else "Poster sessions"


def plate(poster: Poster) -> Plate:
    """The sign of a poster: its board where one is given, else its number, else nothing."""
    if poster.board:
        return Plate("Board", poster.board)
    if poster.number is not None:
        return Plate("Poster", str(poster.number))
    return Plate("", "")


def plain_title(poster: Poster) -> str:
    """The title as plain text, or "" where it is unknown."""
    return poster.title.plain if poster.title else ""


def opening(poster: Poster) -> str:
    """The abstract's first words: what an untitled poster is known by."""
    words = poster.abstract.plain.split()
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")


def byline(authors: Sequence[Author], limit: int, *, fold_undisclosed: bool) -> Byline:
    """The first `limit` names; undisclosed places are counted apart, or with the rest where `fold_undisclosed`."""
    named = [author.name for author in authors if author.name is not None]
    hidden = len(authors) - len(named)
    shown = tuple(named[:limit])
    if fold_undisclosed and shown:
        return Byline(shown, len(authors) - len(shown), 0)
    return Byline(shown, len(named) - len(shown), hidden)


def poster_line(poster: Poster) -> PosterLine:
    """A poster as a row of a list."""
    return PosterLine(
        id=poster.id,
        route=routes.poster(poster.id),
        plate=plate(poster),
        number=poster.number,
        title=poster.title.html if poster.title else None,
        plain_title=plain_title(poster),
        opening="" if poster.title else opening(poster),
        short=byline(poster.authors, 2, fold_undisclosed=True),
        full=byline(poster.authors, 5, fold_undisclosed=False),
        names=tuple(author.name for author in poster.authors if author.name is not None),
    )


def session_view(session: Session, posters: Sequence[Poster], rows: tuple[PosterLine, ...]) -> SessionView:
    """A session that holds `posters`, showing `rows` of them."""
    return SessionView(
        id=session.id,
        route=routes.session(session.id),
        title=session.title,
        room=session.room,
        start=session.start,
        end=session.end,
        count=len(posters),
        has_boards=any(poster.board for poster in posters),
        posters=rows,
    )


def author_places(poster: Poster, conference: Conference) -> tuple[NamedAuthor | HiddenAuthors, ...]:
    """The poster's author list in order, neighbouring undisclosed places joined to one."""
    shown: list[NamedAuthor | HiddenAuthors] = []
    for hidden, run in groupby(enumerate(poster.authors), key=lambda place: place[1].name is None):
        if hidden:
            shown.append(HiddenAuthors(sum(1 for _ in run)))
        else:
            shown.extend(_named(author, conference.bylines.get((poster.id, index), "")) for index, author in run)
    return tuple(shown)


def _named(author: Author, person_id: str) -> NamedAuthor:
    route = routes.author(person_id) if person_id else ""
    return NamedAuthor(author.name or "", route, author.affiliation, author.orcid, author.url)


def link_views(poster: Poster) -> tuple[LinkView, ...]:
    """The poster's materials in the order in which its author gave them."""
    return tuple(
        LinkView(link.kind, link.target, "", urlsplit(link.target).hostname or "")
        if "://" in link.target
        else LinkView(link.kind, "", link.target, "")
        for link in poster.links
    )


def neighbour(poster: Poster | None) -> Neighbour | None:
    """A poster as the target of a step or a chip."""
    return Neighbour(routes.poster(poster.id), plate(poster), plain_title(poster)) if poster else None


def person_line(person: Person, posters: Mapping[str, Poster]) -> PersonLine:
    """A person as a row of the author index."""
    chips = tuple(chip for chip in (neighbour(posters[each]) for each in person.posters) if chip)
    return PersonLine(person.name, person.given, person.family, routes.author(person.id), chips)


def letters(people: Iterable[Person], posters: Mapping[str, Poster]) -> tuple[Letter, ...]:
    """The author index: every letter from A to Z, with or without people, then other scripts where there are any."""
    shelves: dict[str, list[PersonLine]] = {letter: [] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for person in people:
        shelves.setdefault(person.letter, []).append(person_line(person, posters))
    return tuple(Letter(letter, tuple(lines)) for letter, lines in shelves.items())


def edit_address(poster: Poster, settings: Settings, action: str) -> str:
    """Where the poster's file is edited or its history shown on the repository's host, or "" without a repository."""
    if not settings.repository:
        return ""
    return f"{settings.repository}/{action}/{settings.branch}/{poster.path}"
