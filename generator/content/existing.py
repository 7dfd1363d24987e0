"""The poster files that are there when a listing is imported: what they say, and which ids are taken."""

from dataclasses import dataclass
from pathlib import Path

from generator.content import fields, folders, schema, yamlfile
from generator.content.imported import Record
from generator.errors import SourceError


@dataclass(frozen=True, slots=True)
class Existing:
    """A poster file; `record` is None where it cannot be read, `values` is everything it says."""

    path: Path
    session: str
    record: Record | None
    values: object
    formerly: tuple[str, ...] = ()
    fault: SourceError | None = None


def load(root: Path) -> dict[str, Existing]:
    """The poster files below `root` by id; a file that was renamed stands under its former ids as well."""
    found = {path.stem: _read(path) for path in folders.in_folders(root / "content" / "posters", ".yaml", [])}
    former = {old: existing for existing in found.values() for old in existing.formerly}
    return former | found


def values(text: str) -> object:
    """Everything that the text of a poster file says, to compare two files without their notes."""
    return yamlfile.values(yamlfile.parse(text, Path()).top)


def _read(path: Path) -> Existing:
    faults: list[SourceError] = []
    try:
        top = yamlfile.mapping(yamlfile.read(path))
    except SourceError as error:
        return Existing(path, path.parent.name, None, None, (), error)
    known = fields.read_fields(top, schema.POSTER, faults)
    names = tuple((author or {}).get("name", "") for author in known.get("authors", ()))
    record = Record(
        title=known.get("title", ""),
        authors=tuple("" if name.strip().casefold() == schema.UNDISCLOSED else name for name in names),
        abstract=known.get("abstract", ""),
        number=known.get("number", 0),
    )
    formerly = tuple(old for old in known.get("formerly", ()) if old)
    return Existing(path, known.get("session", path.parent.name), record, yamlfile.values(top), formerly)
