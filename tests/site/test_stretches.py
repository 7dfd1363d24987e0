"""Long sessions on several pages."""

from itertools import chain

import pytest
from msgspec.structs import replace

from generator.model import Conference, Poster, Settings
from generator.site import routes, sitemap, stretches, themes
from generator.site.frame import Head
from generator.site.pages import pages
from generator.site.programme import SessionView

LONG = 2 * stretches.MOST_ROWS + 1


def numbered(conference: Conference, count: int, session: str = "monday") -> tuple[Poster, ...]:
    """So many posters of a session, numbered from 1."""
    someone = conference.listed[0]
    return tuple(
        replace(someone, id=f"poster-{number}", number=number, board="", session=session, formerly=())
        for number in range(1, count + 1)
    )


COUNTS: dict[str, tuple[int, list[int]]] = {
    "none": (0, [0]),
    "few": (47, [47]),
    "as many as a page takes": (300, [300]),
    "one more": (301, [200, 101]),
    "a thousand": (1000, [250, 250, 250, 250]),
    "what leaves a last page short": (910, [250, 250, 250, 160]),
}


@pytest.mark.parametrize(("count", "expected"), COUNTS.values(), ids=COUNTS)
def test_pages_of_a_list(conference: Conference, count: int, expected: list[int]) -> None:
    posters = numbered(conference, count)
    made = stretches.parts("monday", posters)
    assert [len(part.posters) for part in made] == expected
    assert tuple(chain.from_iterable(part.posters for part in made)) == posters
    assert [part.route for part in made] == [routes.session("monday", number) for number in range(1, len(made) + 1)]
    assert all(part.stretches == made[0].stretches for part in made)
    assert [part.current for part in made] == [*made[0].stretches] or [part.current for part in made] == [None]


NAMES: dict[str, tuple[dict[str, object], tuple[str, str]]] = {
    "by number": ({}, ("201", "301")),
    "by board": ({"board": "A-7"}, ("A-7", "A-7")),
    "by place where nobody has told a sign": ({"number": None}, ("201", "301")),
}


@pytest.mark.parametrize(("told", "expected"), NAMES.values(), ids=NAMES)
def test_a_page_is_called_by_its_first_and_its_last(
    conference: Conference, told: dict[str, object], expected: tuple[str, str]
) -> None:
    posters = tuple(replace(poster, **told) for poster in numbered(conference, 301))
    last = stretches.parts("monday", posters)[-1].current
    assert last
    assert (last.first, last.last) == expected


def long(conference: Conference, *, alone: bool) -> Conference:
    """A conference with a long first session."""
    sessions = conference.sessions[: 1 if alone else None]
    posters = numbered(conference, LONG)
    formerly = (replace(sessions[0], formerly=("first-day",)), *sessions[1:])
    return replace(conference, sessions=formerly, posters=posters, people=(), bylines={}, pages=())


@pytest.mark.parametrize("alone", [False, True], ids=["among others", "alone"])
def test_each_page_has_its_address_and_its_rows(conference: Conference, chosen: Settings, *, alone: bool) -> None:
    words = themes.find("wayfinder", chosen.root).words
    many = long(conference, alone=alone)
    made = {page.route: page for page in pages(many, chosen, words)}
    first, second, third = (made[routes.session("monday", number)] for number in (1, 2, 3))
    heads = [page.context["head"] for page in (first, second, third)]
    assert all(isinstance(head, Head) for head in heads)
    site = chosen.url
    home = site if alone else f"{site}sessions/monday.html"
    assert [head.canonical for head in heads if isinstance(head, Head)] == [
        home,
        f"{site}sessions/monday.part-2.html",
        f"{site}sessions/monday.part-3.html",
    ]
    assert len({(head.title, head.description) for head in heads if isinstance(head, Head)}) == 3
    view = second.context["session"]
    assert isinstance(view, SessionView)
    assert (view.count, len(view.posters), view.posters[0].number) == (LONG, 250, 251)
    linked = [routes.HOME if alone else "sessions/monday.html", second.route, third.route]
    assert [one.route for one in view.stretches] == linked
    up = made[routes.poster("poster-300")].context["session"]
    assert isinstance(up, SessionView)
    assert up.route == second.route


def test_search_engines_are_told_of_every_page_and_former_addresses_lead_on(
    conference: Conference, chosen: Settings
) -> None:
    many = long(conference, alone=False)
    told = sitemap.dump(many, chosen).decode()
    assert told
    assert all(f"<loc>{chosen.url}{routes.session('monday', number)}</loc>" in told for number in (1, 2, 3))
    made = {page.route: page for page in pages(many, chosen, themes.find("wayfinder", chosen.root).words)}
    leads = {number: made[routes.session("first-day", number)].context["target"] for number in (1, 2, 3)}
    assert leads == {number: routes.session("monday", number) for number in (1, 2, 3)}
