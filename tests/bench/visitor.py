"""What a visitor waits for: the bytes before search answers, and the time from a key press to the next picture."""

import functools
import gzip
import http.server
import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from generator.model import Conference
from generator.site import routes
from tests.bench.measure import ROOT

SLOWDOWN = 4  # a phone's processor against this one
PATIENCE = 600_000  # milliseconds, for what should take a second
BETWEEN_KEYS = 80  # milliseconds
# Pictures come as soon as they are made, so that what is measured is our work and not the wait for the next one.
FLAGS = ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-background-networking"]
# From the key's own time stamp, which it has before the page is told of it: until the next picture, in which the letter
# stands, and until the one with the list as that letter wants it. A press that is overtaken waits for the later list.
WATCH = """
globalThis.presses = [];
let [pressed, waiting] = [0, []];
const pictured = (act) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  port2.postMessage(0);
});
addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
addEventListener("input", () => {
  if (!pressed) return;
  const press = { start: pressed };
  pressed = 0;
  presses.push(press);
  waiting.push(press);
  pictured(() => { press.picture = performance.now() - press.start; });
}, true);
addEventListener("found", () => {
  const answered = waiting.splice(0);
  pictured(() => { for (const press of answered) press.list = performance.now() - press.start; });
});
"""
# A field with nothing behind it, measured in the same way: what the browser, its slowdown and the machine take alone.
EMPTY = "an empty field"
EMPTY_PAGE = (
    "data:text/html,<!doctype html><input type='search'>"
    "<script>addEventListener('input', () => dispatchEvent(new Event('found')))</script>"
)
ROUNDS = 3


class Press(NamedTuple):
    """Milliseconds from a key until the next picture, and until the picture with the right list."""

    picture: float
    list: float


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, as the browser tests find it."""
    kept = ROOT / ".venv" / "browser"
    path = os.environ.get("CHROMIUM") or (kept.read_text(encoding="utf-8") if kept.exists() else None)
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=path or shutil.which("chromium"), args=FLAGS)


@contextmanager
def shown(site: Path) -> Iterator[str]:
    """The site's address while it is served."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # as the base class has it
            """Say nothing."""

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def bytes_before_answer(chromium: Browser, site: Path, conference: Conference) -> int:
    """What the search page loads, scripts and data, until a first result stands there: its bytes after gzip."""
    loaded: set[str] = set()
    with shown(site) as home:
        page = chromium.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("requestfinished", lambda request: loaded.add(f"{request.resource_type} {request.url}"))
        page.goto(home + routes.SEARCH)
        page.get_by_role("searchbox").fill(conference.people[len(conference.people) // 2].family)
        page.locator("#results .go").first.wait_for()
        found = sorted(loaded)
        page.close()
    kinds = ("script ", "fetch ", "xhr ", "other ")
    paths = {urlsplit(each.split(" ", 1)[1]).path.lstrip("/") for each in found if each.startswith(kinds)}
    return sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in paths if (site / path).is_file())


def key_presses(chromium: Browser, site: Path, conference: Conference) -> dict[str, list[Press]]:
    """Each key press, by page: in search, in a session's list, in the author index, and in an empty field.

    The pages are loaded anew and typed into by turns, ROUNDS times, and the least of each press counts: other work on
    the machine can only add to it. So nothing that a press always does is left out, but what disturbed one of them is.
    """
    session = conference.sessions[0].id
    texts = queries(conference)
    rounds: dict[str, list[list[Press]]] = {}
    with shown(site) as home:
        routes_ = {"search": routes.SEARCH, "session": routes.session(session), "author index": routes.AUTHORS}
        pages = {EMPTY: EMPTY_PAGE} | {name: home + route for name, route in routes_.items()}
        for _ in range(ROUNDS):
            for name, address in pages.items():
                rounds.setdefault(name, []).append(_typed(chromium, address, texts))
    return {name: undisturbed(each) for name, each in rounds.items()}


def undisturbed(rounds: Sequence[Sequence[Press]]) -> list[Press]:
    """Of each press its quickest picture and its quickest list; ValueError where one round has more presses."""
    turns = zip(*rounds, strict=True)
    return [Press(min(one.picture for one in turn), min(one.list for one in turn)) for turn in turns]


def queries(conference: Conference) -> list[str]:
    """What people type: names, words of titles, two words, a number, a slip of the finger, nothing that is there."""
    random = Random(8)  # noqa: S311 - the same in every run
    families = [random.choice(conference.people).family.lower() for _ in range(4)]
    titles = [poster.title.plain.lower().split() for poster in conference.listed if poster.title]
    words = [max(random.choice(titles), key=len) for _ in range(4)]
    slip = words[0][:3] + words[0][4:]
    return [*families, *words, f"{words[1]} {words[2]}", f"{families[0]} {words[3]}", "23", slip, "zzzz"]


def _typed(chromium: Browser, address: str, texts: Sequence[str]) -> list[Press]:
    """Types the texts letter by letter; after each the whole of it is deleted, which is one more press."""
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    page.goto(address)
    client = page.context.new_cdp_session(page)
    field = page.get_by_role("searchbox")
    field.focus()
    page.wait_for_load_state("networkidle")
    _rest(page, client)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    for text in texts:
        page.keyboard.type(text, delay=BETWEEN_KEYS)
        _rest(page, client)
        field.fill("")
        _rest(page, client)
    presses = [Press(one["picture"], one["list"]) for one in page.evaluate("presses")]
    page.close()
    assert len(presses) >= sum(map(len, texts)) * 0.9, f"{address}: {len(presses)} key presses were seen"
    return presses


def _rest(page: Page, client: CDPSession) -> None:
    """Wait until the page's main thread is idle for nearly all of a quarter of a second."""
    client.send("Performance.enable")
    end = time.monotonic() + PATIENCE / 1000
    busy = _busy(client)
    while time.monotonic() < end:
        page.wait_for_timeout(250)
        before, busy = busy, _busy(client)
        if busy - before < 0.02:
            return
    raise TimeoutError(f"{page.url} does not come to rest")


def _busy(client: CDPSession) -> float:
    """Seconds that the main thread has worked."""
    metrics = client.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))
