"""Search and filters as a visitor meets them, online and from a folder."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import Visit, either_way

pytestmark = pytest.mark.browser

GROUND = "node => getComputedStyle(node).backgroundColor"


def titles(page: Page) -> Locator:
    """The posters that are found."""
    return page.locator(".posters > li:visible .title")


def people(page: Page) -> Locator:
    """The people that are found."""
    return page.locator(".people > li:visible .go")


QUERIES: dict[str, tuple[str, list[str], list[str]]] = {
    "without its accent": ("therien", ["Pylo"], ["Benjamin Thérien"]),
    "the beginning of a name": ("thérie", ["Pylo"], ["Benjamin Thérien"]),
    "an author of three": ("athiwaratkun", ["Beat the long tail", "Kitty", "Search Your NVFP4"], ["Ben Athiwaratkun"]),
    "a number": ("23", ["Kitty"], []),
    "several words": ("speculative rollout", ["Beat the long tail", "NexSpec"], []),
    "an untitled poster": ("balls bins buckets", ["Title not yet announced"], []),
}


@pytest.mark.parametrize(("query", "posters", "names"), QUERIES.values(), ids=QUERIES)
def test_what_is_found(visit: Visit, query: str, posters: list[str], names: list[str]) -> None:
    page = visit("search.html")
    page.get_by_role("searchbox").fill(query)
    expect(titles(page)).to_have_count(len(posters))
    assert sorted(text.split(":")[0] for text in titles(page).all_inner_texts())
    for start in posters:
        expect(titles(page).filter(has_text=start)).to_have_count(1)
    assert people(page).all_inner_texts() == names


def test_a_slip_of_the_finger(visit: Visit) -> None:
    page = visit("search.html")
    page.get_by_role("searchbox").fill("quantizaton")
    expect(titles(page).first).to_be_visible()
    assert any("Quantization" in title for title in titles(page).all_inner_texts())


def test_found_words_are_marked(visit: Visit) -> None:
    page = visit("search.html?q=therien")
    expect(page.locator("mark")).to_have_text(["Thérien", "Thérien"])
    expect(page.locator(".posters mark")).to_have_css("background-color", "rgb(255, 233, 168)")


def test_found_words_are_marked_in_a_list(visit: Visit) -> None:
    page = visit("index.html?q=therien")
    expect(titles(page)).to_have_count(1)
    name = page.locator(".posters > li:visible .by")
    assert page.evaluate("[...CSS.highlights.get('found')].map(String).length") == 1
    assert name.evaluate(GROUND.replace("node)", "node, '::highlight(found)')")) == "rgb(255, 233, 168)"


@either_way
def test_the_state_is_in_the_address(visit: Visit) -> None:
    page = visit("search.html")
    page.get_by_role("searchbox").fill("kitty")
    page.wait_for_url("**/search.html?q=kitty")
    titles(page).get_by_role("link").click()
    page.wait_for_url("**/posters/kitty*")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("kitty")
    expect(titles(page)).to_have_count(1)


def test_a_row_that_stays_is_not_made_again(visit: Visit) -> None:
    page = visit("search.html")
    field, row = page.get_by_role("searchbox"), page.locator(".posters > li:visible")
    field.press_sequentially("kitt")
    expect(row).to_have_count(1)
    row.evaluate("row => (row.isKnown = true)")
    row.locator("mark").evaluate_all("marks => marks.forEach((mark) => (mark.isKnown = true))")
    field.press_sequentially("y")
    page.wait_for_url("**/search.html?q=kitty")
    assert row.evaluate("row => row.isKnown")
    assert row.locator("mark").evaluate_all("marks => marks.length && marks.every((mark) => mark.isKnown)")


def test_a_row_that_is_filled_again_saves_what_it_shows(visit: Visit) -> None:
    page = visit("search.html")
    field, button = page.get_by_role("searchbox"), page.locator(".posters > li:visible .save")
    for query, start in (("kitty", "23 Kitty"), ("therien", "Pylo")):
        field.fill(query)
        expect(button).to_have_attribute("aria-label", re.compile(f"^Save .*{start}"))
        button.click()
        expect(button).to_have_attribute("aria-label", re.compile(f"^Saved: .*{start}"))
    field.fill("kitty")
    expect(button).to_have_attribute("aria-label", re.compile("^Saved: 23 Kitty"))
    page.goto(page.url.partition("search.html")[0] + "my.html")
    expect(titles(page)).to_have_count(2)


def test_nothing_found_is_said_and_cleared(visit: Visit) -> None:
    page = visit("search.html?q=zzzzzz")
    expect(page.locator(".empty").filter(has_text="No poster matches “zzzzzz”")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator(".empty").filter(has_text="No poster matches")).to_be_hidden()


def test_what_is_typed_is_text(visit: Visit) -> None:
    page = visit("search.html?q=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator(".empty").filter(has_text="No poster matches “<img src=x onerror=alert(1)>”")).to_be_visible()
    assert page.locator("main img").count() == 0


@either_way
def test_by_keyboard(visit: Visit) -> None:
    page = visit("index.html")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("athiwaratkun")
    expect(titles(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(titles(page).nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(titles(page)).to_have_count(47)
    page.keyboard.type("kitty")
    expect(titles(page)).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/posters/kitty*")


def test_the_list_is_filtered_and_counted_aloud(visit: Visit) -> None:
    page = visit("index.html")
    page.get_by_role("searchbox").fill("therien")
    expect(titles(page)).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 poster matches therien")


@either_way
def test_the_list_is_filtered_by_abstracts_too(visit: Visit) -> None:
    page = visit("index.html")
    page.get_by_role("searchbox").fill("TransferEngine")
    expect(titles(page)).to_have_text(["RDMA Point-to-Point Communication for LLM Systems"])


@either_way
def test_the_author_index_is_filtered(visit: Visit) -> None:
    page = visit("authors/index.html")
    page.get_by_role("searchbox").fill("borovica gajic")
    expect(people(page)).to_have_text(["Renata Borovica-Gajic"])


def test_without_script_the_lists_are_whole(visit: Visit) -> None:
    page = visit("index.html", java_script_enabled=False)
    expect(titles(page)).to_have_count(47)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page = visit("authors/index.html", java_script_enabled=False)
    expect(people(page)).to_have_count(245)
    page = visit("search.html", java_script_enabled=False)
    assert "Search needs JavaScript" in page.locator("main").inner_text()
