"""The files of the default theme: what is vendored is unchanged, and what a phone must load stays small."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "themes" / "wayfinder"
STATIC = THEME / "static"
VENDORED = re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (THEME / "VENDORED.md").read_text("utf-8"), re.M)


@pytest.mark.parametrize(("name", "digest"), VENDORED, ids=[name for name, _ in VENDORED])
def test_vendored_file_is_the_one_that_was_taken(name: str, digest: str) -> None:
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest


def test_everything_not_written_here_is_listed_as_vendored() -> None:
    ours = {"wayfinder.css", "wayfinder.js", "icon.svg"}
    files = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()}
    licences = {name for name in files if "LICENSE" in name}
    assert files - ours - licences == {name for name, _ in VENDORED}


@pytest.mark.parametrize(("name", "limit"), [("wayfinder.css", 8000), ("wayfinder.js", 6000)])
def test_file_stays_within_its_budget(name: str, limit: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes(), 6)) <= limit


def test_style_names_only_fonts_that_are_here() -> None:
    fonts = re.findall(r"url\(([^)]+)\)", (STATIC / "wayfinder.css").read_text("utf-8"))
    assert fonts
    assert [font for font in fonts if not (STATIC / font).is_file()] == []


@pytest.mark.parametrize("template", sorted((THEME / "templates").glob("*.html")), ids=lambda path: path.name)
def test_template_has_nothing_that_its_content_policy_forbids(template: Path) -> None:
    text = template.read_text("utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text) == []
