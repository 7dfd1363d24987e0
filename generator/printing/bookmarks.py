"""A PDF's bookmarks with the titles that they should have (ISO 32000-1, 12.3.3).

Chromium reads them off the drawn glyphs: it loses the space where a heading's line ends, writes what runs from right to
left twice, and maths letter by letter. The headings say their titles better, so these are put into its place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

ATTRIBUTE = "data-bookmark"  # of a heading: its title as plain text

_HEADING = re.compile("h[1-6]")
_OUTLINES = re.compile(rb"/Outlines (\d+) 0 R")
_TITLE = re.compile(rb"/Title (?:\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>)", re.DOTALL)
_TABLE = re.compile(rb"xref\s+0 \d+\s+")  # one section with all objects
_ENTRY = 20  # bytes of a cross-reference entry (7.5.4)
_END = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _HEADING.fullmatch(tag):
            self.titles.append(dict(attrs).get(ATTRIBUTE) or "")


def titles(html: str) -> list[str]:
    """What each heading of the page gives as its title, in their order; "" where one gives none."""
    reader = _Headings()
    reader.feed(html)
    reader.close()
    return reader.titles


def titled(pdf: bytes, wanted: Sequence[str]) -> bytes:
    """The PDF with the titles for its bookmarks, in their order; "" leaves one as it is.

    They are appended as an update (7.5.6); nothing that stands in the file changes. Where it does not have as many
    bookmarks, or is not written as Chromium writes it, it stays as it is.
    """
    end = _END.search(pdf, max(pdf.rfind(b"trailer"), 0))
    root = _OUTLINES.search(pdf)
    table = _TABLE.match(pdf, int(end[2])) if end else None
    if not (end and root and table):
        return pdf
    found = dict(_in_order(pdf, table.end(), int(root[1])))
    if len(found) != len(wanted):
        return pdf
    pairs = zip(found.items(), wanted, strict=True)
    update = {number: _retitled(body, title) for (number, body), title in pairs if title}
    return pdf + _section(update, len(pdf), end[1], int(end[2]))


def _in_order(pdf: bytes, table: int, root: int) -> Iterator[tuple[int, bytes]]:
    """The bookmarks' objects, by number, as a reader shows them; the cross-reference entries begin at `table`."""
    waiting = [_link(_object(pdf, table, root), b"First")]
    while waiting:
        number = waiting.pop()
        if number:
            body = _object(pdf, table, number)
            yield number, body
            waiting += [_link(body, b"Next"), _link(body, b"First")]


def _object(pdf: bytes, table: int, number: int) -> bytes:
    entry = table + number * _ENTRY
    start = int(pdf[entry : entry + 10])
    return pdf[start : pdf.find(b"endobj", start)]


def _link(body: bytes, name: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % name, _TITLE.sub(b"", body))
    return int(found[1]) if found else 0


def _retitled(body: bytes, title: str) -> bytes:
    """The object with another title, in UTF-16 as a string of hexadecimal digits (7.9.2.2)."""
    digits = ("\ufeff" + title).encode("utf-16-be").hex().upper().encode()
    return _TITLE.sub(b"/Title <" + digits + b">", body, count=1)


def _section(objects: Mapping[int, bytes], start: int, trailer: bytes, previous: int) -> bytes:
    """Objects, their cross-reference table and a trailer, for the end of a file of `start` bytes."""
    section, table = b"\n", b"xref\n"
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(section))
        section += body + b"endobj\n"
    place = start + len(section)
    return section + table + b"trailer\n<<%s\n/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, previous, place)
