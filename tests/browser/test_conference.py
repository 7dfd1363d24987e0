"""What a conference's own settings and materials do to its pages: accent, logo, times, sponsors, pictures."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations_in_light_and_dark
from tests.browser.hosting import Hosting
from tests.browser.visiting import Visit, either_way

pytestmark = pytest.mark.browser

POSTER = "posters/lamp-post-scheduling.html"
ROUTES = {
    "home": "index.html",
    "session": "sessions/systems.html",
    "poster": POSTER,
    "author": "authors/ada-lovelace.html",
    "own page": "venue.html",
    "search": "search.html?q=lamp",
}
SEATTLE, TOKYO, LONDON = "America/Los_Angeles", "Asia/Tokyo", "Europe/London"
DURING = "2026-05-18T17:30:00-07:00"


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)
def test_everybody_can_use_it_on_every_screen(tour: Visit, route: str) -> None:
    page = tour(route, bypass_csp=True, timezone_id=TOKYO, now=DURING)
    if "?" in route:
        expect(page.locator("mark").first).to_be_visible()
    assert violations_in_light_and_dark(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(122, 31, 92)"), ("dark", None)])
def test_the_accent_is_everywhere(tour: Visit, scheme: str, ground: str | None) -> None:
    page = tour(POSTER, color_scheme=scheme)
    accent = page.locator(".award").evaluate("node => getComputedStyle(node).color")
    assert accent != ("rgb(11, 92, 73)" if scheme == "light" else "rgb(127, 214, 184)")
    if ground:
        assert accent == ground
        plate = page.locator(".plate").evaluate("node => getComputedStyle(node).backgroundColor")
        assert plate == ground


def test_the_icon_has_the_accent(hosted: Hosting) -> None:
    folder = hosted("everything", "wayfinder").folder
    assert "#7a1f5c" in (folder / "static" / "icon.svg").read_text(encoding="utf-8")


@either_way
def test_the_logo_follows_the_choice_of_colours(tour: Visit) -> None:
    page = tour("index.html", color_scheme="dark")
    logo = page.locator(".brand img")
    shown = "node => node.currentSrc.split('/').pop()"
    expect(logo).to_have_attribute("alt", "Conference on Small Machines 2026")
    assert logo.evaluate(shown) == "site-dark.svg"
    page.get_by_role("radio", name="Light").check()
    assert source(page, "/site.svg")
    page.reload()
    assert source(page, "/site.svg")
    page.get_by_role("radio", name="Auto").check()
    assert source(page, "/site-dark.svg")


def source(page: Page, ending: str) -> bool:
    """Whether the logo comes to show the file; asked again, for the pages' policy lets no condition be handed over."""
    for _ in range(50):
        if str(page.locator(".brand img").evaluate("image => image.currentSrc")).endswith(ending):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_logo_stays_within_the_bar(tour: Visit, width: int) -> None:
    page = tour("index.html", viewport={"width": width, "height": 800})
    heights = page.evaluate("['.bar', '.brand img'].map(one => document.querySelector(one).offsetHeight)")
    assert 0 < heights[1] < heights[0] <= 114


def test_the_menu_is_what_was_chosen(tour: Visit) -> None:
    page = tour("index.html")
    page.get_by_text("More", exact=True).click()
    menu = page.locator(".more a")
    expect(menu).to_have_text(["Venue", "Code of conduct", "Registration"])
    expect(menu.nth(2)).to_have_attribute("href", "https://example.org/register")
    menu.nth(0).click()
    page.wait_for_url("**/venue.html")
    expect(page.locator(".more [aria-current=page]")).to_have_text("Venue")


def test_days_in_the_venues_time(tour: Visit) -> None:
    page = tour("index.html", timezone_id=SEATTLE)
    expect(page.locator("h2.day")).to_have_text(
        ["Monday 18 May 2026", "Tuesday 19 May 2026", "Day not yet announced", "Sponsors"]
    )
    expect(page.get_by_text("Times are local to the venue, UTC−7.")).to_be_visible()
    expect(page.locator(".own")).to_have_count(0)
    assert page.locator(".sessions .title").all_inner_texts()[:2] == ["Demonstrations", "Systems Posters"]


OWN: dict[str, tuple[str, str, str]] = {
    "the next day": (TOKYO, "sessions/systems.html", "09:00–11:00 your time, next day"),
    "past midnight": (LONDON, "sessions/systems.html", "01:00–03:00 your time, next day"),
    "the same day": ("America/New_York", "sessions/systems.html", "20:00–22:00 your time"),
    "further west": ("Pacific/Pago_Pago", "sessions/tuesday.html", "06:30–08:00 your time"),
    "no end": (TOKYO, "sessions/workshops.html", "02:30 your time, next day"),
    "on a poster's page": (LONDON, POSTER, "01:00–03:00 your time, next day"),
    "half an hour off": ("Asia/Kolkata", "sessions/demos.html", "23:30–01:00 your time"),
}


