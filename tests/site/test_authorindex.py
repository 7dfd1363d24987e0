"""The author index: every letter, on one page or on many."""

from itertools import chain

import pytest
from msgspec.structs import replace

from generator.language import ENGLISH
from generator.model import Conference, Person
from generator.site import authorindex, routes
from generator.site.views import person_line


def test_every_letter_has_its_shelf_and_other_scripts_come_last(conference: Conference) -> None:
    shelves = authorindex.letters(conference.people, person_line, ENGLISH)
    assert "".join(shelf.letter for shelf in shelves) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    filled = {shelf.letter: [line.name for line in shelf.people] for shelf in shelves if shelf.people}
    assert filled == {
        "B": ["Renée van der Berg"],
        "S": ["Öznur Şahin"],
        "W": ["Wei Wang", "Wei Wang"],
        "": ["王小明"],
    }


def many(conference: Conference, *counts: tuple[str, int]) -> list[Person]:
    """So many people of each letter."""
    someone = conference.people[0]
    return [
        replace(someone, id=f"{letter}-{n}", name=f"{letter} {n}", letter=letter)
        for letter, count in counts
        for n in range(1, count + 1)
    ]


def test_few_people_stand_on_one_page(conference: Conference) -> None:
    people = many(conference, ("A", authorindex.MOST_ROWS - 1), ("W", 1))
    (page,) = authorindex.pages(people, person_line, ENGLISH)
    assert (page.route, page.current, page.stretch) == (routes.AUTHORS, None, None)
    assert {shelf.route for shelf in page.letters} == {""}
    assert sum(len(shelf.people) for shelf in page.letters) == len(people)
    assert authorindex.letter_routes(people) == []


def test_many_people_stand_on_a_page_for_each_letter_and_long_letters_on_several(conference: Conference) -> None:
    people = many(conference, ("A", 3), ("W", 2 * authorindex.MOST_ROWS + 1), ("", 2))
    first, *others = authorindex.pages(people, person_line, ENGLISH)
    assert [shelf for shelf in first.letters if shelf.people] == []
    linked = {shelf.letter: shelf.route for shelf in first.letters if shelf.count}
    assert linked == {letter: routes.letter(letter) for letter in ("A", "W", "")}
    parts = [routes.letter("W", part) for part in (1, 2, 3)]
    assert [page.route for page in others] == [routes.letter("A"), *parts, routes.letter("")]
    shown = [page.current.stretches if page.current else () for page in others]
    assert [[stretch.route for stretch in stretches] for stretches in shown] == [[], parts, parts, parts, []]
    assert authorindex.letter_routes(people) == [page.route for page in others]
    last = others[3].stretch
    assert last
    assert (last.first, last.last) == (f"W {2 * authorindex.MOST_ROWS + 1}",) * 2
    lines = chain.from_iterable(shelf.people for page in others for shelf in page.letters)
    assert [line.route for line in lines] == [routes.author(person.id) for person in people]


ROUTES = {
    "A": ("A", 1, "authors/letters/a.html"),
    "a second page": ("W", 2, "authors/letters/w-2.html"),
    "other scripts": ("", 1, "authors/letters/other.html"),
    "other scripts, a second page": ("", 2, "authors/letters/other-2.html"),
    "kana": ("あ", 1, "authors/letters/u3042.html"),
}


@pytest.mark.parametrize(("letter", "part", "route"), ROUTES.values(), ids=ROUTES)
def test_a_letter_has_an_address_of_plain_letters(letter: str, part: int, route: str) -> None:
    assert routes.letter(letter, part) == route
