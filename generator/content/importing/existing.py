"""The poster files that are there when a listing is imported: what they say, and which ids are taken."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.content import fields, folders, posterfile, schema, textfile, yamlfile
from generator.content.importing.imported import Base, Record
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError
from generator.model import Author


class Existing(Struct, frozen=True):
    """A poster file; `record` is None where it cannot be read, and is that of the import where nobody touched it."""

    path: Path
    session: str
    record: Record | None
    values: object = None  # everything that it says, where somebody touched it
    formerly: tuple[str, ...] = ()
    withdrawn: bool = False
    fault: SourceError | None = None

    def is_edited(self, session: str, record: Record) -> bool:
        """Whether people made it say something else than the record; their notes do not count."""
        if self.record is record and self.session == session:
            return False
        return self.values != yamlfile.values(yamlfile.parse(posterfile.dump(session, record), self.path).top)


def load(root: Path, bases: Mapping[str, Base]) -> dict[str, Existing]:
    """The poster files below `root` by id; a file that was renamed stands under its former ids as well."""
    recorded = {id_: (session, record) for session, base in bases.items() for id_, record in base.posters.items()}
    paths = map(Path, folders.in_folders(root / "content" / "posters", ".yaml", []))
    found = {path.stem: _untouched(path, recorded) or _read(path) for path in paths}
    former = {old: existing for existing in found.values() for old in existing.formerly}
    return former | found


def text(node: Node | None) -> str | None:
    """What a field of text says, "" where it is missing or empty; None where it is something else than text."""
    if fields.is_empty(node):
        return ""
    return node.text.rstrip("\n") if isinstance(node, Scalar) else None


def texts(node: Node | None) -> tuple[str, ...] | None:
    """What a list of texts says; None where it is something else."""
    if fields.is_empty(node):
        return ()
    items = [text(item) for item in node.items] if isinstance(node, yamlfile.Sequence) else [None]
    return None if None in items else tuple(item or "" for item in items)


def authors(node: Node | None) -> tuple[Author, ...] | None:
    """The places of an author list; None where one of them is not as it must be."""
    if fields.is_empty(node):
        return ()
    if not isinstance(node, yamlfile.Sequence):
        return None
    found = [_author(item) for item in node.items]
    return None if None in found else tuple(author for author in found if author)


def _author(node: Node) -> Author | None:
    held = node.fields if isinstance(node, yamlfile.Mapping) else {"name": node}
    told = {name: text(held.get(name)) for name in ("name", "affiliation", "orcid", "url")}
    if None in told.values() or not told["name"] or not told["name"].strip():
        return None
    name = None if told["name"].strip().casefold() == schema.UNDISCLOSED else told["name"]
    return Author(name, told["affiliation"] or "", told["orcid"] or "", told["url"] or "")


def _untouched(path: Path, recorded: Mapping[str, tuple[str, Record]]) -> Existing | None:
    session, record = recorded.get(path.stem, ("", None))
    if record is None or record.unknown:
        return None
    expected = posterfile.dump(session, record).encode()
    same = path.stat().st_size == len(expected) and textfile.holds(path, expected)
    return Existing(path, session, record) if same else None


def _read(path: Path) -> Existing:
    try:
        top = yamlfile.mapping(yamlfile.read(path))
    except SourceError as error:
        return Existing(path, path.parent.name, None, fault=error)
    held = top.fields
    places = authors(held.get("authors")) or ()
    record = Record(
        title=text(held.get("title")) or "",
        authors=tuple(place.name or "" for place in places),
        abstract=text(held.get("abstract")) or "",
        number=_number(held.get("number")),
        affiliations=tuple(place.affiliation for place in places),
    )
    return Existing(
        path,
        text(held.get("session")) or path.parent.name,
        record,
        yamlfile.values(top),
        tuple(old for old in texts(held.get("formerly")) or () if old),
        text(held.get("withdrawn")) == "true",
    )


def _number(node: Node | None) -> int:
    told = text(node) or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 6 else 0
