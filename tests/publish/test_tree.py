"""The site on the disk: the old one whole or the new one, and never a stranger's file lost."""

import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.publish import disk, sums, tree
from generator.publish.laying import lay
from generator.publish.stage import Stage


def bring(output: Path, files: dict[str, str], *, in_place: bool = False) -> None:
    with Stage(output, in_place=in_place) as stage:
        tree.replace(stage, [lay(stage, route, "", text.encode()) for route, text in files.items()], tree.owned(output))


def texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != sums.NAME
    }


def test_it_holds_what_it_was_given_and_a_list_of_it(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "home", "posters/a.html": "a"})
    assert texts(output) == {"index.html": "home", "posters/a.html": "a"}
    lines = (output / sums.NAME).read_text().split("\n")
    assert lines[0] == f"{hashlib.sha256(b'home').hexdigest()}  index.html"
    assert tree.owned(output).keys() == {"index.html", "posters/a.html"}


@pytest.mark.threat(33)
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

    def full(folder: str, **options: object) -> None:
        if folder.endswith("deeper"):
            raise OSError(28, "No space left on device", folder)

    monkeypatch.setattr(os, "makedirs", full)
    with pytest.raises(SourceError, match="No space left on device"):
        bring(output, {"index.html": "new home", "a.html": "new a", "deeper/b.html": "b"})
    assert texts(output) == {"index.html": "old home", "a.html": "old a"}


IN_PLACE = [False, True]


@pytest.mark.parametrize("in_place", IN_PLACE, ids=["beside", "in place"])
def test_a_build_that_was_killed_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_place: bool
) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old", "gone.html": "old"})
    (output / "notes.txt").write_text("mine")
    monkeypatch.setattr(shutil, "rmtree", lambda folder, **options: None)  # a kill leaves the stage as it is

    def killed(one: Path, other: Path) -> None:
        if other.name in {"new.html", "output"}:
            raise KeyboardInterrupt
        replace(one, other)

    replace = os.replace
    monkeypatch.setattr(os, "replace", killed)
    monkeypatch.setattr(disk, "exchange", killed)
    with pytest.raises(KeyboardInterrupt):
        bring(output, {"index.html": "half", "fresh.html": "half", "new.html": "half"}, in_place=in_place)
    if not in_place:
        assert texts(output) == {"index.html": "old", "gone.html": "old", "notes.txt": "mine"}
    monkeypatch.undo()
    bring(output, {"index.html": "new", "fresh.html": "new"}, in_place=in_place)
    assert texts(output) == {"index.html": "new", "fresh.html": "new", "notes.txt": "mine"}
    assert [file.name for file in tmp_path.iterdir()] == ["output"]


def test_a_stranger_that_came_while_the_site_was_laid_out_goes_home(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old"})
    exchange = disk.exchange

    def late(stage: Path, target: Path) -> None:
        (target / "notes.txt").write_text("mine")
        exchange(stage, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "exchange", late)
        bring(output, {"index.html": "new"})
    assert texts(output) == {"index.html": "new", "notes.txt": "mine"}


STRANGERS: dict[str, Callable[[Path], object]] = {
    "a file": lambda place: place.write_text("mine"),
    "a folder": lambda place: place.joinpath("b").mkdir(parents=True),
    "an empty folder": lambda place: place.mkdir(),
    "a link": lambda place: place.symlink_to("/etc/hostname"),
    "a link to a folder": lambda place: place.symlink_to("/etc"),
    "a link to nowhere": lambda place: place.symlink_to("nowhere"),
    "a pipe": os.mkfifo,
}


@pytest.mark.parametrize("in_place", IN_PLACE, ids=["beside", "in place"])
@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_every_kind_of_stranger_stays(tmp_path: Path, make: Callable[[Path], object], in_place: bool) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old", "posters/a.html": "a"})
    make(output / "posters" / "theirs")
    before = os.lstat(output / "posters" / "theirs")
    bring(output, {"index.html": "new"}, in_place=in_place)
    after = os.lstat(output / "posters" / "theirs")
    assert stat.S_IFMT(after.st_mode) == stat.S_IFMT(before.st_mode)
    if not stat.S_ISDIR(before.st_mode):
        assert after.st_ino == before.st_ino
    assert (output / "index.html").read_text() == "new"


def cannot(*paths: Path) -> None:
    raise OSError(22, "Invalid argument")


HINDRANCES: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "no exchange": lambda patch: patch.setattr(disk, "exchange", cannot),
    "no hard links": lambda patch: patch.setattr(os, "link", lambda *paths, **options: cannot()),
    "a mount of its own": lambda patch: patch.setattr(Stage, "_can_stand_beside", lambda stage: False),
}


@pytest.mark.parametrize("hinder", HINDRANCES.values(), ids=HINDRANCES)
def test_where_folders_cannot_change_places_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hinder: Callable[[pytest.MonkeyPatch], object]
) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old", "a.html": "a", "gone/b.html": "b"})
    (output / "notes.txt").write_text("mine")
    hinder(monkeypatch)
    bring(output, {"index.html": "new", "a.html": "a", "c.html": "c"})
    assert texts(output) == {"index.html": "new", "a.html": "a", "c.html": "c", "notes.txt": "mine"}
    assert sorted(tree.owned(output)) == ["a.html", "c.html", "index.html"]
    assert [file.name for file in tmp_path.iterdir()] == ["output"]


def test_a_list_that_reaches_out_of_the_folder_is_not_believed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    bring(output, {"index.html": "old"})
    precious = tmp_path / "thesis.tex"
    precious.write_text("mine")
    with (output / sums.NAME).open("a") as listed:
        listed.write(f"{'0' * 64}  ../thesis.tex\n{'0' * 64}  {precious}\n")
    bring(output, {"index.html": "new"})
    assert precious.read_text() == "mine"


def test_an_output_that_is_a_link_stays_one(tmp_path: Path) -> None:
    output, real = tmp_path / "output", tmp_path / "elsewhere" / "site"
    real.mkdir(parents=True)
    output.symlink_to(real)
    bring(output, {"index.html": "old"})
    bring(output, {"index.html": "new"})
    assert output.is_symlink()
    assert texts(real) == {"index.html": "new"}


def test_a_file_that_changes_while_it_is_copied_is_listed_as_it_was_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, source = tmp_path / "output", tmp_path / "a.pdf"
    source.write_text("when it was looked at")
    monkeypatch.setattr(shutil, "copyfile", lambda source, file: Path(file).write_text("later"))
    with Stage(output) as stage:
        assert lay(stage, "a.pdf", "", source).digest == sums.digest(b"later")
