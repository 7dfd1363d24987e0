"""What the formats share: a file whose parts cannot be told apart, and bytes and parts read within bounds."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

# A GIF of 10 MB has 40,000, a PNG or JPEG some hundred; a file of nothing but parts would take seconds.
MAX_PARTS = 100_000

Found = TypeVar("Found")


class MalformedError(ValueError):
    """The file is cut short, or no file of its format."""


def piece(data: bytes, start: int, length: int) -> bytes:
    """Exactly `length` bytes from `start`; MalformedError where there are fewer."""
    found = data[start : start + length]
    if start < 0 or len(found) != length:
        raise MalformedError
    return found


def number(data: bytes, start: int, length: int) -> int:
    """The whole number in `length` bytes from `start`, the most significant byte first."""
    return int.from_bytes(piece(data, start, length))


def bounded(parts: Iterable[Found]) -> Iterator[Found]:
    """The parts one by one; MalformedError where there are more than any picture has."""
    for count, part in enumerate(parts):
        if count == MAX_PARTS:
            raise MalformedError
        yield part
