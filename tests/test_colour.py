"""Colours made from one accent: every text on them can be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.colour import READABLE, Palette, contrast, is_usable, palette, usable

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
USABLE = COLOUR.map(usable)


def pairs(made: Palette) -> list[tuple[str, str]]:
    """Each text with the ground that it stands on."""
    return [
        (made.on_accent, made.accent),
        (made.accent, "#ffffff"),
        (made.accent, made.soft),
        ("#12201b", made.soft),
        (made.dark_accent, "#0f1614"),
        (made.dark_accent, made.dark_soft),
        (made.dark_on_accent, made.dark_accent),
        ("#e9efec", made.dark_soft),
    ]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#ffffff", "#0000ff", 8.592),
        ("#ff0000", "#ffffff", 3.998),
        ("#0a0a0a", "#000000", 1.061),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("accent", "made"),
    [
        ("#0b5c49", ("#e3f1eb", "#8bd2bb", "#173129")),
        ("#8c1515", ("#f7e9e7", "#fea69b", "#3b2421")),
        ("#0000ff", ("#e7edf8", "#a3c1fe", "#222b3d")),
        ("#000000", ("#ededed", "#c1c1c1", "#2b2b2b")),
        ("#767676", ("#fefefe", "#c1c1c1", "#2b2b2b")),
    ],
    ids=["green", "red", "blue", "black", "the palest grey"],
)
def test_what_goes_with_an_accent(accent: str, made: tuple[str, str, str]) -> None:
    found = palette(accent)
    assert (found.soft, found.dark_accent, found.dark_soft) == made
    assert (found.accent, found.on_accent, found.dark_on_accent) == (accent, "#ffffff", "#0f1614")


@settings(deadline=None)
@given(USABLE)
def test_every_text_can_be_read(accent: str) -> None:
    assert [pair for pair in pairs(palette(accent)) if contrast(*pair) < READABLE] == []


@settings(deadline=None)
@given(COLOUR)
def test_what_is_suggested_is_usable_and_only_darker(colour: str) -> None:
    found = usable(colour)
    assert is_usable(found)
    assert (found == colour) == is_usable(colour)
    assert contrast(found, "#ffffff") >= contrast(colour, "#ffffff")
    assert found == colour or contrast(found, "#ffffff") < 5.5


def test_an_accent_that_cannot_be_read_has_no_palette() -> None:
    with pytest.raises(ValueError, match="#ffcc00 cannot be read on white"):
        palette("#ffcc00")
