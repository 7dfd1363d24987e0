"""What tests share: whole small sites in a temporary folder, and the commands run in them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli

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
