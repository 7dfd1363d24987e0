"""What git knows of a change: where it began, which files it touches, and what they were."""

import os
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

SITE = ("content", "themes")  # what a site is made of
_USUAL = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")
_LOCAL = ("refs/heads/main", "refs/heads/master", "HEAD")


class HistoryError(Exception):
    """What git cannot answer here, in words for the person who asked."""


class Repository(Struct, frozen=True):
    """A git repository; `prefix` is the site's folder in it, "" or with a slash at the end."""

    top: Path
    prefix: str

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.top / self.prefix

    def base(self, since: str) -> str:
        """The commit from which both `since` and what is checked out have come.

        HistoryError where there is none, or none within the part of the history that is here.
        """
        commit = _commit(self.root, since)
        if commit is None:
            raise HistoryError(f"there is no {since!r} here to compare with; fetch it, or name another with --since")
        found = _git(self.root, "merge-base", commit, "HEAD", check=False)
        if not found:
            raise HistoryError(
                f"what is checked out and {since!r} have no commit in common here; fetch the whole history: "
                "git fetch --unshallow"
            )
        return found.decode().strip()

    def committed(self, base: str) -> tuple[str, ...]:
        """The files that differ between `base` and the last commit, by their paths from the top."""
        return self._differing(base, "HEAD")

    def edited(self) -> tuple[str, ...]:
        """The files that differ between the last commit and the disk, new ones too, but for what git is to ignore."""
        new = _git(self.top, "ls-files", "-z", "--others", "--exclude-standard")
        return tuple(sorted({*self._differing("HEAD"), *_paths(new)}))

    def _differing(self, *commits: str) -> tuple[str, ...]:
        # Without renames, both names of a file that moved are told.
        return tuple(_paths(_git(self.top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", *commits)))

    def export(self, commit: str, folder: Path) -> None:
        """Write content/ and themes/ as they were at `commit` into the folder; nothing where the site was not yet."""
        there = list(_paths(_git(self.root, "ls-tree", "-z", "--name-only", commit, *SITE)))
        if there:
            command = ["git", "archive", "--format=tar", commit, "--", *there]
            try:
                with _run(command, self.root) as process, tarfile.open(fileobj=process.stdout, mode="r|") as archive:
                    for member in archive:
                        _lay(archive, member, folder)
            except tarfile.TarError as error:
                raise HistoryError(f"git cannot write out the site as it was at {commit[:9]}") from error


def find(root: Path) -> Repository:
    """The repository that the site at `root` is in; HistoryError where there is none, or nothing in it yet."""
    try:
        top, prefix = _git(root, "rev-parse", "--show-toplevel", "--show-prefix").decode().split("\n")[:2]
    except FileNotFoundError as error:
        raise HistoryError("git is needed for this, and is not installed") from error
    if _commit(root, "HEAD") is None:
        raise HistoryError("nothing is committed here yet, so there is nothing to compare with")
    return Repository(Path(top), prefix)


def usual(root: Path, environ: Mapping[str, str]) -> str:
    """What a change is compared with where nobody says: the branch that a runner names in `environ` as its target.

    Without a runner the main branch, as it was last fetched; without any, the last commit.
    """
    if base := environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):  # GitLab
        return base
    if target := environ.get("GITHUB_BASE_REF"):
        return f"refs/remotes/origin/{target}"
    return next(name for name in (*_USUAL, *_LOCAL) if _commit(root, name))


def _commit(root: Path, name: str) -> str | None:
    words = ("rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")
    return _git(root, *words, check=False).decode().strip() or None


def _git(folder: Path, *words: str, check: bool = True) -> bytes:
    with _run(["git", *words], folder) as process:
        output, complaint = process.communicate()
    if check and process.returncode:
        said = complaint.decode(errors="replace").strip().split("\n")[0]
        raise HistoryError(said.removeprefix("fatal: ") or f"git {words[0]} failed")
    return output if process.returncode == 0 else b""


def _run(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    environ = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}  # it writes nothing, and speaks English
    return subprocess.Popen(  # noqa: S603 - the words are ours; names of commits come after --end-of-options
        command, cwd=folder, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _paths(listed: bytes) -> Iterator[str]:
    return (os.fsdecode(path) for path in listed.split(b"\0") if path)


def _lay(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write one regular file; links and whatever else there is are no content."""
    path = PurePosixPath(member.name)
    content = archive.extractfile(member) if member.isreg() else None
    if content and not path.is_absolute() and ".." not in path.parts:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.read())
