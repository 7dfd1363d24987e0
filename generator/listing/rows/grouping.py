"""Entries of one source into its sessions: by name and day, else by room and time; in the order of time."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from generator.listing.records import Entry, Listing
from generator.listing.rows.moments import write_moment
from generator.listing.rows.notes import Notes


class Placed(Struct, frozen=True):
    """An entry with the session that it stands in, "" and None where the source does not say."""

    entry: Entry
    session: str
    room: str
    start: datetime | None
    end: datetime | None


def group(placed: Sequence[Placed], notes: Notes) -> tuple[Listing, ...]:
    """The sessions that the entries stand in, those with a time first and in its order, the others as they came."""
    first_days: dict[str, date] = {}
    for each in placed:
        if each.start:
            first_days.setdefault(each.session, each.start.date())
    unnamed = [each for each in placed if not each.session]
    if len(unnamed) < len(placed):
        for each in unnamed:
            notes.note("a poster without a session, while others have one", each.entry.place)
    # Many posters begin together; talks follow each other, and a day of them in one room is one session.
    by_slot = len(unnamed) >= 2 * len({(each.room, each.start) for each in unnamed})
    groups: dict[object, list[Placed]] = {}
    for each in placed:
        groups.setdefault(_key(each, first_days.get(each.session), by_slot=by_slot), []).append(each)
    return tuple(sorted((_listing(each, notes) for each in groups.values()), key=_in_time))


def _key(each: Placed, first_day: date | None, *, by_slot: bool) -> object:
    if each.session:
        return each.session, each.start.date() if each.start else first_day
    return "", each.room, each.start if by_slot or not each.start else each.start.date()


def _listing(placed: Sequence[Placed], notes: Notes) -> Listing:
    session, place = placed[0].session, placed[0].entry.place
    rooms = tuple(dict.fromkeys(each.room for each in placed if each.room))
    if len(rooms) > 1:
        notes.note(f"the session '{session}' is in {len(rooms)} rooms: {', '.join(rooms)}", place)
    start = min((each.start for each in placed if each.start), default=None)
    end = max((each.end for each in placed if each.end), default=None)
    entries = tuple(each.entry for each in placed)
    return Listing(session, ", ".join(rooms), entries, place, write_moment(start), write_moment(end))


def _in_time(listing: Listing) -> tuple[bool, float]:
    return not listing.start, datetime.fromisoformat(listing.start).timestamp() if listing.start else 0.0
