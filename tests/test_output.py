"""Every page of whole sites: valid, linked right, and with nothing from elsewhere."""

import base64
import hashlib
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from tests.sharing import Built


@pytest.fixture(scope="module", params=["real", "two-days"])
def site(request: pytest.FixtureRequest, built: Built) -> Path:
    return built(request.param)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        for file in sorted(site.rglob("*.html"))
    }


def attributes(page: BeautifulSoup, *names: str) -> list[tuple[Tag, str]]:
    return [(tag, str(tag[name])) for name in names for tag in page.select(f"[{name}]")]


def test_pages_are_valid(site: Path) -> None:
    for file in site.rglob("*.html"):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(file.read_text(encoding="utf-8"))
        assert parser.errors == [], file


def test_every_link_leads_to_a_file_and_a_place_in_it(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    anchors = {route: {str(tag["id"]) for tag in page.find_all(id=True)} for route, page in pages.items()}
    lost = []
    for route, page in pages.items():
        for _, link in attributes(page, "href", "src"):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("https", "http", "mailto"), (route, link)
                continue
            path = unquote(parts.path)
            if route == "404.html":  # shown at any depth, so its links begin at the host
                assert path.startswith("/some-path/") or not path, link
                path = path.removeprefix("/some-path/")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(route), path)) if path else route
            if not (site / target).is_file() or (parts.fragment and parts.fragment not in anchors.get(target, set())):
                lost.append((route, link))
    assert lost == []


def hash_source(data: str) -> str:
    """What a policy calls the data."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()}'"


@pytest.mark.threat(10)
def test_nothing_comes_from_elsewhere_or_stands_inline(pages: dict[str, BeautifulSoup]) -> None:
    for route, page in pages.items():
        policies = [str(tag["content"]) for tag in page.find_all("meta", {"http-equiv": "Content-Security-Policy"})]
        assert len(policies) == 1, route
        assert "default-src 'none'" in policies[0]
        data = [str(script.string) for script in page.select('script[type="application/ld+json"]')]
        own = " ".join(["script-src 'self'", *map(hash_source, data)])
        assert re.findall("script-src[^;]*", policies[0]) in ([], [own]), route
        assert "unsafe" not in policies[0]
        assert not page.find_all("style"), route
        run = page.select('script:not([type="application/ld+json"])')  # what is data, no browser runs
        assert all(script.get("src") for script in run), route
        assert not [
            tag for tag in page.find_all(True) if any(name == "style" or name.startswith("on") for name in tag.attrs)
        ]
        for _, source in attributes(page, "src"):
            assert not urlsplit(source).netloc, (route, source)


def test_every_page_has_one_heading_a_title_and_a_description(pages: dict[str, BeautifulSoup]) -> None:
    for route, page in pages.items():
        assert len(page.find_all("h1")) == 1, route
        assert page.title, route
        assert page.title.get_text(strip=True), route
        assert page.find("meta", {"name": "description", "content": True}), route
        assert page.find("html", lang=True), route


def test_links_to_elsewhere_give_nothing_away(pages: dict[str, BeautifulSoup]) -> None:
    for route, page in pages.items():
        for tag in page.select("main a[href^=http]"):
            assert "noopener" in (tag.get("rel") or []), (route, tag)


def test_nothing_empty_is_printed(pages: dict[str, BeautifulSoup]) -> None:
    for route, page in pages.items():
        text = page.get_text(" ")
        assert ", ," not in text, route
        assert "None" not in text.split(), route
