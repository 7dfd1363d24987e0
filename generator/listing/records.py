"""What a listing holds, as it was read: the records that later rooms work from."""

from msgspec import Struct

from generator.errors import Place, SourceError


class Entry(Struct, frozen=True):
    """One poster of a listing, character for character.

    `title` is "" where the listing has none; an author "" is a place that the listing keeps undisclosed;
    the paragraphs of `abstract` stand apart by an empty line; `key` is the listing's own id, if it has ids.
    """

    title: str
    authors: tuple[str, ...]
    abstract: str
    place: Place
    key: str = ""
    affiliations: tuple[str, ...] = ()  # one for each author, "" where unknown; or none at all
    keywords: tuple[str, ...] = ()
    board: str = ""
    links: tuple[tuple[str, str], ...] = ()  # kind of material (paper, code, poster, video, slides, project), address


class Listing(Struct, frozen=True):
    """One session of a listing; `session`, `room` and the times are "" where the listing does not say."""

    session: str
    room: str
    entries: tuple[Entry, ...]
    place: Place
    start: str = ""  # ISO 8601 with the zone's offset
    end: str = ""


class Reading(Struct, frozen=True):
    """Everything that one file holds, and what the reader was not sure of (warnings)."""

    listings: tuple[Listing, ...]
    doubts: tuple[SourceError, ...]
    left_out: tuple[str, ...] = ()  # fields of the source that are not imported, by their own names
