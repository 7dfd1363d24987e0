import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish.cards.wrapping import ELLIPSIS, Room, cut, fit

ROOM = Room(width=20, height=100, lines=4, sizes=(2, 1), leading=1)


def width(text: str, size: int) -> float:
    """Each character as wide as the size."""
    return len(text) * size


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("short", 2, ["short"]),
        ("one two three", 2, ["one two", "three"]),
        ("aaaa bbbb cccc dddd", 2, ["aaaa bbbb", "cccc dddd"]),
        ("a a a a a a", 2, ["a a a", "a a a"]),  # even lines, and not five and a lone one
        ("abcdefghijklmno pq", 1, ["abcdefghijklmno pq"]),  # a smaller size before a word is broken
        ("abcdefghijklmno-pqrstuvwxyz", 1, ["abcdefghijklmno-", "pqrstuvwxyz"]),
        ("x " + "y" * 45, 1, ["x yyyyyyyyyyyyyyyyyy", "yyyyyyyyyyyyyyyyyyyy", "yyyyyyy"]),
        ("深い海の小さな魚を数える方法", 2, ["深い海の小さな", "魚を数える方法"]),
        ("word " * 16 + "end", 1, ["word word word word"] * 3 + ["word word word word…"]),
    ],
    ids=["one line", "two", "even", "no orphan", "smaller", "hyphen", "word too wide", "Japanese", "too long"],
)
def test_lines(text: str, size: int, lines: list[str]) -> None:
    assert fit(text, ROOM, width) == (size, tuple(lines))


def test_a_size_whose_lines_are_too_high_is_not_taken() -> None:
    flat = Room(width=20, height=3, lines=4, sizes=(2, 1), leading=1)
    assert fit("one two three", flat, width) == (1, ("one two three",))


@settings(deadline=None)  # a shared machine may stop for a while
@given(st.lists(st.text("abc-–", min_size=1, max_size=30), min_size=1, max_size=30))
def test_no_line_is_too_wide_and_no_letter_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    size, lines = fit(text, ROOM, width)
    assert len(lines) <= ROOM.most(size)
    assert all(width(line, size) <= ROOM.width for line in lines)
    shown, wanted = "".join(lines).replace(" ", ""), text.replace(" ", "")
    if shown.endswith(ELLIPSIS):
        assert size == ROOM.sizes[-1]
        assert wanted.startswith(shown.removesuffix(ELLIPSIS))
    else:
        assert shown == wanted


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("one two three", "one two…"),
        ("one two, and", "one two…"),
        ("enormous", "enormous…"),
        ("immeasurable", "immeasura…"),
    ],
)
def test_what_is_cut_ends_with_a_whole_word_where_there_is_one(line: str, shown: str) -> None:
    assert cut(line, 10, 1, width) == shown
