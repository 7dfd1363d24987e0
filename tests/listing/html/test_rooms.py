"""Rooms and positions."""

import pytest

from generator.listing.html.rooms import room_of, split_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("@ Room #12", ("Room", "#12")),
        ("Pacific Ballroom #73", ("Pacific Ballroom", "#73")),
        ("Hall B", ("Hall B", "")),
        ("Poster Position B-07", ("", "B-07")),
        ("Imperial Ballroom (#1-73), Franciscan A (#74-80)", ("Imperial Ballroom (#1-73), Franciscan A (#74-80)", "")),
    ],
)
def test_place(text: str, place: tuple[str, str]) -> None:
    assert split_place(text) == place


def test_room_by_range() -> None:
    rooms = "Imperial Ballroom (#1-73), Franciscan A (#74-80)"
    assert [room_of(board, rooms) for board in ("#1", "#74", "#81")] == ["Imperial Ballroom", "Franciscan A", ""]
    assert room_of("#1", "Hall (#1-73)") == ""
