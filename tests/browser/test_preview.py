"""The live preview in a browser: a page changes by itself when its file is saved."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_the_page_follows_the_file(browser: Browser, two_days: Path, preview: int) -> None:
    poster = two_days / "content" / "posters" / "monday" / "quiet-fans.yaml"
    text = poster.read_text(encoding="utf-8")
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{preview}/posters/quiet-fans.html")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Quiet Fans")

    poster.write_text(text.replace("Quiet Fans", "Silent Fans"), encoding="utf-8")
    expect(heading).to_have_text("Silent Fans", timeout=20_000)

    poster.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    expect(heading).to_have_text("The site could not be built", timeout=20_000)
    expect(page.get_by_text("did you mean 'title'?")).to_be_visible()

    poster.write_text(text, encoding="utf-8")
    expect(heading).to_have_text("Quiet Fans", timeout=20_000)
    page.close()
