"""Session files: reading content/sessions/ID.yaml, and writing one that explains itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.content import fields, kinds, schema, writing, yamlfile
from generator.content.fields import Faults, Slot
from generator.content.schema.boardmap import EXAMPLE_GRID
from generator.content.yamlfile import Scalar
from generator.errors import Place, SourceError
from generator.model import Session

_HEADER = """\
# yaml-language-server: $schema=../schema/session.json
# A session: its title, where and when. A line that begins with # is a note and is not read.
"""

# What stands in a new file for a field that the listing does not know.
INVITATIONS = {
    "room": ["# room: Evergreen Ballroom"],
    "start": ["# start: 2026-05-19T17:00-07:00  # date, time, and the offset from UTC"],
    "end": ["# end: 2026-05-19T19:00-07:00"],
    "map": [
        "# map:  # where the boards stand, row by row; a dot is an aisle",
        "#   grid:",
        *(f"#     - {row}" for row in EXAMPLE_GRID),
    ],
}


def load(path: Path, faults: Faults) -> Session | None:
    """The session in the file; None where `faults` says that there is none to be had."""
    if not kinds.is_slug(path.stem):
        faults.append(kinds.bad_id(path, "poster-session-2"))
        return None
    try:
        top = yamlfile.mapping(yamlfile.read(path))
    except SourceError as error:
        faults.append(error)
        return None
    found = fields.read_fields(top, schema.SESSION, faults)
    _check_times(found, top, faults)
    if "title" not in found:
        return None
    return Session(
        id=path.stem,
        title=found["title"],
        room=found.get("room", ""),
        start=found.get("start"),
        end=found.get("end"),
        listing=found.get("listing", ""),
        short=found.get("short", ""),
        formerly=found.get("formerly", ()),
        map=found.get("map"),
    )


def _check_times(found: Mapping[str, Any], top: yamlfile.Mapping, faults: Faults) -> None:
    start, end = found.get("start"), found.get("end")
    if start and end and end <= start:
        message = "the session ends before it begins" if end < start else "the session ends when it begins"
        faults.append(SourceError(message, top.fields["end"].place, "'end' must be later than 'start'"))
    elif end and fields.is_empty(top.fields.get("start")):
        hint = "write start: and when it begins, on a line above it"
        faults.append(SourceError("'end' is given without 'start'", top.keys["end"], hint))


def check_shorts(read: Mapping[Path, Session | None], faults: Faults) -> None:
    """Add to `faults` each `short` that another session has, too: their posters would share their short addresses."""
    first: dict[str, Path] = {}
    for path, session in read.items():
        other = first.setdefault(session.short, path) if session and session.short else path
        if session and other != path:
            message = f"short '{session.short}' is also that of {other.name}"
            faults.append(SourceError(message, yamlfile.place_of(path, "short"), "give each session its own"))


def dump(title: str, room: str, listing: str, start: str = "", end: str = "") -> str:
    """A new session's file, with what is not known as notes that show what to write."""
    lines = [f"title: {writing.one_line(title)}"]
    lines += [f"room: {writing.one_line(room)}" if room else INVITATIONS["room"][0]]
    lines += [f"start: {start}"] if start else INVITATIONS["start"]
    lines += [f"end: {end}"] if end else INVITATIONS["end"]
    lines += INVITATIONS["map"]
    lines += [f"listing: {writing.one_line(listing)}"] if listing else []
    return _HEADER + "\n" + "\n".join(lines) + "\n"


def is_moment(text: str) -> bool:
    """Whether the text is a date and time with its offset, as `start` and `end` must be."""
    return kinds.MOMENT.read(Scalar(text, Place(Path())), Slot("", "", ""), []) is not None
