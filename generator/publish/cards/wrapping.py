"""Text into lines of a card: as large as it fits, in lines of about one length, cut only where nothing else helps."""

import re
from collections.abc import Callable, Iterator, Sequence
from math import ceil

from msgspec import Struct

Width = Callable[[str, int], float]  # of a text in a size, both in pixels

ELLIPSIS = "…"
_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_BETWEEN = re.compile(rf"(?<=[{_EAST}、。！？])(?=[{_EAST}])")  # East Asian characters, any of which may end a line
_SEAM = re.compile(r"(?<=[-–—/])(?=\w)")  # where a word is taken apart that is wider than a line


class Room(Struct, frozen=True):
    """What a text may take: pixels, lines, and sizes from the largest; `leading` is a line's height by the size."""

    width: int
    height: int
    lines: int
    sizes: Sequence[int]
    leading: float

    def most(self, size: int) -> int:
        """How many lines of that size there is room for."""
        return max(1, min(self.lines, int(self.height / (size * self.leading))))


class _Piece(Struct, frozen=True):
    """What stands on one line: a word or a part of one, and the space before it."""

    space: str
    text: str


def fit(text: str, room: Room, width: Width) -> tuple[int, tuple[str, ...]]:
    """The largest size in which the text has room, and its lines; in the smallest it may end with an ellipsis."""
    pieces = list(_pieces(text))
    for size in room.sizes:
        widths = _widths(pieces, size, width)
        if max(own for _, own in widths) <= room.width:
            starts = _starts(widths, room.width)
            if len(starts) <= room.most(size):
                return size, _lines(pieces, _balanced(widths, starts, room.width))
    size = room.sizes[-1]
    pieces = list(_short(pieces, room.width, size, width))
    lines = _lines(pieces, _starts(_widths(pieces, size, width), room.width))
    kept = lines[: room.most(size)]
    if len(lines) > len(kept):
        kept = (*kept[:-1], cut(kept[-1], room.width, size, width))
    return size, kept


def cut(line: str, most: float, size: int, width: Width) -> str:
    """The line's beginning with an ellipsis, within so many pixels; whole words if that leaves any."""
    words = line.split(" ")
    while len(words) > 1 and width(" ".join(words) + ELLIPSIS, size) > most:
        words.pop()
    kept = " ".join(words)
    while kept and width(kept + ELLIPSIS, size) > most:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–—-") + ELLIPSIS


def _pieces(text: str) -> Iterator[_Piece]:
    for number, word in enumerate(text.split(" ")):
        yield from _parts(_BETWEEN.split(word), " " if number else "")


def _short(pieces: Sequence[_Piece], most: int, size: int, width: Width) -> Iterator[_Piece]:
    """The pieces, those wider than a line taken apart behind hyphens, or else between any two characters."""
    for piece in pieces:
        parts = [piece.text] if width(piece.text, size) <= most else _SEAM.split(piece.text)
        fitting = all(width(part, size) <= most for part in parts)
        yield from _parts(parts if fitting else list(piece.text), piece.space)


def _parts(texts: Sequence[str], space: str) -> Iterator[_Piece]:
    """What was one word, behind its space."""
    return (_Piece("" if place else space, text) for place, text in enumerate(texts))


def _widths(pieces: Sequence[_Piece], size: int, width: Width) -> list[tuple[float, float]]:
    """The pixels of each piece's space and of the piece."""
    return [(width(piece.space, size), width(piece.text, size)) for piece in pieces]


def _starts(widths: Sequence[tuple[float, float]], most: int) -> list[int]:
    """Which pieces begin a line, where each line takes as many as it can."""
    starts, taken = [0], widths[0][1]
    for index, (space, own) in enumerate(widths[1:], 1):
        taken += space + own
        if taken > most:
            starts.append(index)
            taken = own
    return starts


def _balanced(widths: Sequence[tuple[float, float]], starts: list[int], most: int) -> list[int]:
    """The starts of as many lines within the narrowest column that holds them: none is left with a lone word."""
    narrow = ceil(max(own for _, own in widths))
    while narrow < most:
        middle = (narrow + most) // 2
        tried = _starts(widths, middle)
        if len(tried) == len(starts):
            most, starts = middle, tried
        else:
            narrow = middle + 1
    return starts


def _lines(pieces: Sequence[_Piece], starts: Sequence[int]) -> tuple[str, ...]:
    ends = (*starts[1:], len(pieces))
    return tuple(
        "".join(piece.space + piece.text for piece in pieces[start:end]).lstrip(" ")
        for start, end in zip(starts, ends, strict=True)
    )
