"""A visitor's walk: a poster found, read, saved, handed on and opened elsewhere, as one story."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.walk import Walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("over", ["http", "file"])
def test_a_visitor_finds_keeps_and_hands_on_a_poster(
    browser: Browser, folder: Path, address: str, tmp_path: Path, over: str
) -> None:
    steps = Walk(browser, address if over == "http" else f"{folder.as_uri()}/", tmp_path).go()
    assert len(steps) == 10
    assert len(list(tmp_path.glob("*.png"))) == len(steps)
