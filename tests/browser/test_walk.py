"""A visitor's walk: a poster found, read, saved, handed on and opened elsewhere, as one story."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hosting import Hosting
from tests.browser.visiting import either_way
from tests.browser.walk import Walk

pytestmark = pytest.mark.browser


@either_way
def test_a_visitor_finds_keeps_and_hands_on_a_poster(
    browser: Browser, hosted: Hosting, tmp_path: Path, over: str
) -> None:
    steps = Walk(browser, hosted("real", "wayfinder").home(over), tmp_path).go()
    assert len(steps) == 10
    assert len(list(tmp_path.glob("*.png"))) == len(steps)
