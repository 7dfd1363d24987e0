"""What a page costs a phone, as the browser counts it: requests, and bytes as they come compressed from the host."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.hosting import BASE, Hosting

pytestmark = pytest.mark.browser

REAL, FULL = "real", "everything"  # which site the page is of

# Bytes, compressed.
SMALL, LIST = 6000, 12_000
FIRST_VIEW, LATER = 60_000, 12_000
STYLE = {"wayfinder": 8000, "proceedings": 5000}
FONT = {"wayfinder": 30_000, "proceedings": 0}
SCRIPT = 6000
REQUESTS = 4  # the page, its style, its script, a font

PAGES: dict[str, tuple[str, str, int]] = {
    "home": (REAL, "index.html", LIST),
    "list": (REAL, "sessions/poster-session-2.html", LIST),
    "poster": (REAL, "posters/kitty-accurate-and-efficient-2-bit-kv-cache-quantization.html", SMALL),
    "poster with a formula": (REAL, "posters/efficient-long-context-language-model-training-by-core.html", SMALL),
    "poster with everything": (FULL, "posters/lamp-post-scheduling.html", SMALL),
    "author index": (REAL, "authors/index.html", LIST),
    "author": (REAL, "authors/ben-athiwaratkun.html", SMALL),
    "own page": (FULL, "venue.html", SMALL),
    "map": (FULL, "maps/systems.html", SMALL),
    "not found": (REAL, "no/such/page.html", SMALL),
    "my posters": (REAL, "my.html", SMALL),
    "search": (REAL, "search.html", SMALL),
}
# A list with all abstracts may cost what the search data that hold them may.
WITH_ABSTRACTS = {("proceedings", "list"): 40_000}
# What these pages are for comes with a style, a script or data of their own; search with all of its own.
OWN_FILES = {"map": 2, "my posters": 2}
# By address, as the page itself was told (Resource Timing); nothing of what its own store had.
SIZES = """() => Object.fromEntries(
  ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
    .map((one) => [one.name.split("#")[0], one.transferSize && one.encodedBodySize]))"""


@dataclass(frozen=True)
class Answer:
    """A file that came: its route, its kind as the browser calls it, and its bytes on the way."""

    route: str
    kind: str
    size: int


@pytest.fixture(params=["wayfinder", "proceedings"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def homes(theme: str, hosted: Hosting) -> dict[str, str]:
    """The addresses of the two sites in the theme."""
    return {site: hosted(site, theme).address for site in (REAL, FULL)}


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def opened(page: Page, address: str) -> list[Answer]:
    """What comes from the host, and not from the browser's own store, until the page is quiet.

    Pictures are content, and fonts beyond Latin come for the names that need them; neither is the theme's cost, nor
    is the icon, which the browser asks for.
    """
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 # the driver marks functions
    page.goto(address, wait_until="networkidle")
    answers = _answers(page, asked)
    return [answer for answer in answers if answer.size > 0 and answer.kind not in ("image", "other", "letters")]


def _answers(page: Page, asked: list[Request]) -> list[Answer]:
    for request in asked:
        response = request.response()
        assert response, request.url
        response.finished()
    sizes = page.evaluate(SIZES)
    return [_answer(request, sizes.get(request.url.partition("#")[0], 0)) for request in asked]


def _answer(request: Request, size: int) -> Answer:
    route = urlsplit(request.url).path.removeprefix(BASE)
    extended = request.resource_type == "font" and "-3-latin-wght" not in route
    return Answer(route, "letters" if extended else request.resource_type, size)


def total(answers: list[Answer], kind: str = "") -> int:
    return sum(answer.size for answer in answers if kind in ("", answer.kind))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "search"])
def test_a_first_view(visitor: BrowserContext, homes: dict[str, str], theme: str, name: str) -> None:
    site, route, most = PAGES[name]
    came = opened(visitor.new_page(), homes[site] + route)
    sizes = {PurePosixPath(answer.route).name: answer.size for answer in came}
    assert len(came) <= REQUESTS + OWN_FILES.get(name, 0), sizes
    assert 0 < total(came, "document") <= WITH_ABSTRACTS.get((theme, name), most)
    assert 0 < sizes[f"{theme}.css"] <= STYLE[theme]
    assert 0 < sizes["wayfinder.js"] <= SCRIPT
    assert total(came, "font") <= FONT[theme]
    assert total(came) <= FIRST_VIEW, sizes


def test_later_pages(visitor: BrowserContext, homes: dict[str, str], theme: str) -> None:
    page = visitor.new_page()
    opened(page, f"{homes[REAL]}index.html")
    later = [name for name, (site, _, _) in PAGES.items() if site == REAL and name not in ("home", "search")]
    costs = {name: total(opened(page, homes[REAL] + PAGES[name][1])) for name in later}
    limits = {name: WITH_ABSTRACTS.get((theme, name), LATER) for name in later}
    assert {name: cost for name, cost in costs.items() if not 0 < cost <= limits[name]} == {}


def test_search_comes_when_its_field_is_entered(visitor: BrowserContext, homes: dict[str, str]) -> None:
    page = visitor.new_page()
    before = opened(page, f"{homes[REAL]}index.html")
    coming: list[Request] = []
    page.on("request", lambda request: coming.append(request))  # noqa: PLW0108 # the driver marks functions
    field = page.get_by_role("searchbox")
    field.focus()
    page.wait_for_load_state("networkidle")
    field.fill("therien")
    expect(page.locator(".posters > li:visible")).to_have_count(1)
    scripts = [answer for answer in _answers(page, coming) if answer.kind == "script"]
    assert [answer.route for answer in before if answer.kind == "script"] == ["static/wayfinder.js"]
    assert scripts
    assert sum(answer.size for answer in scripts) <= 40_000


def test_the_page_of_search_brings_no_more_than_search(visitor: BrowserContext, homes: dict[str, str]) -> None:
    came = opened(visitor.new_page(), f"{homes[REAL]}search.html")
    assert 0 < total(came, "document") <= SMALL
    assert total([answer for answer in came if "static/wayfinder" not in answer.route], "script") <= 40_000
