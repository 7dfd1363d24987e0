"""Text as the fonts at hand can show it, or not at all: a card has no boxes where letters should be."""

import re
import unicodedata

from generator.publish.cards.fonts import Fonts

# What a reader takes for the same, where a font has no sign of its own.
_INSTEAD = {
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "∼": "~",
    "‐": "-",
    "‑": "-",
    "∗": "*",
    "∙": "·",
    "⋅": "·",
    "⁺": "+",
    "⁻": "-",
    "₋": "-",
    "₊": "+",
}
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u207f"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def legible(text: str, fonts: Fonts) -> str:
    """The text on one line in characters that the fonts have, or "" where some have no stand-in.

    Also "" for scripts whose letters join or run from the right: these need the shaping that cards are drawn without.
    Pictographs that the fonts lack are left out.
    """
    text = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
    text = re.sub(f"[{_RAISED}]+", lambda raised: _lowered(raised[0], fonts), text)
    shown = [_shown(character, fonts) for character in text]
    return " ".join("".join(each for each in shown if each is not None).split()) if None not in shown else ""


def _lowered(raised: str, fonts: Fonts) -> str:
    """A power as it is typed where it cannot be raised: `10^-5`."""
    if fonts.has(raised):
        return raised
    return "^" + "".join(_INSTEAD.get(each, unicodedata.normalize("NFKC", each)) for each in raised)


def _shown(character: str, fonts: Fonts) -> str | None:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mc", "Me"}:
        return None
    if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
        return None
    if fonts.has(character):
        return character
    instead = _INSTEAD.get(character) or unicodedata.normalize("NFKC", character)
    if fonts.has(instead):
        return instead
    return "" if unicodedata.category(character) in {"So", "Sk"} else None
