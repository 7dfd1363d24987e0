"""What a visitor waits for: the bytes before search answers, and the time from a key press to the next picture."""

import functools
import gzip
import http.server
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
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
# From the key's own time stamp, which it has before the page is told of it, until the picture after it is made.
WATCH = """
globalThis.presses = [];
let pressed = 0;
addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
addEventListener("input", () => {
  const start = pressed;
  pressed = 0;
  if (start) requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => presses.push(performance.now() - start);
    port2.postMessage(0);
  });
}, true);
"""


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


def key_presses(chromium: Browser, site: Path, conference: Conference) -> dict[str, list[float]]:
    """Milliseconds of each key press, by page: in search, in a session's list, in the author index."""
    session = conference.sessions[0].id
    places = {"search": routes.SEARCH, "session": routes.session(session), "author index": routes.AUTHORS}
    return {name: _typed(chromium, site, route, queries(conference)) for name, route in places.items()}


def queries(conference: Conference) -> list[str]:
    """What people type: names, words of titles, two words, a number, a slip of the finger, nothing that is there."""
    random = Random(8)  # noqa: S311 - the same in every run
    families = [random.choice(conference.people).family.lower() for _ in range(4)]
    titles = [poster.title.plain.lower().split() for poster in conference.listed if poster.title]
    words = [max(random.choice(titles), key=len) for _ in range(4)]
    slip = words[0][:3] + words[0][4:]
    return [*families, *words, f"{words[1]} {words[2]}", f"{families[0]} {words[3]}", "23", slip, "zzzz"]


def _typed(chromium: Browser, site: Path, route: str, texts: list[str]) -> list[float]:
    with shown(site) as home:
        page = chromium.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH)
        page.goto(home + route)
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
        presses: list[float] = page.evaluate("presses")
        page.close()
    assert len(presses) >= sum(map(len, texts)) * 0.9, f"{route}: {len(presses)} key presses were seen"
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
