"""Who writes a theme is told the template, the line and the page of a mistake."""

from pathlib import Path

import pytest

from generator.content import settings
from generator.content.load import load
from generator.errors import SourceError
from generator.site import outputs, themes
from generator.site.pages import Page
from generator.site.render import environment, render

CASES = {
    "unknown name": ("{{ nothing }}\n", 1, "'nothing' is undefined", "docs/THEMES.md"),
    "unknown field": ("\n{{ site.tilte }}\n", 2, "has no attribute 'tilte'", "docs/THEMES.md"),
    "unknown word": ("{{ t('svae') }}\n", 1, "'svae'", "words/en.yaml"),
    "syntax": ("a\nb\n{{ site. }}\n", 3, "expected name or number", "another theme"),
    "unknown tag": ("{% blok main %}\n", 1, "unknown tag 'blok'", "not closed"),
    "unknown filter": ("\n\n{{ site|shout }}\n", 3, "no filter named 'shout'", "another theme"),
    "missing template": (
        "\n{% extends 'bse.html' %}\n",
        2,
        "there is no template 'bse.html'",
        "did you mean 'base.html'?",
    ),
    "of another kind": ("{{ site.title + 1 }}\n", 1, "can only concatenate str", "another theme"),
    "circle": ("{% include 'search.html' %}\n", 1, "in a circle", "another theme"),
}


def search_page(root: Path) -> tuple[Page, themes.Theme]:
    chosen = settings.load(root)
    theme = themes.find("mine", root)
    pages = (one for one in outputs(load(chosen).conference, chosen, theme) if isinstance(one, Page))
    return next(one for one in pages if one.template == "search.html"), theme


@pytest.fixture
def template(two_days: Path) -> Path:
    file = two_days / "themes" / "mine" / "templates" / "search.html"
    file.parent.mkdir(parents=True)
    (two_days / "themes" / "mine" / "theme.yaml").write_text("extends: wayfinder\n")
    return file


@pytest.mark.parametrize(("text", "line", "message", "hint"), CASES.values(), ids=CASES)
def test_a_mistake_has_its_place(two_days: Path, template: Path, text: str, line: int, message: str, hint: str) -> None:
    template.write_text(text)
    page, theme = search_page(two_days)
    with pytest.raises(SourceError) as caught:
        render(page, environment(theme))
    found = caught.value
    assert (found.place.path, found.place.line) == (template, line)
    assert message in found.message
    assert found.message.endswith(", in the page search.html")
    assert hint in found.hint


def test_a_bug_of_ours_keeps_its_traceback(two_days: Path, template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template.write_text("{{ '1'|bdi }}\n")
    page, theme = search_page(two_days)

    def broken(text: str, direction: str) -> str:
        raise TypeError(text, direction)

    monkeypatch.setattr("generator.site.bidi.isolated", broken)
    monkeypatch.setattr("generator.site.templatefaults._OURS", Path(__file__).parent)
    with pytest.raises(TypeError):
        render(page, environment(theme))


def test_one_block_of_a_template_is_changed_by_extending_it_by_its_themes_name(two_days: Path, template: Path) -> None:
    template.write_text('{% extends "wayfinder/search.html" %}{% block kind %}mine{% endblock %}')
    page, theme = search_page(two_days)
    text = render(page, environment(theme))
    assert 'class="frame mine"' in text
    assert 'id="results"' in text
