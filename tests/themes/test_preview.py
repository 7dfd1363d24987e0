"""The live preview of a theme that somebody is writing: each change shows, and a mistake in it, until it is mended."""

import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PATIENCE = 60  # seconds


def waited(port: int, wanted: str) -> str:
    """The home page once it shows the wanted words."""
    text = ""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html") as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as error:  # a page of mistakes
            text = error.read().decode()
        if wanted in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{wanted!r} is not in:\n{text}")


def test_a_template_is_changed_broken_and_mended(two_days: Path, preview: int) -> None:
    templates = two_days / "themes" / "mine" / "templates"
    templates.mkdir(parents=True)
    (templates.parent / "theme.yaml").write_text("extends: wayfinder\n")
    home = templates / "home.html"
    home.write_text('{% extends "base.html" %}{% block main %}<h1>My own</h1>{% endblock %}')
    site = two_days / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8") + "\ntheme: mine\n", "utf-8")
    waited(preview, "<h1>My own</h1>")
    home.write_text('{% extends "base.html" %}\n{% block main %}<h1>{{ own }}</h1>{% endblock %}')
    page = waited(preview, "could not be built")
    assert f"{home}:2:1" in page
    assert "own&#39; is undefined, in the page index.html" in page
    home.write_text('{% extends "base.html" %}{% block main %}<h1>Mended</h1>{% endblock %}')
    waited(preview, "<h1>Mended</h1>")
