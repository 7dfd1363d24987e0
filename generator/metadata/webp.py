"""WebP: chunks in a RIFF container. Source: RFC 9649, section 2.

Browsers do not turn a WebP by its EXIF data, so nothing of them is kept.
"""

from collections.abc import Iterator

from generator.metadata.parts import MalformedError, bounded, piece

KEPT = frozenset((b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L"))
EXTENDED = b"VP8X"
HAS_METADATA = 0x08 | 0x04  # flags in VP8X: EXIF, XMP


def strip(data: bytes) -> bytes:
    """The file with its pixels, transparency and colour profile alone."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise MalformedError
    kept = b"".join(_kept(name, chunk) for name, chunk in bounded(_chunks(data)))
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and bytes of each chunk within the container; what hangs on behind it is no part of the picture."""
    start, end = 12, 8 + int.from_bytes(data[4:8], "little")
    while start < end:
        length = int.from_bytes(piece(data, start + 4, 4), "little")
        yield data[start : start + 4], piece(data, start, 8 + length) + b"\0" * (length % 2)
        start += 8 + length + length % 2


def _kept(name: bytes, chunk: bytes) -> bytes:
    if name == EXTENDED and len(chunk) > 8:
        return chunk[:8] + bytes([chunk[8] & ~HAS_METADATA]) + chunk[9:]
    return chunk if name in KEPT else b""
