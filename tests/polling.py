"""A reader in a process of its own, who opens one file after another while a folder is written.

Whatever is done to the folder, each file must be found as one of the states that it may have, whole.
"""

import contextlib
import multiprocessing
import os
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

Site = Mapping[str, bytes]
States = Mapping[str, Set[bytes | None]]  # by route; None where the file may be missing


def goes_on(done: int, usual: int, reads: int = 0) -> bool:
    """Whether a test kills once more: KILLS in the environment says how often, READS how much is read at least."""
    return done < int(os.environ.get("KILLS", str(usual))) or reads < int(os.environ.get("READS", "0"))


def states(*sites: Site) -> States:
    """What a reader may find while one of the sites takes the place of another."""
    routes = sorted({route for site in sites for route in site})
    return {route: {site.get(route) for site in sites} for route in routes}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its route."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class Reader:
    """What a reader has found so far; `faults` is known once it has stopped."""

    def __init__(self, folder: Path, may_be: States) -> None:
        context = multiprocessing.get_context("fork")
        self.faults: Counter[str] = Counter()
        self._reads, self._stopped = context.RawValue("Q", 0), context.RawValue("b", 0)
        self._told, there = context.Pipe(duplex=False)
        self._process = context.Process(target=self._poll, args=(folder, may_be, there), daemon=True)
        self._process.start()
        there.close()

    @property
    def reads(self) -> int:
        """How many files were opened."""
        return cast(int, self._reads.value)

    def stop(self) -> None:
        """Let it end, and take what it found wrong."""
        self._stopped.value = 1
        self.faults = self._told.recv()
        self._process.join()

    def _poll(self, folder: Path, may_be: States, told: Connection) -> None:
        found: Counter[str] = Counter()
        routes, chosen = list(may_be), random.Random(1)  # noqa: S311 - not for secrets
        while not self._stopped.value:
            route = chosen.choice(routes)
            fault = _fault(folder / route, may_be[route])
            if fault:
                found[f"{route} {fault}"] += 1
            self._reads.value += 1
        told.send(found)


def _fault(file: Path, may_be: Set[bytes | None]) -> str:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return "" if None in may_be else "missing"
    return "" if content in may_be else "torn"


@contextlib.contextmanager
def reading(folder: Path, may_be: States) -> Iterator[Reader]:
    """A reader that polls the folder while the context lasts."""
    reader = Reader(folder, may_be)
    try:
        yield reader
    finally:
        reader.stop()


def tell(what: str, left: Counter[str], reads: int, faults: Counter[str]) -> None:
    """Print one row of the table of what was found; pytest shows it with -rP."""
    ends = ", ".join(f"{count} {name}" for name, count in sorted(left.items()))
    wrong = Counter(fault.rpartition(" ")[2] for fault in faults.elements())
    print(f"{what}: {left.total()} kills ({ends}); {reads:,} reads: {wrong['missing']} missing, {wrong['torn']} torn")
