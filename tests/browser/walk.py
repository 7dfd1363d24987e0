"""A visitor's walk over the real site on a phone, step by step, below a path and from the folder; with pictures.

python -m tests.browser.walk FOLDER
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator import cli
from tests.browser.hosting import served

ROOT = Path(__file__).parents[2]
PHONE = {"width": 390, "height": 844}
# So that the link is shown, and can be read.
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


class Walk:
    """The steps over the site at `home`; each is asserted, and has its picture where a folder for them is given."""

    def __init__(self, browser: Browser, home: str, pictures: Path | None = None) -> None:
        self.browser, self.home, self.pictures = browser, home, pictures
        self.taken: list[str] = []

    def go(self) -> list[str]:
        """All of it; returns the names of the steps."""
        with self._visitor() as page:
            page.goto(f"{self.home}index.html")
            self._search(page)
            self._read_and_save(page)
            self._next(page)
            link = self._my_posters(page)
        with self._visitor() as page:
            self._shared(page, link)
        return self.taken

    @contextmanager
    def _visitor(self) -> Iterator[Page]:
        """A page of somebody who has never been here."""
        context = self.browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)  # type: ignore[arg-type] # a dict
        yield context.new_page()
        context.close()

    def _search(self, page: Page) -> None:
        field, rows = page.get_by_role("searchbox"), page.locator(".posters > li:visible")
        expect(rows).to_have_count(47)
        self._picture(page, "home")
        field.tap()
        field.fill("therien")
        expect(rows.locator(".number")).to_have_text(["37"])
        expect(page.get_by_role("status")).to_have_text("1 poster matches therien")
        self._picture(page, "a surname without its accent")
        field.fill("athiwaratkun")
        expect(rows.locator(".number")).to_have_text(["4", "23", "40"])
        self._picture(page, "the posters of an author")
        rows.nth(1).get_by_role("link").tap()

    def _read_and_save(self, page: Page) -> None:
        self._arrive(page, 23)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kitty: Accurate and Efficient 2-bit KV Cache")
        expect(page.locator(".prose")).to_contain_text("cuts KV memory by nearly 8× with negligible accuracy loss")
        expect(page.locator(".authors")).to_contain_text("1 author not yet disclosed")
        self._picture(page, "poster 23")
        page.get_by_role("button", name="Save", exact=True).tap()
        expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()
        expect(page.get_by_role("status")).to_have_text("Saved. 1 poster in My posters.")
        self._picture(page, "saved")

    def _next(self, page: Page) -> None:
        page.get_by_role("link", name="Next 24").tap()
        self._arrive(page, 24)
        expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
        self._picture(page, "the next poster")

    def _arrive(self, page: Page, number: int) -> None:
        expect(page.locator(".plate")).to_have_text(re.compile(rf"Poster\s+{number}"))
        page.wait_for_load_state()  # the style too, which shows one of two buttons

    def _my_posters(self, page: Page) -> str:
        """The saved list; returns the link to it, as the page hands it on."""
        page.get_by_role("link", name="My posters").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("My posters")
        expect(page.locator(".posters > li .number")).to_have_text(["23"])
        self._picture(page, "my posters")
        page.evaluate(NO_CLIPBOARD)
        page.get_by_role("button", name="Copy link to this list").tap()
        expect(page.locator(".address")).to_have_text(re.compile(r"/my\.html#p=23$"))
        self._picture(page, "the link to the list")
        return page.locator(".address").inner_text()

    def _shared(self, page: Page, link: str) -> None:
        page.goto(f"{self.home}{link[link.index('my.html') :]}")  # the site may say its address on the web
        expect(page.get_by_role("heading", level=1)).to_have_text("A shared list")
        expect(page.locator(".posters > li .number")).to_have_text(["23"])
        self._picture(page, "the shared list in a fresh profile")
        page.get_by_role("button", name="Save all").tap()
        page.get_by_role("link", name="To my posters").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("My posters")
        expect(page.locator(".count")).to_have_text("1 poster")
        self._picture(page, "kept by the friend")

    def _picture(self, page: Page, step: str) -> None:
        self.taken.append(step)
        if self.pictures:
            page.evaluate("document.fonts.ready")
            name = f"{len(self.taken):02} {step}".replace(" ", "-")
            page.screenshot(path=self.pictures / f"{name}.png")


def main(pictures: Path, chromium: str) -> None:
    """Walk over the site built from this repository's content; pictures go into two folders of `pictures`."""
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as made:
        root = Path(made)
        shutil.copytree(ROOT / "content", root / "content")
        output = root / "output"
        assert cli.main(["--root", made, "build"]) == 0
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--hide-scrollbars"])
        with served(output) as address:
            for way, home in (("http", address), ("file", f"{output.as_uri()}/")):
                (pictures / way).mkdir(parents=True, exist_ok=True)
                Walk(browser, home, pictures / way).go()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), (ROOT / ".venv/browser").read_text(encoding="utf-8"))
