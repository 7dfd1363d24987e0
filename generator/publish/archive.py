"""The site as one zip for reading from a folder: the same bytes on any machine.

Files stand in it as they are. How deflate makes them smaller is not fixed by its specification (RFC 1951) but left to
each zlib, and zlib, zlib-ng and Apple's do it differently: the hash of such a zip tells where it was made.
"""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content import slugs
from generator.errors import explained
from generator.model import Conference, Settings
from generator.publish import sums
from generator.site import offline

if TYPE_CHECKING:
    import zipfile

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can name
_MODE = 0o100644 << 16  # a file that all may read
_UNIX = 3


def name(conference: Conference, settings: Settings) -> str:
    """What a file with the whole site is called, without its ending, and the folder in the zip: `mlsys-2026`."""
    alone = conference.sessions[0].title if len(conference.sessions) == 1 else ""
    return slugs.slug(settings.name or alone) or "site"


def routes(site: Iterable[str]) -> list[str]:
    """The files of the site that a folder can use: all but those that only a server's readers have a use for."""
    return sorted(set(site) - set(offline.ROUTES))


def write(target: Path, folder: str, contents: Mapping[str, bytes | Path], digests: Mapping[str, str]) -> None:
    """Write `target` with the site's files below `folder`, from route -> content and route -> hash, and their list."""
    import zipfile  # noqa: PLC0415 - few sites are kept offline

    wanted = routes(contents)
    target.parent.mkdir(parents=True, exist_ok=True)
    listed = sums.dump({route: digests[route] for route in wanted})
    with explained(), zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for route, content in sorted({**{route: contents[route] for route in wanted}, sums.NAME: listed}.items()):
            _add(archive, f"{folder}/{route}", content)


def _add(archive: "zipfile.ZipFile", name: str, content: bytes | Path) -> None:
    import zipfile  # noqa: PLC0415 - as above

    entry = zipfile.ZipInfo(name, _TIME)
    entry.create_system, entry.external_attr = _UNIX, _MODE
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    entry.file_size = content.stat().st_size
    with content.open("rb") as source, archive.open(entry, "w") as written:
        shutil.copyfileobj(source, written)
