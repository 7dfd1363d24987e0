"""What was found in pictures and PDFs before, so that they need not be opened again.

Losing it costs time only: what is broken in it, or was found by another version of the program, is not believed.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from generator import MEMORY
from generator.content import textfile

PROBLEMS = ("damaged", "locked", "stuck", "undrawn")  # of PDFs; a picture with one is a mistake
LIBRARIES = ("pillow", "pypdfium2")

Stamp = tuple[int, int]  # size and time of change, in bytes and nanoseconds


class Facts(Struct, frozen=True):
    """What is remembered of a file; of a PDF, width and height are those of the picture of its first page."""

    width: int = 0
    height: int = 0
    pages: int = 0
    preview: str = ""  # the hash of that picture's bytes
    problem: str = ""  # one of PROBLEMS


class Memory(Struct, frozen=True):
    """The facts and the pictures of first pages below the root."""

    root: Path

    def read(self) -> dict[str, tuple[Stamp, Facts]]:
        """Stamp and facts by name; nothing where the memory is missing, broken or another version's."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            if found["program"] != _program():
                return {}
            return {name: _row(row) for name, row in found["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    def write(self, known: Mapping[str, tuple[Stamp, Facts]], previews: Mapping[str, bytes]) -> None:
        """Remember these facts and these new pictures (by hash), and forget all others."""
        rows = {name: [*stamp, *astuple(facts)] for name, (stamp, facts) in sorted(known.items())}
        text = json.dumps({"program": _program(), "files": rows}, separators=(",", ":"))
        new = {self._preview(digest): data for digest, data in previews.items()}
        try:
            textfile.write({**new, self._file: text.encode()})
            wanted = {facts.preview for _, facts in known.values()}
            for path in self._file.parent.joinpath("previews").glob("*.webp"):
                if path.stem not in wanted:
                    path.unlink(missing_ok=True)
        except OSError:  # a folder that cannot be written to: the next run looks again
            return

    def preview(self, digest: str) -> bytes | None:
        """The picture with this hash, or None where it is lost or is another."""
        try:
            data = self._preview(digest).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None

    def _preview(self, digest: str) -> Path:
        return self._file.parent / "previews" / f"{digest}.webp"

    @property
    def _file(self) -> Path:
        return self.root / MEMORY / "materials.json"


def _row(row: list[Any]) -> tuple[Stamp, Facts]:
    size, modified, width, height, pages, preview, problem = row
    for value in (size, modified, width, height, pages):
        if type(value) is not int:
            raise TypeError("a number was written here")
    if not isinstance(preview, str) or problem not in {"", *PROBLEMS}:
        raise TypeError("a hash and a problem were written here")
    return (size, modified), Facts(width, height, pages, preview, problem)


def versions(libraries: Iterable[str]) -> list[str]:
    """The installed version of each library, "" for one that is not there.

    Told by the names of the folders that installers leave beside libraries, in which `-` parts name and version; see
    "Recording installed projects" in the packaging specifications. To read what is in them takes 50 ms.
    """
    installed: dict[str, str] = {}
    for folder in sys.path:
        installed = _installed(folder) | installed  # the first on the path is the one that is imported
    if not installed:  # they lie in an archive, or where else Python was told to look
        return [_version(library) for library in libraries]
    return [installed.get(_normal(library), "") for library in libraries]


def _installed(folder: str) -> dict[str, str]:
    try:
        names = sorted(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return {}
    parted = [name.rpartition(".")[0].partition("-") for name in names]
    return {_normal(library): version for library, _, version in parted}


def _normal(library: str) -> str:
    return re.sub("[-_.]+", "-", library).lower()


def _program() -> str:
    """The code that looks at files, and the libraries that it does so with, as a hash."""
    digest = hashlib.sha256(repr(versions(LIBRARIES)).encode())
    generator = Path(__file__).parents[2]
    for folder in (generator / "content" / "materials", generator / "metadata"):
        for file in sorted(folder.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 25 ms, and seldom needed

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
