"""Files made by several processes are those made by one, however the others are started."""

import multiprocessing
import shutil
from pathlib import Path

import pytest

from generator.content import settings
from generator.publish.build import build

SITE = Path(__file__).parents[1] / "sites" / "two-days"


def made(root: Path, name: str, jobs: int) -> dict[str, bytes]:
    output = root / name
    build(settings.load(root, output=output), jobs=jobs, memory=root / f"memory-{name}")
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_several_processes_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    shutil.copytree(SITE / "content", tmp_path / "content")
    alone = made(tmp_path, "alone", 1)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: [start])
    assert made(tmp_path, "together", 3) == alone
