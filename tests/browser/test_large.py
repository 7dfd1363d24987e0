"""A conference of some hundred posters as a visitor meets it: names answer first, abstracts come in parts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.content import settings
from generator.content.load import load
from generator.model import Conference
from generator.publish.build import build
from tests.bench import corpus, material, yamlsite
from tests.bench.__main__ import LISTING
from tests.browser.hosting import Hosted, served
from tests.browser.visiting import either_way
from tests.sharing import Once

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 20_000  # milliseconds, where a busy machine has to build or look through much
POSTERS = 320  # in two sessions of two parts each: more than are loaded at once
RESTED = 1500  # milliseconds, until everything has come that comes when the keys rest
ABSTRACTS = "**/*.abstracts-*.js"
IS_MARKED = "row => [...CSS.highlights.get('found')].some(({ startContainer }) => row.contains(startContainer))"


@pytest.fixture(scope="module")
def root(once: Once) -> Path:
    """The site's folder; its last poster has a word that no other has."""
    return once("large", make)


def make(root: Path) -> None:
    yamlsite.write(corpus.make(material.read(LISTING), POSTERS), root)
    last = load(settings.load(root)).conference.listed[-1]
    file = root / last.path
    text = file.read_text("utf-8").replace("abstract: >-\n", "abstract: >-\n  Of quokkasynthesis.\n")
    file.write_text(text, "utf-8")
    build(settings.load(root))


@pytest.fixture(scope="module")
def conference(root: Path) -> Conference:
    return load(settings.load(root)).conference


@pytest.fixture(scope="module")
def large(root: Path) -> Iterator[Hosted]:
    with served(root / "output") as address:
        yield Hosted(root / "output", address)


@pytest.fixture
def home(large: Hosted, over: str) -> str:
    return large.home(over)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    yield page
    context.close()


