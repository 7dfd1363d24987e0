"""Where the next site is laid, file by file, before all of it takes the place of the old one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.errors import explained
from generator.publish import sums

INSIDE = ".staging"  # the stage's name in the output, where it cannot stand beside it
UNFINISHED = ".unfinished"  # lies in a stage while it holds nothing but what a build has laid there


class Stage:
    """The files of the next site of `output`, until they take their places. Several processes may lay files.

    It stands beside the output, to change places with it; in the output with `in_place`, or where it must.
    """

    def __init__(self, output: Path, *, in_place: bool = False) -> None:
        self.output = output.resolve()
        self.is_first = not self.output.exists()
        # Where a stage goes that holds nothing of worth: a kill amid its removal leaves a part of it under this name.
        self.beside, self._doomed = _places(self.output)
        self.stands_beside = not in_place and self._can_stand_beside()
        self.folder = self.beside if self.stands_beside else self.output / INSIDE
        self._folders: set[str] = set()

    def _can_stand_beside(self) -> bool:
        """Whether a folder beside the output can take its place: not where the output is a mount of its own."""
        parent = self.output.parent
        if not self.output.exists():
            return True
        return os.access(parent, os.W_OK) and os.stat(parent).st_dev == os.stat(self.output).st_dev

    def __enter__(self) -> "Stage":
        """Ready, without what an earlier build may have left. Raises SourceError where the disk does not let it go."""
        with explained():
            self._clear()
        return self

    def __exit__(self, *ending: object) -> None:
        """Gone, with the old site where that has changed places."""
        with suppress(OSError):  # the site stands as it shall; what stays beside it the next build removes
            self._clear()

    def lay(self, route: str, content: bytes | Path) -> None:
        """Write bytes, or copy a file, to where the route will be. Raises SourceError where the disk refuses."""
        file = f"{self.folder}/{route}"
        with explained():
            self._make_folder(os.path.dirname(file))
            if isinstance(content, bytes):
                with open(file, "wb") as opened:
                    opened.write(content)
            else:
                shutil.copyfile(content, file)

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        if not self._folders:
            self.open()
        os.makedirs(folder, exist_ok=True)
        self._folders.add(folder)

    def open(self) -> None:
        """Make the folder, where no file has been laid yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / UNFINISHED).touch()
        self._folders.add(str(self.folder))

    def finish(self, listed: bytes) -> None:
        """Say by the list that the stage is a whole site now, which may hold a stranger's files."""
        (self.folder / sums.NAME).write_bytes(listed)
        (self.folder / UNFINISHED).unlink()

    def _clear(self) -> None:
        """Remove what a build has left, or the old site that has changed places; a stranger's file goes home first."""
        shutil.rmtree(self.output / INSIDE, ignore_errors=True)
        if self._doomed.exists():
            shutil.rmtree(self._doomed)
        if not self.beside.exists():
            return
        if not (self.beside / UNFINISHED).exists():
            self._send_home()
        os.rename(self.beside, self._doomed)
        shutil.rmtree(self._doomed)
        self._folders.clear()

    def _send_home(self) -> None:
        ours = sums.read(self.beside) or {}
        for route in list(foreign(self.beside, ours)):
            if not os.path.lexists(self.output / route):
                (self.output / route).parent.mkdir(parents=True, exist_ok=True)
                os.rename(self.beside / route, self.output / route)


def is_clear(output: Path) -> bool:
    """Whether nothing is left beside the output of a build that was killed, or could not tidy up."""
    return not any(place.exists() for place in _places(output))


def _places(output: Path) -> tuple[Path, Path]:
    return output.with_name(f".{output.name}.next"), output.with_name(f".{output.name}.gone")


def foreign(folder: Path, ours: sums.Sums) -> Iterator[str]:
    """The routes of the files and empty folders there that no build of ours wrote."""
    root = str(folder)
    for place, folders, names in os.walk(root):
        below = f"{place[len(root) + 1 :].replace(os.sep, '/')}/" if place != root else ""
        if not below and INSIDE in folders:
            folders.remove(INSIDE)
        links = [name for name in folders if os.path.islink(f"{place}/{name}")]
        for route in (below + name for name in names + links):
            if route not in ours and route not in {sums.NAME, f"{sums.NAME}.new"}:
                yield route
        if below and not names and not folders:
            yield below.removesuffix("/")
