"""Every state of the pages, in both themes: for those who see little, who do not see, and who have only a keyboard."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations_in_light_and_dark, violations_of_colour
from tests.browser.hosting import Hosting
from tests.browser.visiting import Visit, visits

pytestmark = pytest.mark.browser

LIST = "sessions/systems.html"
POSTER = "posters/lamp-post-scheduling.html"
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"


@pytest.fixture(params=["wayfinder", "proceedings"])
def site(request: pytest.FixtureRequest, browser: Browser, hosted: Hosting) -> Iterator[Visit]:
    """Opens pages of the site that uses every field in one of the themes, from its folder; nothing moves."""
    with visits(browser, hosted("everything", request.param).home("file")) as open_page:
        yield lambda route, **options: open_page(route, bypass_csp=True, reduced_motion="reduce", **options)


def save_first(page: Page) -> None:
    page.locator(".posters > li .save").first.click()


def results(site: Visit) -> Page:
    page = site("search.html?q=lamp")
    expect(page.locator("#results mark").first).to_be_visible()
    return page


def filtered(site: Visit) -> Page:
    page = site(LIST)
    page.get_by_role("searchbox").fill("lamp")
    expect(page.locator(".posters > li:visible")).to_have_count(1)
    return page


def nothing_found(site: Visit) -> Page:
    page = site(LIST)
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_role("button", name="Clear")).to_be_visible()
    return page


def nobody_found(site: Visit) -> Page:
    page = site("authors/index.html")
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_role("button", name="Clear")).to_be_visible()
    return page


def only_saved(site: Visit) -> Page:
    page = site(f"{LIST}?saved=1")
    expect(page.get_by_text("Nothing saved yet.")).to_be_visible()
    return page


def sentences(site: Visit) -> Page:
    page = site(LIST)
    page.get_by_role("combobox", name="Show").select_option("sentence")
    save_first(page)
    expect(page.get_by_role("button", name="Saved: S-01", exact=False)).to_be_visible()
    return page


def saved(site: Visit) -> Page:
    page = site(LIST)
    save_first(page)
    page.get_by_role("link", name="My posters").click()
    expect(page.get_by_role("button", name="Add to calendar")).to_be_visible()
    return page


def nothing_saved(site: Visit) -> Page:
    page = site("my.html")
    expect(page.get_by_text("Nothing saved yet.")).to_be_visible()
    return page


def shared(site: Visit) -> Page:
    page = site("my.html#p=lamp-post-scheduling,nowhere", script=NO_CLIPBOARD)
    page.get_by_role("button", name="Copy link to this list").click()
    expect(page.locator(".toast")).to_be_visible()
    return page


def nothing_kept(site: Visit) -> Page:
    page = site(LIST, script=BLOCKED)
    save_first(page)
    expect(page.locator(".toast")).to_have_text(
        "Saved for this visit only: your browser does not keep data for this site."
    )
    return page


def offline(site: Visit) -> Page:
    page = site(POSTER)
    page.context.set_offline(True)
    page.get_by_role("link", name="Code", exact=False).first.click()
    expect(page.locator(".toast")).to_have_text(
        "You are offline. Posters and search work; videos and PDFs need a connection."
    )
    return page


def keys(site: Visit) -> Page:
    page = site(LIST)
    page.keyboard.press("?")
    expect(page.get_by_role("checkbox", name="Single keys")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")  # what lies under the bar at the moment is no smaller for it
    return page


def menu(site: Visit) -> Page:
    page = site("index.html")
    page.get_by_text("More", exact=True).click()
    expect(page.get_by_role("link", name="Registration")).to_be_visible()
    return page


def picture(site: Visit) -> Page:
    page = site(POSTER)
    page.locator(".zoom").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def missing(site: Visit) -> Page:
    page = site("offline.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    return page


STATES: dict[str, Callable[[Visit], Page]] = {
    "results": results,
    "a list filtered": filtered,
    "nothing found": nothing_found,
    "nobody found": nobody_found,
    "only saved, of none": only_saved,
    "saved, with sentences": sentences,
    "my posters": saved,
    "nothing saved": nothing_saved,
    "a shared list, not copied": shared,
    "storage blocked": nothing_kept,
    "offline": offline,
    "keys": keys,
    "menu": menu,
    "picture": picture,
}
SMALL = {"320 px": (320, 100), "200 % text": (390, 200), "200 % text, wide": (1280, 200)}
OVER_THE_EDGE = """() => {
  const beyond = (one) => {
    const { left, right } = one.getBoundingClientRect();
    return one.checkVisibility() && (left < -1 || right > innerWidth + 1);
  };
  const all = [...document.querySelectorAll("a, button, input, select, summary, h1, h2, h3, p")];
  const wide = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  return [...wide, ...all.filter(beyond).map((one) => one.outerHTML.slice(0, 80))];
}"""


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_everybody_can_use_it(site: Visit, state: Callable[[Visit], Page]) -> None:
    page = state(site)
    assert violations_in_light_and_dark(page) == []
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert violations_of_colour(page) == []
    for name, (width, percent) in SMALL.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
        assert page.evaluate(OVER_THE_EDGE) == [], name


@pytest.mark.parametrize("state", [nothing_kept, sentences, offline])
def test_nothing_moves_for_who_wants_that(site: Visit, state: Callable[[Visit], Page]) -> None:
    page = state(site)
    assert page.evaluate("document.getAnimations().length") == 0
    moving = "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s')"
    assert page.evaluate(f"{moving}.map((one) => one.outerHTML.slice(0, 80))") == []


# What has the focus: its name, whether its outline can be seen, and whether it stands free of what sticks or floats.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const box = one.getBoundingClientRect();
  const drawn = [one, one.closest("label") ?? one];
  const styles = drawn.flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::after")]);
  const isLine = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const top = document.elementFromPoint(box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1));
  const free = one.contains(top) || Boolean(top?.contains(one));
  const name = `${one.localName} ${one.ariaLabel ?? one.textContent.trim() ?? ""}`.slice(0, 60);
  return { name, seen: styles.some(isLine), free };
}"""


@pytest.mark.parametrize("route", [LIST, POSTER, "authors/index.html"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_focus_is_seen_wherever_it_goes(site: Visit, route: str, width: int) -> None:
    page = site(route, viewport={"width": width, "height": 640})
    stops = []
    for _ in range(90):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            break
        stops.append(found)
    assert len(stops) > 12
    assert stops[0]["name"] == "a Skip to the content"
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["free"])] == []


def test_a_keyboard_is_enough(site: Visit) -> None:
    page = site(LIST)
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    expect(page.locator(".posters > li:visible")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="Saved: S-01", exact=False)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{POSTER}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/posters/quiet-fans.html")
    page.keyboard.press("/")
    page.wait_for_url("**/search.html")
    assert page.evaluate("document.activeElement.type") == "search"
