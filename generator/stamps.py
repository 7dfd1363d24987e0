"""Stamps of files: by them they are known to be unchanged without being read."""

import os
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

WRITTEN = attrgetter("st_size", "st_mtime_ns")
TOLD = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns")  # the last changes with whatever the disk says of a file

File = tuple[str, tuple[int, ...]]


def of(path: Path) -> tuple[int, int] | None:
    """Bytes and time of change of a file, in nanoseconds; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def below(folder: str, of: Callable[[os.stat_result], tuple[int, ...]] = TOLD) -> Iterator[tuple[str, list[File]]]:
    """Each folder from this one on with its files by name, and what `of`, `WRITTEN` or `TOLD`, takes of each."""
    files: list[File] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    files.append((entry.name, of(entry.stat(follow_symlinks=False))))
                elif entry.name != "__pycache__":
                    folders.append(entry.path)
    except (FileNotFoundError, NotADirectoryError):
        return
    yield folder, sorted(files)
    for each in sorted(folders):
        yield from below(each, of)
