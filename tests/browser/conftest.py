"""Whole sites in a real browser: over http below a path, and from the folder."""

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from generator.content import settings
from generator.publish.build import build

ROOT = Path(__file__).parents[2]
BASE = "/some-path/"
PHONE = {"width": 390, "height": 844}
# Chromium's own calls home, which a closed network answers with errors.
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; its parent is what the server shows, so that the site stands below a path."""
    return _built(ROOT / "content", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of the site that uses every field: two days, parallel sessions, sponsors, an accent, materials."""
    return _built(ROOT / "tests" / "sites" / "everything" / "content", tmp_path_factory.mktemp("everything"))


@pytest.fixture(scope="session")
def bound_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site in the second theme."""
    return _built(ROOT / "content", tmp_path_factory.mktemp("bound"), "proceedings")


@pytest.fixture(scope="session")
def full_bound_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that uses every field in the second theme."""
    content = ROOT / "tests" / "sites" / "everything" / "content"
    return _built(content, tmp_path_factory.mktemp("full-bound"), "proceedings")


def _built(content: Path, root: Path, theme: str | None = None) -> Path:
    shutil.copytree(content, root / "content")
    output = root / "served" / BASE.strip("/")
    build(settings.load(root, output=output, theme=theme, url=f"https://example.org{BASE}"))
    return output


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The site's address over http."""
    with _served(folder) as found:
        yield found


@pytest.fixture(scope="session")
def full_address(full_folder: Path) -> Iterator[str]:
    """The address over http of the site that uses every field."""
    with _served(full_folder) as found:
        yield found


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # as the base class has it
            """Say nothing."""

    handler = functools.partial(Handler, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as found by provide.py."""
    kept = ROOT / ".venv" / "browser"
    path = os.environ.get("CHROMIUM") or (
        kept.read_text(encoding="utf-8") if kept.exists() else shutil.which("chromium")
    )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page did that it must not: messages on the console, requests that failed or went elsewhere."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.seen: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"error: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the visitor went on before it had come
            self.seen.append(f"failed: {request.url} {request.failure}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:")):
            self.seen.append(f"foreign: {request.url}")


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser, folder: Path, address: str) -> Iterator[Visit]:
    """Opens a page of the site, by its route, on a phone; over http and from the folder.

    When the test is over, nothing may have been complained of and nobody else asked.
    """
    with _visits(browser, address if request.param == "http" else folder.as_uri() + "/") as open_page:
        yield open_page


@pytest.fixture(params=["http", "file"])
def tour(request: pytest.FixtureRequest, browser: Browser, full_folder: Path, full_address: str) -> Iterator[Visit]:
    """The same for the site that uses every field."""
    with _visits(browser, full_address if request.param == "http" else full_folder.as_uri() + "/") as open_page:
        yield open_page


@pytest.fixture(params=["http", "file"])
def volume(request: pytest.FixtureRequest, browser: Browser, bound_folder: Path) -> Iterator[Visit]:
    """As `visit`, for the site in the second theme."""
    yield from _opened(request.param, browser, bound_folder)


@pytest.fixture(params=["http", "file"])
def full_volume(request: pytest.FixtureRequest, browser: Browser, full_bound_folder: Path) -> Iterator[Visit]:
    """As `tour`, for the site in the second theme."""
    yield from _opened(request.param, browser, full_bound_folder)


def _opened(over: str, browser: Browser, folder: Path) -> Iterator[Visit]:
    home = _served(folder) if over == "http" else contextlib.nullcontext(folder.as_uri() + "/")
    with home as address, _visits(browser, address) as open_page:
        yield open_page


@contextlib.contextmanager
def _visits(browser: Browser, home: str) -> Iterator[Visit]:
    contexts: list[tuple[BrowserContext, Watch]] = []

    def open_page(route: str = "index.html", *, now: str = "", script: str = "", **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type] # options of any kind
        contexts.append((context, Watch(context, home)))
        if script:
            context.add_init_script(script)  # before the page's own
        page = context.new_page()
        if now:
            page.clock.install(time=now)
        page.goto(home + route)
        return page

    yield open_page
    for context, watch in contexts:
        context.close()
        assert watch.seen == []
