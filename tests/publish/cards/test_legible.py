import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish.cards.fonts import NO_CHARACTER, Fonts
from generator.publish.cards.legible import legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain  words,\n“quoted” – 1.14×", "Plain words, “quoted” – 1.14×"),
        ("Łódź, Şahin, Nguyễn, Ångström", "Łódź, Şahin, Nguyễn, Ångström"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Ελληνικά, русский", "Ελληνικά, русский"),
        ("softmax(QKᵀ)V in O(n²)", "softmax(QKᵀ)V in O(n²)"),
        ("10⁻⁵ and 2²⁵", "10^-5 and 2^25"),
        ("x₁ ≤ ℓ → 𝐱", "x1 <= ℓ -> x"),
        ("state‑of‑the‑art", "state-of-the-art"),
        ("soft\u00adware, zero\u200bwidth", "software, zerowidth"),
        ("🚀 Fast 👩‍🔬 Science ✂️", "Fast Science"),
        ("大規模言語モデル", ""),
        ("x ∈ ∅", ""),
        ("نموذج", ""),
        ("שלום 12", ""),
        ("हिन्दी", ""),
        ("q\u0303", ""),
        ("", ""),
        ("🚀", ""),
    ],
)
def test_texts(text: str, shown: str, fonts: Fonts) -> None:
    assert legible(text, fonts) == shown


def test_no_character_is_a_character(fonts: Fonts) -> None:
    assert fonts.home(NO_CHARACTER) is None
    assert fonts.home("中") is None
    assert fonts.home("A") == 0
    assert fonts.home("Ж") != 0


@settings(deadline=None)  # the first opens the fonts
@given(st.text(max_size=40))
def test_only_what_the_fonts_have_is_shown(fonts: Fonts, text: str) -> None:
    shown = legible(text, fonts)
    assert fonts.has(shown)
    assert legible(shown, fonts) == shown
