"""Session files, read and written."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.content import sessions
from generator.content.fields import Faults
from generator.model import BoardMap, Image, Session, Spot


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


def test_the_map_in_its_notes_is_right(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    head, _, notes = sessions.dump("S", "", "").partition("# map:")
    path.write_text(head + "map:" + notes.replace("\n#", "\n"), encoding="utf-8")
    faults: Faults = []
    session = sessions.load(path, faults)
    assert faults == []
    assert session is not None
    assert session.map == BoardMap(grid=(("B-01", "B-02", "", "B-03"), ("B-04", "B-05", "", "B-06")))


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ("- B-01 B-02 . B-03", (("B-01", "B-02", "", "B-03"),)),
        ("- 7 8 .. 9", (("7", "8", "", "", "9"),)),
        ("- 7", (("7",),)),
        ("- A1\n    - .\n    - A2", (("A1",), ("",), ("A2",))),
        ("- [Board 1, Board 2, ., Board 3]", (("Board 1", "Board 2", "", "Board 3"),)),
        ("- [1, '', 2]", (("1", "", "2"),)),
    ],
    ids=["names", "two aisles", "one number", "an aisle across", "names with spaces", "an empty place"],
)
def test_rows_of_a_map(rows: str, read: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    session = loaded(f"map:\n  grid:\n    {rows}\n", tmp_path)
    assert session.map == BoardMap(grid=read)
    assert session.map.boards == tuple(board for row in read for board in row if board)


@pytest.mark.parametrize(
    "place", ["12, 40.5", "12,40.5", "12 40.5", "12; 40.5", "12%, 40.5%", "[12, 40.5]", '"12, 40.5"']
)
def test_a_place_on_a_plan_however_it_is_written(place: str, tmp_path: Path) -> None:
    told = f"map:\n  plan: hall.png\n  alt: The hall\n  boards:\n    B-07: {place}\n"
    assert loaded(told, tmp_path).map == BoardMap(
        plan=Image("files/hall.png", "The hall"), spots=(Spot("B-07", 12, 40.5),)
    )


def loaded(told: str, folder: Path) -> Session:
    path = folder / "s.yaml"
    path.write_text(f"title: S\n{told}", encoding="utf-8")
    faults: Faults = []
    session = sessions.load(path, faults)
    assert faults == []
    assert session is not None
    return session


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(f"grid: ['{'.' * 5000} A']", id="dots without end"),
        pytest.param(f"grid: [{'A, ' * 5001}]", id="rows without end"),
        pytest.param(
            f"{{plan: a.png, alt: A, boards: {{{', '.join(f'{n}: [1, 1]' for n in range(5001))}}}}}", id="boards"
        ),
    ],
)
def test_a_map_larger_than_any_hall_is_refused(told: str, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(f"title: S\nmap: {told if told[0] == '{' else f'{{{told}}}'}\n", encoding="utf-8")
    faults: Faults = []
    session = sessions.load(path, faults)
    assert session is not None
    assert session.map is None
    assert [fault.message.partition(" ")[2] for fault in faults if "5,00" in fault.message]
