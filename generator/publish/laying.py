"""A file of the next site: laid on the stage where it differs from the one that stands."""

from pathlib import Path
from typing import NamedTuple

from generator.publish import sums
from generator.publish.stage import Stage


class Laid(NamedTuple):
    """A file of the site: the key of what it was made from ("": it is always made), and its hash.

    `is_new` where it lies on the stage; else it stands as it was. `is_read` for a page for people.
    """

    route: str
    key: str
    digest: str
    is_new: bool
    is_read: bool = False


def lay(
    stage: Stage, route: str, key: str, content: bytes | Path, *, is_read: bool = False, standing: str = ""
) -> Laid:
    """Lay bytes, or a copy of a file, unless the same stands. Raises SourceError where the disk refuses.

    `standing` is the hash of what stands there, where that is known without reading it.
    """
    digest = sums.digest(content)
    is_new = digest != standing if standing else stage.is_first or sums.differs(f"{stage.output}/{route}", digest)
    if is_new:
        stage.lay(route, content)
        if isinstance(content, Path):  # it may have changed since it was looked at
            digest = sums.digest(stage.folder / route)
    return Laid(route, key, digest, is_new, is_read)
