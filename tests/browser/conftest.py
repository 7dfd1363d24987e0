"""Whole sites in a real browser: over http below a path, and from the folder."""

import functools
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.hosting import Hosted, Hosting, served
from tests.browser.visiting import Visit, visits
from tests.sharing import Built

ROOT = Path(__file__).parents[2]
# What pages do not need. The first two start a process more for each visitor, and are half of what a visitor costs;
# the others are the driver's own choice, whose list this one takes the place of.
UNUSED = (
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,PreconnectToSearch",
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,ThirdPartyStoragePartitioning",
    "HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding",
)
FLAGS = [
    "--no-sandbox",
    # Its own calls home, which a closed network answers with errors.
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",  # nothing is drawn on a screen
    f"--disable-features={','.join(UNUSED)}",
]


@pytest.fixture(scope="session")
def hosted(built: Built) -> Iterator[Hosting]:
    """One of the sites in one of the themes, on a host that stands as long as the tests go on."""
    with ExitStack() as servers:

        @functools.cache
        def find(site: str, theme: str) -> Hosted:
            folder = built(site, theme)
            return Hosted(folder, servers.enter_context(served(folder)))

        yield find


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


@pytest.fixture
def over(request: pytest.FixtureRequest) -> str:
    """How visitors come: from the folder, with a `file`; over `http` too where the test is marked with either_way."""
    return str(getattr(request, "param", "file"))


def _visitors(site: str, theme: str) -> object:
    """A fixture that opens pages of one of the sites in one of the themes."""

    @pytest.fixture
    def visit(browser: Browser, hosted: Hosting, over: str) -> Iterator[Visit]:
        """Opens a page of the site, by its route, on a phone.

        When the test is over, nothing may have been complained of and nobody else asked.
        """
        with visits(browser, hosted(site, theme).home(over)) as open_page:
            yield open_page

    return visit


visit = _visitors("real", "wayfinder")
tour = _visitors("everything", "wayfinder")
volume = _visitors("real", "proceedings")
full_volume = _visitors("everything", "proceedings")
