"""Everything that content/ holds, as one Conference; with every mistake of every file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.content import crosscheck, folders, ownpages, people, posters, sessions
from generator.content.fields import Faults
from generator.content.people import claims, identities, names
from generator.content.posters import Read
from generator.errors import Place, SourceError
from generator.model import Conference, File, OwnPage, Poster, Session, Settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """The conference, and what deserves attention without being a mistake.

    `places` says where the values of each poster stand, by its id; `told` holds the ids of people in people.yaml.
    """

    conference: Conference
    warnings: tuple[SourceError, ...]
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


@dataclass(slots=True)
class Cache:
    """Poster files as read before, by path, with the size and time of change that they had."""

    posters: dict[Path, tuple[tuple[int, int], Read]] = field(default_factory=dict)


def load(settings: Settings, cache: Cache | None = None) -> Loaded:
    """Read and check content/ below the root.

    A `cache` that is given again spares reading the poster files that have not changed since.
    Raises one ExceptionGroup with every SourceError, sorted by place.
    """
    faults: Faults = []
    content = settings.root / "content"
    session_files = folders.files(content / "sessions", ".yaml", faults)
    read_sessions = [session for path in session_files if (session := sessions.load(path, faults))]
    reads = _posters(settings.root, cache or Cache(), faults)
    known = identities.load(content / "people.yaml", faults)
    files = folders.tree(content / "files", faults)
    crosscheck.check(reads, {path.stem for path in session_files}, files, faults)
    claims.check(known, _names(reads), {path.stem for path in reads}, faults, _orcids(reads))
    pages = _pages(content / "pages", faults)
    _raise_mistakes(faults)

    ordered = _in_order(read_sessions)
    shown = _by_session(ordered, [read.poster for read in reads.values() if read.poster])
    places = {path.stem: read.places for path, read in reads.items()}
    who = people.gather(shown, known, faults, places)
    _raise_mistakes(faults)
    conference = Conference(
        sessions=ordered,
        posters=shown,
        people=who.people,
        pages=pages,
        bylines=who.bylines,
        files=tuple(_file(content / "files", name) for name in files),
    )
    return Loaded(conference, tuple(_sorted(faults)), places, who.told)


def _file(folder: Path, name: str) -> File:
    return File(name=name, size=(folder / name).stat().st_size)


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A key that sorts poster-session-2 before poster-session-10."""
    return tuple((word, int(number or -1)) for word, number in re.findall(r"([^\d]*)(\d{0,9})", text))


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


def _names(reads: dict[Path, Read]) -> dict[str, set[str]]:
    return {
        read.poster.id: {names.tidy(author.name) for author in read.poster.authors if author.name is not None}
        for read in reads.values()
        if read.poster
    }


def _orcids(reads: Mapping[Path, Read]) -> set[str]:
    return {author.orcid for read in reads.values() if read.poster for author in read.poster.authors} - {""}


def _pages(folder: Path, faults: Faults) -> tuple[OwnPage, ...]:
    pages = [page for path in folders.files(folder, ".md", faults) if (page := ownpages.load(path, faults))]
    return tuple(sorted(pages, key=lambda page: (page.order, page.id)))


def _in_order(found: Sequence[Session]) -> tuple[Session, ...]:
    by_name = sorted(found, key=lambda session: natural(session.id))
    starts = {session.id: session.start for session in found if session.start}
    timed = len(starts) == len(found)
    return tuple(sorted(by_name, key=lambda session: starts[session.id]) if timed else by_name)


def _by_session(ordered: Sequence[Session], found: Sequence[Poster]) -> tuple[Poster, ...]:
    """As people walk past them: by board where boards are known, else by number."""
    position = {session.id: index for index, session in enumerate(ordered)}

    def place(poster: Poster) -> tuple[bool, tuple[tuple[str, int], ...], bool, int]:
        return not poster.board, natural(poster.board), poster.number is None, poster.number or 0

    return tuple(sorted(found, key=lambda poster: (position[poster.session], place(poster), poster.id)))


def _raise_mistakes(faults: Faults) -> None:
    mistakes = [fault for fault in faults if fault.level == "error"]
    if mistakes:
        raise ExceptionGroup("mistakes in content", _sorted(mistakes))


def _sorted(faults: Faults) -> Faults:
    return sorted(faults, key=lambda fault: (fault.place, fault.message))
