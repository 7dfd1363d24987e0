"""JSON with places: a file's value, and where in the file the records of a list begin."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from generator.errors import Place, SourceError, place_at
from generator.listing.rows import sourcefile
from generator.listing.rows.notes import Notes
from generator.listing.rows.values import fields, items

ANY = "*"  # in a path: each item of a list, or each field's value

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Document(Struct, frozen=True):
    """A JSON file: its value, its text, and what is noted while it is read."""

    path: Path
    value: object
    text: str
    notes: Notes
    abstracts: Mapping[str, str]  # from a second file, by id

    def records(self, *path: str) -> Iterator[tuple[Place, Mapping[str, object]]]:
        """The objects at a path of field names and ANY, each with its place; what is no object is passed over."""
        offset, line, start = 0, 1, 0
        for offset_there, value in zip(_offsets(self.text, path), _values(self.value, path), strict=True):
            line += self.text.count("\n", offset, offset_there)
            start = max(start, self.text.rfind("\n", offset, offset_there) + 1)
            offset = offset_there
            if isinstance(value, dict):
                yield Place(self.path, line, offset - start + 1), value


def load(path: Path, abstracts: Mapping[str, str] = MappingProxyType({})) -> Document:
    """Read a JSON file; `abstracts` go with it into the document. NaN is let pass, as Python writes it.

    Raises SourceError with line and column where it is no JSON, too large, or cut off.
    """
    text, _ = sourcefile.read_text(path)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _explain(error, text, path) from error
    except RecursionError as error:
        raise SourceError("lists and fields are nested too deeply", Place(path)) from error
    except ValueError as error:  # an absurdly long number
        raise SourceError(f"not valid JSON: {str(error).lower()}", Place(path)) from error
    return Document(path, value, text, Notes(path), abstracts)


def _explain(error: json.JSONDecodeError, text: str, path: Path) -> SourceError:
    place = Place(path, error.lineno, error.colno)
    unfinished = error.msg.startswith("Unterminated string") or error.pos >= len(text.rstrip())
    if unfinished and text.lstrip()[:1] in ("{", "["):
        end = place_at(text, len(text.rstrip()), path)
        return SourceError("the file is cut: it ends in the middle", end, "download or export it again, whole")
    return SourceError(f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", place, "export the file again")


def _values(value: object, path: tuple[str, ...]) -> Iterator[object]:
    if not path:
        yield value
    elif path[0] == ANY:
        for one in (*items(value), *fields(value).values()):
            yield from _values(one, path[1:])
    elif path[0] in fields(value):
        yield from _values(fields(value)[path[0]], path[1:])


def _offsets(text: str, path: tuple[str, ...], start: int = 0) -> Iterator[int]:
    """Where the values at the path begin, in the order of `_values`; the text is known to be valid."""
    start = _skip(text, start)
    if not path:
        yield start
        return
    found: dict[str, int] = {}  # of a name that is given twice the last value counts, as for json
    opening, position = text[start], _skip(text, start + 1)
    while opening in "[{" and text[position] not in "]}":
        name = ""
        if opening == "{":
            name, position = _DECODER.raw_decode(text, position)
            position = _skip(text, _skip(text, position) + 1)  # the colon
        if path[0] in (ANY, name):
            found[name if opening == "{" else str(position)] = position
        _, position = _DECODER.raw_decode(text, position)
        position = _skip(text, position)
        position = _skip(text, position + 1) if text[position] == "," else position
    for offset in found.values():
        yield from _offsets(text, path[1:], offset)


def _skip(text: str, position: int) -> int:
    found = _BLANK.match(text, position)
    return found.end() if found else position
