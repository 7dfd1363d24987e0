"""A site that is kept on the device: whole, without network, and never two builds as one."""

import functools
import hashlib
import http.server
import io
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.content import settings
from generator.publish.build import build
from tests.browser.accessibility import violations_in_light_and_dark
from tests.sharing import Once

pytestmark = pytest.mark.browser

SITES = Path(__file__).parents[1] / "sites"
PATH = "/deep/site/"
FANS = "content/posters/monday/quiet-fans.yaml"
KEEP, REMOVE = "Keep this site on the device", "Remove from this device"
KEPT = "This site is kept on this device."
NOT_KEPT = "Not kept: the connection broke"


# The files that this browser keeps, each with its hash, by the name of their cache.
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = {};
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      found[name][request.url] = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }
  }
  return found;
}"""


class Host:
    """A host that can go down, and whose folder can be replaced at any moment, also between two answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.switch: tuple[int, Path] | None = None  # after how many more answers, and to which folder
        self.port = 0
        self.up()

    def up(self) -> None:
        handler = functools.partial(_Handler, self)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        waiting = {"poll_interval": 0.02}  # seconds until it sees that it shall end
        threading.Thread(target=self.server.serve_forever, kwargs=waiting, daemon=True).start()

    def down(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def answer(self, route: str) -> Path:
        self.asked.append(route)
        if self.switch:
            left, folder = self.switch
            if left == 0:
                self.folder = folder
            self.switch = (left - 1, folder) if left else None
        return self.folder / route


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *rest: object) -> None:
        self.host = host
        super().__init__(*rest)  # type: ignore[arg-type] # as the server gives them

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        del self.headers["If-Modified-Since"]  # in whole seconds, and two builds here may be of one
        return super().send_head()

    def translate_path(self, path: str) -> str:
        route = path.partition("?")[0].removeprefix(PATH) or "index.html"
        return str(self.host.answer(route))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages does
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # as the base class has it
        """Say nothing."""


def _built(once: Once, name: str, *changes: tuple[str, str, str]) -> Path:
    def make(root: Path) -> None:
        shutil.copytree(SITES / "two-days", root, dirs_exist_ok=True)
        for file, old, new in changes:
            text = (root / file).read_text(encoding="utf-8")
            assert old in text
            (root / file).write_text(text.replace(old, new), encoding="utf-8")
        build(settings.load(root), jobs=1)

    return once(f"offline-{name}", make) / "output"


ON = ("content/site.yaml", "name: ", "offline: true\nname: ")


@pytest.fixture(scope="module")
def old(once: Once) -> Path:
    return _built(once, "old", ON)


@pytest.fixture(scope="module")
def new(once: Once) -> Path:
    return _built(once, "new", ON, (FANS, "Quiet Fans", "Silent Fans"))


@pytest.fixture(scope="module")
def newest(once: Once) -> Path:
    return _built(once, "newest", ON, (FANS, "Quiet Fans", "Mute Fans"))


@pytest.fixture(scope="module")
def withdrawn(once: Once) -> Path:
    return _built(once, "withdrawn")


@pytest.fixture
def host(old: Path) -> Iterator[Host]:
    host = Host(old)
    yield host
    host.down()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Page:
    page = context.new_page()
    page.goto(host.address)
    return page


def keep(page: Page) -> None:
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep [role=status]")).to_contain_text(KEPT, timeout=20_000)


def listed(folder: Path) -> dict[str, str]:
    lines = (folder / "offline.sums").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return {line[66:]: line[:64] for line in lines}


def name_of(folder: Path, host: Host) -> str:
    return f"microsite {host.address} {hashlib.sha256((folder / 'offline.sums').read_bytes()).hexdigest()}"


def whole(folder: Path, host: Host) -> dict[str, str]:
    files = {f"{host.address}{route}": digest for route, digest in listed(folder).items()}
    return files | {f"{host.address}offline.sums": hashlib.sha256((folder / "offline.sums").read_bytes()).hexdigest()}


