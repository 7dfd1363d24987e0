"""A session of many hundred posters as a visitor meets it: on several pages, and found as a whole."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Locator, Page, expect

from generator.content import settings
from generator.publish.build import build
from tests.bench import corpus, material, yamlsite
from tests.bench.__main__ import LISTING
from tests.browser.accessibility import violations
from tests.browser.visiting import Visit, visits

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 20_000  # milliseconds, where a busy machine has to look through much
POSTERS = 310  # on two pages
LAST = "Quokkas Hop to Sleep"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one session, whose last poster has a title of its own."""
    root = tmp_path_factory.mktemp("long")
    first, *others = corpus.make(material.read(LISTING), POSTERS)
    records = chain(first.posters, *(block.posters for block in others))
    posters = [replace(record, number=number) for number, record in enumerate(records, 1)]
    posters[-1] = replace(posters[-1], title=LAST)
    yamlsite.write([replace(first, posters=tuple(posters))], root)
    site = root / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("url:", "# url:"), "utf-8")  # share cards take long to draw
    return root


@pytest.fixture(scope="module", params=["wayfinder", "proceedings"])
def visit(request: pytest.FixtureRequest, browser: Browser, root: Path) -> Iterator[Visit]:
    output = root / request.param
    build(settings.load(root, output=output, theme=request.param))
    with visits(browser, f"{output.as_uri()}/") as open_page:
        yield open_page


def numbers(page: Page) -> Locator:
    """The numbers of the rows of the list that is shown."""
    return page.locator(".posters > li:visible .number")


def bar(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Posters", exact=True)


def test_a_page_leads_to_the_others(visit: Visit) -> None:
    page = visit("index.html")
    expect(numbers(page)).to_have_count(200)
    expect(page.locator(".count")).to_have_text("310 posters")
    expect(bar(page).locator("[aria-current]")).to_have_text("1 – 200")
    bar(page).get_by_role("link", name="201 – 310").click()
    page.wait_for_url("**/sessions/poster-session-1.part-2.html")
    expect(numbers(page)).to_have_count(110)
    expect(numbers(page).first).to_have_text("201")
    page.locator(".steps [rel=prev]").first.press("Enter")
    page.wait_for_url("**/index.html")


def test_the_field_finds_in_the_whole_session(visit: Visit) -> None:
    page = visit("index.html")
    page.get_by_role("searchbox").fill("quokkas")
    expect(numbers(page)).to_have_text(["310"], timeout=PATIENCE)
    expect(page.locator(".count")).to_have_text("1 of 310")
    expect(page.get_by_role("status")).to_have_text("1 poster matches quokkas")
    expect(bar(page)).to_be_hidden()
    page.get_by_role("searchbox").fill("205")
    expect(numbers(page)).to_have_text(["205"], timeout=PATIENCE)
    page.get_by_role("searchbox").fill("zzzzzzzz")
    expect(page.get_by_text("No poster matches “zzzzzzzz”").first).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Clear").click()
    expect(numbers(page)).to_have_count(200)
    expect(page.locator(".count")).to_have_text("310 posters")


def test_what_is_found_can_be_saved_and_comes_back(visit: Visit) -> None:
    page = visit("index.html?q=quokkas")
    page.get_by_role("button", name=f"Save 310 {LAST}").click(timeout=PATIENCE)
    page.locator("#results .go").click()
    page.wait_for_url("**/posters/quokkas*")
    page.go_back()
    expect(page.get_by_role("button", name=f"Saved: 310 {LAST}")).to_be_visible(timeout=PATIENCE)


def test_a_poster_leads_back_to_the_page_that_lists_it(visit: Visit) -> None:
    page = visit("posters/quokkas-hop-to-sleep.html")
    page.locator(".marks a").click()
    expect(page).to_have_url(re.compile(r"/sessions/poster-session-1\.part-2\.html$"))


def test_everybody_can_use_it(visit: Visit) -> None:
    page = visit("sessions/poster-session-1.part-2.html", bypass_csp=True)
    assert violations(page) == []


def test_without_script_every_page_is_whole(visit: Visit) -> None:
    page = visit("sessions/poster-session-1.part-2.html", java_script_enabled=False)
    expect(numbers(page)).to_have_count(110)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(bar(page).get_by_role("link")).to_have_count(2)
