"""What tests share: whole small sites in a temporary folder, and the commands run in them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from generator import cli

# The same examples in every run, so that a run tells of the change and not of luck; for new ones:
# pytest --hypothesis-profile=default
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).parents[1]
SITES = ROOT / "tests" / "sites"

Microsite = Callable[..., int]


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
