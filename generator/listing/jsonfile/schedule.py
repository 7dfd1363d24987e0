"""Schedules of frab and pretalx as JSON: conference, days, rooms, and in each room its events.

{"schedule": {"conference": {"time_zone_name": "Europe/Berlin", "days": [{"date": "2026-05-19", "rooms":
 {"Hall 1": [{"guid": .., "date": "2026-05-19T17:00:00+02:00", "duration": "01:30", "title": .., "persons": ..}]}}]}}}
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from generator.errors import Place
from generator.listing.jsonfile.located import ANY, Document
from generator.listing.rows import materials
from generator.listing.rows.moments import read_moment, write_moment
from generator.listing.rows.notes import Notes
from generator.listing.rows.presentations import Presentation, posters
from generator.listing.rows.row import Row
from generator.listing.rows.values import fields, is_filled, items, person, text, words

Fields = Mapping[str, object]

_USED = words("id guid code date start duration room title track type abstract description persons links attachments")


def fits(value: object) -> bool:
    """Whether a JSON value is such a schedule."""
    return "days" in fields(fields(fields(value).get("schedule")).get("conference"))


def rows(document: Document) -> list[Row]:
    """The events of the schedule that somebody presents."""
    schedule = fields(fields(document.value).get("schedule"))
    conference = fields(schedule.get("conference"))
    site = text(schedule.get("base_url")) or materials.site_of(text(schedule.get("url")))
    events = document.records("schedule", "conference", "days", ANY, "rooms", ANY, ANY)
    found = []
    for (place, event), (day, room) in zip(events, _whereabouts(conference), strict=True):
        if any(is_filled(event.get(field)) for field in ("persons", "abstract", "description")):
            _note_fields(event, document.notes)
            start, end = _times(event, day, text(conference.get("time_zone_name")))
            row = _row(place, event, room=text(event.get("room")) or room, site=site, start=start, end=end)
            found.append(Presentation(row=row, kind=text(event.get("type"))))
        else:
            document.notes.note("an event without people and text is left out, such as a break", place)
    return posters(found, document.notes)


def _whereabouts(conference: Fields) -> Iterator[tuple[str, str]]:
    """The date and the room under which each event stands, in the order of the file."""
    for day in map(fields, items(conference.get("days"))):
        for room, events in fields(day.get("rooms")).items():
            yield from ((text(day.get("date")), room) for event in items(events) if isinstance(event, dict))


def _note_fields(event: Fields, notes: Notes) -> None:
    for name, value in event.items():
        if name not in _USED and is_filled(value) and value is not False:
            notes.leave_out(name)


def _row(place: Place, event: Fields, *, room: str, site: str, start: str, end: str) -> Row:
    texts = [text(event.get(field)).strip() for field in ("abstract", "description")]
    materials_there = [fields(one) for name in ("links", "attachments") for one in items(event.get(name))]
    return Row(
        place=place,
        title=text(event.get("title")),
        authors=[person(one) for one in items(event.get("persons"))],
        abstract="\n\n".join(dict.fromkeys(filter(None, texts))),
        key=text(event.get("guid")) or text(event.get("code")) or text(event.get("id")),
        links=[
            (kind, text(one.get("url")))
            for one in materials_there
            if (kind := materials.kind_of(text(one.get("title")), text(one.get("type"))))
        ],
        site=site,
        session=text(event.get("track")),
        room=room,
        start=start,
        end=end,
    )


def _times(event: Fields, day: str, zone: str) -> tuple[str, str]:
    """Start and end: the event's own moment, else the day's date with the event's hour, and its duration."""
    written = text(event.get("date"))
    if ":" not in written:
        written = f"{day[:10]} {text(event.get('start'))}"
    try:
        start = read_moment(written, zone)
    except ValueError:
        return written, ""  # as it is, for its doubt
    length = _duration(text(event.get("duration")))
    return write_moment(start), write_moment(start + length) if length else ""


def _duration(written: str) -> timedelta | None:
    """Hours and minutes between colons, perhaps with days before them."""
    parts = written.split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) <= 3 for part in parts):
        return None
    days, hours, minutes = map(int, ["0", *parts][-3:])
    return timedelta(days=days, hours=hours, minutes=minutes)
