"""Listings into content/: sessions and posters are written once, and what people did with them since is left alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.content import existing, folders, imported, posterfile, recognising, schema, sessions, slugs, textfile
from generator.content.existing import Existing
from generator.content.imported import Base, Record
from generator.errors import Place, SourceError
from generator.listing import Entry, Listing, Reading
from generator.markup import Text
from generator.model import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSession:
    """A session that an import went through, with the number of posters in its listing."""

    id: str
    title: str
    room: str
    posters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do; posters by id, in the order of the listing.

    unchanged: as listed and as imported; edited: people changed the file; changed: the listing says something else
    than before; removed: people deleted the file; gone: no longer in the listing. None of these is written.
    """

    written: tuple[Path, ...]
    sessions: tuple[ImportedSession, ...]
    unchanged: int
    edited: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    gone: tuple[str, ...]
    doubts: tuple[SourceError, ...]


def listings(root: Path) -> list[Path]:
    """The files in content/listings/, in the order of their names."""
    folder = root / "content" / "listings"
    return [folder / name for name in folders.tree(folder, [])]


def import_listings(
    settings: Settings, readings: Sequence[tuple[Path, Reading]], session: str = "", dry_run: bool = False
) -> ImportReport:
    """Write a file for each session and poster that is new, and content/imported.json; nothing where nothing is new.

    `session` is the id for the only listing of `readings`, which otherwise comes from the session's title.
    With `dry_run` nothing is written. Raises ValueError where `session` cannot be used, OSError where the disk
    refuses, SourceError where a folder leads out of the root, and an ExceptionGroup of SourceErrors where a poster
    file that no import wrote cannot be read, for it may be one of the listing's.
    """
    plan = _Plan.start(settings.root)
    for path, listing, id_ in _with_ids(readings, session):
        plan.add(listing, id_, _below(path, settings.root))
    plan.finish()
    written = [path for path, data in plan.files.items() if not _holds(path, data)]
    for path in written:
        _refuse_link(path, settings.root)
    if not dry_run:
        for path in written:
            textfile.write(path, plan.files[path])
    doubts = [doubt for _, reading in readings for doubt in reading.doubts] + plan.doubts
    return ImportReport(
        written=tuple(written),
        sessions=tuple(plan.sessions),
        unchanged=plan.unchanged,
        edited=tuple(plan.edited),
        changed=tuple(plan.changed),
        removed=tuple(plan.removed),
        gone=tuple(plan.gone),
        doubts=tuple(doubts),
    )


