"""Bytes become lines at newlines only, and lose only what copying leaves at their ends."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.listing.lines import BLANKS, Line, load, one_spaced


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a\nb\n", [Line(1, "a", 0), Line(2, "b", 0)]),
        ("a\nb", [Line(1, "a", 0), Line(2, "b", 0)]),
        ("\ufeffa\r\n\r\n \u00a0\r\nb\r\n", [Line(1, "a", 0), Line(4, "b", 2)]),
        ("a\u2028b\x0cc\x0bd\x85e\rf\x1cg\u2029h", [Line(1, "a\u2028b\x0cc\x0bd\x85e\rf\x1cg\u2029h", 0)]),
        ("\u200b a\u00a0b\t\u3000", [Line(1, "a\u00a0b", 0)]),
        ("a\u2028\n\x0cb\n", [Line(1, "a\u2028", 0), Line(2, "\x0cb", 0)]),
    ],
    ids=[
        "plain",
        "no newline at the end",
        "mark and CRLF",
        "other ends are text",
        "blanks at the ends",
        "text at ends",
    ],
)
@pytest.mark.threat(42)
def test_lines(tmp_path: Path, data: str, expected: list[Line]) -> None:
    path = tmp_path / "listing.txt"
    path.write_bytes(data.encode() + (b"\nlast" if "\r" in data else b""))
    assert load(path)[: len(expected)] == expected


@pytest.mark.threat(42)
def test_no_part_of_the_program_splits_at_other_ends_of_lines() -> None:
    program = Path(__file__).parents[2] / "generator"
    assert not [path.name for path in program.rglob("*.py") if "splitlines" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane Doe", "Jane Doe"),
        (" Jane\u00a0Doe\u200b", "Jane Doe"),
        ("Jane \t  Doe", "Jane Doe"),
        ("山田\u3000太郎", "山田 太郎"),
        ("\u200eJane\u200b Doe\ufeff", "Jane Doe"),
        ("می\u200cرضا", "می\u200cرضا"),
        ("Thérien", "Thérien"),
        ("The\u0301rien", "The\u0301rien"),
    ],
)
def test_one_spaced(name: str, expected: str) -> None:
    assert one_spaced(name) == expected


@given(st.text(alphabet=st.sampled_from(BLANKS + "aé山\u2028")))
def test_one_spaced_keeps_what_is_no_blank_and_is_stable(name: str) -> None:
    once = one_spaced(name)
    assert one_spaced(once) == once
    assert [c for c in once if c not in BLANKS] == [c for c in name if c not in BLANKS]
