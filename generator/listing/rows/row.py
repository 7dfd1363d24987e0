"""A row: one poster as its source has it."""

from collections.abc import Sequence

from msgspec import Struct

from generator.errors import Place


class Author(Struct, frozen=True):
    """A place in a row's author list, as the source has it."""

    name: str
    affiliation: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """One poster as its source has it: text with whatever is in it; `site` makes relative links absolute."""

    place: Place
    title: str = ""
    authors: Sequence[Author] = ()
    abstract: str = ""
    key: str = ""
    board: str = ""
    keywords: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()
    site: str = ""
    session: str = ""
    room: str = ""
    start: str = ""
    end: str = ""
    zone: str = ""
