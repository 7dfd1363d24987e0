"""Which folders may become a new repository, and that it gets all files or none."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.content import textfile
from generator.scaffold import target
from generator.scaffold.target import TargetError

FILES = {"Makefile": b"site:\n", "content/site.yaml": b"# name\n"}


def a_file(folder: Path) -> None:
    folder.write_text("words")


def full(folder: Path) -> None:
    for name in ("Makefile", "README.md", "a", "b", "c"):
        (folder / name).mkdir(parents=True)


def in_a_site(folder: Path) -> None:
    (folder.parent / "content" / "listings").mkdir(parents=True)


def below_a_file(folder: Path) -> None:
    folder.parent.rmdir()
    folder.parent.write_text("words")


@pytest.mark.parametrize(
    ("prepare", "message", "hint"),
    [
        (a_file, "{folder} is a file", "name a folder that is not there yet"),
        (full, "{folder} is not empty: it holds Makefile, README.md, a and 2 more", "or an empty one"),
        (in_a_site, "{folder} would lie inside another site, {home}", "microsite new {home.parent}/conf"),
        (below_a_file, "{folder} cannot be written: Not a directory", "name another folder"),
    ],
    ids=["a file", "full", "in a site", "below a file"],
)
def test_refused_folders(tmp_path: Path, prepare: Callable[[Path], None], message: str, hint: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folder = home / "conf"
    prepare(folder)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TargetError) as refused:
        target.write(FILES, folder)
    assert refused.value.message == message.format(folder=folder, home=home)
    assert refused.value.hint.endswith(hint.format(home=home))
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("given", ["new", "new/below/it", "empty", "cloned", "a/../beside"])
def test_free_folders(tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "cloned" / ".git").mkdir(parents=True)
    target.write(FILES, tmp_path / given)
    for path, data in FILES.items():
        assert (tmp_path / given).resolve().joinpath(path).read_bytes() == data
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("given", ["new", "new/below/it", "empty", "cloned"])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "cloned" / ".git").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    write = textfile.write

    def half(files: Mapping[Path, bytes]) -> None:
        write(dict(list(files.items())[1:]))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(textfile, "write", half)
    with pytest.raises(TargetError, match="cannot be written: No space left on device"):
        target.write(FILES, tmp_path / given)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_the_person_stops_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(files: Mapping[Path, bytes]) -> None:
        (tmp_path / "conf" / "half").write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(textfile, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        target.write(FILES, tmp_path / "conf")
    assert not (tmp_path / "conf").exists()
