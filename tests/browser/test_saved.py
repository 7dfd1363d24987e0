"""Saving as a visitor meets it: across pages, in the list, in links to a list, and where the browser keeps nothing."""

import re
import shutil
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser, Download, Locator, Page, expect

from generator.content import settings
from generator.publish.build import build
from tests.browser.visiting import Visit, either_way

pytestmark = pytest.mark.browser

EVERYTHING = Path(__file__).parents[1] / "sites" / "everything" / "content"

SHORT = "https://example.org/some-path/p/12.html"
POSTER = "posters/efficient-long-context-language-model-training-by-core.html"
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
SHARING = "navigator.share = (data) => { globalThis.shared = data; return Promise.resolve(); };"


def rows(page: Page) -> Locator:
    """The rows that are shown."""
    return page.locator(".posters > li:visible")


def save(page: Page, *numbers: int) -> None:
    """Save posters from the list."""
    for number in numbers:
        page.locator(f'.posters > li[data-number="{number}"] .save').click()


def text_of(download: Download) -> str:
    """What was downloaded."""
    return Path(download.path()).read_bytes().decode()


@either_way
def test_saved_in_the_list_and_seen_everywhere(visit: Visit) -> None:
    page = visit("index.html")
    button = page.get_by_role("button", name="Save 12 Efficient Long-Context", exact=False)
    button.click()
    expect(page.get_by_role("button", name="Saved: 12 Efficient Long-Context", exact=False)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Saved. 1 poster in My posters.")
    expect(page.get_by_role("link", name="My posters")).to_have_text(re.compile("1"))
    page.locator('.posters > li[data-number="12"] .go').click()
    page.wait_for_url(f"**/{POSTER}")
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Removed. 0 posters in My posters.")
    page.go_back()
    expect(page.locator(".kept")).to_have_count(0)


@either_way
def test_my_posters_in_the_order_of_the_boards(visit: Visit) -> None:
    page = visit("index.html")
    save(page, 37, 4, 10)
    page.get_by_role("link", name="My posters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My posters")
    expect(rows(page).locator(".number")).to_have_text(["4", "10", "37"])
    expect(rows(page).nth(1).locator(".title")).to_have_text("Title not yet announced")
    rows(page).first.locator(".save").click()
    expect(page.locator(".count")).to_have_text("2 posters")
    expect(rows(page)).to_have_count(3)  # until one leaves, so that it can be undone
    page.reload()
    expect(rows(page)).to_have_count(2)


def test_nothing_saved_is_said(visit: Visit) -> None:
    page = visit("my.html")
    expect(page.get_by_text("Nothing saved yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Copy link to this list")).to_be_hidden()


@either_way
def test_the_link_to_a_list_in_a_fresh_profile(visit: Visit) -> None:
    page = visit("my.html#p=37,4,10,999")
    expect(page.get_by_role("heading", level=1)).to_have_text("A shared list")
    expect(rows(page).locator(".number")).to_have_text(["4", "10", "37"])
    expect(page.get_by_text("1 poster of this list is not on this site.")).to_be_visible()
    expect(page.get_by_role("link", name="My posters").first).to_have_text("My posters")
    page.get_by_role("button", name="Save all").click()
    expect(page.get_by_role("button", name="Save all")).to_be_hidden()
    page.get_by_role("link", name="To my posters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My posters")
    expect(rows(page)).to_have_count(3)


def test_the_link_is_shown_where_copying_is_not_allowed(visit: Visit) -> None:
    page = visit("index.html", script=NO_CLIPBOARD)
    save(page, 4, 10)
    page.get_by_role("link", name="My posters").click()
    page.get_by_role("button", name="Copy link to this list").click()
    expect(page.get_by_text("Your browser does not let this page copy.").first).to_be_visible()
    selected = page.evaluate("String(getSelection())").strip()
    assert selected.endswith("/my.html#p=4,10")


@either_way
def test_the_link_is_copied(visit: Visit) -> None:
    page = visit("index.html", permissions=["clipboard-read", "clipboard-write"])
    save(page, 4)
    page.get_by_role("link", name="My posters").click()
    page.get_by_role("button", name="Copy link to this list").click()
    expect(page.locator(".toast")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/my.html#p=4")


@either_way
def test_exports(visit: Visit) -> None:
    page = visit("index.html")
    save(page, 4, 10)
    page.get_by_role("link", name="My posters").click()
    expect(page.get_by_role("button", name="Add to calendar")).to_have_count(0)  # nobody has told a time
    with page.expect_download() as found:
        page.get_by_role("button", name="BibTeX").click()
    assert found.value.suggested_filename == "my-posters.bib"
    assert text_of(found.value).count("@misc{") == 1
    expect(page.locator(".toast")).to_have_text("1 poster cannot be cited yet and is not in the file.")
    with page.expect_download() as found:
        page.get_by_role("button", name="Text").click()
    told = text_of(found.value)
    assert told.startswith("Poster Session 2 · Evergreen Ballroom\n\n4 Beat the long tail")
    assert "\n10 Title not yet announced\n" in told


def test_the_calendar_holds_the_sessions_of_what_is_saved(tour: Visit) -> None:
    page = tour("sessions/systems.html")
    rows(page).first.locator(".save").click()
    page.get_by_role("link", name="My posters").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(re.compile("Systems Posters.*17:00 · Evergreen Ballroom"))
    with page.expect_download() as found:
        page.get_by_role("button", name="Add to calendar").click()
    told = text_of(found.value)
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n"))
    unfolded = told.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == 1
    assert "DTSTART:20260519T000000Z\r\nDTEND:20260519T020000Z\r\nSUMMARY:Systems Posters\r\n" in unfolded
    assert "DESCRIPTION:S-01 Lamp Posts" in unfolded


@either_way
def test_where_the_browser_keeps_nothing_it_lasts_for_the_visit(visit: Visit) -> None:
    page = visit("index.html", script=BLOCKED)
    save(page, 4, 7)
    said = "Saved for this visit only: your browser does not keep data for this site."
    expect(page.locator(".toast")).to_have_text(said)
    expect(page.get_by_role("status")).to_have_text(said)
    page.get_by_role("link", name="My posters").click()
    expect(rows(page)).to_have_count(2)
    expect(page.locator(".notice")).to_have_text(said)


def test_the_list_shows_only_what_is_saved(visit: Visit) -> None:
    page = visit("index.html")
    chip = page.get_by_role("button", name="Saved", exact=True)
    chip.click()
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_text("Nothing saved yet.")).to_be_visible()
    chip.click()
    save(page, 4, 23)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(rows(page)).to_have_count(2)
    expect(page.locator(".count")).to_have_text("2 of 47")
    expect(page).to_have_url(re.compile(r"index\.html\?saved=1$"))
    page.get_by_role("searchbox").fill("kitty")
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".count")).to_have_text("1 of 47")
    expect(page).to_have_url(re.compile(r"\?saved=1&q=kitty$"))
    rows(page).locator(".go").click()
    page.wait_for_url("**/posters/kitty*")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("kitty")
    expect(rows(page)).to_have_count(1)


