"""Where a poster hangs: a room, perhaps several by ranges of positions, and the position."""

import re

_BOARD_AT_END = re.compile(r"\s*(?<!\()(?P<board>#\s?[A-Za-z]{0,3}-?\d[\w.-]*)$")
_BOARD = re.compile(
    r"(?:poster\s+)?(?:poster|board|position|stand)\s*(?:#|no\.?|number|:)?\s*(?P<board>#?\s?[A-Za-z]{0,3}-?\d[\w-]*)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s*(?P<room>[^,()#][^()#]*?)\s*\(\s*#?(?P<first>\d+)\s*[-–—]\s*#?(?P<last>\d+)\s*\)\s*(?:,|;|and|$)?"
)


def split_place(text: str) -> tuple[str, str]:
    """Part "Pacific Ballroom #73" into the room and the position, each as given, "" where it has none."""
    text = text.strip().removeprefix("@").strip()
    if alone := _BOARD.fullmatch(text):
        return "", alone["board"].strip()
    if found := _BOARD_AT_END.search(text):
        return text[: found.start()].strip(" ,"), found["board"].replace(" ", "")
    return text, ""


def ranges_of(room: str) -> tuple[tuple[str, int, int], ...]:
    """The rooms of "Imperial Ballroom (#1-73), Franciscan A (#74-80)" with their first and last positions."""
    return tuple((found["room"], int(found["first"]), int(found["last"])) for found in _RANGE.finditer(room))


def room_of(board: str, room: str) -> str:
    """The one room among several by ranges in which a position lies, or ""."""
    digits = re.search(r"\d+", board)
    parts = ranges_of(room)
    if digits is None or len(parts) < 2:
        return ""
    return next((name for name, first, last in parts if first <= int(digits[0]) <= last), "")
