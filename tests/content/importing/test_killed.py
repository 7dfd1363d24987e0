"""An import that is killed: never a torn file, and the next one ends where an undisturbed one would."""

import contextlib
import math
import os
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.content import importing, settings
from generator.errors import Place
from generator.listing.records import Entry, Listing, Reading
from tests.polling import goes_on, snapshot, states, tell
from tests.polling import reading as polling

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed")

WORDS = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda My"
LISTING = Place(Path("l.txt"))
ENTRIES = tuple(
    Entry(f"{word} in theory", (f"Ada {word}", "", f"Grace {word}"), f"{word} is old. It has {number} parts.", LISTING)
    for number, word in enumerate(WORDS.split())
)


def reading(root: Path, entries: tuple[Entry, ...], name: str = "Posters") -> tuple[Path, Reading]:
    path = root / "content" / "listings" / f"{name}.txt"
    return path, Reading((Listing(name, "Room", entries, Place(path)),), ())


def first(root: Path) -> None:
    importing.import_listings(settings.load(root), [reading(root, ENTRIES[:8])])


def edit(root: Path) -> None:
    """A title of a person's own, a name for an undisclosed place, a file with another name, one that is gone."""
    folder = root / "content" / "posters" / "posters"
    for name, old, new in (("alpha", "title: Alpha", "title: My alpha"), ("beta", "- undisclosed", "- Alan Turing")):
        path = folder / f"{name}-in-theory.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (folder / "gamma-in-theory.yaml").rename(folder / "third.yaml")
    (folder / "delta-in-theory.yaml").unlink()


def second(root: Path) -> None:
    """Retitled, named, moved to another session, gone, and new ones in between."""
    changed = [replace(entry, title=f"{entry.title} and practice") for entry in ENTRIES[:2]]
    named = [replace(entry, authors=("Ada", "Emmy Noether", *entry.authors[2:])) for entry in ENTRIES[2:5]]
    here = (*ENTRIES[8:10], *changed, *named)
    away = (replace(ENTRIES[5], abstract="Zeta is old. It has 5 parts. They are many."), *ENTRIES[10:])
    readings = [reading(root, here), reading(root, away, "Evening")]
    importing.import_listings(settings.load(root), readings, yes=True)


def killed(root: Path, seconds: float) -> bool:
    """Whether a child that imports was still at it when it was killed."""
    child = os.fork()
    if not child:
        try:
            second(root)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def spread(nth: int) -> float:
    """From 0 to 1, and evenly so however many there are: steps of the golden ratio, where chance would leave gaps."""
    return nth * (math.sqrt(5) - 1) / 2 % 1


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork in a process with threads, as test runners are
@pytest.mark.threat(40)
def test_an_import_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    first(before)
    edit(before)
    shutil.copytree(before, after)
    start = time.perf_counter()
    second(after)
    span = time.perf_counter() - start
    old, new = snapshot(before), snapshot(after)
    left: Counter[str] = Counter()
    reads, faults = 0, Counter[str]()
    while goes_on(left.total(), 40):
        root = tmp_path / f"run-{left.total()}"
        shutil.copytree(before, root)
        with polling(root, states(old, new)) as reader:
            left["amid it" if killed(root, span * spread(left.total())) else "too late"] += 1
            for name, data in snapshot(root).items():
                if not name.endswith(".tmp"):
                    assert data in (old.get(name), new.get(name)), name
            second(root)
        assert snapshot(root) == new
        shutil.rmtree(root)
        reads += reader.reads
        faults += reader.faults
    tell("import", left, reads, faults)
    assert not faults
    assert left["amid it"] > left.total() / 10


@pytest.mark.parametrize("count", range(14))
def test_an_import_stopped_before_any_write_is_finished_by_the_next(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    first(before)
    edit(before)
    shutil.copytree(before, after)
    second(after)
    replace_file, left = Path.replace, count

    def stop(path: Path, target: Path) -> Path:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", stop)
    with contextlib.suppress(KeyboardInterrupt):
        second(before)
    monkeypatch.undo()
    second(before)
    assert snapshot(before) == snapshot(after)
