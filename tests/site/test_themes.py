from pathlib import Path

import pytest

from generator.errors import Place, SourceError, leaves
from generator.model import ThemeOption
from generator.site import themes


def write(root: Path, name: str, files: dict[str, str]) -> None:
    for route, text in files.items():
        file = root / "themes" / name / route
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def test_a_theme_of_ones_own_holds_only_what_differs(tmp_path: Path) -> None:
    write(tmp_path, "mine", {"theme.yaml": "extends: wayfinder\n", "static/fonts/LICENSE.txt": "", "static/a.css": ""})
    theme = themes.find("mine", tmp_path)
    files = theme.static_files()
    assert files["static/fonts/LICENSE.txt"] == tmp_path / "themes/mine/static/fonts/LICENSE.txt"
    assert "static/a.css" in files
    font = "static/fonts/source-sans-3-latin-wght-normal.woff2"
    assert files[font].relative_to(files[font].parents[2]).as_posix() == font
    assert files[font].parents[2].name == "wayfinder"
    assert [folder.parent.name for folder in theme.templates] == ["mine", "wayfinder", "shared"]


@pytest.mark.parametrize(
    ("name", "extends", "message"),
    [
        ("nowhere", "", "there is no theme 'nowhere'"),
        ("../wayfinder", "", "there is no theme '../wayfinder'"),
        ("ring", "ring", "theme 'ring' extends itself"),
        ("lost", "nowhere", "there is no theme 'nowhere'"),
    ],
)
def test_themes_that_cannot_be(tmp_path: Path, name: str, extends: str, message: str) -> None:
    if extends:
        write(tmp_path, name, {"theme.yaml": f"extends: {extends}\n"})
    with pytest.raises(SourceError, match=message) as caught:
        themes.find(name, tmp_path)
    assert extends == name or "wayfinder" in caught.value.hint


def test_folders_of_the_system_are_no_part_of_a_theme(tmp_path: Path) -> None:
    write(tmp_path, "mine", {"theme.yaml": "extends: wayfinder\n", "static/.DS_Store": ""})
    assert not [route for route in themes.find("mine", tmp_path).static_files() if "DS_Store" in route]


def test_a_static_file_is_copied_or_rendered_as_the_nearest_theme_has_it(tmp_path: Path) -> None:
    base = {"theme.yaml": "", "static/a.css": "", "templates/static/b.css": "", "templates/static/deep/c.svg": ""}
    write(tmp_path, "base", base)
    write(tmp_path, "mine", {"theme.yaml": "extends: base\n", "templates/static/a.css": "", "static/b.css": ""})
    theme = themes.find("mine", tmp_path)
    copied = {route: file for route, file in theme.static_files().items() if file.is_relative_to(tmp_path)}
    assert copied == {"static/b.css": tmp_path / "themes/mine/static/b.css"}
    assert theme.static_templates().keys() >= {"static/a.css", "static/deep/c.svg"}
    assert "static/b.css" not in theme.static_templates()


def test_what_a_theme_leaves_behind_is_not_in_the_site(tmp_path: Path) -> None:
    base = {"theme.yaml": "", "static/a.css": "", "static/fonts/a.woff2": "", "templates/static/b.css": ""}
    write(tmp_path, "base", base)
    write(tmp_path, "mine", {"theme.yaml": "extends: base\nwithout: [static/fonts, static/b.css]\n"})
    theme = themes.find("mine", tmp_path)
    assert "static/a.css" in theme.static_files()
    assert not {"static/fonts/a.woff2", "static/b.css"} & {*theme.static_files(), *theme.static_templates()}


OPTIONS = """
options:
  columns: {type: choice, values: [1, 2], default: 2, help: Columns.}
  names: {type: number, default: 5, help: Names.}
  quiet: {type: boolean, default: false, help: Quiet.}
  ground: {type: colour, default: "#ffffff", help: Ground.}
  motto: {type: text, default: So, help: Motto.}
"""


def given(tmp_path: Path, **values: str) -> tuple[ThemeOption, ...]:
    place = Place(tmp_path / "content" / "site.yaml", 7, 3)
    return tuple(ThemeOption(name, value, place) for name, value in values.items())


