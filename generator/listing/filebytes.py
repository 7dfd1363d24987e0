"""A listing's bytes, within bounds."""

from pathlib import Path

from generator.errors import Place, SourceError


def read(path: Path, limit: int, expected: str, hint: str = "") -> bytes:
    """The bytes of the file; SourceError where it cannot be read or has more of them than `limit`."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SourceError(f"listing cannot be read: {reason}", Place(path)) from error
    if len(data) > limit:
        raise SourceError(f"larger than {limit // 1_000_000} MB; expected {expected}", Place(path), hint)
    return data
