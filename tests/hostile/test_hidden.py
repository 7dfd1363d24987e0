"""Characters that nobody sees: named by check with their places, passed where a script or an emoji needs them."""

from pathlib import Path

import pytest

from generator.content import invisible, ownpages, posters
from generator.content.fields import Faults
from generator.errors import SourceError
from generator.markup import Text
from tests.hostile.payloads import FINE, REFUSED, WARNED

NAMED = {**{name: (*one, "error") for name, one in REFUSED.items()}, **{n: (*o, "warning") for n, o in WARNED.items()}}
FIELDS = {
    "title": "title: {}",
    "abstract": "abstract: {}",
    "author": "authors: [{{name: {}}}]",
    "affiliation": "authors: [{{name: Ada, affiliation: {}}}]",
    "keyword": "keywords: [{}]",
    "macro": "macros: {{sys: {}}}",
    "alternative text": "image: {{file: a.png, alt: {}}}",
    "BibTeX": "bibtex: {}",
    "board": "board: {}",
    "name of a field": "{}: x",
}


def faults(root: Path, line: str) -> list[SourceError]:
    path = root / "content" / "posters" / "s" / "a.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"session: s\n{line}\n", encoding="utf-8")
    return list(posters.load(path, root).faults)


def quoted(text: str) -> str:
    """In double quotes, each character beyond ASCII and each control by its code."""
    codes = (c if " " <= c <= "~" else f"\\U{ord(c):08x}" for c in text.replace('"', ""))
    return f'"{"".join(codes)}"'


@pytest.mark.threat(16)
@pytest.mark.parametrize("name", NAMED)
def test_it_is_named(name: str) -> None:
    text, message, level = NAMED[name]
    found = invisible.find(text)
    assert [one.message for one in found if one.message.startswith(message)] == [found[0].message]
    assert found[0].turns == (level == "error")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ["override", "escape", "space without width"])
def test_it_is_named_in_every_field(tmp_path: Path, name: str, field: str) -> None:
    text, message, level = NAMED[name]
    told = [one for one in faults(tmp_path, FIELDS[field].format(quoted(text))) if one.message.startswith(message)]
    assert [one.level for one in told] == [level]
    assert told[0].place.line == 2
    assert "it stands behind 'Gr" in told[0].hint
    assert told[0].hint.isprintable()


def test_its_place_is_its_own_where_the_value_is_as_typed(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, "title: Great \u202egnp.exe")
    assert (told.place.line, told.place.column) == (2, 14)


@pytest.mark.parametrize("name", FINE)
def test_what_scripts_and_emoji_need_passes(name: str) -> None:
    assert invisible.find(FINE[name]) == ()
    assert invisible.find(f"A title with {FINE[name]}, and more") == ()


def test_an_own_page_is_looked_through_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "content" / "pages" / "venue.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: Venue\n---\n\nThe hall.\n\nThe \u202ellah.\n", encoding="utf-8")
    found: Faults = []
    ownpages.load(path, tmp_path, found)
    assert [(one.place.line, one.place.column, one.level) for one in found] == [(7, 5, "error")]


@pytest.mark.parametrize("entity", ["&#x202e;", "&#8238;", "&#x202D;", "&#x2067;", "&#x2069;", "&#12;", "&#27;"])
@pytest.mark.parametrize("form", ["a {} b", "*a {} b*", "[a {} b](https://a.org)", "`x` {}"])
def test_no_entity_brings_one_in(entity: str, form: str) -> None:
    for text in (Text(form.format(entity)), Text(form.format(entity), block=True)):
        assert not [one for one in invisible.find(text.plain) if one.turns]
        assert not [one for one in invisible.find(str(text.html)) if one.turns]
