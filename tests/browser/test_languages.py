"""Sites in other languages than English as their readers meet them: words, plural forms, pages from right to left."""

import functools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.content import settings
from generator.language import LANGUAGES
from generator.publish.build import build
from generator.site import themes
from generator.site.words import Words
from tests.browser.accessibility import violations
from tests.sharing import Once

pytestmark = pytest.mark.browser

EVERYTHING = Path(__file__).parents[1] / "sites" / "everything" / "content"
MIXED = """\
session: systems
number: 77
title: "نماذج اللغة الكبيرة: نظرة عامة"
authors: [محمد بدر, نور أحمد, Ada Lovelace]
abstract: كيف تقرأ النماذج اللغة العربية وتكتبها.
"""
ROUTES = (
    *(
        "index.html",
        "sessions/systems.html",
        "maps/systems.html",
        "posters/mixed.html",
        "posters/quiet-fans.html",
        "authors/index.html",
    ),
    *("search.html?q=wang", "search.html?q=qqqq", "my.html#p=77", "call.html", "404.html"),
)
COUNTS = [0, 1, 2, 3, 11, 47, 100, 102, 1234, 12345]

Open = Callable[..., Page]


def make(code: str, root: Path) -> None:
    """The site that uses every field, and a poster by people with Arabic names, in a language."""
    shutil.copytree(EVERYTHING, root / "content")
    (root / "content" / "posters" / "systems" / "mixed.yaml").write_text(MIXED, encoding="utf-8")
    told = root / "content" / "site.yaml"
    # Without its address every page works from the folder, 404.html too.
    text = re.sub(r"(?m)^url:.*\n", "", told.read_text(encoding="utf-8"))
    told.write_text(f"{text}\nlanguage: {code}\n", encoding="utf-8")
    build(settings.load(root))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """The one tab for all of these pages, which nobody leaves anything in: a new one takes longer than most pages."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def open_page(page: Page, once: Once) -> Open:
    """Opens a page of the site in a language; width in CSS pixels."""

    def visit(code: str, route: str, width: int = 390) -> Page:
        page.set_viewport_size({"width": width, "height": 844})
        site = once(f"everything-in-{code}", functools.partial(make, code)) / "output"
        page.goto(f"{site.as_uri()}/{route}")
        if "?q=" in route:
            expect(page.locator(".posters > li:visible, .people > li:visible, .empty:visible").first).to_be_visible()
        return page

    return visit


def words(code: str) -> Words:
    return themes.find("wayfinder", Path("nowhere"), code).words


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("code", ["ar", "de", "ja"])
def test_pages_fit_a_small_phone_and_axe_finds_nothing_wrong(open_page: Open, code: str, route: str) -> None:
    page = open_page(code, route, width=320)
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]") == [320, 320]
    assert violations(page) == []  # the colours are those of the other sites


@pytest.mark.parametrize("code", LANGUAGES)
def test_scripts_say_what_templates_say(open_page: Open, code: str) -> None:
    page = open_page(code, "index.html")
    said = page.evaluate("(counts) => counts.map((n) => wayfinder.say('posters', { n }))", COUNTS)
    assert said == [words(code).plain("posters", n=count) for count in COUNTS]


@pytest.mark.parametrize("code", LANGUAGES)
def test_searching_is_told_in_the_language(open_page: Open, code: str) -> None:
    page, t = open_page(code, "search.html?q=wang"), words(code)
    expect(page.locator("#results h2")).to_have_text([t.plain("people_title"), t.plain("posters_title")])
    people, posters = (page.locator(f"#results .{kind} > li").count() for kind in ("people", "posters"))
    found = (t.plain("people", n=people), t.plain("posters", n=posters))
    expect(page.locator(".count")).to_have_text(t.plain("comma").join(found))
    both = t.plain("both", first=found[0], second=found[1])
    sentence = t.plain("match", n=people + posters, found=both, query="wang")
    expect(page.get_by_role("status").first).to_have_text(sentence)
    page.get_by_role("searchbox").fill("qqqq")
    expect(page.get_by_role("status").first).to_have_text(t.plain("no_poster_matches", query="qqqq"))


@pytest.mark.parametrize("code", ["en", "ar"])
def test_names_stand_in_their_order_whatever_their_script(open_page: Open, code: str) -> None:
    page = open_page(code, "posters/mixed.html", width=1280)
    names = page.locator(".authors a")
    expect(names).to_have_text(["محمد بدر", "نور أحمد", "Ada Lovelace"])
    lefts = [box["x"] for box in (name.bounding_box() for name in names.all()) if box]
    assert lefts == sorted(lefts, reverse=code == "ar")
    assert page.evaluate("getComputedStyle(document.querySelector('.prose')).direction") == "rtl"


def test_arabic_pages_run_from_right_to_left(open_page: Open) -> None:
    page = open_page("ar", "sessions/systems.html", width=1280)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    row = page.locator(".posters > li").first
    number, title, save = (row.locator(part).bounding_box() for part in (".number", ".title", ".save"))
    assert number
    assert title
    assert save
    assert number["x"] > title["x"] > save["x"]
    expect(page.get_by_role("heading", level=1)).to_have_text("Systems Posters")


def test_arrows_lead_where_they_point(open_page: Open) -> None:
    for code, key in (("en", "ArrowRight"), ("ar", "ArrowLeft")):
        page = open_page(code, "posters/quiet-fans.html")
        following = page.locator('.walk [rel="next"]').get_attribute("href")
        assert following
        page.keyboard.press(key)
        page.wait_for_url(f"**/{following}")


def test_the_author_index_has_the_letters_of_the_language(open_page: Open) -> None:
    letters = open_page("ar", "authors/index.html").locator(".letters > *").all_inner_texts()
    assert "".join(letters).startswith("ابتثجح")
    assert letters[-2:] == ["Z", "أخرى"]
    shelf = open_page("ar", "authors/index.html").locator(".shelf").first
    expect(shelf.locator("h2")).to_have_text("ا")
    expect(shelf.locator(".go")).to_have_text(["نور أحمد"])


def test_dates_and_clocks_are_the_languages_own(open_page: Open) -> None:
    page = open_page("de", "index.html")
    expect(page.get_by_role("heading", name="Montag, 18. Mai 2026")).to_be_visible()
    page = open_page("ja", "index.html")
    expect(page.get_by_role("heading", name="2026年5月18日月曜日")).to_be_visible()
    assert not re.search("Monday|Tuesday", page.inner_text("main"))
