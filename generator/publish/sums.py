"""SHA256SUMS: every file of the site with its hash, in the form of sha256sum(1).

It says which files in a folder are ours, and `sha256sum -c SHA256SUMS` verifies a copy.
"""

import hashlib
import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = "SHA256SUMS"
Sums = Mapping[str, str]  # route -> hash


def digest(content: bytes | Path) -> str:
    """The SHA-256 of bytes, or of a file's bytes."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differs(file: str, wanted: str) -> bool:
    """Whether the file on the disk is missing or has another hash than `wanted`."""
    return not os.path.isfile(file) or digest(Path(file)) != wanted


class Listing:
    """The list of a site's files, of which an edit changes few lines; `sums` are what it says."""

    def __init__(self, sums: Sums) -> None:
        self.sums = dict(sums)
        self._routes = sorted(sums)
        self._lines = [_line(route, sums[route]) for route in self._routes]

    def add(self, sums: Sums) -> None:
        """Have these files in the list, with these hashes."""
        for route, digest in sums.items():
            place = bisect_left(self._routes, route)
            if route not in self.sums:
                self._routes.insert(place, route)
                self._lines.insert(place, "")
            self.sums[route], self._lines[place] = digest, _line(route, digest)

    def drop(self, routes: Iterable[str]) -> None:
        """Have these files no longer in the list."""
        for route in routes:
            place = bisect_left(self._routes, route)
            del self.sums[route], self._routes[place], self._lines[place]

    def dump(self) -> bytes:
        """The list's text."""
        return "".join(self._lines).encode()


def dump(sums: Sums) -> bytes:
    """The list's text, from route -> hash."""
    return Listing(sums).dump()


def read(folder: Path) -> dict[str, str] | None:
    """Route -> hash of the files that were written into the folder; None where it has no list."""
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {route: digest for digest, route in pairs if _is_inside(route)}


def _line(route: str, digest: str) -> str:
    return f"{digest}  {route}\n"


def _is_inside(route: str) -> bool:
    """Whether the route can be one of ours: a list that somebody has changed must not reach out of the folder."""
    return not route.startswith("/") and not {"", ".", ".."} & set(route.split("/"))
