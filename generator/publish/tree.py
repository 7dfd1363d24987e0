"""The site on the disk: always the old one whole or the new one, and never a stranger's file lost.

The new site is laid out on a stage beside the old one, where unchanged files are hard links; then the two folders
change places at one stroke. Where the system cannot do that the new files move over the old ones one by one, each
whole, and what a kill leaves undone the next build completes.
"""

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from generator.errors import Place, SourceError, explained
from generator.publish import disk, sums
from generator.publish.laying import Laid
from generator.publish.stage import INSIDE, Stage, foreign
from generator.publish.sums import Listing, Sums


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
    found = [name for name in sorted(os.listdir(output)) if name != INSIDE] if output.exists() else []
    if found:
        raise SourceError(
            f"this folder holds files that are no site of ours, such as {found[0]!r}",
            Place(output),
            "empty it, or name another folder with --output",
        )


def replace(stage: Stage, site: Collection[Laid], old: Sums) -> None:
    """Bring the stage's output to hold exactly the files of `site` that are ours.

    The new ones lie on the stage, the rest stands; `old` is what an earlier build wrote. Readers see the old site or
    the new one, whole; where the stage is in the output each file by itself, which is quicker and does for a preview.
    Files that are not ours stay. Raises SourceError where one of them is in the way or the disk refuses; the old site
    then stands untouched.
    """
    laid = [one.route for one in site if one.is_new]
    wanted = {one.route: one.digest for one in site}
    _refuse_to_overwrite(stage.output, set(laid) - old.keys())
    if not laid and wanted.keys() == old.keys():
        return
    with explained():
        stage.open()
        if not stage.stands_beside or not _changes_places(stage, laid, wanted, old):
            _move_in(stage, laid, wanted, old)


def replace_some(stage: Stage, laid: Sums, gone: Collection[str], listing: Listing) -> None:
    """As `replace` for an edit in a preview: files that lie on the stage come, some go, the rest is not looked at.

    The `listing` of the files that stand becomes that of those that stand then.
    """
    added = laid.keys() - listing.sums.keys()
    _refuse_to_overwrite(stage.output, added)
    if not laid and not gone:
        return
    with explained():
        stage.open()
        listing.add(laid)
        if added:  # until all is done the list names old and new files, as in `_move_in`
            _list(stage.folder, stage.output, listing.dump())
        _take(stage, laid)
        _remove(stage.output, gone)
        listing.drop(gone)
        _list(stage.folder, stage.output, listing.dump())


def _refuse_to_overwrite(output: Path, routes: set[str]) -> None:
    if not output.exists():
        return
    for route in sorted(routes):
        if os.path.lexists(f"{output}/{route}"):
            raise SourceError(
                "the site needs this file's place, and it is no file of ours", Place(output / route), "move it away"
            )


def _changes_places(stage: Stage, laid: Collection[str], wanted: Sums, old: Sums) -> bool:
    """Complete the stage with what stays, and let it change places with the output; False where that cannot be had."""
    output = stage.output
    try:
        if output.exists():
            _link(output, stage.folder, (wanted.keys() - laid) | set(foreign(output, old)))
            shutil.copymode(output, stage.folder)
        stage.finish(sums.dump(wanted))
        disk.flush(stage.folder, laid)
        if output.exists():
            disk.exchange(stage.folder, output)
        else:
            os.rename(stage.folder, output)
    except OSError:
        return False
    return True


def _link(source: Path, target: Path, routes: set[str]) -> None:
    folders = {os.path.dirname(route) for route in routes}
    for folder in sorted(folders):
        os.makedirs(f"{target}/{folder}", exist_ok=True)
    for route in sorted(routes):
        stands, linked = f"{source}/{route}", f"{target}/{route}"
        if os.path.isdir(stands) and not os.path.islink(stands):
            os.makedirs(linked, exist_ok=True)
        else:
            os.link(stands, linked, follow_symlinks=False)


def _move_in(stage: Stage, laid: Collection[str], wanted: Sums, old: Sums) -> None:
    """Move each new file over the old one, and remove what is gone."""
    output = stage.output
    output.mkdir(parents=True, exist_ok=True)
    if not wanted.keys() <= old.keys():
        # Until all is done the sums name old and new files, so that none is taken for a stranger's after a crash.
        _list(stage.folder, output, sums.dump({**old, **wanted}))
    _take(stage, laid)
    _remove(output, old.keys() - wanted.keys())
    _list(stage.folder, output, sums.dump(wanted))


def _take(stage: Stage, laid: Iterable[str]) -> None:
    for route in laid:
        (stage.output / route).parent.mkdir(parents=True, exist_ok=True)
        os.replace(stage.folder / route, stage.output / route)


def _list(stage: Path, folder: Path, listed: bytes) -> None:
    """Write the list of files into the folder, by way of the stage, so that no half of it is ever met."""
    new = stage / f"{sums.NAME}.new"
    new.write_bytes(listed)
    os.replace(new, folder / sums.NAME)


def _remove(output: Path, routes: Collection[str]) -> None:
    """Remove files that are no longer part of the site, and the folders that they leave empty."""
    for route in sorted(routes):
        file = output / route
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == output or any(folder.iterdir()):
                break
            folder.rmdir()
