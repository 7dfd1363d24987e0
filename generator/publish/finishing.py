"""What is made once every other file is: the zip of the site, and what keeps the site on a reader's device."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model import Conference, Settings
from generator.publish import archive, sums
from generator.publish.laying import Laid, lay
from generator.publish.stage import Stage
from generator.publish.state import Known
from generator.publish.sums import Sums
from generator.site import offline


def finish(
    site: Mapping[str, Laid], conference: Conference, settings: Settings, stage: Stage, known: Known, program: str
) -> Iterator[Laid]:
    """The last files of the site, whose others are laid; the zip anew only where one of these has changed.

    Raises SourceError where the disk refuses.
    """
    files = {route: (stage.folder if one.is_new else stage.output) / route for route, one in site.items()}
    digests = {route: one.digest for route, one in site.items()}
    name = archive.name(conference, settings)
    key = hashlib.sha256(repr((program, name)).encode() + sums.dump(digests)).hexdigest()
    zipped = _standing(stage, known, key) or _zipped(stage, key, name, files, digests)
    yield zipped
    kept = offline.kept(digests, settings, conference.sessions)
    listed = offline.dump(kept)
    archived = (stage.folder if zipped.is_new else stage.output) / offline.ARCHIVE
    sizes = offline.sizes(sum(files[route].stat().st_size for route in kept), archived.stat().st_size)
    for route, text in ((offline.FILES, listed), (offline.WORKER, offline.worker(listed)), (offline.SIZES, sizes)):
        yield lay(stage, route, "", text.encode())


def _standing(stage: Stage, known: Known, key: str) -> Laid | None:
    digest = known.standing(offline.ARCHIVE, key)
    return Laid(offline.ARCHIVE, key, digest, is_new=False) if digest else None


def _zipped(stage: Stage, key: str, name: str, files: Mapping[str, Path], digests: Sums) -> Laid:
    stage.open()
    target = stage.folder / offline.ARCHIVE
    archive.write(target, name, files, digests)
    digest = sums.digest(target)
    is_new = sums.differs(f"{stage.output}/{offline.ARCHIVE}", digest)
    if not is_new:
        target.unlink()
    return Laid(offline.ARCHIVE, key, digest, is_new)
