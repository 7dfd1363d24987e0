"""How large a text may stand on a sign: steps of type by the text's length, for paper neither scrolls nor grows."""

import re
import unicodedata
from collections.abc import Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from generator.words import shortened

_TALL = re.compile("<(?:mfrac|munder|mover|munderover|mtable)[ >]")  # how tall depends on the machine's fonts
_WIDE = 2.2  # East Asian wide and full-width characters (UAX 11), in widths of a small letter
_CAPITAL = 1.3
# What a line may break at: spaces, dashes, and any character of the scripts that are written without spaces.
_BREAKS = re.compile(r"[\s\-\u2010-\u2015\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]+")


class Step(Struct, frozen=True):
    """What one size of type has room for, in widths of a small letter: in all, and in one line."""

    room: float
    line: float


class Fitted(Struct, frozen=True):
    """A text and its step of type, from 1, the largest; the template says how large each step is."""

    html: Markup
    step: int


def fitted(plain: str, steps: Sequence[Step], html: Markup | None = None) -> Fitted:
    """The text in the first step that has room for all of it and a line for each of its words.

    `html` is the same text with its markup; a tall formula in it takes a line more. What no step has room for is cut,
    and is then plain.
    """
    taken, most = width(plain), steps[-1].room
    if taken > most:
        return Fitted(escape(shortened(plain, int(len(plain) * most / taken))), len(steps))
    longest = max(map(width, _BREAKS.split(plain)))
    html = escape(plain) if html is None else html
    return Fitted(html, step(taken, steps, longest, more_lines=len(_TALL.findall(html))))


def step(taken: float, steps: Sequence[Step], longest: float = 0, *, more_lines: int = 0) -> int:
    """The first step with so much room and lines for so long a word, counted from 1; the last where none has.

    `more_lines` are those that the text takes besides, in whatever type. A word that no line holds is broken
    anyway, and makes nothing smaller.
    """
    if longest > steps[-1].line:
        longest = 0
    for place, one in enumerate(steps, 1):
        if taken + more_lines * one.line <= one.room and longest <= one.line:
            return place
    return len(steps)


def width(text: str) -> float:
    """About how long the text is in a line, in widths of a small letter."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if not character.isascii():
        if unicodedata.combining(character):
            return 0.0
        if unicodedata.east_asian_width(character) in "WF":
            return _WIDE
    return _CAPITAL if character.isupper() else 1.0
