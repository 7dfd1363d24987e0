"""AVIF: items in boxes. Source: ISO/IEC 14496-12 (boxes, meta, iinf, iloc) and 23008-12 (Exif and XMP items).

Items are found by their distance from the start of the file, so that leaving one out would move all others:
the metadata are overwritten in place. Which way up an AVIF is stands in a property of its own, not in its EXIF data.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.metadata.parts import MalformedError, bounded, number, piece

# EXIF data without a tag, behind the distance to them: readers that look into them find them empty and not broken.
EMPTY_EXIF = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"


BOXES = {b"ftyp", b"meta", b"mdat"}
PASSED_OVER = {b"free", b"skip", b"uuid"}
SHOWN = {b"av01", b"grid", b"iovl", b"iden", b"tmap"}  # items: pixels, and how others are put together or toned
IN_FILE, IN_IDAT = 0, 1  # construction methods: counted from the start of the file, or of the box idat


class Part(NamedTuple):
    """A box or an item: its type, where its content begins and where it ends."""

    kind: bytes
    start: int
    end: int


def strip(data: bytes) -> bytes:
    """The file with EXIF and XMP blank, and all bytes blank that show no pixel."""
    top = list(bounded(_boxes(data, 0, len(data))))
    if not top or top[0].kind != b"ftyp" or {box.kind for box in top} - BOXES - PASSED_OVER:
        raise MalformedError
    blank = bytearray(data)
    for box in top:
        if box.kind in {b"mdat", *PASSED_OVER}:
            blank[box.start : box.end] = bytes(box.end - box.start)
    items = list(_items(data, _only(top, b"meta")))
    if sum(item.end - item.start for item in items) > 2 * len(data):  # pieces may be shared, but not without end
        raise MalformedError
    for item in sorted(items, key=lambda item: item.kind not in SHOWN):  # what is blank stays so
        old = piece(data, item.start, item.end - item.start)
        blank[item.start : item.end] = old if item.kind in SHOWN else _empty(item.kind, len(old))
    return bytes(blank)


def _empty(kind: bytes, length: int) -> bytes:
    if kind == b"Exif" and length >= len(EMPTY_EXIF):
        return EMPTY_EXIF.ljust(length, b"\0")
    return (b" " if kind == b"mime" else b"\0") * length  # XMP is of the type mime


def _items(data: bytes, meta: Part) -> Iterator[Part]:
    """Type and place of each piece of each item."""
    inside = {box.kind: box for box in bounded(_boxes(data, meta.start + 4, meta.end))}
    if b"iloc" not in inside or b"iinf" not in inside:
        raise MalformedError
    kinds = dict(bounded(_kinds(data, inside[b"iinf"])))
    for item, method, start, length in bounded(_extents(data, inside[b"iloc"])):
        if method in {IN_FILE, IN_IDAT}:  # else it is made of the pieces of another item
            origin = _only([*inside.values()], b"idat").start if method == IN_IDAT else 0
            if not length:  # all of the file
                raise MalformedError
            yield Part(kinds.get(item, b""), origin + start, origin + start + length)


def _only(boxes: list[Part], kind: bytes) -> Part:
    found = [box for box in boxes if box.kind == kind]
    if len(found) != 1:
        raise MalformedError
    return found[0]


def _boxes(data: bytes, start: int, end: int) -> Iterator[Part]:
    """The boxes between two places, which they fill exactly."""
    while start < end:
        length, head = number(data, start, 4), 8
        if length == 1:
            length, head = number(data, start + 8, 8), 16
        elif length == 0:  # to the end
            length = end - start
        if length < head or start + length > end:
            raise MalformedError
        yield Part(piece(data, start + 4, 4), start + head, start + length)
        start += length


def _kinds(data: bytes, info: Part) -> Iterator[tuple[int, bytes]]:
    """The id and type of each item."""
    wide = data[info.start] > 0
    for box in _boxes(data, info.start + (8 if wide else 6), info.end):
        size = 4 if data[box.start] == 3 else 2
        yield number(data, box.start + 4, size), piece(data, box.start + 4 + size + 2, 4)


def _extents(data: bytes, places: Part) -> Iterator[tuple[int, int, int, int]]:
    """Id, construction method, start and length of each piece of each item."""
    version = number(data, places.start, 1)
    sizes = number(data, places.start + 4, 2)
    offset, length, base, index = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    read = _Reader(data, places.start + 6)
    for _ in range(read(wide)):
        item = read(wide)
        method = read(2) & 15 if version else IN_FILE
        read(2)  # which file: always this one
        start = read(base)
        for _ in range(read(2)):
            read(index)
            yield item, method, start + read(offset), read(length)


class _Reader:
    """Whole numbers of one file, one after the other."""

    def __init__(self, data: bytes, start: int) -> None:
        self.data = data
        self.start = start

    def __call__(self, length: int) -> int:
        found = number(self.data, self.start, length)
        self.start += length
        return found