def test_what_a_row_shows_is_kept(visit: Visit) -> None:
    page = visit("index.html")
    sentence, authors = page.locator(".posters .sentence").first, page.locator(".posters .by").first
    expect(sentence).to_be_hidden()
    page.get_by_role("combobox", name="Show").select_option("+ first sentence")
    expect(sentence).to_be_visible()
    page.get_by_role("combobox", name="Show").select_option("Titles")
    expect(authors).to_be_hidden()
    page.reload()
    expect(authors).to_be_hidden()
    expect(page.get_by_role("combobox", name="Show")).to_have_value("titles")


def test_the_order_is_chosen_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    """The boards hang in another order than the numbers go; the titles' is that of the numbers, and no choice."""
    shutil.copytree(EVERYTHING, tmp_path / "content")
    for name, board in (("lamp-post-scheduling", "S-09"), ("quiet-fans", "S-02")):
        file = tmp_path / "content" / "posters" / "systems" / f"{name}.yaml"
        file.write_text(re.sub("board: .*", f"board: {board}", file.read_text("utf-8")), "utf-8")
    build(settings.load(tmp_path))
    page = browser.new_page()
    page.goto((tmp_path / "output" / "sessions" / "systems.html").as_uri())
    signs = rows(page).locator(".number")
    expect(page.get_by_role("combobox", name="Order")).to_have_value("board")
    expect(signs).to_have_text(["S-02", "S-03", "S-09"])
    page.get_by_role("combobox", name="Order").select_option("By number")
    expect(page.get_by_role("combobox", name="Order").get_by_role("option")).to_have_count(2)
    expect(signs).to_have_text(["S-09", "S-02", "S-03"])
    expect(page).to_have_url(re.compile(r"\?sort=number$"))
    rows(page).first.locator(".go").click()
    page.go_back()
    expect(page.get_by_role("combobox", name="Order")).to_have_value("number")
    expect(signs).to_have_text(["S-09", "S-02", "S-03"])
    page.context.close()


def test_orders_that_are_equal_are_no_choice(visit: Visit) -> None:
    page = visit("index.html")
    expect(page.get_by_role("combobox", name="Show")).to_be_visible()
    expect(page.get_by_role("combobox", name="Order")).to_have_count(0)


