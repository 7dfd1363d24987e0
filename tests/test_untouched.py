"""What counts as a change since a command last did its work: everything that its result may depend on."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import MEMORY, untouched

SAID = ["made", "open it"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "conf"
    for name in ("content/posters/hall/a.yaml", "themes/own/theme.yaml", "output/index.html"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("title: A\n")
    return root


def said(root: Path, options: object = ()) -> list[str]:
    return list(untouched.look(root, "build", options, root / "output").said())


def remember(root: Path) -> None:
    untouched.look(root, "build", (), root / "output").remember(SAID)


def commit(root: Path) -> None:
    command = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    subprocess.run([*command, "commit", "-q", "--allow-empty", "-m", "again"], check=True)


def rewrite(file: Path) -> None:
    """Other bytes, as many as before, and the time put back."""
    before = file.stat()
    file.write_text(file.read_text()[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_while_nothing_changes_it_is_said_again(root: Path) -> None:
    assert said(root) == []
    remember(root)
    assert said(root) == said(root) == SAID


CHANGES: dict[str, Callable[[Path], object]] = {
    "a poster is edited": lambda root: (root / "content/posters/hall/a.yaml").write_text("title: Another\n"),
    "a poster is edited and its time put back": lambda root: rewrite(root / "content/posters/hall/a.yaml"),
    "a poster comes": lambda root: (root / "content/posters/hall/b.yaml").write_text(""),
    "a poster goes": lambda root: (root / "content/posters/hall/a.yaml").unlink(),
    "a poster is renamed": lambda root: (root / "content/posters/hall/a.yaml").rename(root / "content/a.yaml"),
    "an own theme is edited": lambda root: (root / "themes/own/theme.yaml").write_text("extends: wayfinder\n"),
    "a page of the site is edited": lambda root: (root / "output/index.html").write_text("mine"),
    "a page of the site is gone": lambda root: (root / "output/index.html").unlink(),
    "a file lies in the site": lambda root: (root / "output/notes.txt").write_text("mine"),
    "something is committed": commit,
    "the memory is broken": lambda root: (root / MEMORY / "untouched-build.json").write_text("{"),
    "the memory is another program's": lambda root: (root / MEMORY / "untouched-build.json").write_text("[1]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_is_noticed(root: Path, change: Callable[[Path], object]) -> None:
    remember(root)
    change(root)
    assert said(root) == []


def test_each_commit_is_noticed(root: Path) -> None:
    commit(root)
    remember(root)
    assert said(root) == SAID
    commit(root)
    assert said(root) == []


def test_a_repository_that_lies_elsewhere_is_not_believed(root: Path) -> None:
    (root / ".git").write_text("gitdir: ../elsewhere\n")
    remember(root)
    assert said(root) == []


def test_other_options_are_other_work(root: Path) -> None:
    remember(root)
    assert said(root, ("https://example.org/",)) == []


def test_another_git_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(root)
    monkeypatch.setenv("PATH", "/elsewhere")
    assert said(root) == []


def test_an_edit_during_the_work_is_noticed_afterwards(root: Path) -> None:
    work = untouched.look(root, "build", (), root / "output")
    (root / "content/posters/hall/a.yaml").write_text("title: While it was built\n")
    work.remember(SAID)
    assert said(root) == []


def test_a_copy_of_the_site_by_hard_links_is_no_change(root: Path) -> None:
    remember(root)
    os.link(root / "output/index.html", root / "copy.html")
    assert said(root) == SAID
