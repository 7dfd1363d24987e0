"""A source's file as text: within bounds, in any encoding that can be told, and places in it."""

import re
from pathlib import Path

from generator.errors import Place, SourceError, place_at
from generator.listing import filebytes

MAX_BYTES = 50_000_000

AS_UTF8 = "save the file with the encoding UTF-8"
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "ask for the file that the PDF was made from"),
    (b"PK\x03\x04", "a zip or office file", "open it and save the table as 'CSV UTF-8', or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an office file", "open it and save the table as 'CSV UTF-8'"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"SQLite format 3", "a database", "export its table as CSV"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WINDOWS = "windows-1252"
# In windows-1252 letters beyond ASCII stand alone or in pairs; three in a row are another encoding's.
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]{3}")
# What Mac Roman's accented letters look like in windows-1252: signs and capitals inside a word.
_MAC_LETTERS = re.compile("[a-z](?:[ŽŠŒ]|[‡‰ˆ˜›•][a-z])|[a-z]\u02dc")


def read_text(path: Path) -> tuple[str, str]:
    """The text of the file and the encoding that it was in, as Python names it.

    Line ends are kept. Raises SourceError where the file cannot be read, is empty, too large, no text, or in an
    encoding that cannot be told.
    """
    data = read_bytes(path)
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{what}; expected text", Place(path), hint)
    encoding = tell_encoding(data)
    try:
        text = data.decode(encoding).lstrip("\ufeff")  # marks of byte order, of which programs write more than one
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, path) from error
    if encoding == _WINDOWS and (_FOREIGN_RUN.search(data) or _MAC_LETTERS.search(text)):
        raise SourceError("the encoding cannot be told: neither UTF-8 nor windows-1252", Place(path), AS_UTF8)
    if "\0" in text:
        offset = text.index("\0")
        raise SourceError("binary: a null character; expected text", place_at(text, offset, path), AS_UTF8)
    if not text.strip():
        raise SourceError("the file is empty", Place(path), "save the listing again")
    return text, encoding


def tell_encoding(data: bytes) -> str:
    """The encoding that the bytes are most likely in, as Python names it."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked(data)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of the file; SourceError where it cannot be read or has more of them than `limit`."""
    hint = "leave out what is not needed: full texts, reviews, images"
    return filebytes.read(path, limit, "the listing of one conference", hint)


def _unmarked(data: bytes) -> str:
    """The likeliest encoding of a file that does not say: UTF-16 shows by its zeros, else UTF-8 if it can be that."""
    even, odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    if 4 * max(even, odd) > len(data[:2000:2]) and max(even, odd) > 10 * min(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.end == len(data)
        return "utf-8" if cut or b"\0" in data else _WINDOWS
    return "utf-8"


def _undecodable(data: bytes, error: UnicodeDecodeError, path: Path) -> SourceError:
    if error.reason in {"unexpected end of data", "truncated data"} and error.end == len(error.object):
        return SourceError("the file is cut: it ends inside a character", Place(path), "get it again")
    before = error.object[: error.start].decode("utf-8" if "8" in error.encoding else "latin-1", errors="replace")
    message = f"the encoding cannot be told: byte 0x{data[error.start + len(data) - len(error.object)]:02X}"
    return SourceError(message, place_at(before, len(before), path), AS_UTF8)
