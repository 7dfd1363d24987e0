"""Stamps of files: by them they are known to be unchanged without being read."""

import os
from array import array
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

WRITTEN = attrgetter("st_size", "st_mtime_ns")
TOLD = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns")  # the last changes with whatever the disk says of a file


class Listed(NamedTuple):
    """A folder, the names of its files in order, and what was taken of each, one after another."""

    folder: str
    names: list[str]
    numbers: "array[int]"

    def dump(self) -> bytes:
        """All of it as bytes, those of no two folders the same."""
        told = "\0".join([self.folder, str(len(self.names)), *self.names, ""])
        return told.encode("utf-8", "surrogateescape") + self.numbers.tobytes()


def of(path: Path) -> tuple[int, int] | None:
    """Bytes and time of change of a file, in nanoseconds; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def below(folder: str, of: Callable[[os.stat_result], tuple[int, ...]] = TOLD) -> Iterator[Listed]:
    """Each folder from this one on with its files, and what `of`, `WRITTEN` or `TOLD`, takes of each."""
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        names, folders = _inside(opened)
        numbers = array("q")
        for name in names:  # from the open folder, so that no path is walked for each
            numbers.extend(of(os.stat(name, dir_fd=opened, follow_symlinks=False)))
    except FileNotFoundError:
        return
    finally:
        os.close(opened)
    yield Listed(folder, names, numbers)
    for each in folders:
        yield from below(f"{folder}/{each}", of)


def _inside(opened: int) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders in an open folder, in order."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(opened) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                files.append(entry.name)
            elif entry.name != "__pycache__":
                folders.append(entry.name)
    return sorted(files), sorted(folders)
