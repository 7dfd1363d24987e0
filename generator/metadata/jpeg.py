"""JPEG: segments that begin with a marker. Source: ITU-T T.81, annex B; JFIF 1.02; ICC.1:2022, annex B.4."""

import re
from collections.abc import Iterator

from generator.metadata import orientation
from generator.metadata.parts import MalformedError, bounded, number, piece

START, END, SCAN, JFIF, EXIF, ICC, ADOBE = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
CODED = range(0xC0, 0xE0)  # frames, tables and scans; all others are application data, comments and reserved
BARE = (*range(0xD0, 0xD8), START, END, 0x01)  # markers without a length behind them
_FILLING = re.compile(rb"\xff+")
# The end of a scan: a marker that is neither an escaped 0xFF, nor a restart within the scan, nor filling.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def strip(data: bytes) -> bytes:
    """The file without comments and application data, but for colour profile, colour transform and orientation."""
    if not data.startswith(b"\xff\xd8"):
        raise MalformedError
    return b"".join(_kept(marker, segment) for marker, segment in bounded(_segments(data)))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment up to the end of the image, a scan with the coded data behind it.

    What hangs on behind, as a second picture does in what some cameras write, is no part of it.
    """
    start, marker = 0, -1
    while marker != END:
        filling = _FILLING.match(data, start)
        if not filling:
            raise MalformedError
        start = filling.end() - 1
        marker = number(data, start + 1, 1)
        end = start + 2 + (0 if marker in BARE else number(data, start + 2, 2))
        if marker == SCAN:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
        yield marker, piece(data, start, end - start)
        start = end


def _kept(marker: int, segment: bytes) -> bytes:
    """What stays of the segment."""
    if marker in CODED:
        return segment
    content = segment[4:]
    if marker == JFIF and content.startswith(b"JFIF\0") and len(content) >= 14:
        return b"\xff\xe0\0\x10" + content[:12] + b"\0\0"  # without its thumbnail
    if marker == EXIF and content.startswith(orientation.PREFIX):
        exif = orientation.only(content.removeprefix(orientation.PREFIX))
        body = orientation.PREFIX + exif
        return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body if exif else b""
    is_colour = (marker == ICC and content.startswith(b"ICC_PROFILE\0")) or (
        marker == ADOBE and content.startswith(b"Adobe")
    )
    return segment if is_colour else b""
