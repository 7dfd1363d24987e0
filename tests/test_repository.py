"""What is told of a repository without git: another commit shows, an edit does not."""

from pathlib import Path

import pytest

from generator import repository


@pytest.fixture(autouse=True)
def _no_repository_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in repository.ELSEWHERE:
        monkeypatch.delenv(name, raising=False)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "changed", ["HEAD", "refs/heads/main", "logs/HEAD", "packed-refs", "shallow", "reftable/tables.list"]
)
def test_a_commit_shows(tmp_path: Path, changed: str) -> None:
    write(tmp_path / ".git/HEAD", "ref: refs/heads/main\n")
    write(tmp_path / ".git/refs/heads/main", "0" * 40)
    site = tmp_path / "site"
    before = repository.state(site)
    assert before
    write(site / "content/posters/a.yaml", "title: A\n")
    write(tmp_path / ".git/index", "an edit that is to be committed")
    assert repository.state(site) == before
    write(tmp_path / ".git" / changed, "ref: refs/heads/other\n")
    assert repository.state(site) != before


def test_no_repository_is_another_thing_than_one_that_lies_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert repository.state(tmp_path) == []
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    assert repository.state(tmp_path) is None
    monkeypatch.delenv("GIT_DIR")
    write(tmp_path / ".git", "gitdir: ../elsewhere\n")
    assert repository.state(tmp_path) is None
