"""Two versions of a list as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.importing.sequences import merge

LISTS = st.lists(st.sampled_from("abcdef"), unique=True)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("abc", "abc", "cab", "cab"),
        ("abc", "cab", "abc", "cab"),
        ("abc", "abxc", "cab", "cabx"),
        ("abc", "bac", "abcd", "bacd"),
        ("abc", "ac", "abcd", "acd"),
        ("abc", "abcx", "ac", "acx"),
        ("abc", "abc", "xabc", "xabc"),
        ("abc", "xabc", "abc", "xabc"),
        ("abc", "acb", "bac", "acb"),
        ("", "ab", "bc", "abc"),
        ("ab", "", "ab", ""),
    ],
)
def test_merge(base: str, mine: str, theirs: str, merged: str) -> None:
    assert "".join(merge(base, mine, theirs).order) == merged


def test_what_is_precious_is_kept_and_named() -> None:
    found = merge("abc", "abc", "c", {"b"})
    assert (found.order, found.kept) == (("b", "c"), ("b",))


def test_two_orders_are_noticed() -> None:
    assert merge("abc", "acb", "bac").reordered
    assert not merge("abc", "acb", "acb").reordered


@given(LISTS, LISTS, LISTS)
def test_whoever_changed_nothing_has_the_others(base: list[str], mine: list[str], theirs: list[str]) -> None:
    assert list(merge(base, base, theirs).order) == theirs
    assert list(merge(base, mine, base).order) == mine


@given(LISTS, LISTS, LISTS)
def test_what_was_added_is_there_and_nothing_twice(base: list[str], mine: list[str], theirs: list[str]) -> None:
    order = merge(base, mine, theirs).order
    assert len(set(order)) == len(order)
    assert {*mine, *theirs} - {*base} <= {*order}
    assert {*order} == {*merge(base, theirs, mine).order}
