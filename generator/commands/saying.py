"""How commands end and what they say: results to standard output, everything else to standard error."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import mistakes, quoting
from generator.errors import SourceError

DONE, MISTAKES, WRONG_COMMAND = 0, 1, 2


def show(result: str) -> None:
    """Print a result, which other programs may read."""
    print(result, end="")


def say(text: str) -> None:
    """Print what a person is told; a runner that hears it takes no stranger's words in it for its commands."""
    print(quoting.without_commands(text.rstrip("\n")), file=sys.stderr)


def tell(found: Sequence[SourceError], root: Path) -> None:
    """Print mistakes and warnings; on GitHub's runners also where its pages show them, at the line itself."""
    if found:
        say(mistakes.text(found, root))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            show(mistakes.annotations(found, root))
