"""Each page of a site made of nothing but what strangers may write, opened in a browser: nothing of it runs."""

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.hosting import served
from tests.browser.visiting import Watch
from tests.hostile import site
from tests.hostile.payloads import PAYLOADS

pytestmark = pytest.mark.browser

# The pages of people that hold no hostile word, and pages that only lead to others.
SKIPPED = ("authors/author-", "p/")
QUERIES = [
    "<script>globalThis.pwned=1</script>",
    '"><img src=x onerror=globalThis.pwned=1>',
    "{{7*7}}",
    "(((([",
    "__proto__",
]
TOLD = "[typeof globalThis.pwned, document.title === 'pwned', document.querySelectorAll('main').length]"
HARMLESS = ["undefined", False, 1]


class Guard(Watch):
    """What pages did that they must not, dialogs and windows of their own among it."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        super().__init__(context, home)
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _page(self, page: Page) -> None:
        page.on("popup", lambda opened: self.seen.append(f"opened: {opened.url}"))


@pytest.fixture(scope="module")
def attacked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.make(tmp_path_factory.mktemp("hostile"), site.hostile).output


@contextlib.contextmanager
def guarded(browser: Browser, folder: Path, over: str) -> Iterator[tuple[str, BrowserContext, Guard]]:
    """The address of the folder's pages over http or from the disk, a visitor, and what is seen of their harm."""
    home = served(folder) if over == "http" else contextlib.nullcontext(folder.as_uri() + "/")
    with home as address, browser.new_context() as context:
        yield address, context, Guard(context, address)


def leads_on(path: Path) -> bool:
    """Whether the page is one of the site's own that lead on to another, and is gone before it can be asked."""
    return '\n<meta http-equiv="refresh"' in path.read_text(encoding="utf-8")


def routes(folder: Path) -> list[str]:
    """The pages to open, and with what a stranger may put into an address."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    found = [path for path in paths if not path.startswith(SKIPPED) and not leads_on(folder / path)]
    return found + [f"my.html#{query}" for query in QUERIES]


def of_each_kind(asked: Sequence[str], count: int = 4) -> list[str]:
    """The first pages of each folder, and all outside of folders.

    Which words a page holds does not depend on where it is opened, for it is the same file with the same policy. From a
    folder only what its scripts may read is another, and those are the same for all of a kind.
    """
    folders = itertools.groupby(asked, lambda route: route.partition("#")[0].rpartition("/")[0])
    return [route for name, routes in folders for route in itertools.islice(routes, count if name else None)]


def visit_all(tab: Page, address: str, asked: Sequence[str]) -> None:
    """Open page after page, and ask each what has become of it."""
    for route in asked:
        tab.goto(address + route)
        assert tab.evaluate(TOLD) == HARMLESS, route
        assert tab.url.startswith(address), route


@pytest.mark.threat(1)
@pytest.mark.threat(10)
@pytest.mark.parametrize("over", ["http", "file"])
def test_nothing_of_it_runs(browser: Browser, attacked_folder: Path, over: str) -> None:
    asked = routes(attacked_folder)
    assert len(asked) > len(PAYLOADS)
    with guarded(browser, attacked_folder, over) as (address, context, guard):
        visit_all(context.new_page(), address, asked if over == "http" else of_each_kind(asked))
        assert guard.seen == []


@pytest.mark.threat(8)
@pytest.mark.parametrize("over", ["http", "file"])
def test_what_is_searched_for_is_text(browser: Browser, attacked_folder: Path, over: str) -> None:
    with guarded(browser, attacked_folder, over) as (address, context, guard):
        page = context.new_page()
        for query in QUERIES:
            page.goto(f"{address}search.html?q={quote(query)}")
            expect(page.get_by_role("searchbox")).to_have_value(query)
            expect(page.locator("#results li:visible, .empty:visible").first).to_be_visible()
            assert page.locator("main :is(script, iframe, [onerror])").count() == 0
            assert page.evaluate(TOLD) == HARMLESS, query
        page.goto(f"{address}search.html?q=script")
        expect(page.get_by_role("main")).to_contain_text("<script>")
        assert page.evaluate(TOLD) == HARMLESS
        assert guard.seen == []


PIXEL = "http://127.0.0.1:9/pixel.png"
HARM = {
    "dialog": ("<script>alert(1)</script>", "dialog: 1"),
    "title": ("<script>document.title='pwned'</script>", ""),
    "script": ("<script>globalThis.pwned=1</script>", ""),
    "request": (f"<img src='{PIXEL}' alt=''>", f"foreign: {PIXEL}"),
    "error": ("<script>throw new Error('broken')</script>", "error: "),
    "console": ("<script>console.error('said')</script>", "error: said"),
    "window": ("<script>open('about:blank')</script>", "opened: about:blank"),
    "end": ("</main><main>", ""),
}


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("name", HARM)
def test_harm_would_be_seen(browser: Browser, tmp_path: Path, name: str, over: str) -> None:
    """A page without a content policy, with what the pages above must not do."""
    harm, seen = HARM[name]
    (tmp_path / "a.html").write_text(f"<!doctype html><title>A</title><main>{harm}</main>", encoding="utf-8")
    with guarded(browser, tmp_path, over) as (address, context, guard):
        tab = context.new_page()
        if seen:
            visit_all(tab, address, ["a.html"])
            assert [one for one in guard.seen if one.startswith(seen)]
        else:
            with pytest.raises(AssertionError, match=r"a\.html"):
                visit_all(tab, address, ["a.html"])


@pytest.mark.threat(10)
@pytest.mark.parametrize("over", ["http", "file"])
def test_the_policy_stops_what_would_get_through(browser: Browser, attacked_folder: Path, over: str) -> None:
    """A page of the site, with what the templates never write: its own content policy lets none of it run."""
    page = attacked_folder / "posters" / "let-through.html"
    source = (attacked_folder / "posters" / "attack-0.html").read_text(encoding="utf-8")
    harm = "".join(f"<div>{each}</div>" for name, (each, _) in HARM.items() if name != "end")
    through = f"{harm}<img src=x alt='' onerror='globalThis.pwned=1'><a id=go href='javascript:pwned=1'>x</a>"
    page.write_text(source.replace("</main>", f"{through}</main>"), encoding="utf-8")
    try:
        with guarded(browser, attacked_folder, over) as (address, context, guard):
            tab = context.new_page()
            visit_all(tab, address, ["posters/let-through.html"])
            tab.locator("#go").evaluate("link => link.click()")
            assert tab.evaluate(TOLD) == HARMLESS
            assert f"failed: {PIXEL} csp" in guard.seen
            expected = ("error: ", f"failed: {address}")  # the site's own, which is asked for and is not there
            assert not [one for one in guard.seen if not one.startswith(expected) and PIXEL not in one]
            refused = [one for one in guard.seen if "Content Security Policy" in one]
            assert len(refused) > len(HARM)
    finally:
        page.unlink()
