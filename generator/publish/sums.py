"""SHA256SUMS: every file of the site with its hash, in the form of sha256sum(1).

It says which files in a folder are ours, and `sha256sum -c SHA256SUMS` verifies a copy.
"""

import hashlib
import os
from collections.abc import Mapping
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


def ordered(sums: Sums, before: Sums) -> Sums:
    """The same by route; at once where the last build, whose sums `before` are in order, had the same routes."""
    return {**before, **sums} if sums.keys() == before.keys() else dict(sorted(sums.items()))


def dump(sums: Sums) -> bytes:
    """The list's text, from route -> hash."""
    return "".join([f"{sums[route]}  {route}\n" for route in sorted(sums)]).encode()


def read(folder: Path) -> dict[str, str] | None:
    """Route -> hash of the files that were written into the folder; None where it has no list."""
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {route: digest for digest, route in pairs if _is_inside(route)}


def _is_inside(route: str) -> bool:
    """Whether the route can be one of ours: a list that somebody has changed must not reach out of the folder."""
    return not route.startswith("/") and not {"", ".", ".."} & set(route.split("/"))
