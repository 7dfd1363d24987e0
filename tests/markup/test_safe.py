"""Limits: on length, nesting and time."""

import time

import pytest

from generator.markup import Text
from generator.markup.safe import MAX_SOURCE, clean

OPENINGS = [
    "[", "*", "_", "`", "$", "{", "}", "<", "\\", "'", "](", "[a](", "![", "$$", "$a", "$x$ ", "\\(", "\\[", "``",
    "`a'b", "*_", "**a ", "*a_", "a*b", "--", "~", "- ", "- a\n", "  - a\n", "1. ", "\n\n", "a:\n- ", "&", "&amp;",
    "<http://a", "http://", "http://a", "https://x.y/)", "http://a.b/(", "\\textbf{", "\\textbf", "\\foo", "\\foo{",
    "\\cite{", "\\url{", "\\href{http://a.b}{", "\\footnote{", "{\\bf ", "\\begin{itemize}",
    "\\begin{itemize}\\item ", "\\item ", "\\begin{equation}", "\\'{", "\\verb|", "$\\sqrt", "\\sqrt{", "\\frac{1}",
    "{,", "[[a]](http://a.b)", "\\alpha ", "\\SI{1}", "\\textcolor{",
]  # fmt: skip
CLOSINGS = {"[": "]", "[a](": ")", "$$": "x$$"}


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
@pytest.mark.threat(28)
def test_time_grows_with_length_only(opening: str, is_closed: bool) -> None:
    closing = CLOSINGS.get(opening, "}" if opening.endswith("{") else opening[::-1]) if is_closed else opening
    half = MAX_SOURCE // 2
    source = (opening * half)[:half] + (closing * half)[:half]
    started = time.process_time()
    for block in (False, True):
        text = Text(source, block=block)
        assert isinstance(text.plain, str)
    assert time.process_time() - started < 3, "well below a second each, on a slow machine"


def test_a_text_that_is_too_long_is_shown_unread() -> None:
    source = r"\textbf{a} <b> " * 2000
    text = Text(source, block=True)
    assert text.html.startswith(r"<p>\textbf{a} &lt;b&gt; ")
    assert text.plain == source.strip()
    (problem,) = text.problems
    assert problem.message == "text longer than 20,000 characters, shown as typed"
    assert source.startswith(problem.snippet)


def test_words_nested_too_deeply_stay_as_typed() -> None:
    text = Text(r"\emph{" * 30 + "x" + "}" * 30)
    assert "x" in text.plain
    assert text.html.count("<em>") == 16
    assert {problem.message for problem in text.problems} == {"text nested too deeply"}


def test_macros_cannot_swell_a_text() -> None:
    doubling = tuple((name, rf"\{following}\{following}") for name, following in zip("abcdefg", "bcdefgh", strict=True))
    text = Text(r"\a" * 50, (*doubling, ("h", "x" * 200)))
    assert len(text.plain) < 3 * MAX_SOURCE
    assert text.problems


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("a\x00b\ud800c\ufffe", "a\ufffdb\ufffdc\ufffd"),
        ("a\x0bb\x0cc\x85d", "a b c d"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("a\u2028\u200b\u00a0漢", "a\u2028\u200b\u00a0漢"),
    ],
)
def test_clean(source: str, cleaned: str) -> None:
    assert clean(source) == cleaned
    assert len(cleaned) == len(source)
