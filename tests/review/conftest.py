"""A small site in a git repository."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]


@pytest.fixture
def git() -> Git:
    """Runs git in a folder as somebody whom it knows, whatever the machine has set."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "protocol.file.allow=always")

    def run(folder: Path, *words: str) -> str:
        command = ["git", *somebody, *words]
        return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=True).stdout

    return run


@pytest.fixture(autouse=True)
def no_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at home: no runner says what to compare with, nor has a summary."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site(two_days: Path, git: Git) -> Path:
    """The site with two days, committed on its main branch."""
    (two_days / ".gitignore").write_text(".microsite/\n")
    git(two_days, "init", "--quiet", "--initial-branch=main")
    git(two_days, "add", "--all")
    git(two_days, "commit", "--quiet", "--message=the site")
    return two_days
