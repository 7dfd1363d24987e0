"""The site on the disk: always the old one whole or the new one, and never a stranger's file lost.

The new site is laid out beside the old one, where unchanged files are hard links; then the two folders change places
at one stroke. Where the system cannot do that the new files move over the old ones one by one, each whole, and what a
kill leaves undone the next build completes.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.errors import Place, SourceError, explained
from generator.publish import disk, sums

Contents = Mapping[str, bytes | Path]
Sums = Mapping[str, str]
STAGE = ".staging"


def owned(output: Path) -> dict[str, str]:
    """Route -> hash of the files that an earlier build wrote into `output`.

    Raises SourceError where the folder holds something but no site of ours.
    """
    found = sums.read(output)
    if found is None:
        _refuse_foreign(output)
    return found or {}


def _refuse_foreign(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise SourceError("the output must be a folder, and this is a file", Place(output), "name another --output")
    found = [name for name in sorted(os.listdir(output)) if name != STAGE] if output.exists() else []
    if found:
        raise SourceError(
            f"this folder holds files that are no site of ours, such as {found[0]!r}",
            Place(output),
            "empty it, or name another folder with --output",
        )


def replace(output: Path, changed: Contents, wanted: Sums, old: Sums, *, in_place: bool = False) -> dict[str, str]:
    """Bring `output` to hold exactly the files of `wanted` that are ours, and return their hashes.

    `changed` are new, the rest stands; `old` is what an earlier build wrote. Readers see the old site or the new one,
    whole; with `in_place` each file by itself, which is quicker and does for a preview. Files that are not ours stay.
    Raises SourceError where one of them is in the way or the disk refuses; the old site then stands untouched.
    """
    output = output.resolve()
    _refuse_to_overwrite(output, changed.keys() - old.keys())
    with explained():
        beside = _beside(output)
        _clear(beside, output)
        if not changed and wanted.keys() == old.keys():
            return dict(wanted)
        stage = output / STAGE if in_place or not _can_stand(beside, output) else beside
        try:
            now = _lay_all(stage, changed, wanted, old)
            if stage != beside or not _changes_places(stage, output, changed, now, old):
                _move_in(stage, output, changed, now, old)
        finally:
            _clear(stage, output)
        return now


def _refuse_to_overwrite(output: Path, routes: set[str]) -> None:
    for route in sorted(routes):
        if os.path.lexists(output / route):
            raise SourceError(
                "the site needs this file's place, and it is no file of ours", Place(output / route), "move it away"
            )


def _beside(output: Path) -> Path:
    return output.with_name(f".{output.name}.next")


def _doomed(output: Path) -> Path:
    """Where a stage goes that holds nothing of worth: a kill amid its removal leaves a part of it under this name."""
    return output.with_name(f".{output.name}.gone")


def _can_stand(beside: Path, output: Path) -> bool:
    """Whether a folder beside the output can take its place: not where the output is a mount of its own."""
    if not output.exists():
        return True
    return os.access(beside.parent, os.W_OK) and os.stat(beside.parent).st_dev == os.stat(output).st_dev


def _lay_all(stage: Path, changed: Contents, wanted: Sums, old: Sums) -> dict[str, str]:
    """Write the changed files into the stage; hashes of all files, with those of copies as they were copied."""
    stage.mkdir(parents=True, exist_ok=True)
    # First which files are ours: whoever finds this folder after a kill can tell.
    _list(stage, stage, sums.dump({**old, **wanted}))
    now = dict(wanted)
    for route, content in changed.items():
        file = stage / route
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            shutil.copyfile(content, file)
            now[route] = sums.digest(file)  # it may have changed since it was looked at
    return now


def _changes_places(stage: Path, output: Path, changed: Contents, now: Sums, old: Sums) -> bool:
    """Complete the stage with what stays, and let it change places with the output; False where that cannot be had."""
    standing = now.keys() - changed.keys()
    try:
        if output.exists():
            _link(output, stage, standing | set(_foreign(output, old)))
            shutil.copymode(output, stage)
        _list(stage, stage, sums.dump(now))
        disk.flush([stage / route for route in changed])
        if output.exists():
            disk.exchange(stage, output)
        else:
            os.rename(stage, output)
    except OSError:
        return False
    return True


def _link(source: Path, target: Path, routes: set[str]) -> None:
    for route in sorted(routes):
        (target / route).parent.mkdir(parents=True, exist_ok=True)
        if (source / route).is_dir() and not (source / route).is_symlink():
            (target / route).mkdir(exist_ok=True)
        else:
            os.link(source / route, target / route, follow_symlinks=False)


def _foreign(folder: Path, ours: Sums) -> Iterator[str]:
    """The routes of the files and empty folders there that no build of ours wrote."""
    for place, folders, names in os.walk(folder):
        if place == str(folder) and STAGE in folders:
            folders.remove(STAGE)
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        for name in names + links:
            route = Path(place, name).relative_to(folder).as_posix()
            if route not in ours and route not in {sums.NAME, f"{sums.NAME}.new"}:
                yield route
        if not names and not folders and place != str(folder):
            yield Path(place).relative_to(folder).as_posix()


def _move_in(stage: Path, output: Path, changed: Contents, now: Sums, old: Sums) -> None:
    """Move each changed file over the old one, and remove what is gone."""
    output.mkdir(parents=True, exist_ok=True)
    # Until all is done the sums name old and new files, so that none is taken for a stranger's after a crash.
    _list(stage, output, sums.dump({**old, **now}))
    for route in changed:
        (output / route).parent.mkdir(parents=True, exist_ok=True)
        os.replace(stage / route, output / route)
    _remove(output, old.keys() - now.keys())
    _list(stage, output, sums.dump(now))


def _list(stage: Path, folder: Path, listed: bytes) -> None:
    """Write the list of files into the folder, by way of the stage, so that no half of it is ever met."""
    new = stage / f"{sums.NAME}.new"
    new.write_bytes(listed)
    os.replace(new, folder / sums.NAME)


def _remove(output: Path, routes: set[str]) -> None:
    """Remove files that are no longer part of the site, and the folders that they leave empty."""
    for route in sorted(routes):
        file = output / route
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == output or any(folder.iterdir()):
                break
            folder.rmdir()


def _clear(stage: Path, output: Path) -> None:
    """Remove a stage, or the old site that has changed places with it; a stranger's file in it goes home first."""
    if stage == output / STAGE:
        shutil.rmtree(stage, ignore_errors=True)
        return
    doomed = _doomed(output)
    if doomed.exists():
        shutil.rmtree(doomed)
    if not stage.exists():
        return
    for route in list(_foreign(stage, sums.read(stage) or {})):
        if not os.path.lexists(output / route):
            (output / route).parent.mkdir(parents=True, exist_ok=True)
            os.rename(stage / route, output / route)
    os.rename(stage, doomed)
    shutil.rmtree(doomed)
