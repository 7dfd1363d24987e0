"""The files of the second theme, and what its options change in the pages."""

import ast
import gzip
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.content import settings
from generator.content.load import load
from generator.errors import Place
from generator.model import ThemeOption
from generator.site import outputs, themes
from generator.site.pages import Page
from generator.site.render import environment, render

NAME = "proceedings"
ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / NAME


def rendered(root: Path, **options: str) -> dict[str, str]:
    """Route -> text of the site's pages, with some options of the theme."""
    given = tuple(ThemeOption(name, value, Place(root)) for name, value in options.items())
    chosen = replace(settings.load(root), theme=NAME, theme_options=given)
    theme = themes.find(NAME, root, chosen.language, given)
    templates = environment(theme)
    made = outputs(load(chosen).conference, chosen, theme)
    return {page.route: render(page, templates) for page in made if isinstance(page, Page)}


def routes(root: Path, theme: str) -> set[str]:
    chosen = settings.load(root)
    return {one.route for one in outputs(load(chosen).conference, chosen, themes.find(theme, root, chosen.language))}


def test_the_addresses_are_those_of_the_default_theme(two_days: Path) -> None:
    default, ours = (
        {route for route in routes(two_days, name) if not route.startswith("static/")} for name in ("wayfinder", NAME)
    )
    assert default == ours


def test_it_brings_no_font_and_a_small_style(two_days: Path) -> None:
    ours = {route for route in routes(two_days, NAME) if route.startswith("static/")}
    assert "static/proceedings.css" in ours
    assert [route for route in ours if "font" in route or route == "static/wayfinder.css"] == []
    style = rendered(two_days)["static/proceedings.css"]
    assert len(gzip.compress(style.encode(), 6)) <= 5000
    assert "@font-face" not in style
    assert "url(" not in style


@pytest.mark.parametrize("template", sorted((THEME / "templates").glob("*.html")), ids=lambda path: path.name)
def test_template_has_nothing_that_its_content_policy_forbids(template: Path) -> None:
    text = template.read_text("utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text) == []


def test_the_columns_are_as_the_site_wants_them(two_days: Path) -> None:
    route = "sessions/monday.html"
    assert 'class="abstracts two' in rendered(two_days)[route]
    assert 'class="abstracts"' in rendered(two_days, columns="1")[route].replace(" hanging", "")


def test_the_abstracts_can_be_left_out(two_days: Path) -> None:
    pages = rendered(two_days, abstracts="false")
    assert [route for route, text in pages.items() if route.endswith(".html") and 'class="abstracts' in text] == []
    assert 'class="posters' in pages["sessions/monday.html"]


def test_an_accent_is_the_colour_of_links(two_days: Path) -> None:
    site = two_days / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8") + '\naccent: "#7a1f5c"\n', "utf-8")
    assert "--link: #7a1f5c" in rendered(two_days)["static/proceedings.css"]


# Here the word is that of publications.
PUBLISHED = {"cite", "listing", "content"}


def test_no_code_knows_the_name_of_a_theme() -> None:
    known = {file.parent.name for file in (ROOT / "themes").glob("*/theme.yaml")}
    assert known >= {NAME, "wayfinder"}
    found = {
        (file.name, node.value)
        for file in (ROOT / "generator").rglob("*.py")
        if not PUBLISHED & set(file.parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in known
    }
    assert found == {("model.py", "wayfinder")}, "only the default may be named"
