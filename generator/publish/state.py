"""What the last build made from what, so that the next need not make it again; losing it costs time only."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator import stamps
from generator.content.materials import memory
from generator.publish.laying import Laid
from generator.site import Made
from generator.site.cards import PosterCard, SiteCard
from generator.site.exports import Copy
from generator.site.pages import Page

LIBRARIES = ("jinja2", "markdown", "markdown-it-py", "math-core", *memory.LIBRARIES)


class Row(NamedTuple):
    """A file of the last build: the key of what it was made from, its bytes' hash, and its stamp on the disk."""

    key: str
    digest: str
    size: int
    modified: int  # nanoseconds


class State(Struct, frozen=True):
    """What is remembered in `folder` of the last build into `output`."""

    folder: Path
    output: Path

    def known(self, *, full: bool = False) -> "Known":
        """The files of the last build; none with `full`, or where the state is missing, broken or of another folder."""
        return Known(self.output, {} if full else self._read())

    def write(self, site: Iterable[Laid]) -> int:
        """Remember the files of the site as they now lie on the disk, and return their bytes in all.

        The state is replaced whole, and only if it changed.
        """
        now = {
            laid.route: Row(laid.key, laid.digest, *(_stamp(f"{self.output}/{laid.route}") or (0, 0)))
            for laid in sorted(site)
        }
        text = json.dumps({"output": self._name, "made": now}, separators=(",", ":"))
        if not self._file.exists() or self._file.read_text(encoding="utf-8") != text:
            new = self._file.with_suffix(".new")
            with suppress(OSError):  # the site stands; without its memory the next build takes longer
                self.folder.mkdir(parents=True, exist_ok=True)
                new.write_text(text, encoding="utf-8")
                os.replace(new, self._file)
        return sum(row.size for row in now.values())

    def _read(self) -> dict[str, Row]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            if found["output"] != self._name:
                return {}
            return {route: Row(*row) for route, row in found["made"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    @property
    def _file(self) -> Path:
        return self.folder / "state.json"

    @property
    def _name(self) -> str:
        return str(self.output.resolve())


class Known(Struct, frozen=True):
    """The files of the last build into `output`, by route."""

    output: Path
    rows: Mapping[str, Row]

    def standing(self, route: str, key: str) -> str:
        """The hash of a file that would be made from the same again, and lies on the disk as written; else ""."""
        row = self.rows.get(route)
        return row.digest if row and key and row.key == key and self._stands(row, route) else ""

    def hash_of(self, route: str) -> str:
        """The hash of a file that lies on the disk as it was written, whatever it was made from; else ""."""
        row = self.rows.get(route)
        return row.digest if row and self._stands(row, route) else ""

    def _stands(self, row: Row, route: str) -> bool:
        return _stamp(f"{self.output}/{route}") == row[2:]


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file, follow_symlinks=False)
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def page_key(page: Page, program: str) -> str:
    """What a page is made from, as a hash: equal keys give equal bytes."""
    # contexts hold values only, so their text says all
    return _hash((program, page.route, page.template, page.context))


def key(made: Made, program: str, drawing: str) -> str:
    """What a copy or a picture is made from, as a hash.

    `drawing` stands for what draws cards, so that these outlive a change of the rest of the program.
    """
    if isinstance(made, PosterCard | SiteCard):
        return _hash((drawing, made))
    found = os.stat(made.source)
    maker = "" if isinstance(made, Copy) else program
    return _hash((maker, str(made.source), found.st_size, found.st_mtime_ns))


def _hash(values: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()


def program_key(theme_files: Iterable[Path], options: Mapping[str, object] | None = None, language: str = "") -> str:
    """The program as a hash: its own code, the theme with its options and language, and the libraries that write."""
    digest = hashlib.sha256(repr((_own_key(), sorted((options or {}).items()), language)).encode())
    for file in theme_files:
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


@cache  # what runs stays as it was when it was loaded
def _own_key() -> str:
    digest = hashlib.sha256(repr(memory.versions(LIBRARIES)).encode())
    for listed in stamps.below(str(Path(__file__).parents[1])):
        for name in (name for name in listed.names if name.endswith(".py")):
            with open(f"{listed.folder}/{name}", "rb") as file:
                digest.update(f"{name}\0".encode() + file.read())
    return digest.hexdigest()
