"""Stamps of files: by them they are known to be unchanged without being read."""

import os
from collections.abc import Iterator
from pathlib import Path


def of(path: Path) -> tuple[int, int] | None:
    """Bytes and time of change of a file, in nanoseconds; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def below(folder: str) -> Iterator[tuple[str, int, int, int]]:
    """Path, size, and times of change of each file's bytes and of all that the disk says of it; in any order."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        yield from below(entry.path)
                else:
                    found = entry.stat(follow_symlinks=False)
                    yield entry.path, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    except (FileNotFoundError, NotADirectoryError):
        return
