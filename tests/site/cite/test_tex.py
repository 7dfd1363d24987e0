import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.richtext import Text as RichText

from generator.site.cite import tex


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("Ångström Łódź 王 — “x” 2× n²", "Ångström Łódź 王 — “x” 2× n²"),
        ("R&D 50% $5 #1 a_b", r"R\&D 50\% \$5 \#1 a\_b"),
        ("{a} ~b^c", r"\textbraceleft{}a\textbraceright{} \textasciitilde{}b\textasciicircum{}c"),
        ("a\\b <c|d>", r"a\textbackslash{}b \textless{}c\textbar{}d\textgreater{}"),
        ("--flag `x''", r"-{}-flag \textasciigrave{}x'{}'"),
        ("16\u00a0GB 3\u202fs", r"16~GB 3\,s"),
        ("α-β → ∞, a′", r"{$\alpha$}-{$\beta$} {$\rightarrow$} {$\infty$}, a{$'$}"),
        ("αβ λόγος", r"{$\alpha \beta$} λόγος"),
        ("10⁴ H₂ Kᵀ 𝒪 ℝ", r"10{$^{4}$} H{$_{2}$} K{$^{T}$} O {$\mathbb{R}$}"),
    ],
)
def test_plain_text_as_tex(plain: str, expected: str) -> None:
    assert tex.escape(plain) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"O(n \log n)", r"{$O(n \log n)$}"),
        (r"\left\{ x \right.", r"{$\left\lbrace x \right.$}"),
        (r"a \\{b}", r"{$a \\{b}$}"),
        ("α\n+ 1", r"{$\alpha + 1$}"),
        (r"\begin{align*}a&=b\end{align*}", r"{$\begin{aligned}a&=b\end{aligned}$}"),
        (r"\text{$x$}", r"{$\text{$x$}$}"),
        (r"\frac{a", r"\textbackslash{}frac\textbraceleft{}a"),
        ("a$b", r"a\$b"),
        ("a\\", r"a\textbackslash{}"),
    ],
)
def test_a_formula_keeps_its_tex(source: str, expected: str) -> None:
    assert tex.formula(source) == expected


@settings(deadline=None)
@given(st.text())
def test_braces_balance_and_letters_stay(plain: str) -> None:
    for written in (tex.escape(plain), tex.grouped(plain), tex.formula(plain)):
        assert tex.is_balanced(written)
    letters = [character for character in plain if character.isalpha() and character.isascii()]
    assert [character for character in tex.escape("".join(letters)) if character.isalpha()] == letters


@settings(deadline=None)
@given(st.text("abc&%#_ é王-'\"", max_size=30))
def test_others_read_what_was_meant(plain: str) -> None:
    assert str(RichText.from_latex(tex.escape(plain))).split() == plain.split()
