"""A listing as it came, read into entries; one module for each source format."""

from collections.abc import Callable
from pathlib import Path

from generator.listing import text
from generator.listing.records import Entry, Listing, Reading

__all__ = ["READERS", "Entry", "Listing", "Reading", "read"]

READERS: dict[str, Callable[[Path], Reading]] = {"text": text.read}


def read(path: Path, format: str = "auto") -> Reading:  # noqa: A002  the command line's own word for it
    """Read the listing in the file `path`; `format` is a key of READERS, or "auto" to tell from the file.

    Raises SourceError where the file is no listing, saying what was expected.
    """
    return READERS["text" if format == "auto" else format](path)
