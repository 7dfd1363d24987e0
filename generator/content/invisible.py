"""Characters that nobody sees: those that turn the text around them about, and those that only hide.

What scripts and emoji need of them passes: joiners in Persian, Indic scripts and emoji, direction marks beside letters
that run from right to left, spaces without width where words are not parted otherwise.
Sources: UAX 9 (bidirectional text), UTS 51 (emoji), UTR 36 (security of Unicode).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_OPENS_EMBEDDING, _ENDS_EMBEDDING = "\u202a\u202b", "\u202c"
_OPENS_ISOLATE, _ENDS_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_OVERRIDES = "\u202d\u202e"
_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_SPACE, _FILLERS, _SELECTORS = "\u200b", "\u115f\u1160", "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_OTHERS = "\u034f\u180e\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e00ff"
_UNSEEN = f"{_CONTROL}{_OPENS_EMBEDDING}{_ENDS_EMBEDDING}{_OPENS_ISOLATE}{_ENDS_ISOLATE}{_OVERRIDES}{_MARKS}{_JOINERS}"
_UNSEEN += f"{_SPACE}{_FILLERS}{_OTHERS}"
_INVISIBLE = f"[{_UNSEEN}]|(?<=[{_SELECTORS}])[{_SELECTORS}]"
_CANDIDATE = f"[{_UNSEEN}{_SELECTORS}]"  # one class is searched for five times as fast

# Letters that change their shapes beside each other: from Arabic to Myanmar, Khmer, Mongolian, the rest of the Indic.
_JOINED = "\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_JOINED += "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
_UNPARTED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
# The signs of emoji sequences, a flag of England and its like, and the letters of old Korean.
_NEEDED = (
    f"(?<=[{_JOINED}])[{_JOINERS}]"
    f"|(?<=[{_UNPARTED}]){_SPACE}|{_SPACE}(?=[{_UNPARTED}])"
    "|(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]{2,6}\U000e007f"
    "|[\u115f\u1160](?=[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff])|(?<=[\u1100-\u11ff])\u1160"
)


class Found(Struct, frozen=True):
    """An invisible character where it stands first in a text, and how often it does.

    `turns`: it makes text run another way than it is read, or is none that a text may hold; no page may show it.
    """

    offset: int
    character: str
    count: int
    turns: bool

    @property
    def message(self) -> str:
        """What is said of it, with its name in Unicode."""
        name = f"U+{ord(self.character):04X} {unicodedata.name(self.character, '')}".rstrip()
        times = f", {self.count} times" if self.count > 1 else ""
        if self.turns and unicodedata.category(self.character) == "Cf":
            return f"{name} turns the text about that stands around it{times}"
        return f"{name} cannot be seen{times}"


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """The pattern, compiled where it is first needed: together they take 10 ms, and most sites need one or none."""
    return re.compile(source)


def may_be_in(text: str) -> bool:
    """False where the text surely holds none, as most do."""
    return not (text.isascii() and text.isprintable()) and _pattern(_CANDIDATE).search(text) is not None


def find(text: str) -> tuple[Found, ...]:
    """The invisible characters of a text that nothing in it needs, each once, in the order of the text."""
    if not may_be_in(text):
        return ()
    needed = {offset for one in _pattern(_NEEDED).finditer(text) for offset in range(*one.span())}
    unpaired = set(_unpaired(text))
    runs_both_ways = _pattern(_RIGHT_TO_LEFT).search(text) is not None
    places: dict[str, list[int]] = {}
    for one in _pattern(_INVISIBLE).finditer(text):
        offset = one.start()
        if offset not in needed and (offset in unpaired or not _is_fine(one[0], runs_both_ways)):
            places.setdefault(one[0], []).append(offset)
    return tuple(sorted(_found(places, unpaired), key=lambda found: found.offset))


def _found(places: Mapping[str, list[int]], unpaired: set[int]) -> Iterator[Found]:
    for character, offsets in places.items():
        turns = not unpaired.isdisjoint(offsets) or unicodedata.category(character) in {"Cc", "Cs", "Cn"}
        yield Found(offsets[0], character, len(offsets), turns)


def _is_fine(character: str, runs_both_ways: bool) -> bool:
    """Whether a character that is paired, if it is one of a pair, helps letters from right to left."""
    helps = _OPENS_EMBEDDING + _ENDS_EMBEDDING + _OPENS_ISOLATE + _ENDS_ISOLATE + _MARKS
    return runs_both_ways and character in helps


def _unpaired(text: str) -> Iterator[int]:
    """Where a character opens or ends a direction without its partner, or overrides the direction of letters."""
    opened: list[tuple[str, int]] = []
    for offset, character in enumerate(text):
        if character in _OVERRIDES:
            yield offset
        if character in _OPENS_EMBEDDING + _OVERRIDES:
            opened.append((_ENDS_EMBEDDING, offset))
        elif character in _OPENS_ISOLATE:
            opened.append((_ENDS_ISOLATE, offset))
        elif character in _ENDS_EMBEDDING + _ENDS_ISOLATE:
            if opened and opened[-1][0] == character:
                opened.pop()
            else:
                yield offset
    yield from (offset for _, offset in opened)
