"""Visitors of a site: fresh profiles on a phone, and what their pages complain of."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

PHONE = {"width": 390, "height": 844}

Visit = Callable[..., Page]

# For what asks for files, keeps something, or leads on: browsers let pages from a folder do less. What else is seen
# and done is the same either way, and is tested from the folder alone.
either_way = pytest.mark.parametrize("over", ["http", "file"], indirect=True)


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


@contextlib.contextmanager
def visits(browser: Browser, home: str) -> Iterator[Visit]:
    """Opens pages of the site at `home`, each for a new visitor with a phone.

    At the end nothing may have been complained of and nobody else asked.
    """
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
