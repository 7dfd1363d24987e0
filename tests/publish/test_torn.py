"""Builds that are killed at any moment, with a reader who polls the site all the while."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish import sums, tree

KILLS = 25
FILES = 60
BUILDER = """
import itertools, sys
from pathlib import Path
from generator.publish import sums, tree
output, files = Path(sys.argv[1]), int(sys.argv[2])
for turn in itertools.count():
    site = "AB"[turn % 2]
    made = {f"posters/{n}.html": f"{site}{n}\\n".encode() * 900 for n in range(files)}
    made |= {f"{site}/only.html": site.encode()}
    digests = {route: sums.digest(content) for route, content in made.items()}
    tree.replace(output, made, digests, tree.owned(output))
    print(site, flush=True)
"""


class Reader(threading.Thread):
    """Reads one page after another, and remembers what was missing or torn."""

    def __init__(self, output: Path) -> None:
        super().__init__()
        self.output = output
        self.reads = 0
        self.faults: list[str] = []
        self.stopped = threading.Event()

    def run(self) -> None:
        for number in iter(lambda: random.Random(self.reads).randrange(FILES), None):  # noqa: S311 - not for secrets
            if self.stopped.is_set():
                return
            self.reads += 1
            try:
                text = (self.output / f"posters/{number}.html").read_text()
            except FileNotFoundError:
                self.faults.append(f"{number} missing")
                continue
            if text not in {f"{site}{number}\n" * 900 for site in "AB"}:
                self.faults.append(f"{number} torn")


@contextmanager
def reading(output: Path) -> Iterator[Reader]:
    reader = Reader(output)
    reader.start()
    try:
        yield reader
    finally:
        reader.stopped.set()
        reader.join()


def built_until_killed(output: Path, seconds: float) -> None:
    """Let a builder start its first whole site, then kill it at a moment that nobody chose."""
    command = [sys.executable, "-c", BUILDER, str(output), str(FILES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as builder:
        assert builder.stdout
        builder.stdout.readline()
        time.sleep(seconds)
        builder.kill()
        builder.stdout.read()


def whole(output: Path) -> str:
    """Which of the two sites the folder holds; the hashes of its own list must be those of its files."""
    listed = tree.owned(output)
    assert listed == {route: sums.digest(output / route) for route in listed}
    found = {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}
    assert found == {*listed, sums.NAME, "notes.txt"}
    (site,) = {route[0] for route in listed if route.endswith("only.html")}
    assert {(output / route).read_bytes()[:1].decode() for route in listed} == {site}
    return site


@pytest.mark.slow
@pytest.mark.threat(29)
def test_no_kill_leaves_a_mix_and_no_reader_meets_a_gap(tmp_path: Path) -> None:
    output = tmp_path / "output"
    built_until_killed(output, 0)
    (output / "notes.txt").write_text("mine")
    moments = random.Random(KILLS)  # noqa: S311 - not for secrets
    left = []
    with reading(output) as reader:
        for _ in range(int(os.environ.get("KILLS", KILLS))):
            built_until_killed(output, moments.random() * 0.08)
            left.append(whole(output))
    assert not reader.faults
    assert reader.reads > 100 * len(left)
    assert (output / "notes.txt").read_text() == "mine"
    assert set(left) == {"A", "B"}
