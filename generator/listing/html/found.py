"""What a page was found to hold, before it is sorted into sessions; and what the reader has to say about it."""

import re
from pathlib import Path

from bs4.element import Tag
from msgspec import Struct, field

from generator.errors import Place, SourceError

SESSION_WORD = re.compile(r"session|poster|oral|track|spotlight|demonstration|ポスター|海报|포스터", re.IGNORECASE)


class Card(Struct, frozen=True, kw_only=True):
    """One block of a page as it reads; the fields are "" where it does not say."""

    line: int
    title: str = ""
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    abstract: str = ""
    key: str = ""
    links: tuple[tuple[str, str], ...] = ()
    kind: str = ""  # what the page calls it: Poster, Oral, Session, Break
    session: str = ""
    when: str = ""
    room: str = ""
    board: str = ""
    is_hidden: bool = False
    is_head: bool = False  # it stands for a session, not for a poster

    @property
    def says_nothing(self) -> bool:
        """Whether neither a title nor a name nor an abstract was found."""
        return not (self.title or any(self.authors) or self.abstract)


class Heading(Struct, frozen=True):
    """A heading outside all cards: perhaps the title of a session."""

    text: str
    line: int


class Notes(Struct):
    """What one reading was not sure of, and what it left out on purpose."""

    path: Path
    lines_before: int = 0  # lines of the page before the slice of it that is being read
    doubts: list[SourceError] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    homeless: list[tuple[int, str]] = field(default_factory=list)  # lines and relative links without a page address

    def line(self, tag: Tag) -> int:
        """The line of the page on which a tag begins."""
        return self.lines_before + (tag.sourceline or 1)

    def doubt(self, line: int, message: str, hint: str = "") -> None:
        """Keep a warning about a line of the page."""
        self.doubts.append(SourceError(message, Place(self.path, line), hint, "warning"))

    def leave_out(self, what: str) -> None:
        """Keep the name of something that is never imported."""
        if what not in self.left_out:
            self.left_out.append(what)
