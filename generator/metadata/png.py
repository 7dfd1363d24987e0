"""PNG: chunks after a signature. Source: PNG (Third Edition), W3C, sections 5 and 11."""

import struct
import zlib
from collections.abc import Iterator

from generator.metadata import orientation
from generator.metadata.parts import MalformedError, bounded, number, piece

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What it takes to show the picture in its colours; texts, times and private chunks are not among them.
KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS bKGD pHYs gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI".split())


def strip(data: bytes) -> bytes:
    """The file with the chunks that show the picture alone; of EXIF data only which way up it is."""
    if not data.startswith(SIGNATURE):
        raise MalformedError
    kept = [SIGNATURE]
    for name, chunk in bounded(_chunks(data)):
        if name in KEPT:
            kept.append(chunk)
        elif name == b"eXIf":
            kept += _turned(chunk)
    return b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and bytes of each chunk up to the last, IEND; what hangs on behind is no part of the picture."""
    start, name = len(SIGNATURE), b""
    while name != b"IEND":
        length = number(data, start, 4) + 12
        name = piece(data, start + 4, 4)
        yield name, piece(data, start, length)
        start += length


def _turned(chunk: bytes) -> list[bytes]:
    exif = orientation.only(chunk[8:-4])
    if not exif:
        return []
    body = b"eXIf" + exif
    return [struct.pack(">I", len(exif)) + body + struct.pack(">I", zlib.crc32(body))]
