"""A listing's entries as records that may stand in content/: what would break a file is left out, and named."""

from generator.content import kinds, schema, sessions
from generator.content.importing.imported import Base, Record
from generator.content.shapes import KindError
from generator.errors import SourceError
from generator.listing.records import Entry, Listing


def record(entry: Entry, number: int, warnings: list[SourceError]) -> Record:
    """The entry as a record with that number."""
    authors = tuple(_name(author) for author in entry.authors)
    fits = len(entry.affiliations) == len(authors) and any(entry.affiliations)
    return Record(
        title=_line(entry.title),
        authors=authors,
        abstract=entry.abstract if entry.abstract.strip() else "",
        number=number,
        key=entry.key,
        affiliations=tuple(map(_line, entry.affiliations)) if fits else (),
        keywords=tuple(line for keyword in entry.keywords if (line := _line(keyword))),
        board=_line(entry.board),
        links=_links(entry, warnings),
    )


def session(listing: Listing, path: str, warnings: list[SourceError]) -> Base:
    """The session as a record without posters; `path` is where its listing is."""
    base = Base(_line(listing.session), _line(listing.room), path, listing.start, listing.end)
    for name in ("start", "end"):
        told = getattr(base, name)
        if told and not sessions.is_moment(told):
            hint = "it must be such as 2026-05-19T17:00-07:00, with the offset from UTC"
            warnings.append(SourceError(f"the {name} '{told}' is left out", listing.place, hint, "warning"))
            setattr(base, name, "")
    return base


def _links(entry: Entry, warnings: list[SourceError]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for kind, target in entry.links:
        try:
            address = kinds.web_address(target)
        except KindError as wrong:
            hint = f"a link must be {wrong.must}, such as https://example.org/page"
            warnings.append(SourceError(f"the link '{target}' is left out", entry.place, hint, "warning"))
            continue
        if kind in schema.LINKS:
            found.setdefault(kind, address)
    return tuple(sorted(found.items()))


def _name(author: str) -> str:
    line = _line(author)
    return "" if line.casefold() == schema.UNDISCLOSED else line


def _line(text: str) -> str:
    """The text as it is, on one line; "" where it is blank."""
    return " ".join(text.split("\n")) if text.strip() else ""
