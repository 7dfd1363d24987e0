"""The site on the disk: new files are laid out complete beside the old ones before the first old one is touched.

SHA256SUMS, in the site, lists every file of it with its hash: it says which files are ours and may go.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Place, SourceError

SUMS = "SHA256SUMS"
STAGE = ".staging"


def owned(output: Path) -> dict[str, str]:
    """Route -> hash of the files that an earlier build wrote into `output`.

    Raises SourceError where the folder holds something but no site of ours.
    """
    try:
        lines = (output / SUMS).read_text(encoding="utf-8").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        _refuse_foreign(output)
        return {}
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {route: digest for digest, route in pairs}


def _refuse_foreign(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise SourceError("the output must be a folder, and this is a file", Place(output), "name another --output")
    found = sorted(os.listdir(output)) if output.exists() else []
    if [name for name in found if name != STAGE]:
        raise SourceError(
            f"this folder holds files that are no site of ours, such as {found[0]!r}",
            Place(output),
            "empty it, or name another folder with --output",
        )


def digest(content: bytes | Path) -> str:
    """The SHA-256 of bytes, or of a file's bytes."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differs(file: Path, wanted: str) -> bool:
    """Whether the file on the disk is missing or has another hash than `wanted`."""
    return not file.is_file() or digest(file) != wanted


def replace(output: Path, changed: Mapping[str, bytes | Path], sums: Mapping[str, str], old: Mapping[str, str]) -> None:
    """Bring `output` to hold exactly the files of `sums` that are ours: `changed` are new, the rest stands.

    Nothing of the old site is touched until every new file lies complete on the disk, so that a full disk or a
    missing permission leaves it whole. Files that are not ours stay: raises SourceError where one is in the way.
    """
    for route in sorted(changed.keys() - old.keys()):
        if (output / route).exists():
            raise SourceError(
                "the site needs this file's place, and it is no file of ours", Place(output / route), "move it away"
            )
    text = _sums(sums)
    if not changed and sums.keys() == old.keys() and _read(output / SUMS) == text:
        return
    with _explained(), _stage(output) as stage:
        for route, content in changed.items():
            _lay(stage / route, content)
        # Until all is done the sums name old and new files, so that none is taken for a stranger's after a crash.
        _lay(stage / SUMS, _sums({**old, **sums}))
        os.replace(stage / SUMS, output / SUMS)
        for route in changed:
            (output / route).parent.mkdir(parents=True, exist_ok=True)
            os.replace(stage / route, output / route)
        _remove(output, old.keys() - sums.keys())
        _lay(stage / SUMS, text)
        os.replace(stage / SUMS, output / SUMS)


@contextmanager
def _explained() -> Iterator[None]:
    """What the disk refuses, such as space or permission, is for the person to mend and no bug of ours."""
    try:
        yield
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else Path()
        raise SourceError(
            f"cannot be written: {error.strerror}", Place(path), "make room or give leave, and build again"
        ) from error


def _sums(sums: Mapping[str, str]) -> bytes:
    """In the form of sha256sum(1), so that `sha256sum -c SHA256SUMS` verifies a copy."""
    return "".join(f"{digest}  {route}\n" for route, digest in sorted(sums.items())).encode()


@contextmanager
def _stage(output: Path) -> Iterator[Path]:
    """An empty folder inside `output`, for a rename is only whole within one file system."""
    stage = output / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _lay(file: Path, content: bytes | Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_bytes(content)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _remove(output: Path, routes: set[str]) -> None:
    """Remove files that are no longer part of the site, and the folders that they leave empty."""
    for route in sorted(routes):
        file = output / route
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == output or any(folder.iterdir()):
                break
            folder.rmdir()
