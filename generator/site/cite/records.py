"""What is cited, whatever the format: the record between a poster and its BibTeX, RIS and CSL-JSON."""

import re
from typing import Literal

from msgspec import Struct

from generator.markup import Text
from generator.model import Publication

Kind = Literal["inproceedings", "article", "misc", "poster"]

_RANGE = re.compile(r"([^-,]+)-([^-,]+)")


class CitedName(Struct, frozen=True, kw_only=True):
    """A name as it is read aloud, and its parts; without a family it stays whole.

    That is so for one word, a group, and a script that does not tell which word is the family's.
    """

    name: str
    given: str = ""
    particle: str = ""  # van der
    family: str = ""
    suffix: str = ""  # Jr.


class Occasion(Struct, frozen=True, kw_only=True):
    """What the citations of all posters of a conference have in common; "" and None where nobody said."""

    conference: str = ""
    place: str = ""
    publication: Publication | None = None
    editors: tuple[CitedName, ...] = ()
    url: str = ""  # of the site


class Citation(Struct, frozen=True, kw_only=True):
    """One work to be cited; "" and None where nobody said. All strings are one line of plain text."""

    key: str
    title: Text
    authors: tuple[CitedName, ...]  # those that are named, in the order of the poster
    undisclosed: int = 0
    session: str = ""
    conference: str = ""
    place: str = ""
    publication: Publication | None = None
    editors: tuple[CitedName, ...] = ()
    year: int | None = None
    pages: str = ""  # a hyphen between the first and the last
    doi: str = ""
    url: str = ""
    keywords: tuple[str, ...] = ()
    abstract: str = ""

    @property
    def kind(self) -> Kind:
        """How the work is published; a poster that nobody publishes is a poster."""
        return self.publication.kind if self.publication else "poster"

    @property
    def ends_with_others(self) -> bool:
        """Whether the author list goes on: some are named, and some are not yet."""
        return bool(self.authors) and self.undisclosed > 0

    @property
    def venue(self) -> str:
        """The publication's title; without one, the occasion: `Poster, Monday, Workshop on Small Systems 2026`."""
        if self.publication:
            return self.publication.title
        conference = "" if self.conference in self.session else self.conference
        word = "" if "poster" in f"{self.session} {conference}".casefold() else "Poster"
        return ", ".join(filter(None, (word, self.session, conference)))

    @property
    def page_range(self) -> tuple[str, str]:
        """The first page and the last, which is "" where the pages are no range."""
        found = _RANGE.fullmatch(self.pages)
        return (found[1], found[2]) if found else (self.pages, "")
