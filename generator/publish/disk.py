"""What a disk does beyond reading and writing: exchange two folders, keep bytes safe, let in one build at a time."""

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import explained

AT_FDCWD = -100  # paths are as they are, linux/fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h
RENAME_SWAP = 2  # sys/stdio.h of macOS
MANY = 20  # above so many files one flush of the whole disk is quicker than one for each


def exchange(one: Path, other: Path) -> None:
    """Let the two folders of one file system change names, so that no reader ever finds either missing.

    By renameat2(2) on Linux and renamex_np(2) on macOS. Raises OSError where the system or its file system cannot.
    """
    import ctypes  # noqa: PLC0415 - a first build has no folder to exchange

    swap = _swap()
    if swap is None:
        raise OSError("this system cannot exchange two folders")
    if swap(os.fsencode(one), os.fsencode(other)) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), str(one))


def _swap() -> Callable[[bytes, bytes], int] | None:
    import ctypes  # noqa: PLC0415 - as above

    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        return rename and (lambda one, other: rename(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE))
    if sys.platform == "darwin":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        return rename and (lambda one, other: rename(one, other, RENAME_SWAP))
    return None


def flush(folder: Path, names: Collection[str]) -> None:
    """Wait until the bytes of the folder's files would survive a loss of power."""
    if len(names) > MANY and hasattr(os, "sync"):
        os.sync()
        return
    for name in names:
        with (folder / name).open("rb+") as opened:
            os.fsync(opened.fileno())


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the folder, so that two builds do not meet; `waiting` is called once if another has it.

    The lock goes with the process that holds it, however it ends. Where a system has no such locks there is none.
    """
    try:
        import fcntl  # noqa: PLC0415 - not every system has it
    except ImportError:
        yield
        return
    with explained():
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("ab")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
