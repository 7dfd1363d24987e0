"""The real site in a real browser: over http below a path, and from the folder."""

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
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "content", root / "content")
    output = root / "served" / BASE.strip("/")
    build(settings.load(root, output=output, url=f"https://example.org{BASE}"))
    return output


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The site's address over http."""

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
    home = address if request.param == "http" else folder.as_uri() + "/"
    contexts: list[tuple[BrowserContext, Watch]] = []

    def open_page(route: str = "index.html", **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type] # options of any kind
        contexts.append((context, Watch(context, home)))
        page = context.new_page()
        page.goto(home + route)
        return page

    yield open_page
    for context, watch in contexts:
        context.close()
        assert watch.seen == []
