"""content/imported.json: each entry as it was last imported, to tell what changed since and who changed it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import Place, SourceError

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry as the listing had it, and the number that it was given."""

    title: str
    authors: tuple[str, ...]
    abstract: str
    number: int
    key: str = ""

    def says(self, other: "Record") -> bool:
        """Whether the two hold the same words; the number is the importer's and not the listing's."""
        return (self.title, self.authors, self.abstract) == (other.title, other.authors, other.abstract)


@dataclass(slots=True)
class Base:
    """A session as last imported, with its posters by id."""

    title: str
    room: str
    listing: str
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
    return {"title": base.title, "room": base.room, "listing": base.listing, "posters": posters}


def _poster(record: Record) -> dict[str, object]:
    held: dict[str, object] = {
        "title": record.title,
        "authors": list(record.authors),
        "abstract": record.abstract,
        "number": record.number,
    }
    return held | ({"key": record.key} if record.key else {})


def _bases(held: Any) -> dict[str, Base]:
    if held["version"] != VERSION:
        raise ValueError("written by another version")
    return {
        id_: Base(
            title=_text(session["title"]),
            room=_text(session["room"]),
            listing=_text(session["listing"]),
            posters={poster: _record(value) for poster, value in session["posters"].items()},
        )
        for id_, session in held["sessions"].items()
    }


def _record(held: Any) -> Record:
    return Record(
        title=_text(held["title"]),
        authors=tuple(_text(author) for author in _list(held["authors"])),
        abstract=_text(held["abstract"]),
        number=_number(held["number"]),
        key=_text(held.get("key", "")),
    )


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
