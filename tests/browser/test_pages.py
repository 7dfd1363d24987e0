"""Pages as a visitor meets them: steps, colours, small screens, print, and what a screen reader is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations_in_light_and_dark
from tests.browser.visiting import Visit, either_way

pytestmark = pytest.mark.browser

ABSTRACT_ONLY = "posters/mixture-of-experts-moes-enable-massive-model-sizes.html"
ROUTES = {
    "home": "index.html",
    "session": "sessions/poster-session-2.html",
    "poster": "posters/efficient-long-context-language-model-training-by-core.html",
    "untitled poster": ABSTRACT_ONLY,
    "author index": "authors/index.html",
    "author": "authors/ben-athiwaratkun.html",
    "search": "search.html?q=therien",
}


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)
def test_everybody_can_use_it_on_every_screen(visit: Visit, route: str) -> None:
    page = visit(route, bypass_csp=True)
    if "?" in route:
        expect(page.locator("mark").first).to_be_visible()
    assert violations_in_light_and_dark(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


@either_way
def test_steps_by_key_and_by_link(visit: Visit) -> None:
    page = visit("posters/beam-joint-resource-power-optimization-for-energy-efficient.html")
    heading = page.get_by_role("heading", level=1)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/posters/beat-the-long-tail*")
    expect(heading).to_have_text(re.compile("Beat the long tail"))
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/posters/beam*")
    expect(heading).to_have_text(re.compile("BEAM"))
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/posters/beat-the-long-tail*")
    expect(heading).to_have_text(re.compile("Beat the long tail"))


@either_way
def test_the_colours_are_chosen_and_kept(visit: Visit) -> None:
    page = visit("index.html", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("radio", name="Dark").check()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    page.get_by_role("radio", name="Auto").check()
    assert page.evaluate(ground) == light


def test_maths_is_maths(visit: Visit) -> None:
    page = visit(ROUTES["poster"])
    formula = page.locator("article math")
    expect(formula).to_have_count(1)
    assert formula.evaluate("node => node.getBoundingClientRect().width") > 60


def test_what_is_unknown_is_said(visit: Visit) -> None:
    page = visit(ABSTRACT_ONLY)
    expect(page.get_by_role("heading", level=1)).to_have_text("Title not yet announced")
    expect(page.get_by_text("Authors not yet announced")).to_be_visible()
    expect(page.get_by_text("We know this poster only by its abstract.")).to_be_visible()


def test_the_poster_prints_on_one_page(visit: Visit) -> None:
    page = visit(ROUTES["poster"])
    page.emulate_media(media="print")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()


@either_way
@pytest.mark.parametrize("route", ["index.html", "authors/index.html"])
def test_search_is_loaded_when_it_is_asked_for(visit: Visit, route: str) -> None:
    page = visit(route)
    page.wait_for_load_state("networkidle")
    scripts = "[...document.scripts].map(script => script.src.split('/').pop()).sort().join()"
    assert page.evaluate(scripts) == "wayfinder.js"
    page.get_by_role("searchbox").focus()
    wanted = ["finder.js", *(["poster-session-2.abstracts-1.js"] if route == "index.html" else [])]
    for script in wanted:
        expect(page.locator(f"script[src$='/{script}'], script[src='{script}']")).to_be_attached()
    assert page.evaluate(scripts) == ",".join([*wanted, "wayfinder.js"])
