"""The git repository that a folder is in, as far as it can be told without asking git."""

import os
from pathlib import Path

from generator import stamps

# What changes with each commit, or with what is known of it.
FILES = ("HEAD", "logs/HEAD", "packed-refs", "shallow", "reftable/tables.list")
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")  # variables by which git is asked about another repository


def state(root: Path) -> list[object] | None:
    """What changes with each commit, to be compared; None where the repository's own folder lies elsewhere.

    Empty where there is no repository. Edits that are not committed change nothing of it.
    """
    if any(map(os.environ.get, ELSEWHERE)):
        return None
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            try:
                head = (git / "HEAD").read_text(encoding="utf-8").strip().removeprefix("ref: ")
            except (OSError, ValueError):
                return None
            return [str(git), head, *(stamps.of(git / name) for name in (*FILES, head))]
        if git.exists():
            return None
    return []
