"""Stamps of files: whatever happens to a file below a folder shows in them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import stamps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files at two depths."""
    for name in ("one", "two", "in/three", "in/__pycache__/four"):
        file = tmp_path / "all" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path / "all"


def dumped(folder: Path) -> list[bytes]:
    return [listed.dump() for listed in stamps.below(str(folder), stamps.WRITTEN)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "new").write_bytes(b""), id="a new file"),
        pytest.param(lambda folder: (folder / "in" / "three").unlink(), id="a file less"),
        pytest.param(lambda folder: (folder / "one").rename(folder / "1"), id="another name"),
        pytest.param(lambda folder: (folder / "one").rename(folder / "in" / "one"), id="another folder"),
        pytest.param(lambda folder: (folder / "one").write_text("longer"), id="another size"),
        pytest.param(lambda folder: os.utime(folder / "in" / "three", ns=(0, 1)), id="another time"),
        pytest.param(lambda folder: (folder / "empty").mkdir(), id="a new folder"),
        pytest.param(lambda folder: (folder / "link").symlink_to("nowhere"), id="a link that leads nowhere"),
    ],
)
def test_whatever_happens_below_a_folder_shows(folder: Path, change: Callable[[Path], object]) -> None:
    before = dumped(folder)
    assert dumped(folder) == before
    change(folder)
    assert dumped(folder) != before


def test_files_come_by_folder_in_order_with_what_is_asked_of_them(folder: Path) -> None:
    top, inside = stamps.below(str(folder), stamps.TOLD)
    assert (top.folder, top.names, inside.folder, inside.names) == (
        str(folder), ["one", "two"], f"{folder}/in", ["three"],
    )  # fmt: skip
    found = (folder / "two").stat()
    assert top.numbers.tolist()[3:] == [found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def test_what_is_no_folder_has_nothing_below(folder: Path) -> None:
    assert not [*stamps.below(str(folder / "none"))]
    assert not [*stamps.below(str(folder / "one"))]
