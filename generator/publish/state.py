"""What the last build made from what, so that the next need not make it again; losing it costs time only."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.content.materials import memory
from generator.errors import explained
from generator.site import Output
from generator.site.cards import PosterCard, SiteCard
from generator.site.exports import Copy, Export
from generator.site.pages import Page

FOLDER = memory.FOLDER
LIBRARIES = ("jinja2", "markdown", "markdown-it-py", "math-core", *memory.LIBRARIES)


class Made(NamedTuple):
    """A file of the last build: the key of what it was made from, its bytes' hash, and its stamp on the disk."""

    key: str
    digest: str
    size: int
    modified: int  # nanoseconds


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered in `folder` of the last build into `output`."""

    folder: Path
    output: Path

    def standing(self, keys: Mapping[str, str]) -> dict[str, str]:
        """Route -> hash of the files that would be made from the same again, and lie on the disk as written."""
        known = self._read()
        return {
            route: known[route].digest
            for route, key in keys.items()
            if key and route in known and known[route].key == key and self._stamp(route) == known[route][2:]
        }

    def write(self, keys: Mapping[str, str], digests: Mapping[str, str]) -> int:
        """Remember the files as they now lie on the disk, and return their bytes in all.

        The state is replaced whole, and only if it changed.
        """
        now = {
            route: Made(keys[route], digest, *(self._stamp(route) or (0, 0)))
            for route, digest in sorted(digests.items())
        }
        text = json.dumps({"output": self._name, "made": now}, separators=(",", ":"))
        if not self._file.exists() or self._file.read_text(encoding="utf-8") != text:
            new = self._file.with_suffix(".new")
            with explained():
                self.folder.mkdir(parents=True, exist_ok=True)
                new.write_text(text, encoding="utf-8")
                os.replace(new, self._file)
        return sum(row.size for row in now.values())

    def _read(self) -> dict[str, Made]:
        """Empty where the state is missing, broken or of another folder."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            if found["output"] != self._name:
                return {}
            return {route: Made(*row) for route, row in found["made"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _stamp(self, route: str) -> tuple[int, int] | None:
        try:
            found = os.stat(self.output / route, follow_symlinks=False)
        except FileNotFoundError:
            return None
        return found.st_size, found.st_mtime_ns

    @property
    def _file(self) -> Path:
        return self.folder / "state.json"

    @property
    def _name(self) -> str:
        return str(self.output.resolve())


def key(output: Output, program: str, drawing: str = "") -> str:
    """What a file is made from, as a hash: equal keys give equal bytes. "" for an export, which is always made.

    `drawing` stands for what draws cards, so that these outlive a change of the rest of the program.
    """
    if isinstance(output, Export):
        return ""
    if isinstance(output, Page):  # contexts hold values only, so their text says all
        source = repr((program, output.route, output.template, output.context))
    elif isinstance(output, PosterCard | SiteCard):
        source = repr((drawing, output))
    else:
        found = os.stat(output.source)
        maker = "" if isinstance(output, Copy) else program
        source = repr((maker, str(output.source), found.st_size, found.st_mtime_ns))
    return hashlib.sha256(source.encode()).hexdigest()


def program_key(theme_files: Iterable[Path], options: Mapping[str, object] | None = None) -> str:
    """The program as a hash: its own code, the theme with its options, and the libraries that write the pages."""
    digest = hashlib.sha256(repr((memory.versions(LIBRARIES), sorted((options or {}).items()))).encode())
    own = sorted(Path(__file__).parents[1].rglob("*.py"))
    for file in (*own, *theme_files):
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()
