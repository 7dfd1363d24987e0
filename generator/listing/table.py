"""Listings as tables: CSV and TSV, with the columns known by their headers, in any order."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from generator.errors import Place, SourceError
from generator.listing.records import Reading
from generator.listing.rows import columns, flat, sourcefile
from generator.listing.rows.flat import Record
from generator.listing.rows.gather import gather
from generator.listing.rows.notes import Notes

HEADER_WITHIN = 10  # rows: titles of a sheet may stand above its header

_DELIMITERS = ",;\t|"
_MACROS = (
    "abla|atural|ceil|cong|e|earrow|eg|eq|ewcommand|ewline|exists|geq|i|icefrac|leq|mid|oindent|olimits|onumber|"
    "ormalsize|ot|otin|parallel|prec|rightarrow|Rightarrow|Leftarrow|sim|subseteq|succ|u|um|warrow"
)
# What exports write for a newline inside a cell; \nabla and its like are TeX, and so may any other small word be.
_WRITTEN_NEWLINE = re.compile(
    rf"(?<!\\)(?:\\r)?\\n(?!(?:{_MACROS})(?![A-Za-z]))(?:(?![a-z])|(?<=[.!?:;]\\n)|(?<=\\n\\n))"
)

Line = tuple[int, list[str]]


def read(path: Path) -> Reading:
    """Read the table in the file `path`.

    Raises SourceError where no header with a title is found, with what was seen, where a row has more values than
    the header, and where quotes do not end.
    """
    text, encoding = sourcefile.read_text(path)
    notes = Notes(path)
    if encoding == "windows-1252":
        notes.note("the file is not UTF-8 and is read as windows-1252", Place(path), sourcefile.AS_UTF8)
    delimiter = find_delimiter(text)
    if not delimiter:
        first = next(line.strip() for line in text.split("\n") if line.strip())
        message = f"no header of a listing found; the first line is '{first[:120]}'"
        raise SourceError(message, Place(path), columns.EXPECTED)
    lines = _lines(text, delimiter, path)
    for _, header in lines:
        if columns.is_listing(columns.find_columns(header)):
            records = list(_records(header, lines, path))
            found = columns.find_columns(header)
            return gather(flat.read_rows(records, found, notes), notes)
    raise SourceError("no header of a listing found", Place(path), columns.EXPECTED)


def find_delimiter(text: str) -> str:
    """What stands between the values of the table's header; "" where there is no header of a listing."""
    head = "\n".join(text[:100_000].replace("\r\n", "\n").replace("\r", "\n").split("\n")[: 3 * HEADER_WITHIN])
    for delimiter in _DELIMITERS:
        try:
            rows = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
            found = any(columns.is_listing(columns.find_columns(row)) for row in islice(rows, HEADER_WITHIN))
        except csv.Error:
            found = False
        if found:
            return delimiter
    return ""


def _lines(text: str, delimiter: str, path: Path) -> Iterator[Line]:
    """The rows of the table that hold something, each with the number of its first line."""
    quoted = delimiter != "\t" or _is_quoted(text, delimiter)
    source = io.StringIO(text, newline="")
    if quoted:
        reader = csv.reader(source, delimiter=delimiter, strict=True)
    else:
        reader = csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    number = 1
    try:
        for row in reader:
            if any(value.strip() for value in row):
                yield number, row
            number = reader.line_num + 1
    except csv.Error as error:
        raise _explain(error, Place(path, number)) from error


def _is_quoted(text: str, delimiter: str) -> bool:
    """Whether a table's quotes are a table's; in one copied from a sheet they may be part of the words."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _explain(error: csv.Error, place: Place) -> SourceError:
    said = str(error)
    if "unexpected end" in said or "larger than field limit" in said:
        message = "a quote that is opened in this row is never closed"
        return SourceError(message, place, 'end the value with ", and write "" for a quote inside it')
    if "expected after" in said:
        hint = 'write "" for a quote inside a value, or export the table again'
        return SourceError("a value in quotes goes on behind its closing quote", place, hint)
    return SourceError(f"not a valid table: {said}", place, "export the table again as CSV")


def _records(header: Sequence[str], lines: Iterator[Line], path: Path) -> Iterator[Record]:
    names = [name.strip() for name in header]
    while names and not names[-1]:
        names.pop()
    for number, row in lines:
        if any(value.strip() for value in row[len(names) :]):
            message = f"the row has {len(row)} values and the header {len(names)} columns"
            raise SourceError(message, Place(path, number), "put quotes around a value that holds the separator")
        values = {name: _value(value) for name, value in zip(names, row, strict=False) if name}
        yield Record(Place(path, number), values)


def _value(value: str) -> str:
    return _WRITTEN_NEWLINE.sub("\n", value) if "\\n" in value else value
