"""Every file below content/, read on its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.content import folders, ownpages, pagelinks, posters, sessions, settings
from generator.content.fields import Faults
from generator.content.pagelinks import PageLinks
from generator.content.people import identities
from generator.content.people.identity import Identities
from generator.content.posters import Places, Read
from generator.content.settings import SiteFile
from generator.kept import Kept
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

    def places(self) -> Places:
        """Where the values of each poster stand, by its id."""
        return Places(self.posters)


@dataclass(slots=True)
class Cache:
    """Poster files as read before, by path, with the size and time of change that they had; and what is kept of them."""

    posters: dict[Path, tuple[tuple[int, int], Read]] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)


def read(root: Path, cache: Cache, faults: Faults, jobs: int = 0) -> Content:
    """Read content/ below the root; the mistakes and warnings of each file are added to `faults`.

    `jobs` 0 chooses the number of processes by itself.
    """
    content = root / "content"
    site = settings.read(root)
    faults.extend(site.faults)
    pages = {path: ownpages.load(path, root, faults) for path in folders.files(content / "pages", ".md", faults)}
    return Content(
        site=site,
        sessions={path: sessions.load(path, faults) for path in folders.files(content / "sessions", ".yaml", faults)},
        posters=_posters(root, cache, faults, jobs),
        people=identities.load(content / "people.yaml", faults),
        pages=pages,
        links=pagelinks.find([page for page in pages.values() if page], root),
        files=folders.tree(content / "files", faults),
    )


def _posters(root: Path, cache: Cache, faults: Faults, jobs: int) -> dict[Path, Read]:
    paths = folders.in_folders(root / "content" / "posters", ".yaml", faults)
    stamps = {path: _stamp(path) for path in paths}
    unread = [path for path in paths if path not in cache.posters or cache.posters[path][0] != stamps[path]]
    fresh = dict(zip(unread, posters.load_all(unread, root, jobs), strict=True))
    reads = {path: fresh[path] if path in fresh else cache.posters[path][1] for path in paths}
    cache.posters = {path: (stamps[path], read) for path, read in reads.items()}
    faults.extend(fault for read in reads.values() for fault in read.faults)
    return reads


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
