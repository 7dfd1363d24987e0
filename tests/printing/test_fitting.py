"""Steps of type: the first that has room for the text and for its longest word; what none has room for is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.printing.fitting import Fitted, Step, fitted, step, width

STEPS = (Step(10, 5), Step(20, 8), Step(40, 16))

CASES = {
    "nothing": ("", Fitted(Markup(), 1)),
    "short": ("so short", Fitted(Markup("so short"), 1)),
    "longer": ("not so short", Fitted(Markup("not so short"), 2)),
    "a word longer than a line": ("Foyerroom", Fitted(Markup("Foyerroom"), 3)),
    "or than any": ("Foyerroomdoorsides", Fitted(Markup("Foyerroomdoorsides"), 2)),
    "which may break at its dash": ("foy-errom", Fitted(Markup("foy-errom"), 1)),
    "capitals are wide": ("BIG IDEAS", Fitted(Markup("BIG IDEAS"), 2)),
    "Chinese is twice as wide": ("小型系统", Fitted(Markup("小型系统"), 1)),
    "and breaks anywhere": ("小型系统研讨会", Fitted(Markup("小型系统研讨会"), 2)),
    "marks above letters take nothing": ("e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301", Fitted(
        Markup("e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301"), 1)),
    "is escaped": ("a < b", Fitted(Markup("a &lt; b"), 1)),
    "is cut": ("word " * 20, Fitted(Markup("word word word word word word word…"), 3)),
}  # fmt: skip


@pytest.mark.parametrize(("plain", "wanted"), CASES.values(), ids=CASES)
def test_a_text_has_the_first_step_with_room(plain: str, wanted: Fitted) -> None:
    assert fitted(plain, STEPS) == wanted


def test_markup_is_kept_unless_it_must_be_cut() -> None:
    assert fitted("an idea", STEPS, Markup("an <em>idea</em>")).html == "an <em>idea</em>"
    assert "<em>" not in fitted("an idea " * 9, STEPS, Markup("<em>an idea</em> ") * 9).html


def test_tall_formulas_take_lines() -> None:
    flat, tall = Markup("<math><msup><mi>n</mi></msup></math>"), Markup("<math><mfrac><mi>n</mi></mfrac></math>")
    assert [fitted("so short", STEPS, html).step for html in (flat, tall, tall + tall, tall * 9)] == [1, 2, 3, 3]


def test_what_has_no_room_at_all_gets_the_smallest_type() -> None:
    assert step(1000, STEPS) == len(STEPS)


@given(st.text(max_size=120))
def test_what_is_shown_always_has_room(plain: str) -> None:
    shown = fitted(plain, STEPS)
    assert 1 <= shown.step <= len(STEPS)
    text = shown.html.unescape()
    if text == plain:
        assert width(plain) <= STEPS[shown.step - 1].room
    else:
        assert text.endswith("…")
