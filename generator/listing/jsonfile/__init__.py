"""Listings as JSON: what conference sites publish and offer for download, OpenReview notes, schedules, plain lists."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.errors import Place, SourceError
from generator.listing.jsonfile import openreview, schedule, virtual
from generator.listing.jsonfile.located import ANY, Document, load
from generator.listing.records import Reading
from generator.listing.rows import columns, flat, sourcefile
from generator.listing.rows.flat import Record
from generator.listing.rows.gather import gather
from generator.listing.rows.row import Row
from generator.listing.rows.values import fields, text

SHOWN = 12  # names of fields in a message

_ABSTRACTS_START = re.compile(r'\{\s*"\d+"\s*:\s*"')
_PAIR = "give the two files of one conference and year"
_KNOWN = (
    "known are a conference site's 'orals-posters.json' (results), its download (type, name, speakers/authors), "
    "OpenReview notes (content), frab and pretalx schedules (schedule), and lists of posters with title and authors"
)


class _Shape(Struct, frozen=True):
    """One kind of JSON listing: how it is known, and how it becomes rows."""

    fits: Callable[[object], bool]
    rows: Callable[[Document], list[Row]]


def read(path: Path, abstracts: Mapping[str, str] | None = None) -> Reading:
    """Read the JSON listing in the file `path`; `abstracts` are those of its second file, by the posters' ids.

    Raises SourceError where it is no JSON, is cut, or holds no posters, with the fields that were seen.
    """
    document = load(path, abstracts or {})
    if virtual.is_abstracts(document.value):
        hint = "import it together with its '-orals-posters.json', which holds titles and authors"
        raise SourceError("the file holds abstracts alone, by the ids of posters", Place(path), hint)
    _refuse_cut(document)
    shape = next((shape for shape in _SHAPES if shape.fits(document.value)), None)
    if shape is None:
        raise SourceError(f"JSON of an unknown kind: {_seen(document.value)}", Place(path), _KNOWN)
    rows = shape.rows(document)
    if abstracts and not any(row.key in abstracts for row in rows):
        raise SourceError("none of the abstracts given with this file is of its posters", Place(path), _PAIR)
    return gather(rows, document.notes)


def read_abstracts(path: Path) -> Mapping[str, str] | None:
    """The abstracts by the posters' ids, where the file holds nothing else; None for every other file.

    Raises SourceError where a file that begins like one is no JSON.
    """
    start = sourcefile.read_bytes(path)[:200]
    if not _ABSTRACTS_START.match(start.decode("utf-8-sig", errors="replace")):
        return None
    found = load(path).value
    return {key: text(value) for key, value in fields(found).items()} if virtual.is_abstracts(found) else None


def _refuse_cut(document: Document) -> None:
    """A file that says how many rows it has, and has fewer, is one page of several or was cut."""
    whole = fields(document.value)
    count = whole.get("count")
    rows = whole.get("results", whole.get("notes"))
    if isinstance(count, int) and isinstance(rows, list) and count > len(rows):
        message = f"the file is cut: it says that it has {count:,} rows, and {len(rows):,} are there"
        raise SourceError(message, Place(document.path), "download it again, all pages of it")


def _list_path(value: object) -> tuple[str, ...] | None:
    """Where a plain list of posters stands: the value itself, or one of its fields."""
    if isinstance(value, list):
        return (ANY,) if columns.is_listing(columns.find_columns(_headers(value))) else None
    found = (name for name, one in fields(value).items() if isinstance(one, list) and _list_path(one))
    return next(((name, ANY) for name in found), None)


def _headers(records: Sequence[object]) -> list[str]:
    return list(dict.fromkeys(name for record in records for name in fields(record)))


def _list_rows(document: Document) -> list[Row]:
    records = [Record(place, values) for place, values in document.records(*(_list_path(document.value) or ()))]
    found = columns.find_columns(_headers([record.values for record in records]))
    return flat.read_rows(records, found, document.notes)


def _seen(value: object) -> str:
    """What stands there instead, in words."""
    if isinstance(value, list):
        return f"a list of {_seen(value[0])}" if value else "an empty list"
    names = ", ".join(f"'{name}'" for name in list(fields(value))[:SHOWN])
    more = " ..." if len(fields(value)) > SHOWN else ""
    return f"fields {names}{more}" if names else "no fields"


_SHAPES = (
    _Shape(virtual.fits, virtual.rows),
    _Shape(schedule.fits, schedule.rows),
    _Shape(openreview.fits, openreview.rows),
    _Shape(lambda value: _list_path(value) is not None, _list_rows),
)
