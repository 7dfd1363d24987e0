"""The map of a session's boards, as a visitor with a phone, a keyboard, no script or a printer meets it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.content import settings
from generator.publish.build import build
from tests.browser.hosting import Hosting

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

MAP = "maps/systems.html"
LAMPS = "posters/lamp-post-scheduling.html"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
RULES = {"preload": False, "rules": {"target-size": {"enabled": True}}}
EVERYTHING = Path(__file__).parents[1] / "sites" / "everything" / "content"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Visit]:
    """Opens a page by its address, on a phone; when the test is over, nothing may have been complained of."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(address: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type] # options of any kind
        contexts.append(context)
        context.on("console", lambda message: complaints.append(message.text))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(params=["wayfinder", "proceedings"])
def hall(request: pytest.FixtureRequest, opened: Visit, hosted: Hosting) -> Visit:
    """Opens a page, by its route, of the site that uses every field, in each theme."""
    home = hosted("everything", request.param).home("file")
    return lambda route, **options: opened(home + route, **options)


@pytest.fixture(params=["wayfinder", "proceedings"])
def changed(request: pytest.FixtureRequest, opened: Visit, tmp_path: Path) -> Callable[[str, str, str], Visit]:
    """The same after a change of one file below content/: its name, a text in it and the one in its place."""

    def rebuilt(name: str, old: str, new: str) -> Visit:
        shutil.copytree(EVERYTHING, tmp_path / "content")
        file = tmp_path / "content" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        build(settings.load(tmp_path, theme=request.param))
        return lambda route, **options: opened((tmp_path / "output" / route).as_uri(), **options)

    return rebuilt


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"][:3]]


def overhang(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(hall: Visit, scheme: str) -> None:
    page = hall(MAP, color_scheme=scheme, bypass_csp=True)
    page.locator(".posters .save").first.click()
    assert faults(page) == []


def test_the_map_moves_in_its_box_and_the_page_does_not(hall: Visit) -> None:
    page = hall(MAP)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert overhang(page) <= 0, width
        wider = page.locator(".hall").evaluate_all("boxes => boxes.some(box => box.scrollWidth > box.clientWidth)")
        expect(page.locator(".wide")).to_be_visible(visible=wider)
        assert wider == (width < 1000)


def test_boards_are_large_enough_to_read_and_to_press(hall: Visit) -> None:
    page = hall(MAP)
    sizes = page.locator(".stands text").evaluate_all("all => all.map(text => text.getBoundingClientRect().height)")
    assert min(sizes) >= 11
    boxes = page.locator(".stands rect").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height])"
    )
    boards = [box for box in boxes if box[2] >= 40]
    assert min(min(width, height) for _, _, width, height in boards) >= 24
    for place, (left, top, width, height) in enumerate(boards):
        for x, y, w, h in boards[:place]:
            assert left >= x + w or x >= left + width or top >= y + h or y >= top + height


def test_a_board_leads_to_its_poster_and_the_poster_to_its_board(hall: Visit) -> None:
    page = hall("sessions/systems.html")
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_role("link", name="Board S-01: Lamp Posts: Scheduling by Where the Light Is, in O(n log n)").click()
    expect(page).to_have_url(re.compile(re.escape(LAMPS)))
    page.get_by_role("link", name="Show on the map").click()
    expect(page).to_have_url(re.compile(r"maps/systems\.html#at-lamp-post-scheduling$"))
    expect(page.locator("a:target")).to_be_in_viewport()
    ink = page.evaluate("getComputedStyle(document.body).color")
    expect(page.locator("a:target rect")).to_have_css("fill", ink)


def test_saved_boards_are_marked_for_eye_and_ear(hall: Visit) -> None:
    page = hall(MAP)
    board = page.locator("#at-quiet-fans")
    expect(board.locator("path")).to_be_hidden()
    page.get_by_role("button", name="Save S-02 Quiet Fans for Loud Rooms").click()
    expect(board).to_have_class("kept")
    expect(board).to_have_attribute("aria-label", "Saved: Board S-02: Quiet Fans for Loud Rooms")
    expect(board.locator("path")).to_be_visible()
    page.reload()
    expect(board).to_have_class("kept")
    page.get_by_role("button", name="Saved: S-02 Quiet Fans for Loud Rooms").click()
    expect(board).to_have_attribute("aria-label", "Board S-02: Quiet Fans for Loud Rooms")


def test_keys_reach_every_board_with_a_poster(hall: Visit) -> None:
    page = hall(MAP)
    page.locator(".heading h1").click()
    for id_ in ("lamp-post-scheduling", "quiet-fans", "untold"):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.id")
        assert focused == f"at-{id_}"
        expect(page.locator(f"#{focused}")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"posters/untold\.html"))


def test_without_script(hall: Visit) -> None:
    page = hall(f"{MAP}#at-untold", java_script_enabled=False)
    expect(page.locator(".stands a")).to_have_count(3)
    expect(page.locator(".posters > li .number")).to_have_text(["S-01", "S-02", "S-03"])
    expect(page.locator("#at-untold")).to_be_in_viewport()
    expect(page.locator(".wide")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_hidden()


def test_in_forced_colours_a_board_can_be_told_from_its_ground(hall: Visit) -> None:
    page = hall(MAP, forced_colors="active")
    page.locator(".posters .save").first.click()
    for board in ("#at-lamp-post-scheduling", "#at-untold"):
        fill, words, line = (
            page.locator(f"{board} {part}").evaluate(f"part => getComputedStyle(part).{name}")
            for part, name in (("rect", "fill"), ("text", "fill"), ("rect", "stroke"))
        )
        assert fill != words
        assert line != page.evaluate("getComputedStyle(document.body).backgroundColor") or fill != line


def test_on_paper_the_whole_map_stands_on_one_page(hall: Visit) -> None:
    page = hall(MAP, viewport=DESKTOP)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 within its margins
    assert overhang(page) <= 0
    expect(page.locator(".wide")).to_be_hidden()
    rights = page.locator(".stands rect").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(rights) <= 680


def test_the_hall_is_not_mirrored_where_words_are(changed: Callable[[str, str, str], Visit]) -> None:
    page = changed("site.yaml", "name: Conference on", "language: ar\nname: Conference on")(MAP)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    lamps, fans = (page.locator(f"#at-{id_} rect").bounding_box() for id_ in ("lamp-post-scheduling", "quiet-fans"))
    assert lamps
    assert fans
    assert 0 <= lamps["x"] < fans["x"]
    assert overhang(page) <= 0


def test_who_is_not_on_the_map_is_listed_below_it(changed: Callable[[str, str, str], Visit]) -> None:
    visit = changed("posters/systems/untold.yaml", "board: S-03\n", "")
    page = visit(MAP)
    expect(page.locator("ol.posters")).to_have_count(2)
    expect(page.locator("ol.posters").nth(1).locator(".go")).to_have_text(["Title not yet announced"])
    words = "These posters are here too; only their place on the map is not known yet."
    expect(page.get_by_text(words)).to_be_visible()
    page = visit("posters/untold.html")
    expect(page.get_by_role("link", name="Show on the map")).to_have_count(0)
