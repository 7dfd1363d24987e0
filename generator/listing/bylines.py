"""A line as a list of authors: which separator it has, which names, and how much these look like names."""

import re
from typing import Literal

from msgspec import Struct

from generator.listing.lines import BLANKS, one_spaced
from generator.listing.words import FUNCTION_WORDS, NAME_PARTICLES

Separator = Literal["dots", "marks", "commas", ""]

DOTS = "\u22c5\u00b7\u2022\u2219\u2027\u30fb\uff65"
MARKS = ";|\uff1b\uff5c"
COMMAS = ",\uff0c\u3001"

MAX_NAME = 80
SAMPLE = 200  # how many names of a line are looked at; all of them are kept
MAX_COMMA_LIST = 10_000

_EDGE = f"[{re.escape(BLANKS + DOTS)}]"
# A dot inside a word belongs to it: Gal·la, 约翰·史密斯, a·b.
_SPACED_DOT = re.compile(f"(?:(?<={_EDGE})|^)[{DOTS}]|[{DOTS}](?={_EDGE}|$)")
_DOT = re.compile(f"[{DOTS}]")
_MARK = re.compile(f"[{MARKS}]")
# A comma inside brackets belongs to an affiliation: Jane Doe (Example University, Japan).
_COMMA = re.compile(f"[{COMMAS}](?![^()（）]{{0,200}}[)）])")
_AND = re.compile(r"(?:and|&)\s+(?=\S)")
_INNER_AND = re.compile(r"\s+(?:and|&)\s+")
_LIST_START = re.compile(f"[{COMMAS}]|\\s(?:and|&)\\s")
_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?D|M\.?D|II|III|IV)\.?")

_NOT_IN_NAMES = re.compile(r"[:?!$\\=<>{}\"“”/@#%+~^_。\d]")
_FOOTNOTE = re.compile(r"[\d,*†‡§¶\s]+$|\([^()]*\)$")
_ABBREVIATION = re.compile(r"(?:\w\.?)+-?\w?\.|[^\W\d_]{1,4}\.")
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff々〆"
_IS_EAST_ASIAN = re.compile(f"[{_EAST_ASIAN}]")
_EAST_ASIAN_NAME = re.compile(
    r"[\u3400-\u9fff々\U00020000-\U0003ffff]{1,4} ?[\u3400-\u9fff々\U00020000-\U0003ffff]{1,3}"
    r"|[\u3400-\u9fff々]{1,3} ?[\u3041-\u309f]{1,5}|[\u30a0-\u30ff\uff66-\uff9f ]{2,30}"
    r"|[\uac00-\ud7af]{1,2} ?[\uac00-\ud7af]{1,3}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+"
)


class Byline(Struct, frozen=True):
    """A line read as authors: an author "" is undisclosed; `likeness` is 0 (no name in it) to 1 (all names)."""

    names: tuple[str, ...]
    separator: Separator
    likeness: float


def read_byline(text: str) -> Byline:
    """Read a trimmed, non-empty line as a list of authors, whatever it may be."""
    return _dotted(text) or _marked(text) or _comma_list(text) or Byline((one_spaced(text),), "", _surely_name(text))


def _dotted(text: str) -> Byline | None:
    if not _has_one_of(DOTS, text):
        return None
    parts = _SPACED_DOT.split(text)
    if len(parts) == 1:
        parts = _DOT.split(text)
        if not all(" " in part.strip(BLANKS) for part in parts[:SAMPLE]):
            return None
    byline = _list(parts, "dots")
    is_bullet = text[0] == "\u2022" and len(parts) == 2 and _surely_name(byline.names[1]) < 1
    return Byline(byline.names, "dots", byline.likeness / 2) if is_bullet else byline


def _marked(text: str) -> Byline | None:
    return _list(_MARK.split(text), "marks") if _has_one_of(MARKS, text) else None


def _has_one_of(signs: str, text: str) -> bool:
    return any(sign in text for sign in signs)


def _list(parts: list[str], separator: Separator) -> Byline:
    names = tuple(one_spaced(part) for part in parts)
    sample = [name for name in names[:SAMPLE] if name]
    likeness = sum(map(_perhaps_name, sample)) / len(sample) if sample else 1.0
    return Byline(names, separator, likeness)


def _comma_list(text: str) -> Byline | None:
    """Names between commas and 'and'; without another sign most must look like full names."""
    if len(text) > MAX_COMMA_LIST or not _perhaps_name(_LIST_START.split(text, maxsplit=1)[0]):
        return None
    parts = [one_spaced(part) for part in _COMMA.split(text)]
    parts[1:] = [_AND.sub("", part, count=1) if _AND.match(part) else part for part in parts[1:]]
    parts[-1:] = _INNER_AND.split(parts[-1])
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] += ", " + part
        else:
            names.append(part)
    sample = [name for name in names[:SAMPLE] if name]
    likeness = sum(map(_surely_name, sample)) / len(sample) if sample else 0.0
    return Byline(tuple(names), "commas", likeness) if len(sample) > 1 and likeness >= 0.5 else None


def _perhaps_name(name: str) -> float:
    """Whether a part of a list may be a name: 1.0 or 0.0; odd capitals are allowed."""
    if len(name) > MAX_NAME:
        return 0.0
    bare = _FOOTNOTE.sub("", name).strip(BLANKS)
    words = bare.split(" ")
    if not bare or len(words) > 7 or _NOT_IN_NAMES.search(bare) or not any(map(str.isalpha, bare)):
        return 0.0
    if bare.endswith(".") and not _ABBREVIATION.fullmatch(words[-1]):
        return 0.0
    return 0.0 if FUNCTION_WORDS.intersection(words[1:]) else 1.0


def _surely_name(name: str) -> float:
    """How much a text without separators looks like one full name."""
    if not _perhaps_name(name):
        return 0.0
    if _IS_EAST_ASIAN.search(name):
        return 1.0 if _EAST_ASIAN_NAME.fullmatch(_FOOTNOTE.sub("", name).strip(BLANKS)) else 0.2
    words = _FOOTNOTE.sub("", name).split()
    is_capital = all(not word[0].islower() or word in NAME_PARTICLES or word[:2] in ("d'", "d’") for word in words)
    if len(words) == 1 or len(words) > 5:
        return 0.5 if is_capital else 0.0
    return 1.0 if is_capital else 0.4
