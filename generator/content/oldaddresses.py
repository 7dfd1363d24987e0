"""Former ids: each leads to one page, and none of them is in use."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from generator.content.fields import Faults
from generator.errors import Place, SourceError


def check(
    former: Mapping[Path, Sequence[str]],
    where: Callable[[Path], Place],
    faults: Faults,
    reserved: Collection[str] = (),
) -> None:
    """Add to `faults` the former ids that lead to several of the files, or that a file has as its id.

    `former` holds all files of one kind with their former ids, `where` says where a file tells them; `reserved` are
    ids that the site itself has.
    """
    taken = {path.stem: path for path in former}
    for path, olds in former.items():
        for old in olds:
            other = taken.setdefault(old, path)
            if old in reserved:
                faults.append(SourceError(f"the former id '{old}' is a page of every site", where(path), "delete it"))
            elif other != path or old == path.stem:
                message = f"the former id '{old}' belongs to {other.parent.name}/{other.name}"
                faults.append(SourceError(message, where(path), "delete it here"))
