"""GIF: blocks after a header. Source: GIF89a specification, CompuServe 1990."""

from collections.abc import Iterator

from generator.metadata.parts import MalformedError, bounded, number, piece

EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
CONTROL, APPLICATION = 0xF9, 0xFF  # kinds of extension; comments and plain text are others
PROFILE = b"ICCRGBG1012"


def strip(data: bytes) -> bytes:
    """The file without comments, texts and application data, but for a colour profile."""
    if data[:6] not in {b"GIF87a", b"GIF89a"}:
        raise MalformedError
    start = 13 + _table(number(data, 10, 1))
    blocks = (data[begin:end] for begin, end in bounded(_blocks(data, start)))
    kept = (block for block in blocks if block[0] == IMAGE or _is_shown(block))
    return b"".join((piece(data, 0, start), *kept, bytes([TRAILER])))


def _blocks(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Where each block begins and ends, up to the trailer; what hangs on behind is no part of the picture."""
    while (kind := number(data, start, 1)) != TRAILER:
        if kind not in {EXTENSION, IMAGE}:
            raise MalformedError
        head = 2 if kind == EXTENSION else 11 + _table(number(data, start + 9, 1))
        *_, end = bounded(_subblocks(data, start + head))
        yield start, end
        start = end


def _subblocks(data: bytes, start: int) -> Iterator[int]:
    """Where each piece of a block's data ends; the last is empty."""
    while length := number(data, start, 1):
        start += 1 + length
        yield start
    yield start + 1


def _table(flags: int) -> int:
    """The bytes of a colour table by the flags that announce it."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _is_shown(extension: bytes) -> bool:
    return extension[1] == CONTROL or (extension[1] == APPLICATION and extension[3:14] == PROFILE)
