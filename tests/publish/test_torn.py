"""Builds that are killed at any moment, two at once, and an edit meanwhile; with a reader who polls the site.

KILLS=200 READS=1000000 in the environment makes it long: so many kills, and on until so much was read.
"""

import itertools
import multiprocessing
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import pytest

from generator.content import settings
from generator.publish import sums, tree
from generator.publish.build import build
from generator.publish.laying import lay
from generator.publish.stage import Stage
from tests.polling import Site, goes_on, reading, snapshot, states, tell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a reader and builders are forked"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # fork in a process with threads, as test runners are
]

FORKED = multiprocessing.get_context("fork") if hasattr(os, "fork") else multiprocessing.get_context()
FILES = 60
SITE = Path(__file__).parents[1] / "sites" / "two-days"
# In the new site a poster has other words, one is gone, and one has come.
CHANGED, GONE, NEW = "monday/quiet-fans.yaml", "tuesday/untold.yaml", "monday/late-lamps.yaml"
ABSTRACT, WORDS = "Fans may be quiet.", {"old": "Fans hum.", "new": "Fans roar."}
LATE = "session: monday\ntitle: Late Lamps\n"


def pages(site: str) -> dict[str, bytes]:
    """One of two sites, of pages that only writing takes time for."""
    made = {f"posters/{number}.html": f"{site}{number}\n".encode() * 900 for number in range(FILES)}
    return made | {f"{site}/only.html": site.encode()}


def write_on(output: Path, first: int, written: "Synchronized[int]") -> None:
    """One of the sites after the other, until somebody ends it."""
    for turn in itertools.count(first):
        made = pages("AB"[turn % 2])
        with Stage(output) as stage:
            laid = [lay(stage, route, "", content) for route, content in made.items()]
            tree.replace(stage, laid, tree.owned(output))
        written.value += 1


def written_until_killed(output: Path, first: int, spans: float) -> None:
    """Let a writer finish its first site, then kill it after so many times the time which that took."""
    written = FORKED.Value("i", 0)
    writer = FORKED.Process(target=write_on, args=(output, first, written))
    started = time.perf_counter()
    writer.start()
    while not written.value and writer.is_alive():
        time.sleep(0.001)
    time.sleep(spans * (time.perf_counter() - started))
    assert writer.is_alive()
    writer.kill()
    writer.join()


def whole(output: Path) -> str:
    """Which of the two sites the folder holds; the hashes of its own list must be those of its files."""
    listed = tree.owned(output)
    assert listed == {route: sums.digest(output / route) for route in listed}
    found = snapshot(output)
    assert found.keys() == {*listed, sums.NAME, "notes.txt"}
    (site,) = (site for site in "AB" if pages(site).keys() == listed.keys())
    assert pages(site).items() <= found.items()
    return site


@pytest.mark.threat(29)
def test_no_kill_leaves_a_mix_and_no_reader_meets_a_gap(tmp_path: Path) -> None:
    output, moments = tmp_path / "output", random.Random(25)  # noqa: S311 - not for secrets
    written_until_killed(output, 0, 0)
    (output / "notes.txt").write_text("mine")
    may_be = {**states(pages("A"), pages("B")), "notes.txt": {b"mine"}}
    left: Counter[str] = Counter()
    with reading(output, may_be) as reader:
        while goes_on(left.total(), 12):
            written_until_killed(output, left.total(), moments.uniform(0, 3))
            left[f"site {whole(output)}"] += 1
    tell("writing", left, reader.reads, reader.faults)
    assert not reader.faults
    assert reader.reads > 100 * left.total()
    assert left.keys() == {"site A", "site B"}


class Builds:
    """A site, its two states, and builds of it in processes of their own."""

    def __init__(self, root: Path) -> None:
        self.root, self.output = root, root / "output"
        self.sites: dict[str, Site] = {}
        for name in ("old", "new"):
            self.write(name)
            self.build()
            self.sites[name] = snapshot(self.output)
        self.span = self._seconds()

    def write(self, name: str) -> None:
        """Bring the content to one of its two states, file by file, each at one stroke."""
        posters, is_new = self.root / "content" / "posters", name == "new"
        self.edit(name)
        for file, content in ((GONE, original(GONE)), (NEW, LATE)):
            if (file == NEW) == is_new:
                self.put(file, content)
            else:
                (posters / file).unlink(missing_ok=True)

    def edit(self, name: str) -> None:
        """Bring one poster alone to its old or its new words."""
        self.put(CHANGED, original(CHANGED).replace(ABSTRACT, WORDS[name]))

    def put(self, file: str, content: str) -> None:
        """Replace a poster's file, as an editor does that saves safely."""
        path = self.root / "content" / "posters" / file
        beside = path.with_suffix(".tmp")
        beside.write_text(content, encoding="utf-8")
        beside.replace(path)

    def build(self) -> None:
        """An undisturbed build."""
        build(settings.load(self.root), jobs=1)

    def start(self) -> BaseProcess:
        """A build in a process of its own."""
        process = FORKED.Process(target=self.build)
        process.start()
        return process

    def found(self) -> str:
        """Which of its two states the site has, whole."""
        held = snapshot(self.output)
        names = [name for name, site in self.sites.items() if site == held]
        assert names, "neither the old site nor the new one"
        return names[0]

    def _seconds(self) -> float:
        self.write("old")
        started = time.perf_counter()
        self.start().join()
        return time.perf_counter() - started


