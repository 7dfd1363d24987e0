"""Each page of a site made of nothing but what strangers may write, opened in a browser: nothing of it runs."""

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.hostile import site

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


@pytest.fixture(scope="module")
def attacked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.make(tmp_path_factory.mktemp("hostile"), site.hostile).output


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def leads_on(path: Path) -> bool:
    """Whether the page is one of the site's own that lead on to another, and is gone before it can be asked."""
    return '\n<meta http-equiv="refresh"' in path.read_text(encoding="utf-8")


def watched(page: Page, home: str) -> list[str]:
    """What the page does that it must not, as it comes."""
    seen: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on("console", lambda one: seen.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("request", lambda one: None if one.url.startswith((home, "data:")) else seen.append(f"asked: {one.url}"))
    page.on("popup", lambda one: seen.append(f"opened: {one.url}"))
    return seen


@pytest.mark.threat(1)
@pytest.mark.threat(8)
@pytest.mark.threat(10)
@pytest.mark.parametrize("over", ["http", "file"])
def test_nothing_of_it_runs(browser: Browser, attacked_folder: Path, over: str) -> None:
    paths = sorted(path.relative_to(attacked_folder).as_posix() for path in attacked_folder.rglob("*.html"))
    routes = [path for path in paths if not path.startswith(SKIPPED) and not leads_on(attacked_folder / path)]
    routes += [f"search.html?q={query}" for query in QUERIES] + [f"my.html#{query}" for query in QUERIES]
    home = served(attacked_folder) if over == "http" else contextlib.nullcontext(attacked_folder.as_uri() + "/")
    with home as address, browser.new_context() as context:
        page = context.new_page()
        seen = watched(page, address)
        for route in routes:
            page.goto(address + route)
            told = page.evaluate("[typeof globalThis.pwned, document.title, document.querySelectorAll('main').length]")
            assert told[0] == "undefined", route
            assert told[1] != "pwned", route
            assert told[2] == 1, route
            assert page.url.startswith(address), route
            assert seen == [], route
