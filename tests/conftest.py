"""What tests share: whole small sites in a temporary folder, and the commands run in them."""

import functools
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from generator import cli
from generator.content import settings
from generator.publish.build import build
from tests.browser.hosting import BASE
from tests.sharing import Built, Once

# The same examples in every run, so that a run tells of the change and not of luck; for new ones:
# pytest --hypothesis-profile=default
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")

# Tests that run make themselves shall not get what this run was started with.
for name in ("ARGS", "MAKEFLAGS", "MAKEOVERRIDES"):
    os.environ.pop(name, None)

# The many processes that tests start shall not each compile the program for themselves.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

ROOT = Path(__file__).parents[1]
SITES = ROOT / "tests" / "sites"
# The project's own site, one with two sessions, and one that uses every field.
CONTENT = {
    "real": ROOT / "content",
    "two-days": SITES / "two-days" / "content",
    "everything": SITES / "everything" / "content",
}
ADDRESS = f"https://example.org{BASE}"

Microsite = Callable[..., int]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """The thousands of tests stay until the end: no search for garbage in the course of them shall look at them."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes long begin first, so that at the end all workers have something to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Fills folders that all workers of the run share."""
    own = tmp_path_factory.getbasetemp()
    return Once((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "once")


@pytest.fixture(scope="session")
def built(once: Once) -> Built:
    """One of the sites in one of the themes, as it is published below ADDRESS; tests only read it."""

    def make(site: str, theme: str, root: Path) -> None:
        shutil.copytree(CONTENT[site], root / "content")
        build(settings.load(root, theme=theme, url=ADDRESS))

    def output(site: str, theme: str = "wayfinder") -> Path:
        return once(f"{site}-{theme}", functools.partial(make, site, theme)) / "output"

    return output


@pytest.fixture
def two_days(tmp_path: Path) -> Path:
    """A site with two sessions that uses every field there is."""
    return Path(shutil.copytree(SITES / "two-days", tmp_path / "two-days"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The project's own site, from the real listing."""
    root = tmp_path / "real"
    shutil.copytree(ROOT / "content", root / "content")
    return root


@pytest.fixture
def microsite() -> Microsite:
    """Runs a command of the program in a site's folder and returns its status."""

    def run(root: Path, *words: str) -> int:
        return cli.main(["--root", str(root), *words])

    return run


@pytest.fixture
def preview(two_days: Path) -> Iterator[int]:
    """The port of a running preview of the site with two days."""
    command = [sys.executable, "-m", "generator", "--root", str(two_days), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        found = (re.search(r"http://127\.0\.0\.1:(\d+)/", line) for line in process.stderr)
        yield next(int(match[1]) for match in found if match)
        process.terminate()
