"""The files of the default theme: what is vendored is unchanged, and what a phone must load stays small."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.content import settings
from generator.content.load import load
from generator.language import LANGUAGES
from generator.model import Settings, Year
from generator.site import themes
from generator.site.pages import Page, pages, static_pages
from generator.site.render import environment, render

THEME = Path(__file__).parents[2] / "themes" / "wayfinder"
STATIC = THEME / "static"
RENDERED = THEME / "templates" / "static"
VENDORED = re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (THEME / "VENDORED.md").read_text("utf-8"), re.M)


@pytest.mark.parametrize(("name", "digest"), VENDORED, ids=[name for name, _ in VENDORED])
def test_vendored_file_is_the_one_that_was_taken(name: str, digest: str) -> None:
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest


def test_everything_not_written_here_is_listed_as_vendored() -> None:
    files = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()}
    licences = {name for name in files if "LICENSE" in name}
    assert files - licences == {name for name, _ in VENDORED}


# Bytes as they come compressed; the words in a script differ by language.
BUDGET = {"wayfinder.css": 8000, "wayfinder.js": 6000, "saved.js": 6000, "finder.js": 12_000}


@pytest.mark.parametrize("code", LANGUAGES)
def test_files_stay_within_their_budgets(two_days: Path, code: str) -> None:
    known = settings.load(two_days)
    theme = themes.find("wayfinder", two_days, code)
    made = (draft() for draft in static_pages(load(known).conference, known, theme.words, theme.static_templates()))
    templates = environment(theme)
    sizes = {
        Path(page.route).name: len(gzip.compress(render(page, templates).encode(), 6))
        for page in made
        if Path(page.route).name in BUDGET
    }
    assert sizes.keys() == BUDGET.keys()
    assert {name: size for name, size in sizes.items() if size > BUDGET[name]} == {}


def test_style_names_only_fonts_that_are_here() -> None:
    fonts = re.findall(r"url\(([^)]+)\)", (THEME / "templates" / "faces.css").read_text("utf-8"))
    assert fonts
    assert [font for font in fonts if not (STATIC / font).is_file()] == []


@pytest.mark.parametrize("template", sorted((THEME / "templates").glob("*.html")), ids=lambda path: path.name)
def test_template_has_nothing_that_its_content_policy_forbids(template: Path) -> None:
    text = template.read_text("utf-8")
    text = text.replace('<script type="application/ld+json">', "")  # data, which no browser runs
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text) == []


def rendered(root: Path, **chosen: object) -> dict[str, str]:
    """Route -> text of every page and static file of the site at `root`, with other settings."""
    known: Settings = replace(settings.load(root), **chosen)
    conference = load(known).conference
    theme = themes.find("wayfinder", root)
    made: list[Page] = [
        *pages(conference, known, theme.words),
        *(draft() for draft in static_pages(conference, known, theme.words, theme.static_templates())),
    ]
    templates = environment(theme)
    return {page.route: render(page, templates) for page in made}


def test_an_archived_site_says_so_on_every_page(two_days: Path) -> None:
    years = (Year("2027", "https://example.org/2027/"), Year("2025", "https://example.org/2025/"))
    made = rendered(two_days, archived=True, years=years)
    texts = {route: text for route, text in made.items() if ".html" in route and not route.startswith("p/")}
    said = "This is the archived site of Workshop on Small Systems 2026. Other years: <a"
    assert [route for route, text in texts.items() if said not in text] == []
    assert "archived site" not in "".join(rendered(two_days, years=years).values())


def test_an_accent_takes_the_place_of_the_themes_own_colours(two_days: Path) -> None:
    plain, tinted = rendered(two_days), rendered(two_days, accent="#7a1f5c")
    for file in ("static/wayfinder.css", "static/icon.svg"):
        assert "#0b5c49" in plain[file]
        assert "#0b5c49" not in tinted[file]
        assert "#7a1f5c" in tinted[file]
    assert "#7fd6b8" not in tinted["static/wayfinder.css"]


def test_moved_pages_name_their_new_address(two_days: Path) -> None:
    moved = rendered(two_days)["posters/small-caches.html"]
    assert '<link rel="canonical" href="https://example.org/wss-2026/posters/tiny-caches.html">' in moved
    assert '<meta http-equiv="refresh" content="0; url=tiny-caches.html">' in moved
