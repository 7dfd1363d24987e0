"""Every file below content/, read on its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.content import folders, ownpages, pagelinks, posters, sessions, settings
from generator.content.fields import Faults
from generator.content.pagelinks import PageLinks
from generator.content.people import identities
from generator.content.people.identity import Identities
from generator.content.posters import Read
from generator.content.settings import SiteFile
from generator.errors import Place
from generator.model import OwnPage, Poster, Session


@dataclass(frozen=True, slots=True)
class Content:
    """What the files say, by path; None for one with a mistake that leaves nothing of it."""

    site: SiteFile
    sessions: Mapping[Path, Session | None]
    posters: Mapping[Path, Read]
    people: Identities
    pages: Mapping[Path, OwnPage | None]
    links: PageLinks
    files: Sequence[str]  # names below content/files/

    def all_posters(self) -> list[Poster]:
        """The posters that could be read."""
        return [read.poster for read in self.posters.values() if read.poster]

    def places(self) -> dict[str, Mapping[str, Place]]:
        """Where the values of each poster stand, by its id."""
        return {path.stem: read.places for path, read in self.posters.items()}


@dataclass(slots=True)
class Cache:
    """Poster files as read before, by path, with the size and time of change that they had."""

    posters: dict[Path, tuple[tuple[int, int], Read]] = field(default_factory=dict)


def read(root: Path, cache: Cache, faults: Faults) -> Content:
    """Read content/ below the root; the mistakes and warnings of each file are added to `faults`."""
    content = root / "content"
    site = settings.read(root)
    faults.extend(site.faults)
    pages = {path: ownpages.load(path, root, faults) for path in folders.files(content / "pages", ".md", faults)}
    return Content(
        site=site,
        sessions={path: sessions.load(path, faults) for path in folders.files(content / "sessions", ".yaml", faults)},
        posters=_posters(root, cache, faults),
        people=identities.load(content / "people.yaml", faults),
        pages=pages,
        links=pagelinks.find([page for page in pages.values() if page], root),
        files=folders.tree(content / "files", faults),
    )


def _posters(root: Path, cache: Cache, faults: Faults) -> dict[Path, Read]:
    reads = {}
    for path in folders.in_folders(root / "content" / "posters", ".yaml", faults):
        reads[path] = _read_poster(path, root, cache)
        faults.extend(reads[path].faults)
    for gone in cache.posters.keys() - reads.keys():
        del cache.posters[gone]
    return reads


def _read_poster(path: Path, root: Path, cache: Cache) -> Read:
    status = path.stat()
    stamp = (status.st_size, status.st_mtime_ns)
    held = cache.posters.get(path)
    if held and held[0] == stamp:
        return held[1]
    read = posters.load(path, root)
    cache.posters[path] = (stamp, read)
    return read
