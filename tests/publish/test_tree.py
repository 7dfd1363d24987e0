"""The site on the disk: the old one whole or the new one, and never a stranger's file lost."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.publish import tree


def bring(output: Path, files: dict[str, str]) -> None:
    contents: dict[str, bytes | Path] = {route: text.encode() for route, text in files.items()}
    digests = {route: tree.digest(content) for route, content in contents.items()}
    changed = {route: contents[route] for route in files if tree.differs(output / route, digests[route])}
    tree.replace(output, changed, digests, tree.owned(output))


def texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != tree.SUMS
    }


def test_it_holds_what_it_was_given_and_a_list_of_it(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "home", "posters/a.html": "a"})
    assert texts(output) == {"index.html": "home", "posters/a.html": "a"}
    lines = (output / tree.SUMS).read_text().split("\n")
    assert lines[0] == f"{hashlib.sha256(b'home').hexdigest()}  index.html"
    assert tree.owned(output).keys() == {"index.html", "posters/a.html"}


def test_what_is_gone_goes_with_its_folder_and_strangers_stay(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "home", "posters/a.html": "a"})
    (output / "notes.txt").write_text("mine")
    bring(output, {"index.html": "home"})
    assert texts(output) == {"index.html": "home", "notes.txt": "mine"}
    assert not (output / "posters").exists()


def test_the_same_again_touches_nothing(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "home"})
    before = {file: os.stat(file).st_mtime_ns for file in [output, *output.rglob("*")]}
    bring(output, {"index.html": "home"})
    assert {file: os.stat(file).st_mtime_ns for file in [output, *output.rglob("*")]} == before


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (
            lambda output: (output.mkdir(), (output / "thesis.tex").write_text("")),
            "no site of ours, such as 'thesis.tex'",
        ),
        (lambda output: output.write_text("a file"), "the output must be a folder"),
    ],
    ids=["a folder of somebody's", "a file"],
)
def test_a_place_that_is_not_ours_is_refused(tmp_path: Path, prepare: Callable[[Path], object], message: str) -> None:
    output = tmp_path / "output"
    prepare(output)
    with pytest.raises(SourceError, match=message):
        tree.owned(output)


def test_a_strangers_file_in_the_way_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "home"})
    (output / "CNAME").write_text("theirs")
    with pytest.raises(SourceError, match="no file of ours"):
        bring(output, {"index.html": "new", "CNAME": "ours"})
    assert texts(output) == {"index.html": "home", "CNAME": "theirs"}


def test_a_full_disk_leaves_the_old_site_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old home", "a.html": "old a"})
    write = Path.write_bytes

    def full(file: Path, content: bytes) -> int:
        if file.name == "b.html":
            raise OSError(28, "No space left on device", str(file))
        return write(file, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SourceError, match="No space left on device"):
        bring(output, {"index.html": "new home", "a.html": "new a", "b.html": "b"})
    assert texts(output) == {"index.html": "old home", "a.html": "old a"}


def test_a_build_that_was_killed_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old", "gone.html": "old"})
    replace = os.replace

    def killed(source: Path, target: Path) -> None:
        if target.name == "new.html":
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        bring(output, {"index.html": "half", "fresh.html": "half", "new.html": "half"})
    monkeypatch.undo()
    bring(output, {"index.html": "new", "fresh.html": "new"})
    assert texts(output) == {"index.html": "new", "fresh.html": "new"}
