from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model import Conference, Revisions, Session, Settings
from generator.site import calendar, themes

WORDS = themes.find("wayfinder", Path("nowhere")).words

PACIFIC = timezone(timedelta(hours=-7))
MONDAY = "content/sessions/monday.yaml"
BARE = Settings(root=Path(), output=Path("output"))


def read(text: str | None) -> icalendar.Calendar:
    """The calendar as a program that is not ours reads it, strictly."""
    assert text is not None
    assert text.encode().endswith(b"\r\n")
    for line in text.encode().removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert not set(line) & {*range(0x20), 0x7F}
        line.decode()  # no character is cut
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    assert not found.errors
    assert not any(event.errors for event in found.events)
    return found


def calendars(conference: Conference, settings: Settings) -> dict[str, str]:
    """Route -> text."""
    return {one.route: one.text for one in calendar.files(conference, settings, WORDS)}


def event(session: Session, conference: Conference, settings: Settings) -> icalendar.Event:
    """The one event of the calendar of a conference with that session alone."""
    (found,) = read(calendars(replace(conference, sessions=(session,)), settings)[calendar.PROGRAMME]).events
    assert isinstance(found, icalendar.Event)
    return found


def test_programme(conference: Conference, chosen: Settings) -> None:
    found = read(calendars(conference, chosen)[calendar.PROGRAMME])
    assert (found["VERSION"], found["X-WR-CALNAME"]) == ("2.0", "Workshop on Small Systems 2026")
    monday, tuesday = found.events
    assert monday.start == datetime(2026, 5, 18, 17, tzinfo=PACIFIC)
    assert monday.end == datetime(2026, 5, 18, 19, tzinfo=PACIFIC)
    assert monday["SUMMARY"] == "Monday Posters"
    assert monday["LOCATION"] == "Hall A, Bellevue"
    assert monday["URL"] == "https://example.org/wss-2026/sessions/monday.html"
    assert monday["DESCRIPTION"] == f"Workshop on Small Systems 2026\n2 posters\n{monday['URL']}"
    assert "DTEND" not in tuesday
    assert "DURATION" not in tuesday
    assert tuesday["LOCATION"] == "Bellevue"


def test_a_calendar_for_each_session_with_the_same_event(conference: Conference, chosen: Settings) -> None:
    whole = read(calendars(conference, chosen)[calendar.PROGRAMME])
    alone = calendars(conference, chosen)
    del alone[calendar.PROGRAMME]
    assert list(alone) == ["sessions/monday.ics", "sessions/tuesday.ics"]
    for text, each in zip(alone.values(), whole.events, strict=True):
        assert [one.to_ical() for one in read(text).events] == [each.to_ical()]
    assert read(alone["sessions/monday.ics"])["X-WR-CALNAME"] == "Monday Posters"


def test_only_what_is_known_is_told(conference: Conference, chosen: Settings) -> None:
    bare = replace(chosen, name="", url="", venue="", repository="")
    session = Session(id="one", title="One", start=datetime(2026, 5, 18, 17, tzinfo=PACIFIC))
    assert event(session, conference, bare).keys() == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"}


def test_sessions_without_a_start_are_left_out(conference: Conference, chosen: Settings) -> None:
    monday, tuesday = conference.sessions
    half = replace(conference, sessions=(replace(monday, start=None), tuesday))
    found = calendars(half, chosen)
    assert [one["SUMMARY"] for one in read(found[calendar.PROGRAMME]).events] == ["Tuesday Posters"]
    assert [*found] == [calendar.PROGRAMME, "sessions/tuesday.ics"]
    none = replace(conference, sessions=(replace(monday, start=None), replace(tuesday, start=None)))
    assert calendars(none, chosen) == {}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"start": datetime(2026, 5, 20, 9, tzinfo=UTC), "end": None}, True),
        ({"title": "Other", "room": "Hall B"}, True),
        ({"id": "monday-2"}, False),
    ],
    ids=["moved", "renamed", "another"],
)
def test_an_event_stays_the_same_as_long_as_its_session(
    conference: Conference, chosen: Settings, change: dict[str, Any], same: bool
) -> None:
    session = conference.sessions[0]
    before = event(session, conference, chosen)["UID"]
    assert (event(replace(session, **change), conference, chosen)["UID"] == before) is same


def test_events_of_different_sites_differ(conference: Conference, chosen: Settings) -> None:
    session = conference.sessions[0]
    sites = [
        chosen,
        replace(chosen, url="https://example.org/wss-2027/"),
        replace(chosen, url=""),
        replace(chosen, url="", repository=""),
        replace(chosen, url="", repository="", name="Another"),
    ]
    assert len({calendar.uid(session, conference, site) for site in sites}) == len(sites)
    secure = replace(chosen, url=chosen.url.replace("https", "http"))
    assert calendar.uid(session, conference, secure) == calendar.uid(session, conference, chosen)


def day(number: int) -> datetime:
    return datetime(2026, 4, number, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "stamp", "modified", "sequence"),
    [
        (None, datetime(1970, 1, 1, tzinfo=UTC), None, None),
        (Revisions(day(1), day(1), 1), day(1), day(1), 0),
        (Revisions(day(1), day(9), 4), day(9), day(9), 3),
        (Revisions(None, day(9), 2), day(9), day(9), None),
    ],
    ids=["no git", "new", "changed three times", "shallow clone"],
)
def test_revisions_come_from_git(
    conference: Conference,
    chosen: Settings,
    known: Revisions | None,
    stamp: datetime,
    modified: datetime | None,
    sequence: int | None,
) -> None:
    dated = replace(conference, history={MONDAY: known} if known else {})
    found = event(conference.sessions[0], dated, chosen)
    told = found.DTSTAMP, found.LAST_MODIFIED, found.get("SEQUENCE")
    assert told == (stamp, modified, sequence)


@pytest.mark.threat(13)
@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Posters; talks, and C:\\new", "Posters; talks, and C:\\new"),
        ("one\r\nBEGIN:VALARM\nEND:VEVENT", "one\nBEGIN:VALARM\nEND:VEVENT"),
        ("bell\x07 nul\x00 next\x85 line\u2028 end", "bell nul next\n line\n end"),
        ("שלום; עולם، مرحبا", "שלום; עולם، مرحبا"),
        ("é" * 80, "é" * 80),
        ("𝒻" * 80, "𝒻" * 80),
        ("a" * 67, "a" * 67),
        ("a" * 68 + " b", "a" * 68 + " b"),
        ("a" * 66 + "\\" * 40, "a" * 66 + "\\" * 40),
        ("\u202eposters", "\u202eposters"),
    ],
)
def test_hostile_titles_come_back(conference: Conference, chosen: Settings, title: str, shown: str) -> None:
    found = event(replace(conference.sessions[0], title=title, room=title), conference, chosen)
    assert found["SUMMARY"] == shown
    assert found["LOCATION"] == f"{shown}, Bellevue"


@settings(deadline=None)  # the library's first reading is slow
@given(title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"]), min_size=1))
def test_any_title_comes_back(title: str) -> None:
    session = Session(id="one", title=title, start=datetime(2026, 5, 18, 17, tzinfo=PACIFIC))
    conference = Conference(sessions=(session,), posters=(), people=())
    found = calendars(conference, BARE)["sessions/one.ics"]
    assert read(found).events[0]["SUMMARY"] == title