def original(file: str) -> str:
    return (SITE / "content" / "posters" / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(Path(shutil.copytree(SITE, tmp_path_factory.mktemp("torn") / "two-days")))


@pytest.mark.threat(29)
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(builds: Builds) -> None:
    moments = random.Random(12)  # noqa: S311 - not for secrets
    left: Counter[str] = Counter()
    builds.write("old")
    builds.build()
    before = builds.found()
    with reading(builds.output, states(*builds.sites.values())) as reader:
        while goes_on(left.total(), 12, reader.reads):
            wanted = "old" if before == "new" else "new"
            builds.write(wanted)
            process = builds.start()
            time.sleep(moments.uniform(0, 2 * builds.span))
            process.kill()
            process.join()
            found = builds.found()
            assert process.exitcode or found == wanted
            left[f"{'new' if found == wanted else 'old'} site"] += 1
            before = found
    tell("build", left, reader.reads, reader.faults)
    assert not reader.faults
    assert reader.reads > 10 * left.total()
    assert left["old site"]
    builds.write("new")
    builds.build()
    assert builds.found() == "new"
    assert {path.name for path in builds.root.iterdir()} == {"content", "output", ".microsite"}


@pytest.mark.threat(31)
def test_two_builds_at_once_and_a_reader(builds: Builds) -> None:
    builds.write("old")
    builds.build()
    with reading(builds.output, states(*builds.sites.values())) as reader:
        for wanted in ("new", "old") * 3:
            builds.write(wanted)
            both = [builds.start(), builds.start()]
            for process in both:
                process.join()
            assert [process.exitcode for process in both] == [0, 0]
            assert builds.found() == wanted
    assert not reader.faults
    assert reader.reads > 100
    assert {path.name for path in builds.root.iterdir()} == {"content", "output", ".microsite"}


@pytest.mark.threat(32)
@pytest.mark.parametrize(("edits_first", "read"), [(True, "new"), (False, "old")], ids=["just before", "just after"])
def test_a_poster_that_is_edited_as_it_is_opened(
    builds: Builds, monkeypatch: pytest.MonkeyPatch, edits_first: bool, read: str
) -> None:
    builds.write("old")
    builds.build()
    file = str(builds.root / "content" / "posters" / CHANGED)
    opened: list[str] = []
    monkeypatch.setattr(os, "open", editing(os.open, file, lambda: builds.edit("new"), opened, edits_first))
    builds.build()
    monkeypatch.undo()
    assert opened == [file]  # once, for what is read twice could be two things
    shown = [builds.output / name for name in ("posters/quiet-fans.html", "search.json", "posters.json")]
    assert all(WORDS[read] in each.read_text(encoding="utf-8") for each in shown)
    builds.build()
    assert all(WORDS["new"] in each.read_text(encoding="utf-8") for each in shown)


def editing(
    real: Callable[..., int], file: str, edit: Callable[[], None], opened: list[str], edits_first: bool
) -> Callable[..., int]:
    """`os.open` that edits the file when it is opened: before, or behind the back of who then has it open."""

    def opens(path: str | os.PathLike[str], *rest: int, **more: int | None) -> int:
        is_ours = not opened and os.fspath(path) == file
        if os.fspath(path) == file:
            opened.append(file)
        if is_ours and edits_first:
            edit()
        handle = real(path, *rest, **more)
        if is_ours and not edits_first:
            edit()
        return handle

    return opens


@pytest.mark.threat(32)
def test_a_poster_that_is_edited_all_the_while(builds: Builds) -> None:
    """Its old words or its new ones stand in every file of the site; and the next build has what then is there."""
    builds.write("old")
    sites = []
    for name in WORDS:
        builds.edit(name)
        builds.build()
        sites.append(snapshot(builds.output))
    stopped = FORKED.Event()

    def edit() -> None:
        while not stopped.is_set():
            for name in WORDS:
                builds.edit(name)

    editor = FORKED.Process(target=edit)
    editor.start()
    with reading(builds.output, states(*sites)) as reader:
        for _ in range(6):
            builds.build()
            assert snapshot(builds.output) in sites
    stopped.set()
    editor.join()
    assert not reader.faults
    for name, site in zip(WORDS, sites, strict=True):
        builds.edit(name)
        builds.build()
        assert snapshot(builds.output) == site
