"""Whole sites in a real browser: over http below a path, and from the folder."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.content import settings
from generator.publish.build import build
from tests.browser.hosting import BASE, served
from tests.browser.visiting import Visit, visits

ROOT = Path(__file__).parents[2]
# Chromium's own calls home, which a closed network answers with errors.
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; its parent is what the server shows, so that the site stands below a path."""
    return _built(ROOT / "content", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of the site that uses every field: two days, parallel sessions, sponsors, an accent, materials."""
    return _built(ROOT / "tests" / "sites" / "everything" / "content", tmp_path_factory.mktemp("everything"))


@pytest.fixture(scope="session")
def bound_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site in the second theme."""
    return _built(ROOT / "content", tmp_path_factory.mktemp("bound"), "proceedings")


@pytest.fixture(scope="session")
def full_bound_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that uses every field in the second theme."""
    content = ROOT / "tests" / "sites" / "everything" / "content"
    return _built(content, tmp_path_factory.mktemp("full-bound"), "proceedings")


def _built(content: Path, root: Path, theme: str | None = None) -> Path:
    shutil.copytree(content, root / "content")
    output = root / "served" / BASE.strip("/")
    build(settings.load(root, output=output, theme=theme, url=f"https://example.org{BASE}"))
    return output


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The site's address over http."""
    with served(folder) as found:
        yield found


@pytest.fixture(scope="session")
def full_address(full_folder: Path) -> Iterator[str]:
    """The address over http of the site that uses every field."""
    with served(full_folder) as found:
        yield found


@pytest.fixture(scope="session")
def bound_address(bound_folder: Path) -> Iterator[str]:
    """The site's address over http in the second theme."""
    with served(bound_folder) as found:
        yield found


@pytest.fixture(scope="session")
def full_bound_address(full_bound_folder: Path) -> Iterator[str]:
    """The address over http of the site that uses every field in the second theme."""
    with served(full_bound_folder) as found:
        yield found


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


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser, folder: Path, address: str) -> Iterator[Visit]:
    """Opens a page of the site, by its route, on a phone; over http and from the folder.

    When the test is over, nothing may have been complained of and nobody else asked.
    """
    with visits(browser, address if request.param == "http" else folder.as_uri() + "/") as open_page:
        yield open_page


@pytest.fixture(params=["http", "file"])
def tour(request: pytest.FixtureRequest, browser: Browser, full_folder: Path, full_address: str) -> Iterator[Visit]:
    """The same for the site that uses every field."""
    with visits(browser, full_address if request.param == "http" else full_folder.as_uri() + "/") as open_page:
        yield open_page


@pytest.fixture(params=["http", "file"])
def volume(request: pytest.FixtureRequest, browser: Browser, bound_folder: Path, bound_address: str) -> Iterator[Visit]:
    """As `visit`, for the site in the second theme."""
    with visits(browser, bound_address if request.param == "http" else bound_folder.as_uri() + "/") as open_page:
        yield open_page


@pytest.fixture(params=["http", "file"])
def full_volume(
    request: pytest.FixtureRequest, browser: Browser, full_bound_folder: Path, full_bound_address: str
) -> Iterator[Visit]:
    """As `tour`, for the site in the second theme."""
    home = full_bound_address if request.param == "http" else full_bound_folder.as_uri() + "/"
    with visits(browser, home) as open_page:
        yield open_page
