from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup, escape

from generator.site import themes
from generator.site.render import Templates, environment
from generator.site.templatecode import shown


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    return environment(themes.find("wayfinder", tmp_path, "en", ()))


@pytest.mark.parametrize(
    "value", ["plain", "a & b < c > d", 'it\'s "so"', Markup("<b>"), 12, None, "", "Ünï&", ["<"]], ids=repr
)
def test_values_are_shown_as_markupsafe_escapes_them(value: object) -> None:
    assert shown(value) == escape(value)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("{{ t('save') }}", "Save", id="words that are always the same"),
        pytest.param("{{ t(key) }}", "Save", id="words that the page chooses"),
        pytest.param("{{ t('posters', n=2) }}", "2 posters", id="words with a place"),
        pytest.param("{{ ['<', 'b']|join(t('comma')) }}", "&lt;, b", id="words as an argument"),
        pytest.param("{{ t('save') if yes else t('share') }}", "Save", id="words of a choice"),
        pytest.param("{% set t = make %}{{ t('save') }}", "SAVE", id="a name that the template sets"),
        pytest.param("{% for t in [make] %}{{ t('save') }}{% endfor %}", "SAVE", id="a name of a loop"),
        pytest.param("{% macro t(x) %}<{{ x }}>{% endmacro %}{{ t('save') }}", "<save>", id="a name of a macro"),
        pytest.param("{% macro m(t) %}{{ t('save') }}{% endmacro %}{{ m(make) }}", "SAVE", id="a macro's argument"),
        pytest.param("{{ make(*['a']) }}{{ make(**{'word': 'b'}) }}", "AB", id="arguments from a list"),
        pytest.param("{% macro m() %}{{ caller() }}!{% endmacro %}{% call m() %}&{% endcall %}", "&!", id="call block"),
        pytest.param("{{ make('<') }}{{ word|e }}", "&lt;&amp;", id="what a function gives is escaped"),
        pytest.param("{% set kept %}<{{ word }}>{% endset %}{{ kept }}", "<&amp;>", id="a block that is set is Markup"),
    ],
)
def test_templates_say_what_they_say_with_jinja2s_own_code(templates: Templates, source: str, text: str) -> None:
    values = {"key": "save", "yes": True, "word": "&", "make": lambda word: word.upper()}
    assert templates.from_string(source).render(values) == text
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    plain.globals |= templates.globals
    assert plain.from_string(source).render(values) == text


def test_words_that_no_theme_has_are_missed_where_they_are_shown(templates: Templates) -> None:
    found = templates.from_string("{% if yes %}{{ t('no such words') }}{% endif %}")
    assert found.render(yes=False) == ""
    with pytest.raises(jinja2.UndefinedError, match="no such words"):
        found.render(yes=True)


def test_what_is_not_there_cannot_be_called(templates: Templates) -> None:
    with pytest.raises(jinja2.UndefinedError, match="'missing' is undefined"):
        templates.from_string("{{ missing('x') }}").render()
