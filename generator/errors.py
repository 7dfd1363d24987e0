"""Mistakes in the files that people write: where they are, what is wrong, what to type instead."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


class Place(NamedTuple):
    """A position in a file; line and column count from 1, columns in characters."""

    path: Path
    line: int = 1
    column: int = 1


def place_at(text: str, offset: int, path: Path) -> Place:
    """The line and column of an offset in a file's text; lines end at newlines only."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def below(path: Path, root: Path) -> str:
    """The path from the root, with slashes; as it is where it lies elsewhere."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)


class SourceError(Exception):
    """A mistake in a file that a person wrote; a warning is one that stops nothing.

    `message` says what is wrong, in lower case and without a full stop; `hint` what to type instead.
    """

    def __init__(self, message: str, place: Place, hint: str = "", level: Level = "error") -> None:
        super().__init__(message, place, hint, level)
        self.message = message
        self.place = place
        self.hint = hint
        self.level = level


@contextmanager
def explained() -> Iterator[None]:
    """What the disk refuses, such as space or permission, is for the person to mend and no bug of ours: SourceError."""
    try:
        yield
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else Path()
        hint = "make room or give leave, and do it again"
        raise SourceError(f"cannot be written: {error.strerror}", Place(path), hint) from error


def leaves(group: BaseExceptionGroup[SourceError]) -> tuple[SourceError, ...]:
    """The mistakes of a group and of the groups in it, by place."""
    found: list[SourceError] = []
    for one in group.exceptions:
        found.extend(leaves(one) if isinstance(one, BaseExceptionGroup) else [one])
    return tuple(sorted(found, key=lambda one: one.place))