def test_a_poster_is_shared(visit: Visit) -> None:
    page = visit(POSTER, script=SHARING)
    page.get_by_role("button", name="Share").click()
    shared = page.evaluate("globalThis.shared")
    assert shared["url"].endswith(POSTER)
    assert shared["title"].startswith("Efficient Long-Context")


def test_a_citation_is_copied(visit: Visit) -> None:
    page = visit(POSTER, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator(".toast")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Yonghao Zhuang, Junda Chen")
    page.get_by_text("BibTeX", exact=True).first.click()
    page.get_by_role("button", name="Copy").nth(1).click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{efficient-long-context")


def test_a_citation_is_selected_where_copying_is_not_allowed(visit: Visit) -> None:
    page = visit(POSTER, script=NO_CLIPBOARD)
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("status")).to_have_text(re.compile("The text is selected"))
    assert page.evaluate("String(getSelection())").startswith("Yonghao Zhuang")


def test_keys_can_be_switched_off(visit: Visit) -> None:
    page = visit(POSTER)
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Single keys work outside fields").uncheck()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()


def test_without_script_nothing_is_promised(visit: Visit) -> None:
    page = visit("index.html", java_script_enabled=False)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="My posters")).to_have_count(0)
    page = visit(POSTER, java_script_enabled=False)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="Cite")).to_be_visible()
    expect(page.locator("#reference")).to_be_visible()
    page = visit("my.html", java_script_enabled=False)
    assert "Saving needs JavaScript." in page.locator("main").inner_text()


@either_way
def test_a_short_address_leads_on(visit: Visit) -> None:
    page = visit("p/12.html")
    page.wait_for_url(f"**/{POSTER}")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Efficient Long-Context")


def test_a_short_address_of_several_lets_choose(tour: Visit) -> None:
    page = tour("p/1.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Several posters are number 1")
    assert rows(page).count() > 1


SMALL = """
[...document.querySelectorAll("main :is(button, select, input, .actions a, .walk a), .bar a")].flatMap((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width && (height < 44 || width < 44) ? `${one.outerHTML.slice(0, 80)} ${width}×${height}` : [];
})
"""


@pytest.mark.parametrize("route", ["index.html", POSTER, "my.html#p=4,10"])
def test_targets_are_large_enough(visit: Visit, route: str) -> None:
    page = visit(route)
    expect(page.locator(".save").first).to_be_attached()
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("route", ["index.html?saved=1", "index.html", POSTER, "my.html#p=4,10"])
def test_nothing_hangs_over_the_edge_with_all_controls(visit: Visit, route: str) -> None:
    page = visit(route)
    page.wait_for_load_state("load")
    for width, size in ((320, 16), (390, 32), (1280, 32)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(f"document.documentElement.style.fontSize = '{size}px'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (width, size)


def test_six_rows_on_a_phone(visit: Visit) -> None:
    page = visit("index.html")
    bottoms = rows(page).evaluate_all("items => items.map((item) => item.getBoundingClientRect().bottom)")
    assert sum(bottom <= 844 for bottom in bottoms) >= 6


def test_nine_rows_on_a_desktop(visit: Visit) -> None:
    page = visit("index.html", viewport={"width": 1280, "height": 800})
    bottoms = rows(page).evaluate_all("items => items.map((item) => item.getBoundingClientRect().bottom)")
    assert sum(bottom <= 800 for bottom in bottoms) >= 9


@pytest.mark.parametrize(
    ("route", "pages", "words", "gone"),
    [
        (POSTER, 1, ["Efficient Long-Context", "Yonghao Zhuang", SHORT], ["Related", "Copy", "Share"]),
        ("index.html", 3, ["Poster Session 2", "BEAM"], ["Saved", "Number, title"]),
        ("my.html#p=4,10", 1, ["A shared list", "Beat the long tail", "Title not yet announced"], ["Print", "BibTeX"]),
    ],
    ids=["poster", "list", "my posters"],
)
def test_print(visit: Visit, tmp_path: Path, route: str, pages: int, words: list[str], gone: list[str]) -> None:
    import pypdfium2

    page = visit(route)
    expect(page.locator(".save").first).to_be_attached()
    file = tmp_path / "printed.pdf"
    page.pdf(path=str(file), format="A4")
    printed = pypdfium2.PdfDocument(file)
    text = re.sub(r"\s+", " ", " ".join(leaf.get_textpage().get_text_range() for leaf in printed))
    assert len(printed) == pages
    assert [word for word in words if word not in text] == []
    assert [word for word in gone if word in text] == []
    codes = [code.text for code in zxingcpp.read_barcodes(printed[0].render(scale=3).to_pil().convert("L"))]
    assert codes == [word for word in words if word == SHORT]
