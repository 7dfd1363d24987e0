from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.site import themes


def write(root: Path, name: str, files: dict[str, str]) -> None:
    for route, text in files.items():
        file = root / "themes" / name / route
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def test_a_theme_of_ones_own_holds_only_what_differs(tmp_path: Path) -> None:
    write(tmp_path, "mine", {"theme.yaml": "extends: wayfinder\n", "static/icon.svg": "<svg/>", "static/more.css": ""})
    theme = themes.find("mine", tmp_path)
    files = theme.static_files()
    assert files["static/icon.svg"] == tmp_path / "themes/mine/static/icon.svg"
    assert "static/more.css" in files
    assert files["static/wayfinder.css"].parent.parent.name == "wayfinder"
    assert [folder.parent.name for folder in theme.templates] == ["mine", "wayfinder"]


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
