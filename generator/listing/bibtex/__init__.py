"""Listings as BibTeX: proceedings as their editors submit them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from generator.errors import Place, SourceError
from generator.listing.bibtex import names, syntax, tex
from generator.listing.bibtex.syntax import BibEntry, Slip
from generator.listing.records import Reading
from generator.listing.rows import columns, materials, sourcefile
from generator.listing.rows.authorcells import split_words
from generator.listing.rows.gather import gather
from generator.listing.rows.notes import Notes
from generator.listing.rows.row import Author, Row

_NO_PAPER = frozenset({"proceedings", "book", "collection", "mvproceedings", "periodical", "set", "xdata"})
# Fields that no style knows and editors add, in the spellings that tables have too.
_OWN = frozenset({"affiliations", "board", "keywords", "session", "track", "room"})
_EXPECTED = "expected entries such as @inproceedings{KEY, title = {...}, author = {...}}"


def read(path: Path) -> Reading:
    """Read the BibTeX file `path`; a broken entry is warned of, and those around it are read.

    Raises SourceError where no entry can be read, with what is wrong with the first.
    """
    text, _ = sourcefile.read_text(path)
    notes = Notes(path)
    rows: list[Row] = []
    slips: list[Slip] = []
    for found in syntax.parse(text.replace("\r\n", "\n").replace("\r", "\n"), path):
        if isinstance(found, Slip):
            slips.append(found)
        else:
            rows += _rows(found, notes)
    fatal = [slip for slip in slips if slip.fatal]
    if not rows and fatal:
        raise SourceError(f"no entry can be read: {fatal[0].message}", fatal[0].place, fatal[0].hint)
    if not rows and not notes.doubts:
        raise SourceError("no BibTeX entry found", Place(path), _EXPECTED)
    for slip in slips:
        notes.note("an entry cannot be read and is left out: " * slip.fatal + slip.message, slip.place, slip.hint)
    return gather(rows, notes)


def _rows(entry: BibEntry, notes: Notes) -> Iterator[Row]:
    """The entry as a row, unless it is a volume and no paper."""
    if entry.kind in _NO_PAPER:
        notes.note(f"an entry of the kind '{entry.kind}' is left out: it is no poster", entry.place)
    elif not {"title", "author", "abstract"} & entry.fields.keys():
        notes.note("an entry without title, authors and abstract is left out", entry.place)
    else:
        yield _row(entry, notes)


def _row(entry: BibEntry, notes: Notes) -> Row:
    fields = entry.fields
    found = _own_fields(tuple(fields))
    _note_fields(fields, found, notes)
    own = {field: tex.plain(fields[name]) for field, name in found.items()}
    return Row(
        place=entry.place,
        title=tex.marked_up(fields.get("title", "")),
        authors=_authors(entry, own.get("affiliations", ""), notes),
        abstract=tex.marked_up(fields.get("abstract", "")),
        key=entry.key,
        board=own.get("board", ""),
        keywords=split_words(own.get("keywords", "")),
        links=list(_links(fields)),
        session=own.get("session", "") or own.get("track", ""),
        room=own.get("room", ""),
    )


@lru_cache(maxsize=256)  # the entries of a file have few different sets of fields
def _own_fields(names: tuple[str, ...]) -> Mapping[str, str]:
    return {field: name for field, name in columns.find_columns(names).items() if field in _OWN}


def _note_fields(fields: Mapping[str, str], found: Mapping[str, str], notes: Notes) -> None:
    used = {"title", "author", "abstract", "url", "doi", *found.values()}
    for name, value in fields.items():
        if name not in used and not materials.kind_of(name) and value.strip():
            notes.leave_out(name)


def _authors(entry: BibEntry, affiliations: str, notes: Notes) -> list[Author]:
    found, told = names.read_names(entry.fields.get("author", ""))
    for message in told:
        notes.note(message, entry.place)
    if not entry.fields.get("author", "").strip():
        return []
    places = [place.strip() for place in affiliations.split(";")] if affiliations else []
    if places and len(places) != len(found):
        notes.note("affiliations are left out: there are not as many as authors", entry.place)
        places = []
    return [Author(name, place) for name, place in zip(found, places or [""] * len(found), strict=True)]


def _links(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The paper at its own address, else by its DOI; and the other materials."""
    for name in ("pdf", "url"):
        yield "paper", _address(fields.get(name, ""))
    doi = _address(fields.get("doi", "")).strip()
    if doi:
        yield "paper", doi if "://" in doi else f"https://doi.org/{doi}"
    for name, value in fields.items():
        if name not in {"pdf", "url", "doi"} and (kind := materials.kind_of(name)):
            yield kind, _address(value)


def _address(value: str) -> str:
    """The address as it was before someone wrote it for TeX."""
    return value.replace("\\\\", "\\").replace("\\url", "").replace("\\", "").strip("{} \n")
