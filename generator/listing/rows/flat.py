"""Records with one value for each column, from a table or a plain JSON list, as the rows of posters."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Place
from generator.listing.rows import columns, materials
from generator.listing.rows.authorcells import read_authors, split_words
from generator.listing.rows.notes import Notes
from generator.listing.rows.presentations import Presentation, posters
from generator.listing.rows.row import Author, Row
from generator.listing.rows.values import is_filled, person, text, texts

_RANGE = re.compile(r"(\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?)\s*(?:-+|–|—|to)\s*(\d{1,2}:\d\d.*)")


class Record(Struct, frozen=True):
    """One poster's values by the headers of their columns."""

    place: Place
    values: Mapping[str, object]


def read_rows(records: Sequence[Record], found: Mapping[str, str], notes: Notes) -> list[Row]:
    """The posters of the records, whose columns `found` gives by field; the others are named as left out."""
    _note_columns(records, found, notes)
    authors = _all_authors(records, found, notes)
    presentations = []
    for record, names in zip(records, authors, strict=True):
        cells = _Cells(record, found)
        row = _row(cells, names, notes)
        if row.title.strip() or names or row.abstract.strip():
            visible = cells.text("visible").strip().casefold() not in {"false", "no", "0"}
            kind, decision = cells.text("kind"), cells.text("decision")
            presentations.append(Presentation(row=row, kind=kind, decision=decision, visible=visible))
        elif any(map(is_filled, record.values.values())):
            notes.note("a row without title, authors and abstract is left out", record.place)
    return _joined(posters(presentations, notes), notes)


class _Cells(Struct, frozen=True):
    """A record's values by field."""

    record: Record
    found: Mapping[str, str]

    def value(self, field: str) -> object:
        return self.record.values.get(self.found[field]) if field in self.found else None

    def text(self, field: str) -> str:
        return text(self.value(field))


def _note_columns(records: Sequence[Record], found: Mapping[str, str], notes: Notes) -> None:
    used = set(found.values())
    for record in records:
        for header, value in record.values.items():
            if header not in used and is_filled(value):
                notes.leave_out(header)
    if "track" in found and "session" not in found and records:
        notes.note("there is no column 'Session': posters are put together by their track", records[0].place)


def _all_authors(records: Sequence[Record], found: Mapping[str, str], notes: Notes) -> list[list[Author]]:
    """The authors of every record; a column of names in text is judged as a whole."""
    cells = [_Cells(record, found) for record in records]
    separator = "," if columns.plain(found.get("authors", "")) == "speakersauthors" else ""
    split, told = read_authors([each.text("authors") for each in cells], separator)
    for message in told:
        notes.note(message, records[0].place)
    return [_authors(each, names, notes) for each, names in zip(cells, split, strict=True)]


def _authors(cells: _Cells, names: list[Author], notes: Notes) -> list[Author]:
    value = cells.value("authors")
    if isinstance(value, list):
        names = [person(one) for one in value]
    elif not names and "last" in cells.found:
        name = f"{cells.text('first').strip()} {cells.text('last').strip()}".strip()
        names = [Author(name)] if name else []
    given = cells.value("affiliations")
    places = texts(given) if isinstance(given, list) else _split_places(text(given), len(names))
    if not places or not names or any(author.affiliation for author in names):
        return names
    if len(places) != len(names):
        message = "affiliations are left out: there are not as many as authors"
        notes.note(message, cells.record.place, "write one for each author, with ';' between them")
        return names
    return [replace(author, affiliation=place.strip()) for author, place in zip(names, places, strict=True)]


def _split_places(cell: str, authors: int) -> list[str]:
    """Affiliations between '|', ';' or newlines; commas belong to them, and one author has one."""
    separator = next((sign for sign in "|;\n" if sign in cell), "")
    if not cell.strip() or not separator:
        return [cell] if cell.strip() else []
    places = cell.split(separator)
    return places if len(places) == authors or places[-1].strip() else places[:-1]


def _row(cells: _Cells, authors: Sequence[Author], notes: Notes) -> Row:
    start, end = _times(cells)
    page = cells.text("page")
    keywords = cells.value("keywords")
    words = texts(keywords) if isinstance(keywords, list) else split_words(text(keywords))
    return Row(
        place=cells.record.place,
        title=cells.text("title"),
        authors=authors,
        abstract=cells.text("abstract"),
        key=cells.text("key") or page.rstrip("/").rpartition("/")[2],
        board=cells.text("board"),
        keywords=[*words, *(texts(cells.value("track")) if "session" in cells.found else ())],
        links=[(kind, address) for kind in columns.LINKS for address in texts(cells.value(kind))],
        site=materials.site_of(page),
        session=_session(cells, notes),
        room=cells.text("room"),
        start=start,
        end=end,
        zone=cells.text("zone"),
    )


def _session(cells: _Cells, notes: Notes) -> str:
    """The session that a poster stands in, the first where it is in several."""
    value = cells.value("session" if "session" in cells.found else "track")
    found = (
        texts(value) if isinstance(value, list) else [one for one in re.split(r"[|;\n]", text(value)) if one.strip()]
    )
    if len(found) > 1:
        notes.note("a poster is in several sessions, and is put into the first", cells.record.place)
    return found[0].strip() if found else ""


def _times(cells: _Cells) -> tuple[str, str]:
    """Start and end, with the date of its own column where they name none."""
    day, start, end = (cells.text(field).strip() for field in ("date", "start", "end"))
    span = _RANGE.fullmatch(start)
    if span and not end:
        start, end = span[1], span[2]
    if day and start and not re.search(r"\d{4}", start):
        start = f"{day} {start}"
        end = f"{day} {end}" if end and not re.search(r"\d{4}", end) else end
    return start, end


def _joined(rows: Sequence[Row], notes: Notes) -> list[Row]:
    """Rows that follow each other with one id, one title and one author each are one poster, an author a row."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        same = last and row.key and (last.key, last.title, last.abstract) == (row.key, row.title, row.abstract)
        if last and same and len(row.authors) == 1 and row.authors[0] not in last.authors:
            notes.note("rows with the same id and title are read as one poster, an author a row", row.place)
            found[-1] = replace(last, authors=(*last.authors, *row.authors))
        else:
            found.append(row)
    return found
