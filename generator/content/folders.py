"""Which files below content/ are content: regular files of the right name; litter is passed over, odd ones named."""

import os
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from generator import stamps
from generator.content.fields import Faults
from generator.errors import Place, SourceError

_LITTER = re.compile(r"\..*|.*~|.*\.(?:orig|rej|bak|swp|swo|tmp)|Thumbs\.db|desktop\.ini|__MACOSX", re.IGNORECASE)
# What no address can hold; and the marks of direction, by which exe.png would be read as a picture.
_ODD_NAME = "[\x00-\x1f\x7f-\x9f\\\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"


Stamp = tuple[int, int, int]  # bytes, and nanoseconds of the last change of these and of all that the disk says of them


def files(folder: Path, suffix: str, faults: Faults) -> dict[str, Stamp]:
    """The files of that suffix in the folder, by path, sorted by name; warnings for what is odd there."""
    found: dict[str, Stamp] = {}
    for entry in _entries(folder, faults, suffix):
        if not entry.is_file(follow_symlinks=False):
            faults.append(_odd(folder / entry.name, entry))
        elif entry.name.endswith(suffix):
            found[entry.path] = stamps.TOLD(entry.stat(follow_symlinks=False))
        else:
            path = folder / entry.name
            message = f"the file is not read, for its name does not end in {suffix}"
            faults.append(SourceError(message, Place(path), f"rename or delete it: {path.stem}{suffix}", "warning"))
    return found


def in_folders(folder: Path, suffix: str, faults: Faults) -> dict[str, Stamp]:
    """The files of that suffix in the folder's folders, by path."""
    found: dict[str, Stamp] = {}
    for entry in _entries(folder, faults):
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            found |= files(path, suffix, faults)
        elif not entry.is_file(follow_symlinks=False):
            faults.append(_odd(path, entry))
        else:
            hint = f"move it into a folder: {folder.name}/SESSION/{entry.name}"
            faults.append(SourceError("the file is not read, for it stands in no folder", Place(path), hint, "warning"))
    return found


def tree(folder: Path, faults: Faults) -> dict[str, Stamp]:
    """Every regular file below the folder, as paths from there with slashes, sorted."""
    return dict(sorted(_tree(folder, faults, "")))


def stamp(path: Path) -> dict[str, Stamp]:
    """The stamp of a file by its path; nothing where there is none."""
    try:
        return {str(path): stamps.TOLD(path.stat())}
    except (FileNotFoundError, NotADirectoryError):
        return {}


def _tree(folder: Path, faults: Faults, prefix: str) -> Iterator[tuple[str, Stamp]]:
    for entry in _entries(folder, faults):
        path = folder / entry.name
        if re.search(_ODD_NAME, entry.name):
            message = f"the file is left out, for its name cannot be an address: {entry.name!a}"
            faults.append(SourceError(message, Place(folder), "rename it with plain letters and digits", "warning"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _tree(path, faults, f"{prefix}{entry.name}/")
        elif not entry.is_file(follow_symlinks=False):
            faults.append(_odd(path, entry))
        else:
            yield prefix + entry.name, stamps.TOLD(entry.stat(follow_symlinks=False))


def _entries(folder: Path, faults: Faults, suffix: str = "\0") -> list[os.DirEntry[str]]:
    """What is in the folder, sorted by name, without litter, of which only hidden files end in `suffix`."""
    if folder.is_symlink():  # what it leads to may lie anywhere on the machine
        faults.append(_told("a link", folder))
        return []
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not _is_litter(entry.name, suffix)]
    except FileNotFoundError:
        return []
    return sorted(found, key=attrgetter("name"))


def _is_litter(name: str, suffix: str) -> bool:
    # Most names end as they should, and need not be held against the pattern.
    return name[0] == "." if name.endswith(suffix) else _LITTER.fullmatch(name) is not None


def _odd(path: Path, entry: os.DirEntry[str]) -> SourceError:
    what = "a link" if entry.is_symlink() else "a folder" if entry.is_dir() else "no regular file"
    return _told(what, path)


def _told(what: str, path: Path) -> SourceError:
    hint = "put a file in its place, or delete it"
    return SourceError(f"this is {what} and is not read", Place(path), hint, "warning")
