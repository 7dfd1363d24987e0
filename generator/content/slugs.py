"""Ids from titles and names, for addresses."""

import hashlib
import re
import unicodedata
from collections.abc import Container

from generator.content.kinds import RESERVED

LENGTH = 60

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
    | {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ŋ": "ng", "Ŋ": "ng", "ħ": "h"}
)
_WORD = re.compile("[a-z0-9]+")
_TEX = re.compile(r"\\[A-Za-z]+|[\\{}$]|[\u2019']")

# What a title that is cut should not end with.
_DANGLING = re.compile(
    r"(?:-(?:an?|and|as|at|between|but|by|for|from|in|into|of|on|or|over|than|that|the|through|to|under|using|via|with))+$"
)


def fold(text: str) -> str:
    """The text without accents and capitals."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()


def slug(text: str) -> str:
    """The text as an id of small ASCII letters, digits and hyphens, at most 60.

    "" where none are in it, or only digits of a text whose letters are of another script: they tell nothing.
    """
    folded = fold(_TEX.sub("", text))
    whole = "-".join(_WORD.findall(folded))
    if whole[:1].isdigit() and whole.replace("-", "").isdigit() and any(map(str.isalpha, folded)):
        return ""
    if len(whole) <= LENGTH:
        return whole
    cut = whole[: LENGTH + 1].rpartition("-")[0] or whole[:LENGTH]
    return _DANGLING.sub("", cut)


def person_slug(name: str) -> str:
    """A person's id from the name (in NFC), or from its digest where no letter of it is Latin."""
    return slug(name) or f"person-{digest(name, 8)}"


def digest(text: str, length: int) -> str:
    """The first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def unique(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with -2, -3 ... behind it, so that it is neither taken nor reserved."""
    candidate, number = wanted, 1
    while candidate in taken or candidate in RESERVED:
        number += 1
        tail = f"-{number}"
        candidate = wanted[: LENGTH - len(tail)].rstrip("-") + tail
    return candidate
