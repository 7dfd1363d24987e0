"""What one line looks like, by itself: a heading, a room, a title, names, prose, the opening of a further paragraph."""

import re

from msgspec import Struct

from generator.listing import words
from generator.listing.bylines import Byline, read_byline
from generator.listing.lines import BLANKS, Line

SAMPLE = 4000  # characters of a line that are looked at for sentences
MAX_HEADING = 120

_CLOSERS = "\"'”’»)]}*_$」』）】 "
_INNER_STOP = re.compile(r"[.!?][\"”’)\]]{0,3}\s+(?=[^\W\d_a-z])|。(?=.)")
_STOP_BEFORE = re.compile(r"(?:^|[\s(])(?:\w|vs|cf|Dr|St|e\.g|i\.e|et al|al|Jr|Prof|Mr|Ms|No|Fig|ca)\.\s+$")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


class Traits(Struct, frozen=True):
    """The looks of a line.

    `width` is its length as if it were written in English; `further` is the opening by which it looks like a
    further paragraph, or "".
    """

    byline: Byline
    width: float
    ends: bool
    full_stop: bool
    stops: int
    address: bool
    is_lower: bool
    further: str
    is_label: bool
    is_session: bool
    is_room: bool
    is_time: bool

    @property
    def is_list(self) -> bool:
        """Whether a sign that only stands between names stands in it, and between what may be names."""
        return self.byline.separator in ("dots", "marks") and self.byline.likeness >= 0.75


def look_at(line: Line) -> Traits:
    """Look at one line, without its neighbours."""
    text = line.text
    is_short = len(text) <= MAX_HEADING
    bare = text.rstrip(_CLOSERS + BLANKS) or text
    return Traits(
        byline=read_byline(text),
        width=_width(text),
        ends=bare[-1] in ".!?…。．｡！？",
        full_stop=bare[-1] in ".。．｡" and not bare.endswith("..."),
        stops=_count_stops(text[:SAMPLE]),
        address="://" in text or "www." in text,
        is_lower=text[0].islower(),
        further=_further(text),
        is_label=is_short and text.rstrip(": ").lower().replace(" ", "-") in words.LABELS,
        is_session=is_short and _is_session(text),
        is_room=is_short and bool(words.ROOM.search(text)),
        is_time=is_short and bool(words.TIME.search(text)),
    )


def _width(text: str) -> float:
    return len(text) + (0 if text.isascii() else 1.5 * len(_WIDE.findall(text)))


def _count_stops(text: str) -> int:
    """Count the sentences that end inside the text; 'et al. ' and 'J. Doe' end none."""
    return sum(not _STOP_BEFORE.search(text, max(0, m.start() - 8), m.end()) for m in _INNER_STOP.finditer(text))


def _further(text: str) -> str:
    found = words.FURTHER.match(text) or words.ITEM.match(text)
    return found.group().strip() if found else ""


def _is_session(text: str) -> bool:
    found = words.SESSION.fullmatch(text) or words.SESSION_EAST_ASIAN.search(text)
    return bool(found) and not text.endswith(("。", "."))
