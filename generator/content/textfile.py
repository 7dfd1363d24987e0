"""Text files as people save them: read within bounds, and written whole or not at all."""

import os
import re
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.errors import Place, SourceError, place_at

MAX_BYTES = 2_000_000
MANY = 100  # files are flushed to the disk together: one by one, 10,000 take 3.5 s longer

Progress = Callable[[int, int], None]

# A link may lead out of the site, and what it leads to would be told or published; a named pipe would wait for a writer
# that never comes.
_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?= |$)")
# YAML takes NEL, U+2028 and U+2029 for ends of lines, editors do not: each would count lines differently.
_REFUSED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufffe\uffff]"
_ORDINARY = b"\t\n" + bytes(range(0x20, 0x7F))
# As `write` names it: the file's name and the number of the process.
_TEMPORARY = re.compile(r"\..+\.\d+\.tmp")


def read(path: Path) -> str:
    """The text of a UTF-8 file, its line ends as newlines.

    SourceError where it is too large, not UTF-8, holds a control character or an unfinished merge.
    """
    text = _decode(_bytes(path), path).replace("\r\n", "\n").replace("\r", "\n")
    refuse(text, path)
    return text


def refuse(text: str, path: Path) -> None:
    """SourceError at the first merge conflict marker or control character of `text`."""
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found:
        hint = "keep the version that is right and delete the lines with <<<<<<<, ======= and >>>>>>>"
        raise SourceError("a merge conflict was left in the file", place_at(text, found.start(), path), hint)
    # Of plain ASCII this is known some ten times sooner.
    is_plain = text.isascii() and not text.encode().translate(None, _ORDINARY)
    found = None if is_plain else re.search(_REFUSED, text)
    if found:
        message = f"an invisible character that has no place in a text, U+{ord(found[0]):04X}"
        raise SourceError(message, place_at(text, found.start(), path), "delete it")


def holds(path: Path, data: bytes) -> bool:
    """Whether the file is there and holds exactly `data`."""
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False


def sweep(folder: Path) -> None:
    """Remove what writes that were killed left in the folder."""
    for path in folder.glob(".*.tmp"):
        if _TEMPORARY.fullmatch(path.name):
            path.unlink(missing_ok=True)


def write(files: Mapping[Path, bytes], progress: Progress = lambda done, total: None) -> None:
    """Put each file's bytes at its path, in order: a reader, or a crash, meets an old file or a new one, whole.

     Folders are made; a file that is replaced keeps its permissions.
    OSError where the disk refuses; the old files then stand, but for those replaced before.
    """
    each = len(files) <= MANY or not hasattr(os, "sync")
    temporaries: dict[Path, Path] = {}
    try:
        for done, (path, data) in enumerate(files.items(), 1):
            temporaries[path] = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            _lay(temporaries[path], data, _mode(path), flush=each)
            progress(done, len(files))
        if not each:
            os.sync()
        for path, temporary in temporaries.items():
            temporary.replace(path)
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    """The permissions of a file that is there."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _lay(temporary: Path, data: bytes, mode: int | None, *, flush: bool) -> None:
    temporary.parent.mkdir(parents=True, exist_ok=True)
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        if mode is not None:
            temporary.chmod(mode)
        file.write(data)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def _bytes(path: Path) -> bytes:
    try:
        if not hasattr(os, "O_NOFOLLOW"):
            _refuse_link(path)
        handle = os.open(path, _OPENING)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise SourceError("this is no regular file", Place(path), "put a text file in its place")
            # Room for what it holds and no more: for each of 10,000 files 2 MB would have to be found.
            data = file.read(min(status.st_size, MAX_BYTES) + 1)
    except OSError as error:
        _refuse_link(path)
        raise SourceError(f"the file cannot be read: {error.strerror}", Place(path)) from error
    if len(data) > MAX_BYTES:
        raise SourceError("the file is larger than 2 MB", Place(path), "a text file of this kind is a few kB at most")
    return data


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise SourceError("this is a link and is not read", Place(path), "put a file in its place, or delete it")


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8-sig", "replace")
        message = f"the file is not UTF-8: byte 0x{error.object[error.start]:02x}"
        raise SourceError(message, place_at(before, len(before), path), "save it with the encoding UTF-8") from error
