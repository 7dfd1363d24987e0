"""JSON in UTF-8, put together from pieces that are formed once and kept.

Pieces are bytes, and stay pieces until all are joined, for a whole conference takes tens of megabytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(data: object) -> str:
    """The data as JSON without white space."""
    return _ENCODER.encode(data)


def piece(values: Sequence[object]) -> bytes:
    """Some items of a list, without its brackets."""
    return compact(values)[1:-1].encode()


def array(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """A list, from pieces with any number of items."""
    return _bracketed(b"[", pieces, b"]")


def nested(items: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """A list, from the pieces of each item."""
    before = b"["
    for pieces in items:
        yield before
        yield from pieces
        before = b","
    yield b"]" if before == b"," else b"[]"


def joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """A mapping, from pieces with any number of fields."""
    return _bracketed(b"{", pieces, b"}")


def fields(told: Mapping[str, object]) -> dict[str, Iterable[bytes]]:
    """Values as `mapping` takes them."""
    return {name: (compact(value).encode(),) for name, value in told.items()}


def mapping(values: Mapping[str, Iterable[bytes]]) -> Iterator[bytes]:
    """A mapping, one field at least, from the pieces of each value."""
    before = b"{"
    for name, pieces in values.items():
        yield b"%b%b:" % (before, encode_basestring(name).encode())
        yield from pieces
        before = b","
    yield b"}"


def _bracketed(opening: bytes, pieces: Iterable[bytes], closing: bytes) -> Iterator[bytes]:
    before = opening
    for each in filter(None, pieces):
        yield before
        yield each
        before = b","
    yield closing if before != opening else opening + closing


def indented(value: object, depth: int = 0) -> str:
    """The value as JSON, one more space before each line of a list or mapping; `depth` spaces stand before its own.

    The library forms no more than a word at a time where it indents.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, dict | list):
        return compact(value)
    space = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        lines = [f"{encode_basestring(name)}: {indented(each, depth + 1)}" for name, each in value.items()]
        return f"{{{space}{f',{space}'.join(lines)}\n{' ' * depth}}}"
    lines = [indented(each, depth + 1) for each in value]
    return f"[{space}{f',{space}'.join(lines)}\n{' ' * depth}]"
