"""Values are made once for the same things, and forgotten when nobody asks for them any more."""

from generator.kept import Kept

CALLS: list[tuple[object, ...]] = []


def joined(words: list[str], sign: str) -> str:
    CALLS.append((tuple(words), sign))
    return sign.join(words)


def counted(words: list[str], before: int | None) -> int:
    return len(words) + (before or 0)


def test_it_makes_each_value_once_and_forgets_what_nobody_asks_for() -> None:
    kept, one, equal = Kept(), ["a", "b"], ["a", "b"]
    CALLS.clear()
    assert [kept.of(joined, one, "-") for _ in range(3)] == ["a-b"] * 3
    assert len(CALLS) == 1
    assert (kept.of(joined, one, "+"), kept.of(joined, equal, "-")) == ("a+b", "a-b")
    assert len(CALLS) == 3, "another sign, and another list that says the same"

    kept.turn()
    assert kept.of(joined, one, "-") == "a-b"
    kept.turn()
    assert kept.of(joined, one, "-") == "a-b"
    assert len(CALLS) == 3, "asked for in each turn"
    kept.turn()
    kept.turn()
    assert kept.of(joined, one, "-") == "a-b"
    assert len(CALLS) == 4


def test_of_too_many_it_forgets_all() -> None:
    kept, lists = Kept(2), [["a"], ["b"], ["c"]]
    CALLS.clear()
    for words in (*lists, lists[2], lists[0]):
        kept.of(joined, words, "")
    assert [words for words, _ in CALLS] == [("a",), ("b",), ("c",), ("a",)]


def test_a_thing_of_another_time_is_never_taken_for_this_one() -> None:
    kept = Kept()
    assert [kept.of(joined, [str(number)], "") for number in range(100)] == [str(number) for number in range(100)]


def test_what_says_the_same_stays_the_same_thing() -> None:
    kept, first = Kept(), ["a"]
    assert kept.settled("words", first) is first
    assert kept.settled("words", ["a"]) is first
    other = ["b"]
    assert kept.settled("words", other) is other
    assert kept.settled("others", ["b"]) is not other


def test_what_follows_gets_what_came_before() -> None:
    kept = Kept()
    assert [kept.following(counted, ["a"]), kept.following(counted, ["a", "b"]), Kept().following(counted, [])] == [
        1,
        3,
        0,
    ]
