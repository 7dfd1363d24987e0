"""content/imported.json: each entry as it was last imported, to tell what changed since and who changed it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.errors import Place, SourceError
from generator.model import Author

VERSION = 1


class Record(Struct, frozen=True, kw_only=True):
    """An entry as the listing had it, and the number that it was given.

    `affiliations` has one for each author, or none at all. `gone`: the last listing had it no more. `unknown`:
    fields where the file said something else when no earlier import was known, so that nobody can tell who changed it.
    """

    title: str
    authors: tuple[str, ...]
    abstract: str
    number: int
    key: str = ""
    affiliations: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    board: str = ""
    links: tuple[tuple[str, str], ...] = ()
    gone: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[Author, ...]:
        """The author list, place by place."""
        affiliations = self.affiliations or ("",) * len(self.authors)
        pairs = zip(self.authors, affiliations, strict=True)
        return tuple(Author(name or None, affiliation) for name, affiliation in pairs)


class Base(Struct):
    """A session as last imported, with its posters by id."""

    title: str = ""
    room: str = ""
    listing: str = ""
    start: str = ""
    end: str = ""
    unknown: tuple[str, ...] = ()
    posters: dict[str, Record] = field(default_factory=dict)


def load(path: Path, faults: list[SourceError]) -> dict[str, Base]:
    """What was imported, by session; nothing, with a warning in `faults`, where the file was broken by hand."""
    if not path.exists():
        return {}
    try:
        held = json.loads(path.read_bytes().decode())
        return _bases(held)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        hint = "it is made anew from the poster files; to have the old one back, take it from the history"
        message = "this is not what the last import wrote"
        faults.append(SourceError(message, Place(path, line), hint, "warning"))
        return {}


def dump(bases: Mapping[str, Base]) -> bytes:
    """The file's bytes, the same for the same content."""
    held = {"version": VERSION, "sessions": {id_: _session(base) for id_, base in bases.items()}}
    return (json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _session(base: Base) -> dict[str, object]:
    posters = {id_: _poster(record) for id_, record in base.posters.items()}
    held = {"title": base.title, "room": base.room, "listing": base.listing, "posters": posters}
    return held | _given({"start": base.start, "end": base.end, "unknown": list(base.unknown)})


def _poster(record: Record) -> dict[str, object]:
    held: dict[str, object] = {
        "title": record.title,
        "authors": list(record.authors),
        "abstract": record.abstract,
        "number": record.number,
    }
    return held | _given(
        {
            "key": record.key,
            "affiliations": list(record.affiliations),
            "keywords": list(record.keywords),
            "board": record.board,
            "links": dict(record.links),
            "gone": record.gone,
            "unknown": list(record.unknown),
        }
    )


def _given(held: dict[str, object]) -> dict[str, object]:
    """What is not empty: the file has no line for what a listing does not hold."""
    return {name: value for name, value in held.items() if value}


def _bases(held: Any) -> dict[str, Base]:
    if held["version"] != VERSION:
        raise ValueError("written by another version")
    return {
        id_: Base(
            title=_text(session["title"]),
            room=_text(session["room"]),
            listing=_text(session["listing"]),
            start=_text(session.get("start", "")),
            end=_text(session.get("end", "")),
            unknown=_texts(session.get("unknown", [])),
            posters={poster: _record(value) for poster, value in session["posters"].items()},
        )
        for id_, session in held["sessions"].items()
    }


def _record(held: Any) -> Record:
    record = Record(
        title=_text(held["title"]),
        authors=_texts(held["authors"]),
        abstract=_text(held["abstract"]),
        number=_number(held["number"]),
        key=_text(held.get("key", "")),
        affiliations=_texts(held.get("affiliations", [])),
        keywords=_texts(held.get("keywords", [])),
        board=_text(held.get("board", "")),
        links=tuple(sorted((_text(kind), _text(target)) for kind, target in held.get("links", {}).items())),
        gone=held.get("gone", False) is True,
        unknown=_texts(held.get("unknown", [])),
    )
    if record.affiliations and len(record.affiliations) != len(record.authors):
        raise ValueError("an affiliation for each author is expected")
    return record


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(item) for item in _list(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text is expected")
    value.encode()  # a lone surrogate could not be written again
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is expected")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number is expected")
    return value