def update(page: Page, folder: Path, host: Host) -> None:
    """Let the browser look for a new build, and wait until it has taken over."""
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    listed = {"url": f"{host.address}offline.sums", "cacheName": name_of(folder, host)}
    until(page, "({ url, cacheName }) => caches.match(url, { cacheName }).then(Boolean)", listed)
    until(page, "navigator.serviceWorker.getRegistration().then((found) => !found.installing && !found.waiting)")


def until(page: Page, script: str, argument: object = None) -> None:
    """Wait for a promise to be true, which wait_for_function takes every promise for."""
    for _ in range(200):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(script)


def data(page: Page, host: Host) -> str:
    """What the page gets when it asks for the search data only now."""
    return str(page.evaluate("(url) => fetch(url).then((answer) => answer.text())", f"{host.address}search.js"))


def test_without_a_server_all_of_it_is_there(page: Page, host: Host, old: Path) -> None:
    size = json.loads((old / "offline.json").read_text())["kept"] / 1e6
    expect(page.get_by_role("button", name=KEEP)).to_have_text(f"{KEEP} ({size:.2g} MB)")
    keep(page)
    assert page.evaluate(CACHED)[name_of(old, host)] == whole(old, host)
    host.down()
    page.goto(f"{host.address}posters/slow-clocks.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Slow Clocks")
    page.goto(f"{host.address}authors/")
    expect(page.get_by_role("link", name="Renée van der Berg")).to_be_visible()
    page.goto(f"{host.address}posters/quiet-fans?from=elsewhere#abstract")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quiet Fans")
    page.goto(f"{host.address}search.html?q=berg")
    expect(page.get_by_role("main")).to_contain_text("Tiny Caches")
    page.goto(host.address)
    expect(page.get_by_role("button", name=REMOVE)).to_be_visible()
    host.up()


def test_what_is_not_kept_is_told(page: Page, host: Host) -> None:
    keep(page)
    host.down()
    page.goto(f"{host.address}files/tiny.pdf")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    expect(page.get_by_role("main")).to_contain_text("Posters and search work; videos and PDFs need a connection.")
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).to_have_url(f"{host.address}index.html")
    host.up()
    page.goto(f"{host.address}files/plot.png")
    assert page.evaluate("document.contentType") == "image/png"


TOLD = "You are offline. Posters and search work; videos and PDFs need a connection."
NOT_THERE = {
    "a PDF": ("posters/tiny-caches.html", "Paper"),
    "a site elsewhere": ("posters/tiny-caches.html", "Code"),
    "the zip": ("index.html", "Download this site"),
}


@pytest.mark.parametrize(("route", "link"), NOT_THERE.values(), ids=NOT_THERE)
def test_who_wants_a_file_that_is_not_kept_is_told_before_going(page: Page, host: Host, route: str, link: str) -> None:
    keep(page)
    page.goto(f"{host.address}{route}")
    page.context.set_offline(True)
    page.get_by_role("link", name=link).click()
    expect(page.locator(".toast")).to_have_text(TOLD)
    expect(page.get_by_role("status").filter(has_text=TOLD)).to_be_attached()
    assert page.url == f"{host.address}{route}"


