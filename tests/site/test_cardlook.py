from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.errors import SourceError
from generator.model import Settings
from generator.site import cardlook, themes
from generator.site.cardlook import Look

FONT = "static/fonts/source-sans-3-latin-wght-normal.woff2"


def settled(root: Path, theme: str = "mine", **values: str) -> Settings:
    return replace(Settings(root=root, output=root, theme=theme, url="https://example.org/"), **values)


def look(root: Path, text: str = "", **values: str) -> Look | None:
    chosen = settled(root, "mine" if text else "wayfinder", **values)
    if text:
        (root / "themes" / "mine").mkdir(parents=True)
        (root / "themes" / "mine" / "theme.yaml").write_text(text)
    return cardlook.look(themes.find(chosen.theme, root), chosen)


def test_the_theme_s_own(tmp_path: Path) -> None:
    found = look(tmp_path)
    assert found
    assert found.fonts[0].file.as_posix().endswith(FONT)
    assert (found.plate, found.figure, found.ink) == ("#0b5c49", "#ffffff", "#12201b")


def test_an_accent_takes_the_plate(tmp_path: Path) -> None:
    found = look(tmp_path, accent="#7a1fa2")
    assert found
    assert (found.plate, found.figure) == ("#7a1fa2", "#ffffff")


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    found = look(tmp_path, 'extends: wayfinder\ncards: {plate: "#00004D"}\n')
    assert found
    assert (found.plate, found.ink, len(found.fonts) > 1) == ("#00004d", "#12201b", True)


def test_a_theme_of_ones_own_with_fonts_needs_no_colours(tmp_path: Path) -> None:
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "themes/mine/a.woff2").write_bytes(b"font")
    (tmp_path / "themes/mine/theme.yaml").write_text("cards: {fonts: [a.woff2]}\n")
    chosen = settled(tmp_path)
    found = cardlook.look(themes.find("mine", tmp_path), chosen)
    assert found
    assert found.fonts[0].file == tmp_path / "themes/mine/a.woff2"
    assert found.ground == cardlook.COLOURS["ground"]


@pytest.mark.parametrize("text", ["description: plain\n", 'cards: {ink: "#000000"}\n', "cards:\n"])
def test_without_fonts_there_are_no_cards(tmp_path: Path, text: str) -> None:
    assert look(tmp_path, text) is None


def test_without_an_address_there_are_no_cards(tmp_path: Path) -> None:
    assert look(tmp_path, url="") is None


def test_who_wants_no_cards_has_none(tmp_path: Path) -> None:
    chosen = replace(settled(tmp_path, "wayfinder"), share_cards=False)
    assert cardlook.look(themes.find(chosen.theme, tmp_path), chosen) is None


def test_without_the_library_there_are_no_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cardlook, "find_spec", lambda name: None)
    assert look(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("cards: {colour: red}\n", "unknown field 'colour' in 'cards'", 1),
        ("cards: plain\n", "'cards' must have fields, not 'plain'", 1),
        ("cards:\n  fonts: a.woff2\n", "'fonts' cannot be read", 2),
        ("cards:\n  ink: [black]\n", "'ink' cannot be read", 2),
        ("cards:\n  fonts:\n    - lost.woff2\n", "there is no font 'lost.woff2'", 3),
        ("cards:\n  ink: black\n", "'ink' must be a colour, not 'black'", 2),
        ('cards:\n  quiet: "#cccccc"\n', "'quiet' #cccccc on 'ground' #ffffff has a contrast of 1.6:1", 2),
        ('cards:\n  plate: "#ffffff"\n', "'figure' #ffffff on 'plate' #ffffff has a contrast of 1.0:1", 2),
    ],
)
def test_mistakes(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        look(tmp_path, text)
    assert caught.value.message == message
    assert (caught.value.place.path, caught.value.place.line) == (tmp_path / "themes/mine/theme.yaml", line)
    assert caught.value.hint
