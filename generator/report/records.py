"""A thing that needs attention, with every place where it does."""

from pathlib import Path

from msgspec import Struct

from generator.errors import Place, below

GROUPS = {"organisers": "For the organisers", "authors": "For the authors"}


class Spot(Struct, frozen=True, kw_only=True):
    """One place: a short label for a summary, the file below the root, what is there, and what to type."""

    label: str
    file: str
    line: int = 1
    column: int = 1
    detail: str
    hint: str = ""

    @property
    def where(self) -> str:
        """The place as terminals and editors take it: file:line:column."""
        return f"{self.file}:{self.line}:{self.column}"


class Need(Struct, frozen=True, kw_only=True):
    """One kind of thing that needs attention.

    `who` is a key of GROUPS and can mend it; `kind` is a word that does not change from version to version; `what` goes
    on after the count; `hint` is what to do about each. `brief` says it for all spots where a list would say no more.
    """

    who: str
    kind: str
    count: int
    what: str
    spots: tuple[Spot, ...]
    hint: str = ""
    brief: str = ""


def spot(place: Place, root: Path, label: str, detail: str, hint: str = "") -> Spot:
    """A spot at a place."""
    file = below(place.path, root)
    return Spot(label=label, file=file, line=place.line, column=place.column, detail=detail, hint=hint)