def test_what_is_kept_is_had_without_network(page: Page, host: Host, old: Path) -> None:
    keep(page)
    page.goto(f"{host.address}posters/tiny-caches.html")
    page.context.set_offline(True)
    host.down()
    with page.expect_download() as coming:
        page.get_by_role("link", name="BibTeX", exact=True).click()
    assert coming.value.suggested_filename == "tiny-caches.bib"
    assert Path(coming.value.path()).read_bytes() == (old / "posters" / "tiny-caches.bib").read_bytes()
    page.get_by_role("link", name="Authors", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Authors")
    assert page.locator(".toast").count() == 0
    host.up()


def test_where_nothing_is_kept_links_lead_on(page: Page, host: Host) -> None:
    page.goto(f"{host.address}posters/tiny-caches.html")
    page.route("https://code.example.net/**", lambda route: route.fulfill(body="Tiny code"))
    page.context.set_offline(True)
    page.get_by_role("link", name="Code").click()
    page.wait_for_url("https://code.example.net/tiny")
    assert page.inner_text("body") == "Tiny code"


def test_with_network_nobody_is_told(page: Page, host: Host) -> None:
    keep(page)
    page.goto(f"{host.address}posters/tiny-caches.html")
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault(), { once: true })")
    page.get_by_role("link", name="Paper").click()
    assert page.locator(".toast").count() == 0


def test_an_open_page_stays_with_its_build(context: BrowserContext, page: Page, host: Host, new: Path) -> None:
    keep(page)
    page.goto(f"{host.address}sessions/monday.html")
    host.folder = new
    update(page, new, host)
    other = context.new_page()
    other.goto(f"{host.address}sessions/monday.html")
    expect(other.get_by_role("main")).to_contain_text("Silent Fans")
    assert "Silent Fans" in data(other, host)
    assert "Quiet Fans" in data(page, host)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Silent Fans")
    assert "Silent Fans" in data(page, host)


def test_an_open_page_stays_with_its_build_when_the_worker_has_slept(page: Page, host: Host, new: Path) -> None:
    keep(page)
    page.goto(f"{host.address}sessions/monday.html")
    host.folder = new
    update(page, new, host)
    tools = page.context.new_cdp_session(page)
    tools.send("ServiceWorker.enable")
    tools.send("ServiceWorker.stopAllWorkers")
    assert "Quiet Fans" in data(page, host)


def test_an_update_fetches_what_has_changed(page: Page, host: Host, old: Path, new: Path) -> None:
    keep(page)
    page.goto(host.address)
    host.folder = new
    host.asked.clear()
    update(page, new, host)
    changed = {route for route, digest in listed(new).items() if digest not in listed(old).values()}
    fetched = set(host.asked) - {"sw.js"}
    assert fetched == changed | {"offline.sums"}
    assert page.evaluate(CACHED)[name_of(new, host)] == whole(new, host)


@pytest.mark.parametrize("after", [1, 2, 10, 30])
def test_a_site_that_changes_amid_the_keeping_is_not_kept_by_halves(
    page: Page, host: Host, new: Path, after: int
) -> None:
    page.wait_for_selector("#keep button:not([hidden])")
    page.wait_for_load_state("networkidle")  # what the page itself asks for does not count
    host.switch = (after, new)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep [role=status]")).to_contain_text(NOT_KEPT)
    assert not page.evaluate("navigator.serviceWorker.getRegistration()")
    keep(page)
    assert page.evaluate(CACHED)[name_of(new, host)] == whole(new, host)
    page.goto(host.address)
    assert [name for name in page.evaluate("caches.keys()") if not name.endswith("pages")] == [name_of(new, host)]


def test_a_site_that_changes_amid_an_update_leaves_the_old_one(
    page: Page, host: Host, old: Path, new: Path, newest: Path
) -> None:
    keep(page)
    page.goto(f"{host.address}sessions/monday.html")
    host.folder = new
    host.switch = (2, newest)  # the script and the list are of one build, the rest of the next
    page.evaluate("""async () => {
      const found = await navigator.serviceWorker.getRegistration();
      await found.update();
      const worker = found.installing;
      await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
    }""")
    page.reload()
    assert "Quiet Fans" in data(page, host)
    update(page, newest, host)
    page.reload()
    assert "Mute Fans" in data(page, host)
    assert page.evaluate(CACHED)[name_of(newest, host)] == whole(newest, host)


