"""BibTeX as text: entries with their fields and lines; an entry that is broken does not hide those behind it.

The libraries for it were looked at. pybtex raises at the first slip or drops what follows it, gives no line of an
entry, and takes 0.2 s to import; bibtexparser 1 skips broken entries without a word, its successor is a beta. What
editors submit breaks in few ways, an open brace above all, and the one rule that mends it is here: no entry reaches
beyond a line that begins the next one.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.errors import Place

_START = re.compile(r"@[ \t]*(?P<kind>[A-Za-z]+)\s*(?P<open>[{(])")
_BLANK = re.compile(r"(?:\s|%[^\n]*\n)*")
_KEY = re.compile(r"\s*(?P<key>[^\n,={}\"]*?)[ \t]*(?:,|(?=[\n})]))")
_NAME = re.compile(r"(?P<name>[A-Za-z_][\w:.+-]*)\s*=\s*")
_WORD = re.compile(r"[^\s,{}()\"#%=]+")
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'[{}"]')
_MORE_FIELDS = re.compile(r"\s*,?\s*[A-Za-z_]\w*\s*=\s*[{\"]")

_MONTHS = {
    name[:3].lower(): name
    for name in [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ]
}


class BibEntry(Struct, frozen=True):
    """An entry: its kind and the names of its fields in small letters."""

    kind: str
    key: str
    fields: Mapping[str, str]
    place: Place


class Slip(Struct, frozen=True):
    """What is wrong in the file, and where; `fatal` where its entry could not be read."""

    message: str
    place: Place
    hint: str = ""
    fatal: bool = True


class _BrokenError(Exception):
    """A mistake at an offset of the text."""

    def __init__(self, message: str, offset: int, hint: str) -> None:
        super().__init__(message)
        self.message, self.offset, self.hint = message, offset, hint


def parse(text: str, path: Path) -> Iterator[BibEntry | Slip]:
    """Yield the entries of the text, and the slips in it, in their order; comments and preambles are passed over."""
    parser = _Parser(text, path)
    starts = list(_starts(text))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        kind = start["kind"].lower()
        if kind not in {"comment", "preamble"}:
            yield from parser.segment(kind, start, end)


def is_bibtex(text: str) -> bool:
    """Whether the text has an entry with a field."""
    return any(_NAME.search(text, start.end(), start.end() + 500) for start in _starts(text))


def _starts(text: str) -> Iterator[re.Match[str]]:
    """Where entries begin: at the beginning of a line, or behind the brace that ends another."""
    for found in _START.finditer(text):
        before = text[max(0, found.start() - 80) : found.start()].rstrip(" \t\ufeff")
        if not before or before[-1] in "\n}":
            yield found


class _Parser:
    """Reads one entry after the other; macros that were defined count from there on."""

    def __init__(self, text: str, path: Path) -> None:
        self.text, self.path = text, path
        self.macros = dict(_MONTHS)
        self.slips: list[Slip] = []
        self.line, self.counted = 1, 0

    def segment(self, kind: str, start: re.Match[str], end: int) -> Iterator[BibEntry | Slip]:
        """The entry that begins at `start` and does not reach beyond `end`."""
        place = self.place(start.start())
        self.slips = []
        try:
            if kind == "string":
                fields, _ = self.fields(start.end(), end)
                self.macros |= fields
            else:
                yield self.entry(kind, start.end(), end, place)
        except _BrokenError as broken:
            self.slips.append(Slip(broken.message, self.place(broken.offset), broken.hint))
        yield from self.slips

    def entry(self, kind: str, position: int, end: int, place: Place) -> BibEntry:
        key = ""
        if not _NAME.match(self.text, self.skip(position, end), end):
            found = _KEY.match(self.text, position, end)
            if not found:
                raise _BrokenError(
                    "an entry does not begin with its key", position, "write @article{KEY, and its fields"
                )
            key, position = found["key"], found.end()
        fields, after = self.fields(position, end)
        if _MORE_FIELDS.match(self.text, after, end):
            raise _BrokenError("an entry ends before its last field: there is a '}' too many", after, "take it away")
        return BibEntry(kind, key, fields, place)

    def fields(self, position: int, end: int) -> tuple[dict[str, str], int]:
        """The fields from `position` to the brace that closes the entry, and where that one ends."""
        fields: dict[str, str] = {}
        position = self.skip(position, end)
        while position < end and self.text[position] not in "})":
            found = _NAME.match(self.text, position, end)
            if not found:
                seen = self.text[position : position + 30].partition("\n")[0].strip()
                raise _BrokenError(
                    f"expected a field and found '{seen}'", position, "write NAME = {VALUE}, for each field"
                )
            name = found["name"].lower()
            value, position = self.value(found.end(), end)
            if name in fields:
                self.slip(f"the field '{name}' is given twice; the first counts", found.start())
            fields.setdefault(name, value)
            position = self.comma(position, end)
        if position >= end:
            raise _BrokenError("an entry is not closed", len(self.text[:end].rstrip()) - 1, "end it with '}'")
        return fields, position + 1

    def comma(self, position: int, end: int) -> int:
        """Behind the comma that follows a value; where it was forgotten, the next field is read all the same."""
        position = self.skip(position, end)
        if position < end and self.text[position] == ",":
            while position < end and self.text[position] == ",":
                position = self.skip(position + 1, end)
        elif _NAME.match(self.text, position, end):
            self.slip("a comma is missing between two fields", position)
        return position

    def value(self, position: int, end: int) -> tuple[str, int]:
        """The pieces of a value, which stand between '#'."""
        pieces = []
        while True:
            piece, position = self.piece(position, end)
            pieces.append(piece)
            after = self.skip(position, end)
            if after >= end or self.text[after] != "#":
                return "".join(pieces), position
            position = self.skip(after + 1, end)

    def piece(self, position: int, end: int) -> tuple[str, int]:
        opening = self.text[position : position + 1] if position < end else ""
        if opening in {"{", '"'}:
            close = self.closing(position, end)
            return self.text[position + 1 : close], close + 1
        found = _WORD.match(self.text, position, end)
        if not found:
            raise _BrokenError("a field has no value", position, "write NAME = {VALUE}")
        word = found[0]
        if not word.isdecimal() and word.lower() not in self.macros:
            self.slip(f"the abbreviation '{word}' is not defined", position)
        return self.macros.get(word.lower(), word), found.end()

    def closing(self, position: int, end: int) -> int:
        """Where the brace or quote closes that opens at `position`; quotes within braces are words."""
        quoted = self.text[position] == '"'
        depth = 0
        for found in (_QUOTE_OR_BRACE if quoted else _BRACE).finditer(self.text, position + quoted, end):
            if found[0] == '"':
                if depth == 0:
                    return found.start()
                continue
            depth += 1 if found[0] == "{" else -1
            if not quoted and depth == 0:
                return found.start()
        what, sign = ("quote", '"') if quoted else ("brace", "}")
        raise _BrokenError(
            f"a {what} that opens here is not closed in its entry", position, f"write the '{sign}' that is missing"
        )

    def skip(self, position: int, end: int) -> int:
        found = _BLANK.match(self.text, position, end)
        return found.end() if found else position

    def slip(self, message: str, offset: int) -> None:
        self.slips.append(Slip(message, self.place(offset), fatal=False))

    def place(self, offset: int) -> Place:
        if offset < self.counted:
            self.line, self.counted = 1, 0
        self.line += self.text.count("\n", self.counted, offset)
        self.counted = offset
        return Place(self.path, self.line, offset - self.text.rfind("\n", 0, offset))
