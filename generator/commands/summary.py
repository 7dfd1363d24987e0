"""The summary that a runner shows on its page of a job: GitHub's names a file for it."""

import os
from pathlib import Path

VARIABLE = "GITHUB_STEP_SUMMARY"


def append(markdown: str) -> bool:
    """Add to the job's summary, and say whether there is one."""
    name = os.environ.get(VARIABLE)
    if name:
        with Path(name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(markdown)
    return bool(name)
