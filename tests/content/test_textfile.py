"""Text files: bounds in reading, and either the old bytes or the new ones in writing."""

import os
from pathlib import Path

import pytest

from generator.content import textfile
from generator.errors import SourceError


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"a\n" * 1_000_001, "the file is larger than 2 MB", 1),
        (b"a\nb\xff", "the file is not UTF-8: byte 0xff", 2),
        (b"\xff\xfea\x00", "the file is not UTF-8: byte 0xff", 1),
        (b"a\nb\0", "an invisible character that has no place in a text, U+0000", 2),
        ("a\u0085b".encode(), "an invisible character that has no place in a text, U+0085", 1),
        (b"a\n<<<<<<< mine\n", "a merge conflict was left in the file", 2),
        (b"a\n>>>>>>> theirs\n", "a merge conflict was left in the file", 2),
    ],
    ids=["size", "byte", "UTF-16", "NUL", "NEL", "conflict", "end of a conflict"],
)
@pytest.mark.threat(25)
@pytest.mark.threat(26)
def test_what_is_refused(data: bytes, message: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(SourceError) as raised:
        textfile.read(path)
    assert (raised.value.message, raised.value.place.line) == (message, line)


def test_a_heading_underlined_in_markdown_is_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Heading\n=======\n", encoding="utf-8")
    assert textfile.read(path) == "Heading\n=======\n"


@pytest.mark.threat(35)
def test_a_pipe_and_a_missing_file_do_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="no regular file"):
        textfile.read(tmp_path / "pipe")
    with pytest.raises(SourceError, match="cannot be read"):
        textfile.read(tmp_path / "missing")


def test_writing_makes_folders_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.yaml"
    textfile.write({path: b"one"})
    textfile.write({path: b"two"})
    assert path.read_bytes() == b"two"
    assert os.listdir(path.parent) == ["b.yaml"]


@pytest.mark.threat(40)
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.yaml"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        textfile.write({path: b"new"})
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["b.yaml"]


def test_what_a_killed_write_left_is_swept_away(tmp_path: Path) -> None:
    for name in (".a.yaml.123.tmp", ".mine.tmp", "b.yaml", ".c.yaml.tmp"):
        (tmp_path / name).write_bytes(b"")
    textfile.sweep(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [".c.yaml.tmp", ".mine.tmp", "b.yaml"]
    textfile.sweep(tmp_path / "missing")


def test_whether_a_file_holds_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    held = [textfile.holds(tmp_path / name, b"one") for name in ("a", "missing", ".")]
    assert held == [True, False, False]