def test_options_are_the_sites_or_the_themes(tmp_path: Path) -> None:
    write(tmp_path, "base", {"theme.yaml": OPTIONS})
    write(tmp_path, "mine", {"theme.yaml": "extends: base\noptions:\n  motto: {type: text, default: Mine, help: M.}\n"})
    found = themes.find("mine", tmp_path, given=given(tmp_path, columns="1", quiet="true", ground="#ABCDEF"))
    assert found.options == {"columns": "1", "names": 5, "quiet": True, "ground": "#abcdef", "motto": "Mine"}
    assert list(themes.options(found)) == ["columns", "names", "quiet", "ground", "motto"]


@pytest.mark.parametrize(
    ("name", "value", "message", "hint"),
    [
        ("colums", "1", "the theme 'mine' has no option 'colums'", "did you mean 'columns'?"),
        ("zzz", "1", "the theme 'mine' has no option 'zzz'", "its options are columns, names"),
        ("columns", "3", "'columns' must be 1 or 2, not '3'", "write columns: 1"),
        ("names", "five", "'names' must be a whole number, not 'five'", "write names: 2"),
        ("quiet", "yes", "'quiet' must be true or false, not 'yes'", "write quiet: true"),
        ("ground", "red", "'ground' must be a colour as #rrggbb, in quotes, not 'red'", 'write ground: "#0b5c49"'),
    ],
)
def test_options_that_cannot_be(tmp_path: Path, name: str, value: str, message: str, hint: str) -> None:
    write(tmp_path, "mine", {"theme.yaml": OPTIONS})
    with pytest.raises(ExceptionGroup) as caught:
        themes.find("mine", tmp_path, given=given(tmp_path, **{name: value}))
    (found,) = leaves(caught.value)
    assert (found.message, found.place.line) == (message, 7)
    assert found.hint.startswith(hint)


WRONG = {
    "no YAML": ("a: [\n", 2, "not valid YAML"),
    "list": ("- extends\n", 1, "here must be fields"),
    "unknown field": ("extend: wayfinder\n", 1, "unknown field 'extend'"),
    "given twice": ("extends: wayfinder\nextends: wayfinder\n", 2, "'extends' is given twice"),
    "extends a list": ("extends: [a]\n", 1, "'extends' must be text"),
    "without a text": ("without: a\n", 1, "'without' must be a list of texts"),
    "without what is not there": ("extends: wayfinder\nwithout:\n  - static/font\n", 3, "is called 'static/font'"),
    "options as a list": ("options: [a]\n", 1, "'options' must have names below it"),
    "name of an option": ("options:\n  my-way: {type: text, default: a, help: b}\n", 2, "no name for an option"),
    "option without help": ("options:\n  a: {type: text, default: b}\n", 2, "the option 'a' has no 'help'"),
    "field of an option": ("options:\n  a: {typ: text}\n", 2, "unknown field 'typ'"),
    "type": ("options:\n  a: {type: txt, default: b, help: c}\n", 2, "there is no type 'txt'"),
    "choice of nothing": ("options:\n  a: {type: choice, default: b, help: c}\n", 2, "needs 'values'"),
    "values of a text": ("options:\n  a: {type: text, values: [b], default: b, help: c}\n", 2, "cannot have 'values'"),
    "licences as a list": ("licences: [a]\n", 1, "'licences' must name files"),
    "licence that is not there": ("licences:\n  static/a.txt: A\n", 2, "there is no file 'static/a.txt'"),
    "default": ("options:\n  a: {type: number, default: b, help: c}\n", 2, "the default of 'a' must be a whole number"),
}


@pytest.mark.parametrize(("text", "line", "message"), WRONG.values(), ids=WRONG)
def test_mistakes_in_a_theme_file_have_their_place(tmp_path: Path, text: str, line: int, message: str) -> None:
    write(tmp_path, "mine", {"theme.yaml": text})
    with pytest.raises(ExceptionGroup) as caught:
        themes.find("mine", tmp_path)
    (found,) = leaves(caught.value)
    assert (found.place.path, found.place.line) == (tmp_path / "themes" / "mine" / "theme.yaml", line)
    assert message in found.message
    assert found.hint


def test_a_theme_that_is_not_there_is_told_where_it_is_extended(tmp_path: Path) -> None:
    write(tmp_path, "mine", {"theme.yaml": "description: a\nextends: wayfindr\n"})
    with pytest.raises(SourceError) as caught:
        themes.find("mine", tmp_path)
    assert caught.value.place.line == 2
