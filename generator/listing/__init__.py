"""A listing as it came, read into entries; one module or folder for each source format."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import SourceError

if TYPE_CHECKING:  # an import that has nothing to do needs no records
    from generator.listing.records import Reading

# Format -> the module that reads it. All together take longer to import than a small site to build.
READERS = {
    "text": "text",
    "html": "html",
    "json": "jsonfile",
    "csv": "table",
    "bibtex": "bibtex",
    "yaml": "papersyml",
}


def reader(format: str) -> "Callable[[Path], Reading]":  # noqa: A002 - the command line's own word for it
    """The function that reads files of a format, which is a key of READERS."""
    found: Callable[[Path], Reading] = import_module(f"generator.listing.{READERS[format]}").read
    return found


def read(path: Path, format: str = "auto") -> "Reading":  # noqa: A002 - as above
    """Read the listing in the file `path`; `format` is a key of READERS, or "auto" to tell from the file.

    Raises SourceError where the file is no listing, saying what was expected, or what it looks like instead.
    """
    from generator.listing import formats  # noqa: PLC0415 - most commands read no listing

    if format == "auto":
        return reader(formats.recognise(path))(path)
    formats.refuse_other(path, format)
    try:
        return reader(format)(path)
    except SourceError as error:
        seen = formats.recognise(path)
        if seen == format:
            raise
        raise formats.mismatch(path, seen, format) from error


def read_all(paths: Sequence[Path], format: str = "auto") -> "list[tuple[Path, Reading]]":  # noqa: A002 - as above
    """Read the listings in the files `paths`; a JSON file of abstracts is read into its file of posters.

    `format` as for `read`. Raises SourceError where the only file cannot be read, and
    an ExceptionGroup with one for each of several that cannot.
    """
    if len(paths) == 1:
        return [(paths[0], read(paths[0], format))]
    from generator.listing import jsonfile  # noqa: PLC0415 - as above
    from generator.listing.jsonfile import pairs  # noqa: PLC0415 - as above

    joined = pairs.pair([path for path in paths if _is_json(path, format)])
    mistakes: list[SourceError] = [*joined.mistakes]
    readings = []
    for path in paths:
        try:
            if path in joined.abstracts:
                readings.append((path, jsonfile.read(path, joined.abstracts[path])))
            elif path not in joined.used:
                readings.append((path, read(path, format)))
        except SourceError as mistake:
            mistakes.append(mistake)
    if mistakes:
        raise ExceptionGroup("listings that cannot be read", mistakes)
    return readings


def _is_json(path: Path, format: str) -> bool:  # noqa: A002 - as above
    from generator.listing import formats  # noqa: PLC0415 - as above

    try:
        return format == "json" or (format == "auto" and formats.recognise(path) == "json")
    except SourceError:  # `read` says what is wrong
        return False
