"""Names of BibTeX's author field: `Last, First and von Last, Jr, First and {A Group}`."""

import re
from collections.abc import Iterable, Iterator

from generator.listing.bibtex import tex

_AND = re.compile(r"\s+and(?=\s|$)|^and\s", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)


def read_names(source: str) -> tuple[list[str], list[str]]:
    """The names as they are read aloud, and what was odd in how they are written, in words."""
    told: list[str] = []
    names = []
    pieces = list(_split_names(tex.accented(source)))
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    for piece in pieces:
        names += _names(piece.strip(), told)
    return names, list(dict.fromkeys(told))


def _names(piece: str, told: list[str]) -> list[str]:
    """The one name between two `and`; several where someone wrote commas or semicolons in their place."""
    if piece.casefold().strip("{} ") in {"others", "et al.", "et al"}:
        told.append("'others' stands for authors who are not told, and is left out")
        return []
    pieces = [one.strip() for one in _split(piece, ";") if one.strip()]
    if len(pieces) > 1:
        told.append("authors with ';' between them are read as several; BibTeX wants 'and'")
        return [name for one in pieces for name in _names(one, told)]
    last, *others = (part.strip() for part in _split(piece, ","))
    suffix = [part for part in others if _SUFFIX.fullmatch(part)][:1]
    first = [part for part in others if part not in suffix]
    if len(first) < 2:
        return [_joined(*first, last, *suffix)]
    told.append("authors with ',' between them are read as several; BibTeX wants 'and'")
    return [_joined(part) for part in (last, *others) if part]


def _joined(*parts: str) -> str:
    return " ".join(filter(None, (tex.plain(part).strip() for part in parts)))


def _split_names(source: str) -> Iterator[str]:
    return _outside_braces(source, _AND.finditer(source))


def _split(source: str, sign: str) -> Iterable[str]:
    """The pieces between the signs that stand in no braces."""
    if "{" not in source:
        return source.split(sign)
    return _outside_braces(source, re.finditer(re.escape(sign), source))


def _outside_braces(source: str, separators: Iterable[re.Match[str]]) -> Iterator[str]:
    start = depth = counted = 0
    for found in separators:
        depth += source.count("{", counted, found.start()) - source.count("}", counted, found.start())
        counted = found.start()
        if depth <= 0:
            yield source[start : found.start()]
            start = found.end()
    yield source[start:]
