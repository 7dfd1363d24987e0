"""Every file below content/, read on its own."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.content import folders, ownpages, pagelinks, posters, sessions, settings
from generator.content.cache import Cache, PosterFiles
from generator.content.fields import Faults
from generator.content.folders import Stamp
from generator.content.pagelinks import PageLinks
from generator.content.people import identities
from generator.content.people.identity import Identities
from generator.content.posters import Places, Read
from generator.content.settings import SiteFile
from generator.model import OwnPage, Poster, Session


class Content(Struct, frozen=True):
    """What the files say, by path; None for one with a mistake that leaves nothing of it.

    `outline` are the posters as far as others depend on them: they may have other words, as long as that is all.
    """

    site: SiteFile
    sessions: Mapping[Path, Session | None]
    posters: Mapping[Path, Read]
    outline: Mapping[Path, Read]
    people: Identities
    pages: Mapping[Path, OwnPage | None]
    links: PageLinks
    files: Mapping[str, Stamp]  # names below content/files/

    def all_posters(self) -> list[Poster]:
        """The posters that could be read."""
        return [read.poster for read in self.posters.values() if read.poster]

    def places(self) -> Places:
        """Where the values of each poster stand, by its id."""
        return Places(self.posters)


def read(root: Path, cache: Cache, faults: Faults, jobs: int = 0) -> Content:
    """Read content/ below the root; the mistakes and warnings of each file are added to `faults`.

    `jobs` 0 chooses the number of processes by itself.
    """
    content = root / "content"
    cache.stamps.clear()
    site = _site(root, cache)
    faults.extend(site.faults)
    page_files = folders.files(content / "pages", ".md", faults)
    pages = cache.read("pages", page_files, lambda path, found: ownpages.load(path, root, found), faults)
    session_files = folders.files(content / "sessions", ".yaml", faults)
    found = _posters(root, cache, faults, jobs)
    files = folders.tree(content / "files", faults)
    cache.stamps.update({str(content / "files" / name): stamp for name, stamp in files.items()})
    return Content(
        site=site,
        sessions=cache.read("sessions", session_files, sessions.load, faults),
        posters=found.reads,
        outline=found.outline,
        people=_people(content / "people.yaml", cache, faults),
        pages=pages,
        links=_links(root, pages, page_files, cache, faults),
        files=files,
    )


def _site(root: Path, cache: Cache) -> SiteFile:
    path = settings.file(root)
    found = cache.read("site", folders.stamp(path), lambda _, __: settings.read(root), [])
    return next(iter(found.values()), SiteFile(path))


def _people(path: Path, cache: Cache, faults: Faults) -> Identities:
    found = cache.read("people", folders.stamp(path), identities.load, faults)
    return next(iter(found.values()), Identities())


def _links(
    root: Path, pages: Mapping[Path, OwnPage | None], stamps: Mapping[str, Stamp], cache: Cache, faults: Faults
) -> PageLinks:
    written = [page for page in pages.values() if page]
    return cache.find("links", (root, written, stamps), lambda _: pagelinks.find(written, root), faults)


def _posters(root: Path, cache: Cache, faults: Faults, jobs: int) -> PosterFiles:
    before = cache.posters
    stamps = folders.in_folders(root / "content" / "posters", ".yaml", faults)
    cache.stamps.update(stamps)
    changed = [Path(path) for path, stamp in stamps.items() if before.stamps.get(path) != stamp]
    fresh = dict(zip(changed, posters.load_all(changed, root, jobs), strict=True))
    reads = _merged(before.reads, fresh, stamps)
    faults.extend(fault for read in reads.values() if read.faults for fault in read.faults)
    outline = before.outline if _is_outlined(reads, before.outline) else reads
    # One with a mistake is shown to nobody: when it is mended, all is as it was before.
    is_whole = all(read.poster for read in reads.values())
    cache.posters = PosterFiles(stamps, reads, outline if is_whole else before.outline)
    return PosterFiles(stamps, reads, outline)


def _merged(
    before: Mapping[Path, Read], fresh: Mapping[Path, Read], stamps: Mapping[str, Stamp]
) -> Mapping[Path, Read]:
    """The readings in the order of the files; a poster that is as it was before is the very same object."""
    new = {path: posters.same_as(before.get(path), read) for path, read in fresh.items()}
    if len(before) == len(stamps) and all(path in before for path in new):
        return {**before, **new} if new else before
    return {path: new.get(path) or before[path] for path in map(Path, stamps)}


def _is_outlined(reads: Mapping[Path, Read], outline: Mapping[Path, Read]) -> bool:
    """Whether the posters are the same but for their words."""
    if reads is outline:
        return True
    alike = zip(reads.values(), outline.values(), strict=False)
    return [*reads] == [*outline] and all(one is other or posters.differ_in_words(one, other) for one, other in alike)
