"""A row: one poster as its source has it."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Place


@dataclass(frozen=True, slots=True)
class Author:
    """A place in a row's author list, as the source has it."""

    name: str
    affiliation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
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