@dataclass(slots=True)
class _Plan:
    """What is to be written, while the listings are gone through."""

    root: Path
    bases: dict[str, Base]
    there: dict[str, Existing]
    taken: set[str]
    doubts: list[SourceError]
    files: dict[Path, bytes] = field(default_factory=dict)
    sessions: list[ImportedSession] = field(default_factory=list)
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @classmethod
    def start(cls, root: Path) -> "_Plan":
        doubts: list[SourceError] = []
        bases = imported.load(root / "content" / "imported.json", doubts)
        there = existing.load(root)
        recorded = {id_ for base in bases.values() for id_ in base.posters}
        unknown = [held.fault for held in there.values() if held.fault and held.path.stem not in recorded]
        if unknown:
            raise ExceptionGroup("mistakes in content", unknown)
        return cls(root, bases, there, recorded | {id_.casefold() for id_ in there}, doubts)

    def add(self, listing: Listing, id_: str, path: str) -> None:
        """Plan one session: its file, its new posters, and a word on each of the others."""
        self.sessions.append(
            ImportedSession(id=id_, title=listing.session, room=listing.room, posters=len(listing.entries))
        )
        if id_ not in self.bases:
            file = self.root / "content" / "sessions" / f"{id_}.yaml"
            if not file.exists():
                self.files[file] = sessions.dump(listing.session or id_, listing.room, path).encode()
            self.bases[id_] = Base(listing.session, listing.room, path)
        known = self._known(id_)
        entries = [_record(entry, number) for number, entry in enumerate(listing.entries, 1)]
        ids = recognising.recognise(entries, known)
        for entry, found in zip(entries, ids, strict=True):
            if found is not None:
                self._judge(id_, found, entry, known[found])
        for entry, found in zip(entries, ids, strict=True):
            if found is None:
                self._write(id_, entry, known)
        self.gone += [poster for poster in self.bases[id_].posters if poster not in ids and poster in known]

    def finish(self) -> None:
        """Plan what is written for every import: the record of it, and the schemas for editors."""
        self.files[self.root / "content" / "imported.json"] = imported.dump(self.bases)
        for name, data in schema.schema_files().items():
            self.files[self.root / name] = data

    def _known(self, id_: str) -> dict[str, Record]:
        """The session's posters: as last imported, else as their files say."""
        elsewhere = {poster for other, base in self.bases.items() if other != id_ for poster in base.posters}
        files = {
            poster: held.record
            for poster, held in self.there.items()
            if held.record and held.session == id_ and held.path.stem == poster and poster not in elsewhere
        }
        renamed = {held.path.stem for old, held in self.there.items() if old in self.bases[id_].posters}
        return {poster: record for poster, record in files.items() if poster not in renamed} | self.bases[id_].posters

    def _judge(self, id_: str, poster: str, entry: Record, before: Record) -> None:
        base = self.bases[id_].posters
        held = self.there.get(poster)
        if poster not in base:  # the record of the last import is lost: the file is all there is
            base[poster] = replace(entry, number=before.number or entry.number)
        elif not entry.says(before):
            self.changed.append(poster)
        if held is None:
            self.removed.append(poster)
        elif held.values != existing.values(_text(id_, base[poster])):
            self.edited.append(poster)
        elif entry.says(base[poster]):
            self.unchanged += 1

    def _write(self, id_: str, entry: Record, known: dict[str, Record]) -> None:
        base = self.bases[id_].posters
        numbers = {record.number for record in (*known.values(), *base.values())}
        numbers |= {held.record.number for held in self.there.values() if held.record and held.session == id_}
        number = entry.number
        while number in numbers:
            number += 1
        poster = slugs.unique(_wanted_id(id_, entry, number), self.taken)
        self.taken.add(poster)
        base[poster] = replace(entry, number=number)
        path = self.root / "content" / "posters" / id_ / f"{poster}.yaml"
        self.files[path] = _text(id_, base[poster]).encode()


def _with_ids(readings: Sequence[tuple[Path, Reading]], session: str) -> list[tuple[Path, Listing, str]]:
    listings = [(path, listing) for path, reading in readings for listing in reading.listings]
    if session and len(listings) != 1:
        raise ValueError(f"one id is given for {len(listings)} sessions")
    if session and slugs.slug(session) != session:
        raise ValueError(f"'{session}' cannot be a session's id: use small letters, digits and hyphens")
    found: list[tuple[Path, Listing, str]] = []
    taken: set[str] = set()
    for path, listing in listings:
        wanted = session or slugs.slug(Text(listing.session).plain) or slugs.slug(path.stem) or "session"
        taken.add(id_ := slugs.unique(wanted, taken))
        found.append((path, listing, id_))
    return found


def _record(entry: Entry, number: int) -> Record:
    return Record(title=entry.title, authors=entry.authors, abstract=entry.abstract, number=number, key=entry.key)


def _wanted_id(session: str, entry: Record, number: int) -> str:
    opening = " ".join(entry.abstract.split()[: recognising.OPENING])
    wanted = slugs.slug(Text(entry.title).plain) or slugs.slug(Text(opening).plain)
    return wanted or f"{session[: slugs.LENGTH - 7]}-{number}"


def _text(session: str, record: Record) -> str:
    return posterfile.dump(
        title=record.title,
        session=session,
        number=record.number,
        authors=record.authors,
        abstract=record.abstract,
    )


def _below(path: Path, root: Path) -> str:
    """The path from the root, with slashes; as given where it is elsewhere."""
    full, base = path.resolve(), root.resolve()
    return full.relative_to(base).as_posix() if full.is_relative_to(base) else path.name


def _refuse_link(path: Path, root: Path) -> None:
    """A folder that is a link would have the import write outside the site."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise SourceError("this folder leads out of the site", Place(path.parent), "put a folder in its place")


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