def asked(page: Page) -> list[str]:
    """The files with abstracts that the page asks for, from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if ".abstracts-" in request.url else None)
    return found


def found(page: Page) -> list[str]:
    """What the lists on the page lead to, in their order."""
    links = ".posters > li .go, .people > li .go"
    seen = "all => all.filter((one) => one.checkVisibility()).map((one) => one.href)"
    return [str(href) for href in page.locator(links).evaluate_all(seen)]


def titles(page: Page) -> Locator:
    return page.locator(".posters > li:visible .title")


@either_way
def test_names_answer_while_abstracts_are_on_their_way(page: Page, home: str, conference: Conference) -> None:
    held: list[Route] = []
    page.route(ABSTRACTS, lambda route: held.append(route))  # noqa: PLW0108 # a builtin cannot be marked as wrapped
    last = conference.listed[-1]
    person = next(one for one in conference.people if last.id in one.posters)
    page.goto(f"{home}search.html")
    page.get_by_role("searchbox").fill(person.name)
    expect(page.locator(".people .go").first).to_have_text(person.name)
    assert last.title
    expect(titles(page).filter(has_text=last.title.plain)).to_have_count(1)
    page.get_by_role("searchbox").fill("quokkasynthesis")
    expect(page.locator(".count")).to_have_text("looking in the abstracts …")
    expect(page.locator(".empty").filter(has_text="No poster matches")).to_be_hidden()
    page.wait_for_timeout(1000)
    assert held
    for route in held:
        route.continue_()
    page.unroute(ABSTRACTS)
    expect(titles(page)).to_have_text(last.title.plain, timeout=PATIENCE)
    expect(page.locator(".snippet mark")).to_have_text("quokkasynthesis")
    expect(page.locator(".count")).to_have_text("1 poster")


@either_way
def test_nothing_is_loaded_that_nobody_asks_for(page: Page, home: str) -> None:
    found = asked(page)
    page.goto(f"{home}sessions/poster-session-1.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.scripts].filter((script) => script.src).length") == 1
    page.goto(f"{home}search.html")
    page.wait_for_load_state("networkidle")
    assert found == []


@either_way
def test_a_session_loads_its_own_abstracts(page: Page, home: str, conference: Conference) -> None:
    found = asked(page)
    page.goto(f"{home}sessions/poster-session-2.html")
    page.get_by_role("searchbox").fill("quokkasynthesis")
    title = conference.listed[-1].title
    expect(titles(page)).to_have_text([title.plain if title else ""], timeout=PATIENCE)
    expect(page.locator(".count")).to_have_text(f"1 of {POSTERS // 2}")
    assert sorted(url.rpartition("/")[2] for url in found) == [
        "poster-session-2.abstracts-1.js",
        "poster-session-2.abstracts-2.js",
    ]


def test_a_slip_of_the_finger_is_looked_up_in_abstracts_too(page: Page, home: str, conference: Conference) -> None:
    page.goto(f"{home}search.html?q=quokasynthesis")
    title = conference.listed[-1].title
    expect(titles(page)).to_have_text(title.plain if title else "", timeout=PATIENCE)


@either_way
def test_abstracts_that_do_not_come_are_told_of_and_asked_for_again(page: Page, home: str) -> None:
    page.route(ABSTRACTS, lambda route: route.abort())
    page.goto(f"{home}search.html?q=quokkasynthesis")
    expect(page.locator(".count")).to_have_text("Search did not load. Type again to retry.")
    page.unroute(ABSTRACTS)
    page.get_by_role("searchbox").fill("quokkasynthesi")
    expect(titles(page)).to_have_count(1, timeout=PATIENCE)


def test_the_author_index_has_a_page_for_each_letter(page: Page, home: str, conference: Conference) -> None:
    page.goto(f"{home}authors/index.html")
    expect(page.locator(".shelf")).to_have_count(0)
    expect(page.locator(".count")).to_have_text(f"{len(conference.people):,} authors")
    page.locator(".letters").get_by_role("link", name="W", exact=True).click()
    page.wait_for_url("**/authors/letters/w.html")
    expect(page.get_by_role("heading", level=2)).to_have_text("W")
    wanted = [person.name for person in conference.people if person.letter == "W"]
    expect(page.locator(".people .go")).to_have_text(wanted)
    expect(page.locator(".letters [aria-current]")).to_have_text("W")


def test_everybody_is_found_from_every_letter(page: Page, home: str, conference: Conference) -> None:
    first = conference.people[0]
    page.goto(f"{home}authors/letters/w.html")
    page.get_by_role("searchbox").fill(first.name)
    expect(page.locator("#results .go").first).to_have_text(first.name)
    expect(page.locator(".shelf, .letters").first).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#results .go:visible")).to_have_count(0)
    expect(page.locator(".count")).to_have_text(f"{len(conference.people):,} authors")
    expect(page.locator(".shelf")).to_be_visible()


def test_an_author_with_many_coauthors_has_some_named(page: Page, home: str, conference: Conference) -> None:
    def coauthors(id_: str) -> int:
        shared = {poster for (poster, _), person in conference.bylines.items() if person == id_}
        return len({person for (poster, _), person in conference.bylines.items() if poster in shared} - {id_})

    busiest = max(conference.people, key=lambda person: len(person.posters))
    more = coauthors(busiest.id) - 24
    assert more > 0
    page.goto(f"{home}authors/{busiest.id}.html")
    expect(page.locator(".people > li")).to_have_count(24)
    expect(page.locator(".further")).to_have_text(f"and {more} more, on the posters above")


@either_way
def test_what_is_saved_comes_with_its_names(page: Page, home: str, conference: Conference) -> None:
    last, first = conference.listed[-1], conference.listed[0]
    page.goto(f"{home}my.html")
    expect(page.get_by_text("Nothing saved yet.")).to_be_visible()
    assert page.evaluate("[...document.scripts].filter(({ src }) => src.endsWith('/search.js')).length") == 0
    page.goto(f"{home}my.html#p={last.id},{first.id},{first.number}")
    page.reload()
    shown = [poster.title.plain if poster.title else "" for poster in (first, last)]
    expect(titles(page)).to_have_text(shown)
    # Both sessions have a poster of that number, so it names none.
    expect(page.get_by_text("1 poster of this list is not on this site.")).to_be_visible()


def test_words_are_marked_where_they_are_seen(page: Page, home: str) -> None:
    page.goto(f"{home}sessions/poster-session-2.html")
    page.get_by_role("searchbox").press_sequentially("a")
    page.wait_for_timeout(RESTED)
    rows = page.locator(".posters > li:visible")
    first, last = rows.first.element_handle(), rows.last.element_handle()
    assert (first.evaluate(IS_MARKED), last.evaluate(IS_MARKED)) == (True, False)
    last.scroll_into_view_if_needed()
    page.wait_for_timeout(RESTED)
    assert (first.evaluate(IS_MARKED), last.evaluate(IS_MARKED)) == (False, True)
    page.evaluate("scrollTo(0, 0)")
    page.locator("#order").select_option("title")
    page.wait_for_timeout(RESTED)
    assert rows.first.evaluate(IS_MARKED)
    page.get_by_role("searchbox").fill("")
    page.wait_for_timeout(RESTED)
    assert not page.evaluate("CSS.highlights.has('found')")


@pytest.mark.parametrize("route", ["search.html", "sessions/poster-session-2.html", "authors/index.html"])
@pytest.mark.parametrize("text", ["inference gpus", "wang", "quantizaton"])
def test_letter_by_letter_the_same_is_found_as_at_once(page: Page, home: str, route: str, text: str) -> None:
    field, count = page.get_by_role("searchbox"), page.locator(".count")
    page.goto(f"{home}{route}?q={text.replace(' ', '+')}")
    expect(count).not_to_have_text(re.compile("looking"), timeout=PATIENCE)
    page.wait_for_timeout(RESTED)
    wanted = (count.inner_text(), found(page))
    page.goto(f"{home}{route}")
    field.press_sequentially(f"{text[:3]}x")
    field.press("Backspace")
    field.press_sequentially(text[3:])
    expect(count).to_have_text(wanted[0], timeout=PATIENCE)
    page.wait_for_timeout(RESTED)
    assert (count.inner_text(), found(page)) == wanted


def test_a_list_comes_back_whole(page: Page, home: str, conference: Conference) -> None:
    page.goto(f"{home}sessions/poster-session-2.html")
    before = found(page)
    assert len(before) == POSTERS // 2
    field = page.get_by_role("searchbox")
    field.fill("quokkasynthesis")
    expect(titles(page)).to_have_count(1, timeout=PATIENCE)
    page.evaluate("new Promise(requestAnimationFrame)")
    field.press("ControlOrMeta+a")
    field.press("Delete")
    expect(page.locator(".count")).to_have_text(f"{POSTERS // 2} posters")
    expect(titles(page)).to_have_count(len(before))
    assert found(page) == before


def test_what_is_put_away_is_out_of_reach(page: Page, home: str, conference: Conference) -> None:
    page.goto(f"{home}authors/letters/w.html")
    first = conference.people[0]
    field = page.get_by_role("searchbox")
    field.fill(first.name)
    expect(page.locator("#results .go").first).to_have_text(first.name)
    expect(page.locator(".shelf")).to_be_hidden()
    results = page.locator("#results .go").count()
    for _ in range(results + 2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#results') !== null")
    page.locator("#results .go").last.focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.shelf') === null")
    hidden = page.evaluate("[...document.querySelectorAll('.shelf')].map((one) => one.getBoundingClientRect().height)")
    assert hidden == [0]
