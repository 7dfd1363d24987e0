"""Which people may be one."""

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import people
from generator.content.people import likeness
from generator.content.people.identity import Identities
from generator.markup import Text
from generator.model import Author, Conference, Poster

ADA = "0000-0002-1825-0097"
BO = "0000-0001-5109-3700"


def conference(*bylines: Sequence[str | Author]) -> Conference:
    posters = tuple(
        Poster(
            id=f"p{number}",
            session="s" if number < 3 else "t",
            path=f"content/posters/s/p{number}.yaml",
            abstract=Text("", block=True),
            authors=tuple(each if isinstance(each, Author) else Author(each) for each in byline),
        )
        for number, byline in enumerate(bylines)
    )
    who = people.gather(posters, Identities(), [])
    return Conference(sessions=(), posters=posters, people=who.people, bylines=who.bylines)


def found(*bylines: Sequence[str | Author], told: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    return [(pair.first.name, pair.second.name, pair.why) for pair in likeness.pairs(conference(*bylines), told)]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Jane Smith", "J. Smith", "initials"),
        ("Jane Smith", "J Smith", "initials"),
        ("Jane Mary Smith", "J. Smith", "initials"),
        ("Jane Mary Smith", "J. M. Smith", "initials"),
        ("Jane Mary Smith", "J.M. Smith", "initials"),
        ("Jane Mary Smith", "JM Smith", "initials"),
        ("Jane M. Smith", "Jane Smith", "initials"),
        ("Jane Smith", "Smith J.", "initials"),
        ("Jui-Hao Chiang", "J.-H. Chiang", "initials"),
        ("Niki van Stein", "N. van Stein", "initials"),
        ("Jürgen Müller", "J. Muller", "initials"),
        ("Jürgen Müller", "Jurgen Muller", "accents"),
        ("Jürgen Müller", "Juergen Mueller", "accents"),
        ("Jan Müller", "Jan Mueller", "accents"),
        ("Jan Mueller", "Jan Muller", "accents"),
        ("Søren Kjærgård", "Soeren Kjaergaard", "accents"),
        ("Benjamin Thérien", "Benjamin Therien", "accents"),
        ("Youhe Jiang", "YOUHE JIANG", "capitals"),
        ("Zheng Zhang", "zheng Zhang", "capitals"),
        ("Ｗｅｉ Ｗａｎｇ", "Wei Wang", "accents"),
        ("Jui-Hao Chiang", "Juihao Chiang", "hyphens"),
        ("Jui Hao Chiang", "Jui-Hao Chiang", "punctuation"),
        ("Wang Wei", "Wei Wang", "order of names"),
        ("Chiang Jui-Hao", "Jui Hao Chiang", "order of names"),
        ("Wei Wang (王伟)", "Wei Wang", "script"),
        ("Wei Wang (王伟)", "王伟", "script"),
        ("Иван Петров", "Ivan Petrov", "script"),
        ("Сергей Шевченко", "Sergey Shevchenko", "script"),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", "script"),
    ],
)
def test_one_person_written_in_two_ways(first: str, second: str, why: str) -> None:
    for bylines in ([first], [second]), ([second], [first]):
        ((*both, reason),) = found(*bylines)
        assert (sorted(both), reason) == (sorted([first, second]), why)


@pytest.mark.parametrize(
    "names",
    [
        ["Jue Wang", "Jun Wang"],
        ["Xue Li", "Xu Li"],
        ["Min Chae", "Min Cha"],
        ["Jane Smith", "John Smith"],
        ["Jane Mary Smith", "Jane Smith"],
        ["J. Smith", "K. Smith"],
        ["Jane Smith", "J. Smythe"],
        ["Wei Wang", "Wei Wang Li"],
        ["王伟", "王小明", "Wei Wang"],
        ["Иван Петров", "Igor Sidorov"],
        ["Smith", "Jane Smith"],
    ],
    ids=" / ".join,
)
def test_other_names_are_other_people(names: list[str]) -> None:
    assert found(*([name] for name in names)) == []


def test_two_on_one_poster_are_two() -> None:
    assert found(["J. Smith", "Jane Smith"]) == []


def test_two_orcids_are_two() -> None:
    jane, other = Author("Jane Smith", orcid=ADA), Author("J. Smith", orcid=BO)
    assert found([jane], [other]) == []
    assert found([jane], ["J. Smith"]) == [("Jane Smith", "J. Smith", "initials")]


def test_two_whom_people_yaml_knows_are_two() -> None:
    assert found(["J. Smith"], ["Jane Smith"], told=["j-smith", "jane-smith"]) == []
    assert len(found(["J. Smith"], ["Jane Smith"], told=["j-smith"])) == 1


def test_an_initial_that_fits_many_needs_more_than_itself() -> None:
    many = [["Wei Wang"], ["Wen Wang"], ["Wu Wang"], ["Wanda Wang", "Ada"], ["W. Wang", "Ada"]]
    assert found(*many[:3], ["W. Wang"]) == [
        (name, "W. Wang", "initials") for name in ("Wei Wang", "Wen Wang", "Wu Wang")
    ]
    assert found(*many) == [("Wanda Wang", "W. Wang", "initials")]


def test_a_name_in_han_is_compared_by_its_syllables_and_co_authors() -> None:
    group = ["Ada", "Bo"]
    assert found([*group, "王小明"], [*group, "Xiaoming Wang", "Wei Li"]) == [("Xiaoming Wang", "王小明", "script")]
    assert found([*group, "王小明"], [*group, "Xiaoming Wang", "Weidong Li"]) == []
    assert found(["Ada", "王小明"], ["Ada", "Xiaoming Wang"]) == []


def test_what_speaks_for_a_pair() -> None:
    made = conference(
        ["Ada", "Bo", Author("Jane Smith", affiliation="Delft")], ["Bo", Author("J. Smith", affiliation="delft")]
    )
    (pair,) = likeness.pairs(made)
    assert (pair.coauthors, pair.sessions, pair.affiliation) == (("Bo",), ("s",), True)
    made = conference(["Jane Smith"], [], [], ["J. Smith", "Bo"])
    (pair,) = likeness.pairs(made)
    assert (pair.coauthors, pair.sessions, pair.affiliation) == ((), (), False)


@given(
    st.lists(st.lists(st.sampled_from(["Wei Wang", "Wang Wei", "W. Wang", "WEI WANG", "王伟", "Jun Wang"]), max_size=3))
)
def test_the_order_of_posters_does_not_matter(bylines: list[list[str]]) -> None:
    def both(made: Conference) -> set[frozenset[str]]:
        return {frozenset([pair.first.name, pair.second.name]) for pair in likeness.pairs(made)}

    assert both(conference(*bylines)) == both(conference(*reversed(bylines)))


def test_seventeen_thousand_people_in_two_seconds() -> None:
    luck = random.Random(1)  # noqa: S311 - names for a test
    sounds = ["wei", "jun", "xiao", "li", "ming", "an", "jo", "na", "ro", "ber", "to", "ka", "mül", "sø", "ren", "tho"]

    def name() -> str:
        given, family = ("".join(luck.choices(sounds, k=3)).capitalize() for _ in range(2))
        return f"{given[0]}. {family}" if luck.random() < 0.1 else f"{given} {family}"

    made = conference(*([name() for _ in range(5)] for _ in range(3500)))
    assert len(made.people) > 17_000
    start = time.process_time()
    found = likeness.pairs(made)
    assert time.process_time() - start < 2
    assert all(pair.first.id != pair.second.id for pair in found)
