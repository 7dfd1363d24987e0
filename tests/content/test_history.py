import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.content import history
from generator.model import Revisions

BEAM = "content/posters/monday/beam.yaml"


def day(number: int) -> datetime:
    return datetime(2026, 5, number, 10, 30, tzinfo=UTC)


class Repository:
    """A repository in a folder, whose commits have the dates that are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet")

    def git(self, *words: str, moment: datetime | None = None) -> None:
        # The author's date is another one: it must not count. Another offset, for dates are told in UTC.
        stamps = {"GIT_COMMITTER_DATE": f"{int(moment.timestamp())} +0700"} if moment else {}
        names = {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
        names |= {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "1000000000 +0000"}
        subprocess.run(["git", *words], cwd=self.folder, env=os.environ | names | stamps, check=True)

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, moment: datetime, **files: str) -> None:
        for path, text in files.items():
            self.write(path, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x", moment=moment)


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One poster with three commits, one with one; a file elsewhere."""
    made = Repository(tmp_path / "site")
    made.commit(day(1), **{BEAM: "title: Beam\n", "content/site.yaml": "name: Site\n", "README.md": "x\n"})
    made.commit(day(3), **{BEAM: "title: BEAM\n", "README.md": "y\n"})
    made.commit(day(2), **{BEAM: "title: BEAM.\n"})  # by a clock that went wrong
    return made


def test_first_and_last_commit_of_each_file_below_content(repository: Repository) -> None:
    assert history.read(repository.folder) == {
        BEAM: Revisions(day(1), day(3), 3),
        "content/site.yaml": Revisions(day(1), day(1), 1),
    }


@pytest.mark.parametrize(
    "path",
    [
        "content/posters/ä b.yaml",
        'content/a"b.yaml',
        "content/A",
        "content/-z",
        "content/line\nbreak",
        "content/\x01 1",
    ],
)
def test_any_name_comes_whole(repository: Repository, path: str) -> None:
    repository.commit(day(5), **{path: "x"})
    assert history.read(repository.folder)[path] == Revisions(day(5), day(5), 1)


def test_a_site_below_the_repository(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit(day(1), **{f"site/{BEAM}": "x", "content/other.yaml": "y"})
    assert history.read(tmp_path / "site") == {BEAM: Revisions(day(1), day(1), 1)}


def test_what_is_not_committed_has_no_date(repository: Repository) -> None:
    known = history.read(repository.folder)
    repository.write(BEAM, "title: Other\n")
    repository.write("content/new.yaml", "x")
    assert history.read(repository.folder) == known


def test_a_renamed_file_begins_anew(repository: Repository) -> None:
    new = "content/posters/tuesday/beam.yaml"
    (repository.folder / new).parent.mkdir()
    repository.git("mv", BEAM, new)
    repository.commit(day(7))
    assert history.read(repository.folder)[new] == Revisions(day(7), day(7), 1)


def test_a_file_that_came_back_was_first_there_long_ago(repository: Repository) -> None:
    repository.git("rm", "--quiet", "content/site.yaml")
    repository.commit(day(7))
    repository.commit(day(9), **{"content/site.yaml": "name: Again\n"})
    assert history.read(repository.folder)["content/site.yaml"] == Revisions(day(1), day(9), 2)


def test_commits_of_merged_branches_count(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(day(10), **{BEAM: "title: Side\n"})
    repository.git("checkout", "--quiet", "-")
    repository.commit(day(11), **{"content/site.yaml": "name: Main\n"})
    repository.git("merge", "--quiet", "--no-ff", "--message", "x", "side", moment=day(12))
    found = history.read(repository.folder)
    assert found[BEAM] == Revisions(day(1), day(10), 4)
    assert found["content/site.yaml"] == Revisions(day(1), day(11), 2)


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, {}),
        (2, {BEAM: Revisions(None, day(2), 1)}),
        (3, {BEAM: Revisions(None, day(3), 2)}),  # git cannot tell that there was nothing before
        (4, {BEAM: Revisions(day(1), day(3), 3), "content/site.yaml": Revisions(day(1), day(1), 1)}),
    ],
)
def test_a_shallow_clone_knows_no_more_than_it_holds(
    repository: Repository, tmp_path: Path, depth: int, expected: dict[str, Revisions]
) -> None:
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth", str(depth), repository.folder.as_uri(), str(clone))
    assert history.read(clone) == expected


def test_a_file_that_is_new_in_a_shallow_clone_has_a_first_date(repository: Repository, tmp_path: Path) -> None:
    repository.commit(day(8), **{"content/new.yaml": "x"})
    repository.git("clone", "--quiet", "--depth", "2", repository.folder.as_uri(), str(tmp_path / "clone"))
    assert history.read(tmp_path / "clone") == {"content/new.yaml": Revisions(day(8), day(8), 1)}


def test_a_branch_called_grafted_cuts_nothing(repository: Repository) -> None:
    repository.git("branch", "grafted")
    assert history.read(repository.folder)[BEAM].count == 3


def test_settings_of_a_person_change_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    known = history.read(repository.folder)
    settings = {"log.showRoot": "false", "log.date": "relative", "log.follow": "true", "log.showSignature": "true",
                "diff.renames": "copies", "core.quotePath": "true", "log.decorate": "no", "color.ui": "always",
                "format.pretty": "oneline", "diff.noprefix": "true", "log.diffMerges": "separate"}  # fmt: skip
    for name, value in settings.items():
        repository.git("config", name, value)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert history.read(repository.folder) == known


def test_no_repository_no_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "content").mkdir()
    assert history.read(tmp_path) == {}
    assert history.read(tmp_path / "missing") == {}


def test_an_empty_repository_has_no_dates(tmp_path: Path) -> None:
    assert history.read(Repository(tmp_path).folder) == {}


def test_without_git_no_dates(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    assert shutil.which("git") is None
    assert history.read(repository.folder) == {}


def test_what_is_cut_off_is_unknown(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = history.read(repository.folder)
    for length in range(0, 400, 7):
        monkeypatch.setattr(history, "LONGEST", length)
        found = history.read(repository.folder)
        assert all(one.last in {day(2), day(3), day(1)} for one in found.values())
        assert found.keys() <= whole.keys()
        assert all(one.first in {None, whole[path].first} for path, one in found.items())
