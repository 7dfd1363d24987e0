"""The folder that becomes a new repository: it must be free, and it gets every file or none."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.content import textfile

GIT = ".git"  # a new repository of a host is cloned before it has any file
SHOWN = 3
_SIGNS = ("site.yaml", "listings", "posters", "sessions")  # what content/ holds where it is a site's


class TargetError(ValueError):
    """A folder that cannot become a new repository: why, and what to do instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def refuse(folder: Path) -> None:
    """Raise TargetError where the folder is not free for a new repository."""
    with _explained(folder):
        if folder.exists() and not folder.is_dir():
            raise TargetError(f"{folder} is a file", "name a folder that is not there yet")
        _refuse_full(folder)
        _refuse_inside(folder)


def _refuse_full(folder: Path) -> None:
    held = _held(folder)
    if held:
        more = f" and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
        message = f"{folder} is not empty: it holds {', '.join(held[:SHOWN])}{more}"
        raise TargetError(message, "name a folder that is not there yet, or an empty one")


def _held(folder: Path) -> list[str]:
    names = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
    return [name for name in names if name != GIT]


def _refuse_inside(folder: Path) -> None:
    """The commands would not tell the inner site's files from those of the outer one."""
    for site in folder.resolve().parents:
        if any((site / "content" / sign).exists() for sign in _SIGNS):
            raise TargetError(
                f"{folder} would lie inside another site, {site}",
                f"name a folder outside of it: microsite new {site.parent / folder.resolve().name}",
            )


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """What the disk refuses, such as space or permission, is for the person to mend."""
    try:
        yield
    except OSError as error:
        hint = "make room or give leave, or name another folder"
        raise TargetError(f"{folder} cannot be written: {error.strerror}", hint) from error


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files, by their paths below the folder, which is made where it is missing.

    Raises TargetError where the folder is not free or the disk refuses; nothing has then been written.
    """
    refuse(folder)
    home = folder.resolve()
    with _explained(folder), _all_or_nothing(home):
        home.mkdir(parents=True, exist_ok=True)
        textfile.write({home / path: data for path, data in files.items()})


@contextmanager
def _all_or_nothing(folder: Path) -> Iterator[None]:
    """Leave the folder as it was, also without its parents where they were not there, unless all goes well."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            made = missing[-1:] or [folder / name for name in _held(folder)]
            for path in made:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
