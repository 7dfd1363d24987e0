"""What a change does to the site, as its author and its reviewer read it."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class Fate(StrEnum):
    """What became of a page or a file."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


class Sign(StrEnum):
    """How a line of a difference begins; a gap stands for lines that are the same."""

    SAME = " "
    OLD = "-"
    NEW = "+"
    GAP = "…"


class Line(Struct, frozen=True):
    """A line of a difference."""

    sign: Sign
    text: str


class PageChange(Struct, frozen=True, kw_only=True):
    """What became of a page, or of several in the same way; `markup`: the words are the same, the lines are HTML."""

    fate: Fate
    routes: tuple[str, ...]
    title: str  # of the first
    lines: tuple[Line, ...] = ()
    markup: bool = False


class FileChange(Struct, frozen=True):
    """What became of a file that is no page; sizes in bytes, None on the side where it is not."""

    route: str
    before: int | None
    after: int | None

    @property
    def fate(self) -> Fate:
        """New, changed or removed."""
        if self.before is None:
            return Fate.NEW
        return Fate.REMOVED if self.after is None else Fate.CHANGED


class Concern(Struct, frozen=True):
    """A kind of file that a poster's author has no need to touch, and what a change to it can do."""

    name: str
    power: str


class Touched(Struct, frozen=True, kw_only=True):
    """The files of a change: the poster's own, and the others by what they can do; paths below the repository.

    `loose` are edited too but not committed, where something else is: they are not yet part of the change.
    """

    own: tuple[str, ...] = ()
    concerns: Mapping[Concern, tuple[str, ...]] = field(default_factory=dict)
    loose: tuple[str, ...] = ()


class Mistake(Struct, frozen=True):
    """Why a side has no site: where the mistake is, below the site's folder, what is wrong, and what to type."""

    where: str
    message: str
    hint: str


class Review(Struct, frozen=True, kw_only=True):
    """A change against the commit `base`: its files, and what it does to the site.

    With mistakes on either side there is nothing to compare, and neither `pages` nor `files` has anything.
    """

    base: str
    touched: Touched
    pages: tuple[PageChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    broken_before: tuple[Mistake, ...] = ()
    broken_after: tuple[Mistake, ...] = ()
