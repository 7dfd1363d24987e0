from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model import Conference, Settings
from generator.site import themes
from generator.site.forge import FileAddresses
from generator.site.frame import Head, Site
from generator.site.pages import Page, pages, static_pages

WORDS = themes.find("wayfinder", Path("nowhere")).words


@pytest.fixture(scope="module")
def made(conference: Conference, chosen: Settings) -> dict[str, Page]:
    return {page.route: page for page in pages(conference, chosen, WORDS)}


def head(page: Page) -> Head:
    found = page.context["head"]
    assert isinstance(found, Head)
    return found


def test_no_two_pages_share_an_address_or_a_title(conference: Conference, chosen: Settings) -> None:
    every = list(pages(conference, chosen, WORDS))
    assert max(Counter(page.route for page in every).values()) == 1
    assert max(Counter(head(page).title for page in every).values()) == 1


def test_every_page_describes_itself(made: dict[str, Page]) -> None:
    for page in made.values():
        assert 0 < len(head(page).description) <= 160, page.route


@pytest.mark.parametrize(
    ("route", "title"),
    [
        ("index.html", "Workshop on Small Systems 2026"),
        ("sessions/monday.html", "Monday Posters – Workshop on Small Systems 2026"),
        ("posters/tiny-caches.html", "Tiny Caches: Less is 2× More – Workshop on Small Systems 2026"),
        ("posters/untold.html", "Poster 2 (title not yet announced) – Workshop on Small Systems 2026"),
        (
            "posters/small-caches.html",
            "Tiny Caches: Less is 2× More (moved from small-caches) – Workshop on Small Systems 2026",
        ),
        ("authors/wei-wang.html", "Wei Wang (wei-wang) – Workshop on Small Systems 2026"),
        ("authors/wei-wang-clocks.html", "Wei Wang (Institute of Clocks) – Workshop on Small Systems 2026"),
    ],
)
def test_titles(made: dict[str, Page], route: str, title: str) -> None:
    assert head(made[route]).title == title


def test_steps_follow_the_session_and_pass_over_the_withdrawn(made: dict[str, Page]) -> None:
    steps = {
        route.removeprefix("posters/").removesuffix(".html"): tuple(
            getattr(page.context[way], "route", None) for way in ("previous", "following")
        )
        for route, page in made.items()
        if page.template == "poster.html"
    }
    assert steps == {
        "quiet-fans": (None, "posters/tiny-caches.html"),  # by board
        "tiny-caches": ("posters/quiet-fans.html", None),
        "loud-discs": (None, None),
        "untold": (None, "posters/slow-clocks.html"),
        "slow-clocks": ("posters/untold.html", None),
    }


def test_where_a_poster_is_mended(made: dict[str, Page]) -> None:
    mend = made["posters/tiny-caches.html"].context["mend"]
    assert isinstance(mend, FileAddresses)
    file = "content/posters/monday/tiny-caches.yaml"
    assert mend.edit == f"https://github.com/example/wss-2026/edit/trunk/{file}"


def test_one_session_without_a_name_gives_the_site_its_title(conference: Conference, chosen: Settings) -> None:
    monday = conference.sessions[:1]
    posters = tuple(poster for poster in conference.posters if poster.session == monday[0].id)
    ids = {poster.id for poster in posters}
    people = tuple(person for person in conference.people if set(person.posters) <= ids)
    alone = Conference(sessions=monday, posters=posters, people=people, bylines={})
    home = next(pages(alone, replace(chosen, name=""), WORDS))
    site = home.context["site"]
    assert isinstance(site, Site)
    assert (site.name, site.title, site.home_is_session) == ("", "Monday Posters", True)
    assert head(home).title == "Monday Posters"


def test_values_only_so_that_equal_content_gives_equal_pages(conference: Conference, chosen: Settings) -> None:
    assert [repr(page) for page in pages(conference, chosen, WORDS)] == [
        repr(page) for page in pages(conference, chosen, WORDS)
    ]
    assert " at 0x" not in "".join(repr(page) for page in pages(conference, chosen, WORDS))


def test_former_addresses_of_authors_lead_on(conference: Conference, chosen: Settings) -> None:
    former = {"wei-wang-clocks": ("w-wang", "wang"), "wei-wang": ("wang",), "renee-van-der-berg": ("renee",)}
    people = tuple(replace(person, formerly=former.get(person.id, ())) for person in conference.people)
    made = {page.route: page for page in pages(replace(conference, people=people), chosen, WORDS)}
    leads = {route: made[route].context["target"] for route in made if made[route].template == "redirect.html"}
    assert leads == {
        "posters/small-caches.html": "posters/tiny-caches.html",
        "authors/w-wang.html": "authors/wei-wang-clocks.html",
        "authors/renee.html": "authors/renee-van-der-berg.html",
        "authors/wang.html": "authors/index.html",
    }
    assert made["authors/wang.html"].context["heading"] == "More than one author is called Wei Wang"
    assert made["authors/renee.html"].context["heading"] == "This author’s page has moved"


def test_namesakes_of_one_affiliation_have_titles_of_their_own(conference: Conference, chosen: Settings) -> None:
    people = tuple(
        replace(person, affiliation="Institute of Clocks") if person.name == "Wei Wang" else person
        for person in conference.people
    )
    titles = [head(page).title for page in pages(replace(conference, people=people), chosen, WORDS)]
    assert "Wei Wang (wei-wang-clocks) – Workshop on Small Systems 2026" in titles
    assert len(titles) == len(set(titles))


def test_former_addresses_of_sessions_and_own_pages_lead_on(conference: Conference, chosen: Settings) -> None:
    sessions = tuple(replace(one, formerly=("first-day",) if one.id == "monday" else ()) for one in conference.sessions)
    own = tuple(replace(one, formerly=("how-to-find-us", "travel")) for one in conference.pages)
    made = {page.route: page for page in pages(replace(conference, sessions=sessions, pages=own), chosen, WORDS)}
    leads = {route: made[route].context["target"] for route in made if made[route].template == "redirect.html"}
    assert leads == {
        "sessions/first-day.html": "sessions/monday.html",
        "maps/first-day.html": "maps/monday.html",
        "posters/small-caches.html": "posters/tiny-caches.html",
        "how-to-find-us.html": "venue.html",
        "travel.html": "venue.html",
    }


@pytest.mark.parametrize(
    ("route", "canonical"),
    [
        ("index.html", "https://example.org/wss-2026/"),
        ("sessions/monday.html", "https://example.org/wss-2026/sessions/monday.html"),
        ("posters/small-caches.html", "https://example.org/wss-2026/posters/tiny-caches.html"),
        ("404.html", ""),
    ],
)
def test_each_page_has_one_address(made: dict[str, Page], route: str, canonical: str) -> None:
    assert head(made[route]).canonical == canonical


def test_the_only_session_repeats_the_home_page(conference: Conference, chosen: Settings) -> None:
    posters = tuple(poster for poster in conference.posters if poster.session == "monday")
    alone = Conference(sessions=conference.sessions[:1], posters=posters, people=())
    made = {page.route: page for page in pages(alone, chosen, WORDS)}
    assert head(made["sessions/monday.html"]).canonical == head(made["index.html"]).canonical == chosen.url


def test_static_files_of_a_theme_know_the_site(conference: Conference, chosen: Settings) -> None:
    (draft,) = static_pages(conference, replace(chosen, accent="#7a1f5c"), WORDS, {"static/a.css": "static/a.css"})
    page = draft()
    assert (page.route, page.template) == ("static/a.css", "static/a.css")
    site = page.context["site"]
    assert isinstance(site, Site)
    assert site.colours
