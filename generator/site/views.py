"""What templates see of posters and people: values only, formed once, with links as routes."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from generator.model import Author, Conference, Person, Poster, Settings
from generator.site import routes
from generator.site.told import Told
from generator.site.words import Words
from generator.words import shortened

OPENING_WORDS = 16
SENTENCE_LENGTH = 200
_ABBREVIATED = r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bal\.)(?<!\bvs\.)"
_SENTENCE_END = re.compile(rf"""\n|(?<=[。！？])|(?<=[.!?]){_ABBREVIATED}\s+(?=[^\Wa-z_]|[(“"'])""")


class Plate(Struct, frozen=True):
    """The sign a poster is found by: `poster` 12 by the listing, `board` B-07 once boards are known, or nothing."""

    kind: Literal["poster", "board", ""]
    figure: str


class Byline(Struct, frozen=True):
    """The first names of an author list and how many follow; `undisclosed` is 0 where `more` counts them too."""

    names: tuple[str, ...]
    more: int
    undisclosed: int


class PosterLine(Told, frozen=True):
    """One row of a list of posters."""

    id: str
    route: str
    plate: Plate
    number: int | None
    title: Markup | None
    plain_title: str
    opening: str
    sentence: str  # what the abstract begins with, or the author's own one
    short: Byline
    full: Byline
    names: tuple[str, ...]


class NamedAuthor(Struct, frozen=True):
    """An author on a poster's page."""

    name: str
    route: str
    affiliation: str
    orcid: str
    url: str


class HiddenAuthors(Struct, frozen=True):
    """A run of neighbouring author places without a name."""

    count: int


class Neighbour(Struct, frozen=True):
    """The poster before or after this one."""

    route: str
    plate: Plate
    plain_title: str


class RelatedLine(Struct, frozen=True):
    """A related poster with its reason: the names of the authors and the terms that both have.

    `session` is the title of the session that it is in, "" for that of the poster itself.
    """

    route: str
    plate: Plate
    title: Markup | None
    session: str
    authors: tuple[str, ...]
    terms: tuple[str, ...]


class PersonLine(Told, frozen=True):
    """A person in an index, with chips that lead to the posters."""

    name: str
    given: str
    family: str
    route: str
    posters: tuple[Neighbour, ...]


def site_title(conference: Conference, settings: Settings, unnamed: str = "Poster sessions") -> str:
    """The site's name; without one, the only session's title; else words that claim nothing."""
    if settings.name:
        return settings.name
    return conference.sessions[0].title if len(conference.sessions) == 1 else unnamed


def plate(poster: Poster) -> Plate:
    """The sign of a poster: its board where one is given, else its number, else nothing."""
    if poster.board:
        return Plate("board", poster.board)
    if poster.number is not None:
        return Plate("poster", str(poster.number))
    return Plate("", "")


def plain_title(poster: Poster) -> str:
    """The title as plain text, or "" where it is unknown."""
    return poster.title.plain if poster.title else ""


def sign(poster: Poster, words: Words) -> str:
    """What tells a poster from all others in words: `Poster 12`, `Board B-07`, else its id."""
    shown = plate(poster)
    return words.plain(f"{shown.kind}_sign", figure=shown.figure) if shown.kind else poster.id


def told_title(poster: Poster, words: Words) -> str:
    """The title as plain text, or words that say which poster lacks one."""
    return plain_title(poster) or words.plain("sign_without_title", sign=sign(poster, words))


def opening(poster: Poster) -> str:
    """The abstract's first words: what an untitled poster is known by."""
    words = poster.abstract.plain.split()
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")


def sentence(poster: Poster) -> str:
    """The poster in one sentence: its author's `tldr`, else the abstract's first, cut where it is very long.

    A capital or a character without case must follow a sentence's end, which `e.g.` and `et al.` mostly lack.
    """
    if poster.tldr:
        return poster.tldr.plain
    first = _SENTENCE_END.split(poster.abstract.plain.strip(), maxsplit=1)[0]
    return shortened(first, SENTENCE_LENGTH)


def related_line(poster: Poster, session: str, authors: tuple[str, ...], terms: tuple[str, ...]) -> RelatedLine:
    """A poster as a neighbour of another one, with what they share."""
    title = poster.title.html if poster.title else None
    return RelatedLine(routes.poster(poster.id), plate(poster), title, session, authors, terms)


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
        sentence=sentence(poster),
        short=byline(poster.authors, 2, fold_undisclosed=True),
        full=byline(poster.authors, 5, fold_undisclosed=False),
        names=tuple(author.name for author in poster.authors if author.name is not None),
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


def neighbour(poster: Poster) -> Neighbour:
    """A poster as the target of a step or a chip."""
    return Neighbour(routes.poster(poster.id), plate(poster), plain_title(poster))


def person_line(person: Person, *posters: Neighbour) -> PersonLine:
    """A person as a row of a list, with some of their posters."""
    return PersonLine(person.name, person.given, person.family, routes.author(person.id), posters)
