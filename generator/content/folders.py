"""Which files below content/ are content: regular files of the right name; litter is passed over, odd ones named."""

import os
import re
from pathlib import Path

from generator.content.fields import Faults
from generator.errors import Place, SourceError

_LITTER = re.compile(r"\..*|.*~|.*\.(?:orig|rej|bak|swp|swo|tmp)|Thumbs\.db|desktop\.ini|__MACOSX", re.IGNORECASE)
# What no address can hold; and the marks of direction, by which exe.png would be read as a picture.
_ODD_NAME = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def files(folder: Path, suffix: str, faults: Faults) -> list[Path]:
    """The files of that suffix in the folder, sorted by name; warnings for what is odd there."""
    found = []
    for entry in _entries(folder, faults):
        path = folder / entry.name
        if entry.is_symlink() or not entry.is_file():
            faults.append(_odd(path, entry))
        elif not entry.name.endswith(suffix):
            message = f"the file is not read, for its name does not end in {suffix}"
            faults.append(SourceError(message, Place(path), f"rename or delete it: {path.stem}{suffix}", "warning"))
        else:
            found.append(path)
    return found


def in_folders(folder: Path, suffix: str, faults: Faults) -> list[Path]:
    """The files of that suffix in the folder's folders."""
    found = []
    for entry in _entries(folder, faults):
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            found += files(path, suffix, faults)
        elif entry.is_symlink() or not entry.is_file():
            faults.append(_odd(path, entry))
        else:
            hint = f"move it into a folder: {folder.name}/SESSION/{entry.name}"
            faults.append(SourceError("the file is not read, for it stands in no folder", Place(path), hint, "warning"))
    return found


def tree(folder: Path, faults: Faults, prefix: str = "") -> list[str]:
    """Every regular file below the folder, as paths with slashes, sorted."""
    found = []
    for entry in _entries(folder, faults):
        path = folder / entry.name
        if _ODD_NAME.search(entry.name):
            message = f"the file is left out, for its name cannot be an address: {entry.name!a}"
            faults.append(SourceError(message, Place(folder), "rename it with plain letters and digits", "warning"))
        elif entry.is_dir(follow_symlinks=False):
            found += tree(path, faults, f"{prefix}{entry.name}/")
        elif entry.is_symlink() or not entry.is_file():
            faults.append(_odd(path, entry))
        else:
            found.append(prefix + entry.name)
    return sorted(found)


def _entries(folder: Path, faults: Faults) -> list[os.DirEntry[str]]:
    if folder.is_symlink():  # what it leads to may lie anywhere on the machine
        faults.append(_told("a link", folder))
        return []
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if not _LITTER.fullmatch(e.name)), key=lambda e: e.name)
    except FileNotFoundError:
        return []


def _odd(path: Path, entry: os.DirEntry[str]) -> SourceError:
    what = "a link" if entry.is_symlink() else "a folder" if entry.is_dir() else "no regular file"
    return _told(what, path)


def _told(what: str, path: Path) -> SourceError:
    hint = "put a file in its place, or delete it"
    return SourceError(f"this is {what} and is not read", Place(path), hint, "warning")
