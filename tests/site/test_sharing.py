from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import sharing
from generator.site.sharing import Sharing, concerned, differing, moved


def test_a_thing_of_many_is_seen_near_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "REACH", 4)
    held = Sharing({f"p{place}": ("term",) if place % 2 else () for place in range(20)})
    assert [held.near("term", place) for place in (1, 9, 19)] == [[1, 3, 5, 7], [5, 7, 9, 11], [13, 15, 17, 19]]


@pytest.mark.parametrize(
    ("before", "now", "out"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcdef", "defabc", "def"),
        ("abcd", "xbd", ""),
        ("", "abc", ""),
    ],
    ids=["none", "the first to the end", "the last to the front", "a session", "gone and new ones", "all are new"],
)
def test_which_posters_moved(before: str, now: str, out: str) -> None:
    assert moved([*before], [*now]) == {*out}


@given(
    before=st.permutations("abcdef").map(lambda ids: ids[:5]), now=st.permutations("abcdef").map(lambda ids: ids[1:])
)
def test_the_fewest_moved(before: list[str], now: list[str]) -> None:
    out = moved(before, now)
    stayed = [one for one in now if one in before and one not in out]
    assert stayed == [one for one in before if one in stayed]
    both = [one for one in now if one in before]
    longer = combinations(both, len(stayed) + 1)
    assert not any([*row] == [one for one in before if one in row] for row in longer)


HELD = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from(["t", "u", "v"]), unique=True).map(tuple), min_size=1
)


@pytest.mark.parametrize("reach", [2, 20])
@given(was=HELD, edits=HELD, gone=st.sets(st.sampled_from("abcdefgh")))
def test_whom_an_edit_concerns(
    was: dict[str, tuple[str, ...]], edits: dict[str, tuple[str, ...]], gone: set[str], reach: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "REACH", reach)
        before = Sharing(was)
        now = Sharing({name: held for name, held in {**was, **edits}.items() if name not in gone}, before)
        assert now.places.items() >= Sharing(now.held).places.items()
        changed = differing(before.held, now.held)
        found = concerned(before, now, changed, {"a", "b", "c"})
        assert found <= {"a", "b", "c"}
        for name in {"a", "b", "c"} & before.held.keys() & now.held.keys() - changed - found:
            for thing in now.held[name]:
                sees = [now.ids[place] for place in now.near(thing, now.ids.index(name))]
                assert sees == [before.ids[place] for place in before.near(thing, before.ids.index(name))]
                assert changed.isdisjoint(sees)