def test_a_connection_that_breaks_loses_nothing_that_has_come(
    page: Page, host: Host, old: Path, tmp_path: Path
) -> None:
    page.wait_for_selector("#keep button:not([hidden])")
    host.switch = (20, tmp_path)  # where nothing is
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep [role=status]")).to_contain_text(NOT_KEPT)
    host.folder = old
    host.asked.clear()
    keep(page)
    assert len(host.asked) < len(listed(old)) - 5
    assert page.evaluate(CACHED)[name_of(old, host)] == whole(old, host)


def test_a_reader_takes_it_back(page: Page, host: Host, new: Path) -> None:
    keep(page)
    page.goto(host.address)
    page.get_by_role("button", name=REMOVE).click()
    expect(page.locator("#keep [role=status]")).to_have_text("Removed from this device.")
    assert page.evaluate("caches.keys()") == []
    host.folder = new
    page.goto(f"{host.address}posters/quiet-fans.html?2")
    expect(page.get_by_role("heading", level=1)).to_have_text("Silent Fans")
    assert not page.evaluate("navigator.serviceWorker.controller")


def test_an_organiser_takes_it_back(page: Page, host: Host, withdrawn: Path) -> None:
    keep(page)
    page.goto(host.address)
    host.folder = withdrawn
    page.goto(f"{host.address}posters/quiet-fans.html")
    until(page, "navigator.serviceWorker.getRegistration().then((found) => !found)")
    until(page, "caches.keys().then((names) => !names.length)")
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


def test_a_host_in_trouble_takes_nothing_back(page: Page, host: Host, tmp_path: Path) -> None:
    keep(page)
    host.folder = tmp_path  # 404 for everything
    page.goto(f"{host.address}posters/quiet-fans.html")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quiet Fans")


NO = {
    "refused": (
        "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
        "Not kept: your browser does not keep data for this site.",
    ),
    "no room": (
        "navigator.storage.estimate = () => Promise.resolve({ quota: 1000, usage: 0 })",
        "This device has too little room for the site.",
    ),
}


@pytest.mark.parametrize(("script", "words"), NO.values(), ids=NO)
def test_a_device_that_says_no(context: BrowserContext, host: Host, script: str, words: str) -> None:
    page = context.new_page()
    page.add_init_script(script)
    page.goto(host.address)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep [role=status]")).to_have_text(words)
    expect(page.get_by_role("button", name=KEEP)).to_be_enabled()
    assert page.evaluate("caches.keys()") == []


def test_the_zip_is_offered_and_comes_whole(page: Page, old: Path, tmp_path: Path) -> None:
    link = page.get_by_role("link", name="Download this site")
    size = json.loads((old / "offline.json").read_text())["zip"] / 1e6
    expect(link).to_contain_text(f"({size:.2g} MB)")
    with page.expect_download() as coming:
        link.click()
    coming.value.save_as(tmp_path / "site.zip")
    assert (tmp_path / "site.zip").read_bytes() == (old / "site.zip").read_bytes()


def test_a_folder_offers_nothing_that_it_cannot_do(context: BrowserContext, old: Path) -> None:
    page = context.new_page()
    page.goto((old / "index.html").as_uri())
    expect(page.locator("#keep")).to_have_count(0)


def test_everybody_can_use_it(browser: Browser, host: Host) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{host.address}offline.html")
    assert violations_in_light_and_dark(page) == []
    page.goto(host.address)
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    assert violations_in_light_and_dark(page) == []
    keep(page)
    assert violations_in_light_and_dark(page) == []
    page.context.set_offline(True)
    page.get_by_role("link", name="Download this site").click()
    expect(page.locator(".toast")).to_have_text(TOLD)
    assert violations_in_light_and_dark(page) == []
    context.close()


def test_the_keyboard_stays_where_it_was(page: Page) -> None:
    keep(page)
    expect(page.get_by_role("button", name=REMOVE)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()


def test_the_manifest_is_read(page: Page, host: Host) -> None:
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["name"] == "Workshop on Small Systems 2026"
    assert found["url"] == f"{host.address}static/site.webmanifest"
