"""Session files, read and written."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.content import sessions
from generator.content.fields import Faults
from generator.model import Session


@pytest.mark.parametrize(
    ("title", "room", "listing"),
    [
        ("Poster Session 2", "Evergreen Ballroom", "content/listings/poster-session-2.txt"),
        ("Posters: Tuesday", "", ""),
        ("2", "# 3", "a b.txt"),
    ],
)
def test_a_new_session_is_read_back(title: str, room: str, listing: str, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(sessions.dump(title, room, listing), encoding="utf-8")
    faults: Faults = []
    assert sessions.load(path, faults) == Session(id="s", title=title, room=room, listing=listing)
    assert faults == []


def test_the_times_in_its_notes_are_right(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = sessions.dump("S", "", "")
    path.write_text(text.replace("# start", "start").replace("# end", "end"), encoding="utf-8")
    faults: Faults = []
    session = sessions.load(path, faults)
    assert faults == []
    assert session is not None
    assert session.start == datetime.fromisoformat("2026-05-19T17:00-07:00")
    assert session.end == datetime.fromisoformat("2026-05-19T19:00-07:00")
