"""When the files below content/ were committed, from one call of git.

These dates are a part of the input, as the files themselves are: the same content with the same history gives the same
site, wherever and whenever it is built. Where git does not know a date, none is made up.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from generator import repository
from generator.model import Revisions

LONGEST = 64_000_000  # bytes of git's answer that are read; the newest commits come first

# Each commit: its date in seconds and how git decorates it; then the state and the path of each file, all ended by NUL.
_COMMIT = "\x01"
_COMMAND = (
    *("git", "--no-pager", "-c", "log.showRoot=true", "-c", "log.follow=false", "-c", "log.showSignature=false"),
    *("log", "-z", "--relative", "--no-renames", "--name-status", f"--format={_COMMIT}%ct %D", "--decorate=full"),
    *("--", "content"),
)
# A build asks no other machine, and no person.
_QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def read(root: Path) -> Mapping[str, Revisions]:
    """The commits of each file below `root`/content, by its path below the root with slashes.

    Dates are the committers', in UTC. A file that was never committed is not there; an edit that is not committed
    counts for nothing yet. A file that was renamed begins anew. Of a shallow clone's oldest commit it is unknown what
    it changed, so a file that is older than the clone has no first date, and one that has not changed since is not
    there. Empty where there is no git or no repository.
    """
    if repository.state(root) == []:
        return {}
    found: dict[str, Revisions] = {}
    for moment, state, path in _changes(_answer(root)):
        known = found.get(path) or Revisions(first=None, last=moment, count=0)
        found[path] = replace(
            known,
            first=moment if state == "A" else known.first,
            last=max(known.last, moment),
            count=known.count + 1,
        )
    return found


def _answer(root: Path) -> list[str]:
    import subprocess  # noqa: PLC0415 - a folder without a repository needs none

    try:
        with subprocess.Popen(  # noqa: S603 - a fixed command
            _COMMAND,
            cwd=root,
            env=os.environ | _QUIET,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            told = process.stdout.read(LONGEST) if process.stdout else b""
            process.kill()  # it has ended, or has more to say than is read
    except OSError:  # there is no git, or no such folder
        return []
    return told.decode("utf-8", "surrogateescape").split("\0")[:-1]  # what stands behind the last NUL may be cut


def _changes(answer: Sequence[str]) -> Iterator[tuple[datetime, str, str]]:
    """Date, state (A added, M modified, T another kind of file) and path of each change, the newest first."""
    moment: datetime | None = None
    fields = iter(answer)
    for field in fields:
        if field.startswith(_COMMIT):
            moment = _moment(*field[1:].split(" ", 1))
        else:
            state, path = field.strip("\n"), next(fields, "")
            if moment and path and state != "D":
                yield moment, state, path


def _moment(seconds: str, decoration: str) -> datetime | None:
    """The date of a commit; None where a shallow clone ends, for git shows such a commit as if it had added all."""
    return None if "grafted" in decoration.split(", ") else datetime.fromtimestamp(int(seconds), UTC)
