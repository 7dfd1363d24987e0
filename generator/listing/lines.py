"""The bytes of a text listing as lines; what is no text is refused here."""

import re
from pathlib import Path

from msgspec import Struct

from generator.errors import Place, SourceError
from generator.listing import filebytes

MAX_BYTES = 20_000_000
MAX_LINES = 100_000

EXPECTED = (
    "the session's title and room, then for each poster a title line, "
    "an authors line with names between '⋅', and the abstract"
)
COPY = "open the session's page in a browser, mark everything from its title on, copy it and save it as text"
AS_UTF8 = "save the file as plain text with the encoding UTF-8"

# What copying from a browser leaves around words: spaces of several widths, zero-width and direction marks.
# U+2028, form feed, vertical tab and NEL are not among them: they are text.
BLANKS = " \t\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BLANKS += "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_SPACES = re.compile("[ \t\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xff\xfe\x00\x00", "saved as UTF-32"),
    (b"\x00\x00\xfe\xff", "saved as UTF-32"),
    (b"\xff\xfe", "saved as UTF-16"),
    (b"\xfe\xff", "saved as UTF-16"),
)


class Line(Struct, frozen=True):
    """A line that holds something, without the blanks at its ends; `gap` counts the blank lines before it."""

    number: int
    text: str
    gap: int


def load(path: Path) -> list[Line]:
    """Read the lines of the file `path` that hold something.

    Only a newline ends a line; a carriage return before it is cut. Raises SourceError where the file cannot be
    read, is empty, too large, binary or not UTF-8.
    """
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(_decode(filebytes.read(path, MAX_BYTES, EXPECTED), path).split("\n"), 1):
        text = raw.strip(BLANKS)
        if text:
            lines.append(Line(number, text, gap))
        gap = 0 if text else gap + 1
        if len(lines) > MAX_LINES:
            message = f"more than {MAX_LINES:,} lines; expected the listing of one conference"
            raise SourceError(message, Place(path, number))
    if not lines:
        raise SourceError(f"empty; expected {EXPECTED}", Place(path), COPY)
    if len(lines) == 1 and "\r" in lines[0].text:
        message = "lines end with carriage returns alone; expected newlines"
        raise SourceError(message, Place(path), "save the file with line ends of the kind 'Unix' or 'Windows'")
    return lines


def one_spaced(name: str) -> str:
    """Return a name as it is compared: plain single spaces inside, no invisible marks, no blanks at its ends."""
    if name.isprintable() and "  " not in name:  # no blank but plain spaces is printable
        return name.strip(" ")
    return _SPACES.sub(" ", _INVISIBLE.sub("", name)).strip(BLANKS)


def _decode(data: bytes, path: Path) -> str:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{what}; expected plain text in UTF-8", Place(path), AS_UTF8)
    nul = data.find(0)
    if nul >= 0:
        message = f"binary: byte 0 at offset {nul}; expected plain text in UTF-8"
        raise SourceError(message, _place_of_byte(data, nul, path), AS_UTF8)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark.
        offset = error.start + (len(data) - len(error.object))
        message = f"not UTF-8: byte 0x{data[offset]:02X} at offset {offset}"
        raise SourceError(message, _place_of_byte(data, offset, path), AS_UTF8) from error


def _place_of_byte(data: bytes, offset: int, path: Path) -> Place:
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", errors="replace")) + 1
    return Place(path, data.count(b"\n", 0, offset) + 1, column)
