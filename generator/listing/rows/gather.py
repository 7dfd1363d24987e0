"""From a source's rows to its sessions: every field as plain text, nothing private, sessions in the order of time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from generator.errors import Place, SourceError
from generator.listing.records import Entry, Reading
from generator.listing.rows import materials, plaintext
from generator.listing.rows.grouping import Placed, group
from generator.listing.rows.moments import read_moment
from generator.listing.rows.notes import Notes
from generator.listing.rows.row import Row

UNDISCLOSED = frozenset({"anonymous", "anonymous author", "anonymous authors", "anonymous author(s)", "undisclosed"})
_MARKS = re.compile(r"(?<=\w)[\s*†‡§¶✉∗⋆]+$")


def gather(rows: Iterable[Row], notes: Notes) -> Reading:
    """Read the rows of one source into sessions, those with a time first and in its order, the others as they came.

    Raises SourceError where no row is left.
    """
    placed = _once([_place(row, notes) for row in rows], notes)
    if not placed:
        message = "no poster found" + (": every row is left out" if notes.doubts else "")
        reasons = "; ".join(doubt.message for doubt in notes.doubts)
        raise SourceError(message, Place(notes.path), reasons or "check that this is the file of the accepted posters")
    _note_gaps([each.entry for each in placed], notes)
    return Reading(group(placed, notes), notes.doubts, notes.left_out)


def _place(row: Row, notes: Notes) -> Placed:
    def public(text: str, field: str) -> str:
        kept = plaintext.without_addresses(text)
        if kept != text:
            notes.note(f"an e-mail address in the {field} is left out", row.place, "take it out of the source")
        return kept

    def line(text: str, field: str) -> str:
        return public(plaintext.line(text), field) if text else ""

    names = tuple(_name(line(author.name, "authors"), row.place, notes) for author in row.authors)
    places = tuple(line(author.affiliation, "affiliations") for author in row.authors)
    entry = Entry(
        title=line(row.title, "title"),
        authors=names,
        abstract=public(plaintext.paragraphs(row.abstract), "abstract"),
        place=row.place,
        key=line(row.key, "id"),
        affiliations=places if any(places) else (),
        keywords=tuple(dict.fromkeys(filter(None, (line(word, "keywords") for word in row.keywords)))),
        board=line(row.board, "board"),
        links=tuple(_links(row, notes)),
    )
    start, end = _moment(row.start, row, "start", notes), _moment(row.end, row, "end", notes)
    if start and end and end <= start:
        notes.note("the end of a session is left out: it is not after its start", row.place)
        end = None
    return Placed(entry, line(row.session, "session"), line(row.room, "room"), start, end)


def _name(name: str, place: Place, notes: Notes) -> str:
    """The name without marks of footnotes; "" where it is a word for an author who is not disclosed."""
    if name.casefold() in UNDISCLOSED:
        return ""
    kept = _MARKS.sub("", name)
    if kept != name:
        notes.note("a mark behind a name is left out", place)
    return kept


def _links(row: Row, notes: Notes) -> Iterator[tuple[str, str]]:
    """One link of each kind, the first that can be an absolute address."""
    seen = set()
    for kind, address in row.links:
        if not address.strip() or kind in seen:
            continue
        found = materials.absolute(address, row.site)
        if found and plaintext.without_addresses(found) == found:
            seen.add(kind)
            yield kind, found
        else:
            message = f"a {kind} link is left out: it is no whole web address"
            notes.note(message, row.place, "write it with https:// and the site's name")


def _moment(text: str, row: Row, which: str, notes: Notes) -> datetime | None:
    if not text.strip():
        return None
    try:
        return read_moment(text, row.zone)
    except ValueError as error:
        hint = "write it as 2026-05-19T17:00-07:00, or type it into the session's file"
        notes.note(f"the {which} of a session is left out: the time {error}", row.place, hint)
        return None


def _once(placed: Sequence[Placed], notes: Notes) -> list[Placed]:
    """The rows without those that repeat one; an id that means two different posters is no id."""
    titles: dict[str, set[str]] = {}
    for each in placed:
        titles.setdefault(each.entry.key, set()).add(each.entry.title.casefold())
    kept, seen = [], set()
    for each in placed:
        entry = each.entry
        if entry.key and len(titles[entry.key]) > 1:
            notes.note("an id stands at two different titles, and is not taken for one", entry.place)
            each = replace(each, entry=replace(entry, key=""))  # noqa: PLW2901 - the row as it is kept
        elif entry.key and entry.key in seen:
            notes.note(
                "a poster is listed again and is left out here", entry.place, "keep one of the two in the source"
            )
            continue
        seen.add(entry.key)
        kept.append(each)
    return kept


def _note_gaps(entries: Sequence[Entry], notes: Notes) -> None:
    """Say which posters lack what the others have."""
    for entry in entries:
        if not entry.title:
            notes.note("a poster without a title", entry.place, "type it into the source, if it is known")
        if not entry.authors:
            notes.note("a poster without authors", entry.place, "type them into the source, if they are known")
        elif "" in entry.authors:
            notes.note("an author without a name is taken for one who is not disclosed", entry.place)
    without = [entry for entry in entries if not entry.abstract]
    if len(without) == len(entries):
        hint = "if they are in a second file, such as NAME-abstracts.json, import the two together"
        notes.note("the source holds no abstracts", entries[0].place, hint)
    for entry in without if len(without) < len(entries) else ():
        notes.note("a poster without an abstract", entry.place, "type it into the source, if there is one")
