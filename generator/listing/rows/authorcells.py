"""A table's authors: one cell holds all names of a poster, and the whole column tells what stands between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.listing.rows.row import Author
from generator.listing.rows.values import words

Told = list[str]

_SEPARATORS = ("|", ";", "；", "⋅", "·", "、", "\n")
_AND = re.compile(r"\s+(?:and|&)\s+|,\s*(?:and|&)\s+", re.IGNORECASE)
_SUFFIX = re.compile(r",\s*((?:Jr|Sr|Ph\.? ?D|M\.? ?D)\.?|I{2,3}|IV)(?=\s*(?:,|;|$))", re.IGNORECASE)
_BRACKETED = re.compile(r"(.*?\S)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*([*†‡§]*)", re.DOTALL)
_INSTITUTION = re.compile(
    r"\b(?:univ|inst|college|school|lab|center|centre|research|inc|ltd|llc|gmbh|corp|academy|hospital|department|"
    r"national|technolog|polytech|google|meta|microsoft|nvidia|amazon|ibm|eth|epfl|inria|cnrs)|\b(?-i:[A-Z]{2,})\b",
    re.IGNORECASE,
)
_PARTICLES = words("al af ap da de del della den der di do dos du el la le ten ter van von zu")


def read_authors(cells: Sequence[str], separator: str = "") -> tuple[list[list[Author]], Told]:
    """The authors of each cell, and what was taken for granted in reading them, in words.

    `separator` is what stands between names where the format fixes it; else the column tells.
    """
    told: Told = []
    fixed, separator = bool(separator), separator or _separator(cells)
    split = [_names(cell, separator, told) for cell in cells]
    if separator == "," and not fixed and any("," in cell for cell in cells):
        told.append("authors are taken to stand between commas; ';' between names leaves no doubt")
    split = _turned(split, told)
    return [[_author(name, told) for name in names] for names in split], list(dict.fromkeys(told))


def split_words(cell: str) -> list[str]:
    """The keywords of a cell, which stand between ';', '|' or newlines, else between commas."""
    separator = next((sign for sign in ("|", ";", "\n", ",") if sign in cell), "\n")
    return [word for word in map(str.strip, cell.split(separator)) if word]


def _separator(cells: Sequence[str]) -> str:
    used = Counter(sign for cell in cells for sign in _SEPARATORS if sign in cell)
    return max(_SEPARATORS, key=lambda sign: used[sign]) if used else ","


def _names(cell: str, separator: str, told: Told) -> list[str]:
    """The names of a cell; inner empty places are kept, those at its end are not."""
    if not cell.strip():
        return []
    if separator == ",":
        names = _between_commas(cell)
    elif separator not in cell and cell.count(",") > 1:
        told.append("where a cell has commas alone, its authors are taken to stand between them")
        names = _between_commas(cell)
    else:
        *before, last = cell.split(separator)
        names = before + (_AND.split(last) if separator not in "|\n" else [last])
    names = [name.strip().strip(",").strip() for name in names]
    if len(names) > 1 and not names[-1]:
        names.pop()
    return names


def _between_commas(cell: str) -> list[str]:
    """Names between commas and `and`; between `and` alone where each holds one comma, as `Doe, Jane`."""
    cell = _SUFFIX.sub(r" \1", cell)
    parts = re.split(r"\s+and\s+", cell, flags=re.IGNORECASE)
    if len(parts) > 1 and all(part.count(",") == 1 for part in parts) and all(map(_is_last_first, parts)):
        return parts
    return [name for part in _AND.split(cell) for name in _outside_brackets(part)]


def _outside_brackets(text: str) -> Iterator[str]:
    """The pieces between commas that stand in no brackets."""
    depth, piece = 0, ""
    for sign in text:
        depth += (sign == "(") - (sign == ")" and depth > 0)
        if sign == "," and depth == 0:
            yield piece
            piece = ""
        else:
            piece += sign
    yield piece


def _turned(split: Sequence[list[str]], told: Told) -> list[list[str]]:
    """`Doe, Jane` as `Jane Doe`, where the whole column is written so."""
    names = [_SUFFIX.sub(r" \1", name) for row in split for name in row if name]
    with_comma = [name for name in names if name.count(",") == 1]
    turned = [name for name in with_comma if _is_last_first(name)]
    if not with_comma or len(turned) * 2 < len(with_comma) or len(with_comma) * 2 < len(names):
        return list(split)
    told.append("names with a comma are read as 'Last, First'")
    return [[_turn(_SUFFIX.sub(r" \1", name)) for name in row] for row in split]


def _is_last_first(name: str) -> bool:
    last, _, first = name.partition(",")
    words = [word for word in last.split() if word.casefold() not in _PARTICLES]
    return len(words) <= 2 and 0 < len(first.split()) <= 3 and not _INSTITUTION.search(first)


def _turn(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name


def _author(name: str, told: Told) -> Author:
    """A name with what stands in brackets behind it, or behind its comma, as its affiliation."""
    found = _BRACKETED.fullmatch(name)
    if found and (_INSTITUTION.search(found[2]) or " " in found[2].strip()):
        told.append("what stands in brackets behind a name is taken for the affiliation")
        return Author(found[1] + found[3], found[2].strip())
    first, comma, rest = name.partition(",")
    if comma and len(first.split()) > 1 and _INSTITUTION.search(rest):
        told.append("what stands behind the comma of a name is taken for the affiliation")
        return Author(first, rest.strip())
    return Author(name)
