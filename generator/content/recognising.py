"""Which poster an entry of a listing is: by the listing's own key, its title, or its abstract's opening words."""

import re
from collections.abc import Callable, Mapping, Sequence

from generator.content import slugs
from generator.content.imported import Record

OPENING = 12  # words

_Mark = tuple[str, ...]


def recognise(entries: Sequence[Record], known: Mapping[str, Record]) -> list[str | None]:
    """For each entry the id of the known poster that it is, or None; each id is given once.

    The surest sign goes first for all entries, so that a poster is not taken by one that resembles it.
    Never by position, for a listing is sorted anew with each poster that joins it.
    """
    found: list[str | None] = [None] * len(entries)
    left = dict(known)
    for sign in _SIGNS:
        ids = _by_sign(left, sign)
        for index, entry in enumerate(entries):
            if found[index] is None and (mark := sign(entry)) and ids.get(mark):
                found[index] = ids[mark].pop(0)
        left = {id_: record for id_, record in left.items() if id_ not in found}
    return found


def _by_sign(known: Mapping[str, Record], sign: Callable[[Record], _Mark]) -> dict[_Mark, list[str]]:
    ids: dict[_Mark, list[str]] = {}
    for id_, record in sorted(known.items(), key=lambda item: (item[1].number, item[0])):
        if mark := sign(record):
            ids.setdefault(mark, []).append(id_)
    return ids


def _key(record: Record) -> _Mark:
    return (record.key,) if record.key else ()


def _both(record: Record) -> _Mark:
    title, opening = _title(record), _opening(record)
    return (*title, "", *opening) if title and opening else ()


def _title(record: Record) -> _Mark:
    return _words(record.title)


def _opening(record: Record) -> _Mark:
    return _words(record.abstract)[:OPENING]


def _words(text: str) -> _Mark:
    return tuple(re.findall(r"\w+", slugs.fold(text)))


_SIGNS = (_key, _both, _title, _opening)
