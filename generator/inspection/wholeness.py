"""Whether a site's files are those of its SHA256SUMS, the list that its build wrote (in the form of sha256sum(1))."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.errors import Place, SourceError
from generator.publish import sums
from generator.words import counted

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_AGAIN = "build the site again, or take the file from another copy"


class Entry(Struct, frozen=True):
    """A file's hash, and the line that tells it."""

    digest: str
    line: int


def read(folder: Path) -> tuple[dict[str, Entry], list[SourceError]]:
    """Route -> entry of the folder's list, and what is wrong with the list itself."""
    path = folder / sums.NAME
    if not path.is_file():
        hint = "check the folder that `microsite build` writes, or a whole copy of it"
        return {}, [
            SourceError(f"there is no {sums.NAME}, so nobody can say whether the site is whole", Place(path), hint)
        ]
    found: dict[str, Entry] = {}
    faults: list[SourceError] = []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
        parts = _LINE.fullmatch(line)
        if parts:
            found[parts[2]] = Entry(parts[1], number)
        elif line:
            message = "this line is no hash, two spaces and the name of a file"
            faults.append(SourceError(message, Place(path, number), "build the site again"))
    return found, faults


def missing(
    listed: Mapping[str, Entry], routes: Collection[str], wanted: Mapping[str, int], folder: Path
) -> Iterator[SourceError]:
    """Each file that is listed and not there; `wanted` counts the links to it."""
    for route, entry in listed.items():
        if route not in routes:
            links = wanted.get(route, 0)
            told = f", and {counted(links, 'link')} {'leads' if links == 1 else 'lead'} to it" if links else ""
            yield SourceError(f"the file {route} is missing{told}", Place(folder / sums.NAME, entry.line), _AGAIN)


def changed(route: str, content: bytes | Path, listed: Mapping[str, Entry], folder: Path) -> Iterator[SourceError]:
    """Whether one file is another than the listed one; a warning for one that is not listed."""
    if route == sums.NAME or not listed:
        return
    if route not in listed:
        hint = "no build wrote it: delete it, or leave it if you put it there"
        yield SourceError(f"this file is not in {sums.NAME}", Place(folder / route), hint, "warning")
    elif sums.digest(content) != listed[route].digest:
        yield SourceError(f"this file has changed since {sums.NAME} was written", Place(folder / route), _AGAIN)
