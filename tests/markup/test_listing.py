"""The project's own listing: every abstract of it, read."""

import re
from pathlib import Path

import pytest

from generator.markup import Text

LISTING = Path(__file__).parents[2] / "content" / "listings" / "poster-session-2.txt"
SHORTEST_ABSTRACT = 300


@pytest.fixture(scope="module")
def abstracts() -> list[Text]:
    lines = LISTING.read_text(encoding="utf-8").split("\n")
    return [Text(line, block=True) for line in lines if len(line) > SHORTEST_ABSTRACT]


def test_one_macro_in_all_is_unknown(abstracts: list[Text]) -> None:
    problems = [
        (index, problem.snippet, problem.message) for index, text in enumerate(abstracts) for problem in text.problems
    ]
    assert len(abstracts) == 47
    assert problems == [(5, r"\sys", r"unknown macro \sys")]


def test_one_formula_needs_mathml(abstracts: list[Text]) -> None:
    assert sum(text.formulas.text for text in abstracts) == 27
    assert sum(text.formulas.mathml for text in abstracts) == 1


def test_no_markup_is_left(abstracts: list[Text]) -> None:
    shown = [re.sub(r"<annotation.*?</annotation>", "", text.html) for text in abstracts]
    left = re.compile(r"\\(?!sys\b)|\$|\{|\}|`|\*(?!\))|--|_(?!\w)")
    assert [found for html in shown for found in left.findall(html)] == []
    assert [found for text in abstracts for found in left.findall(text.plain)] == []
    assert all(html.startswith("<p>") and html.count("<p>") == 1 for html in shown)


@pytest.mark.parametrize(
    "words",
    [
        "(i) An algorithmic", "16.5\u00a0GB lower", "a ~1.4 MB CNN", "threshold (t*)", "softmax(QKᵀ)V computation –",
        "256×H20", "1.13×–2.21×", "26.7% improved", "the inputs matter — do they commute?", "that \\sys outperforms",
        "(re)gather, and bypass", "we introduce GriNNder", "15%-61%", "https://anonymous.4open.science/r/pylo-C91E32",
    ],
)  # fmt: skip
def test_words_as_they_are_searched(abstracts: list[Text], words: str) -> None:
    assert any(words in text.plain for text in abstracts)
