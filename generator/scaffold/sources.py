"""The program's own files as a wheel lays them out, whether it runs from a wheel or from a checkout.

A wheel holds everything below generator/. In a checkout, pyproject.toml says which files from outside join them.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1]
BESIDES = "scaffold/project"  # where a wheel keeps the files that stand beside generator/ in a checkout

_LITTER = re.compile(r"__pycache__|\.DS_Store|.*(?:\.py[co]|\.sw[op]|\.orig|\.rej|\.tmp|~)")


def project_file(name: str) -> bytes:
    """A file of the project's root, such as `LICENSE`; FileNotFoundError where a wheel does not carry it."""
    return (_root() / name).read_bytes()


def pyproject() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads(project_file("pyproject.toml").decode())


def packaged() -> dict[str, bytes]:
    """Path in the wheel -> content, for every file of the program, sorted by path."""
    found = dict(_below(PACKAGE, PACKAGE.name))
    if not _in_wheel():
        included: dict[str, str] = pyproject()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
        for source, place in included.items():
            found |= _below(_root() / source, place)
    return dict(sorted(found.items()))


def tree(folder: Path, prefix: str = "") -> Iterator[tuple[str, Path]]:
    """The path below `prefix`, with slashes, and the file, for every file of the folder that is no litter."""
    for entry in sorted(folder.iterdir()):
        if _LITTER.fullmatch(entry.name):
            continue
        if entry.is_dir():
            yield from tree(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry


def _below(source: Path, place: str) -> Iterator[tuple[str, bytes]]:
    found = tree(source, f"{place}/") if source.is_dir() else [(place, source)]
    return ((path, file.read_bytes()) for path, file in found)


def _in_wheel() -> bool:
    return (PACKAGE / BESIDES).is_dir()


def _root() -> Path:
    return PACKAGE / BESIDES if _in_wheel() else PACKAGE.parent
