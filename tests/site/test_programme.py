from datetime import datetime

import pytest

from generator.model import Session
from generator.site import programme, stretches
from generator.site.programme import SessionView


def view(name: str, start: str = "") -> SessionView:
    session = Session(id=name, title=name, start=datetime.fromisoformat(start) if start else None)
    return programme.session_view(session, (), (), stretches.parts(name, ())[0])


LATE, EARLY = view("late", "2026-05-18T17:00-07:00"), view("early", "2026-05-18T09:00-07:00")
PARALLEL, TUESDAY = view("parallel", "2026-05-18T17:00-07:00"), view("tuesday", "2026-05-19T00:30-07:00")
UNTIMED, OTHER = view("untimed"), view("other")

DAYS: dict[str, tuple[tuple[SessionView, ...], list[list[str]]]] = {
    "nothing": ((), []),
    "no times": ((UNTIMED, OTHER), [["untimed", "other"]]),
    "one day, in the order of time": ((LATE, EARLY), [["early", "late"]]),
    "what begins together keeps its order": ((PARALLEL, LATE), [["parallel", "late"]]),
    "two days, whatever stands between them": ((TUESDAY, UNTIMED, LATE), [["late"], ["tuesday"], ["untimed"]]),
}


@pytest.mark.parametrize(("sessions", "expected"), DAYS.values(), ids=DAYS)
def test_days(sessions: tuple[SessionView, ...], expected: list[list[str]]) -> None:
    found = programme.days(sessions)
    assert [[one.id for one in day.sessions] for day in found] == expected
    assert all(day.start == day.sessions[0].start for day in found)


def test_a_day_is_the_venues_own() -> None:
    # The same instant: half past midnight on the 19th in Auckland, noon on the 18th in London.
    auckland, london = view("a", "2026-05-19T00:30+12:00"), view("b", "2026-05-18T12:30+00:00")
    assert [day.start.day for day in programme.days((auckland, london)) if day.start] == [18, 19]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-05-18T17:00-07:00", "UTC−7"),
        ("2026-05-18T17:00+05:30", "UTC+5:30"),
        ("2026-05-18T17:00-03:30", "UTC−3:30"),
        ("2026-05-18T17:00+12:45", "UTC+12:45"),
        ("2026-05-18T17:00Z", "UTC"),
        ("2026-05-18T17:00", ""),
    ],
)
def test_offsets(moment: str, words: str) -> None:
    assert programme.offset_in_words(datetime.fromisoformat(moment)) == words


def test_an_offset_is_said_once_where_all_share_it() -> None:
    assert programme.common_offset((LATE, UNTIMED, TUESDAY)) == "UTC−7"
    assert programme.common_offset((LATE, view("winter", "2026-12-18T17:00-08:00"))) == ""
    assert programme.common_offset((UNTIMED,)) == ""
