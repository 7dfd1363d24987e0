"""The second theme as a reader meets it: a volume that can be read, searched, kept and printed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations_in_light_and_dark
from tests.browser.visiting import Visit, either_way

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 800}
POSTER = "posters/efficient-long-context-language-model-training-by-core.html"
UNTITLED = "posters/mixture-of-experts-moes-enable-massive-model-sizes.html"
SESSION = "sessions/poster-session-2.html"
REAL = {
    "home": "index.html",
    "session": SESSION,
    "poster": POSTER,
    "untitled poster": UNTITLED,
    "index": "authors/index.html",
    "author": "authors/ben-athiwaratkun.html",
    "search": "search.html?q=therien",
    "nothing found": "index.html?q=zzzzzz",
    "saved": "my.html",
}
FULL = {
    "several sessions": "index.html",
    "session with boards": "sessions/systems.html",
    "poster with everything": "posters/lamp-post-scheduling.html",
    "own page": "venue.html",
}


@pytest.mark.parametrize("route", REAL.values(), ids=REAL)
def test_everybody_can_use_it_on_every_screen(volume: Visit, route: str) -> None:
    page = volume(route, bypass_csp=True)
    if "?q=" in route:
        expect(page.locator("mark:visible, .empty:visible").first).to_be_visible()
    assert violations_in_light_and_dark(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


@pytest.mark.parametrize("route", FULL.values(), ids=FULL)
def test_everybody_can_use_every_field(full_volume: Visit, route: str) -> None:
    page = full_volume(route, viewport=DESKTOP, bypass_csp=True)
    assert violations_in_light_and_dark(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_no_font_comes_and_the_style_is_small(volume: Visit) -> None:
    page = volume(POSTER)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in loaded if ".woff" in name or "wayfinder.css" in name] == []
    assert page.evaluate("[...document.fonts].length") == 0


def test_the_contents_have_twenty_entries_on_a_desktop_screen(volume: Visit) -> None:
    page = volume(viewport=DESKTOP)
    page.locator(".posters").evaluate("list => list.scrollIntoView()")
    seen = "items => items.filter(item => item.getBoundingClientRect().bottom <= innerHeight).length"
    assert page.locator(".posters > li").evaluate_all(seen) >= 20


def test_abstracts_stand_on_the_session_page_in_two_columns(volume: Visit) -> None:
    page = volume(SESSION, viewport=DESKTOP)
    articles = page.locator(".abstracts article")
    expect(articles).to_have_count(47)
    left, right = (articles.nth(place).bounding_box() for place in (0, 46))
    assert left
    assert right
    assert right["x"] > left["x"] + left["width"]
    page.set_viewport_size({"width": 990, "height": 800})
    assert len(set(articles.evaluate_all("all => all.map(one => one.getBoundingClientRect().x)"))) == 1
    assert articles.first.locator(".prose").evaluate("text => getComputedStyle(text).hyphens") == "auto"


def test_notes_stand_in_place_of_buttons(full_volume: Visit) -> None:
    page = full_volume("posters/lamp-post-scheduling.html")
    marks = page.locator(".refs a")
    notes = page.locator(".notes > li")
    assert marks.count() == notes.count() == 8
    marks.nth(1).click()
    assert page.url.endswith("#note-2")
    expect(notes.nth(1)).to_contain_text("Code")
    expect(notes.last.locator("pre")).to_contain_text("@")
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name(re.compile("Lamp Posts"))


def test_the_index_is_one_of_a_book(volume: Visit) -> None:
    page = volume("authors/index.html", viewport=DESKTOP)
    expect(page.locator(".people li").first).to_have_text(re.compile(r"^Abdollahi, Armin, 43\s*$"))
    places = page.locator(".people li").evaluate_all("all => all.map(one => one.getBoundingClientRect().x)")
    assert len({round(place) for place in places}) == 5
    page.get_by_role("searchbox").fill("thérien")
    expect(page.locator(".people li:visible")).to_have_count(1)


@either_way
def test_a_dagger_keeps_a_poster(volume: Visit) -> None:
    page = volume(POSTER)
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(page.url.replace(POSTER, "my.html"))
    expect(page.locator("#lists .title")).to_have_text(re.compile("Efficient Long-Context"))


def test_it_is_whole_without_scripts(volume: Visit) -> None:
    page = volume("index.html", java_script_enabled=False)
    assert page.locator(".posters > li").count() == 47
    assert page.locator("button:visible, form:visible").count() == 0


@pytest.mark.parametrize(("route", "most"), [("index.html", 6), (SESSION, 20), (POSTER, 2)])
def test_it_prints(volume: Visit, route: str, most: int) -> None:
    page = volume(route, viewport=DESKTOP)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    assert 1 <= page.pdf(format="A4").count(b"/Type /Page\n") <= most