@pytest.mark.parametrize(("zone", "route", "words"), OWN.values(), ids=OWN)
def test_the_readers_own_time_stands_beside(tour: Visit, zone: str, route: str, words: str) -> None:
    expect(tour(route, timezone_id=zone).locator(".own")).to_have_text(words)


def test_what_runs_now_is_marked(tour: Visit) -> None:
    page = tour("index.html", now=DURING)
    marked = page.locator(".sessions li:has(.now) .title")
    expect(marked).to_have_count(2)
    expect(marked.nth(0)).to_have_text("Systems Posters Now")
    page.clock.fast_forward("02:00:00")
    expect(marked).to_have_text(["Applications Next", "Workshop Posters Next"])
    page.clock.fast_forward("48:00:00")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize("route", ["sessions/systems.html", POSTER])
def test_it_is_marked_on_the_pages_of_the_session_too(tour: Visit, route: str) -> None:
    page = tour(route, now=DURING)
    expect(page.locator(".now")).to_have_text("Now")
    page.clock.fast_forward("02:00:00")
    expect(page.locator(".now")).to_have_count(0)


def test_nothing_is_marked_before(tour: Visit) -> None:
    page = tour(POSTER, now="2026-05-18T16:00:00-07:00")
    expect(page.locator(".now")).to_have_count(0)


def test_materials_say_what_they_are(tour: Visit) -> None:
    page = tour(POSTER)
    expect(page.locator(".materials a")).to_have_text(
        [
            "Paper PDF, 3 pages, 13 kB",
            "Code code.example.net",
            "Poster PDF, 1 page, 14 kB",
            "Video opens at video.example.com",
            "Slides example.org",
            "Project example.org",
        ]
    )
    first = page.get_by_role("link", name="First page of the poster PDF")
    expect(first).to_have_attribute("href", "../files/lamp-posts-poster.pdf")
    assert page.locator("iframe, video, object, embed").count() == 0


def test_a_picture_opens_large_and_closes(tour: Visit) -> None:
    page = tour(POSTER)
    link = page.get_by_role("link", name=re.compile("Three falling lines"))
    link.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img")).to_be_visible()
    assert dialog.evaluate("node => node.clientWidth === innerWidth && node.clientHeight === innerHeight")
    found = page.url
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    assert page.url == found
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_a_picture_keeps_its_room(tour: Visit) -> None:
    picture = tour(POSTER).locator("figure img")
    assert (picture.get_attribute("width"), picture.get_attribute("height")) == ("1200", "800")
    assert picture.evaluate("node => Math.round(100 * node.offsetWidth / node.offsetHeight)") == 150


def test_sponsors_are_named_and_linked(tour: Visit) -> None:
    page = tour("index.html", color_scheme="dark")
    block = page.get_by_role("region", name="Sponsors")
    expect(block.get_by_role("heading", level=3)).to_have_text(["Gold", "Friends"])
    expect(block.get_by_role("link", name="Wide Works")).to_have_attribute("rel", "noopener")
    expect(block.get_by_role("img", name="Bitmap Brothers")).to_be_attached()
    expect(block.get_by_text("The Analytical Society")).to_be_visible()
    expect(tour("venue.html").get_by_role("region", name="Sponsors")).to_have_count(0)


@either_way
def test_former_addresses_lead_on(tour: Visit) -> None:
    page = tour("sessions/demo-session.html")
    page.wait_for_url("**/sessions/demos.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Demonstrations"
    page = tour("code-of-conduct.html")
    page.wait_for_url("**/conduct.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Code of conduct"


def test_without_script(tour: Visit) -> None:
    page = tour("index.html", java_script_enabled=False, timezone_id=TOKYO, color_scheme="dark")
    expect(page.locator(".sessions .time").first).to_have_text("11:00–12:30")
    expect(page.get_by_text("Times are local to the venue, UTC−7.")).to_be_visible()
    expect(page.get_by_role("link", name="Conference on Small Machines 2026")).to_be_visible()
    page = tour(POSTER, java_script_enabled=False)
    picture = page.get_by_role("link", name=re.compile("Three falling lines"))
    expect(picture).to_have_attribute("href", "../files/lamp-posts.png")


def test_a_reader_far_west_of_the_venue_is_a_day_behind(tour: Visit, hosted: Hosting) -> None:
    text = (hosted("everything", "wayfinder").folder / "sessions" / "tuesday.html").read_text(encoding="utf-8")
    assert len(re.findall(r'datetime="[^"]*:00-07:00"', text)) == 2
    page = tour("index.html", timezone_id=SEATTLE)
    auckland = text.replace(":00-07:00", ":00+12:00")
    page.route("**/sessions/tuesday.html", lambda route: route.fulfill(body=auckland, content_type="text/html"))
    page.get_by_role("link", name="Applications").click()
    expect(page.locator(".own")).to_have_text("15:30–17:00 your time, the day before")
