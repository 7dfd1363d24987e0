"""What an import is to write, worked out before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from generator.content import schema, sessions
from generator.content.importing import entries, existing, imported, merge, renamed
from generator.content.importing.draft import Change, Merged
from generator.content.importing.existing import Existing
from generator.content.importing.imported import Base
from generator.errors import Place, SourceError
from generator.listing.records import Listing


class Plan(Struct):
    """What the files are to hold, and what there is to say about each poster, while listings are gone through.

    By the session where they were, `counts` has the posters that there were, and `upset` those that are "gone" and
    those that are "changed", which is that words of theirs are replaced.
    """

    root: Path
    bases: dict[str, Base]
    there: dict[str, Existing]
    warnings: list[SourceError]
    taken: set[str]
    files: dict[Path, bytes] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    new: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    upset: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def start(cls, root: Path) -> "Plan":
        """A plan for the site at `root`; an ExceptionGroup where a file that no import wrote cannot be read."""
        warnings: list[SourceError] = []
        bases = imported.load(root / "content" / "imported.json", warnings)
        there = existing.load(root, bases)
        recorded = _each_once(bases)
        unknown = [held.fault for held in there.values() if held.fault and held.path.stem not in recorded]
        if unknown:
            raise ExceptionGroup("mistakes in content", unknown)
        plan = cls(root, bases, there, warnings, recorded | {id_.casefold() for id_ in there})
        for session, base in bases.items():
            plan.counts[session] = sum(id_ in there and not record.gone for id_, record in base.posters.items())
        return plan

    def add_renamed(self) -> None:
        """Plan a former id for each file that a person gave another name."""
        for old, held in renamed.find(self.bases, self.there, self.warnings).items():
            self.there[old] = held
            self.take(held.path, merge.add_former_id(Place(held.path), self.data(held.path), old))

    def add_session(self, id_: str, listing: Listing, path: str) -> None:
        """Plan the session's file: written once, then merged; one that people removed is not written again."""
        base = self.bases.get(id_)
        theirs = merge.heard_session(base, entries.session(listing, path, self.warnings))
        self.bases[id_] = theirs
        file = self.root / "content" / "sessions" / f"{id_}.yaml"
        if file.exists():
            try:
                merged = merge.merge_session(Place(file), self.data(file), base, theirs)
            except SourceError as broken:
                self.warnings.append(broken)
                self.bases[id_] = base or theirs
            else:
                self.take(file, merged)
                self.bases[id_] = merge.settled_session(base, theirs, merged.open)
        elif base is None:
            told = sessions.dump(theirs.title or id_, theirs.room, path, theirs.start, theirs.end)
            self.files[file] = told.encode()

    def finish(self) -> None:
        """Plan what is written for every import, last: the record of it, and the schemas for editors."""
        for name, data in schema.schema_files().items():
            self.files[self.root / name] = data
        self.files[self.root / "content" / "imported.json"] = imported.dump(self.bases)

    def data(self, path: Path) -> bytes:
        """The file as it is so far."""
        return self.files[path] if path in self.files else path.read_bytes()

    def take(self, path: Path, merged: Merged) -> None:
        """Plan what a merge made of the file."""
        self.changes += merged.changes
        self.warnings += merged.warnings
        if any(not change.conflict for change in merged.changes):
            self.files[path] = merged.data


def _each_once(bases: Mapping[str, Base]) -> set[str]:
    """The ids of all posters; one that somebody's hand put into two sessions is taken out of the second."""
    recorded: set[str] = set()
    for base in bases.values():
        for id_ in recorded & base.posters.keys():
            del base.posters[id_]
        recorded |= base.posters.keys()
    return recorded
