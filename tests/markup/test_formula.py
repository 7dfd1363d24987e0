"""Formulas: as text where Unicode says them, else as MathML; and what a dollar means."""

import re
from xml.etree import ElementTree

import pytest

from generator.markup import Formulas, Text
from generator.markup.formula import FormulaError, convert

# What a formula may be made of, and nothing of it leads anywhere, looks like something else, or is known by a name.
# https://www.w3.org/TR/mathml-core/ without `maction`, `merror` and `annotation-xml`
ELEMENTS = {
    *("math", "semantics", "annotation", "mi", "mn", "mo", "mtext", "mspace", "mrow", "mfrac", "msqrt", "mroot"),
    *("mstyle", "mpadded", "mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
    *("mtable", "mtr", "mtd"),
}
FORBIDDEN = re.compile(r"on.*|.*href|src.*|style|class|id|name|actiontype|xmlns.*|.*:.*", re.IGNORECASE)


@pytest.mark.parametrize(
    ("source", "html", "plain"),
    [
        (r"$256\times$H20", "256×H20", "256×H20"),
        (r"$1.13\times$–$2.21\times$", "1.13×–2.21×", "1.13×–2.21×"),
        (
            r"$\mathbf{26.7}\%$ and $\mathbf{1.6}\times$",
            "<strong>26.7</strong>% and <strong>1.6</strong>×",
            "26.7% and 1.6×",
        ),
        (r"9.78$\times$", "9.78×", "9.78×"),
        (r"$10^{-3}$ $2.5 \times 10^{-3}$", "10<sup>−3</sup> 2.5×10<sup>−3</sup>", "10⁻³ 2.5×10⁻³"),
        (r"$90^\circ$ 4$^{th}$ $2^{nd}$", "90° 4<sup>th</sup> 2<sup>nd</sup>", "90° 4th 2nd"),
        (r"$\sim$5 $\approx 3$ $\geq 95\%$ $<$ $50%$", "∼5 ≈3 ≥95% &lt; 50%", "∼5 ≈3 ≥95% < 50%"),
        (r"$3.4 \pm 0.2$ $-3$ $3\times3$ $1,000$", "3.4 ± 0.2 −3 3×3 1,000", "3.4 ± 0.2 −3 3×3 1,000"),
        (r"5 $\mu$s, $\text{GB/s}$, $\mathrm{FP}8$", "5 μs, GB/s, FP8", "5 μs, GB/s, FP8"),
        (r"m$^2$ CO$_2$ H$_2$O", "m<sup>2</sup> CO<sub>2</sub> H<sub>2</sub>O", "m² CO₂ H₂O"),
        (r"\(2\times\) \ensuremath{2\times}", "2× 2×", "2× 2×"),
        (
            r"$1 < 2$ $ \times $ 3\,000 $3\,000$ $3\text{ GB}$",
            "1 &lt; 2 × 3\u202f000 3\u202f000 3 GB",
            "1 < 2 × 3\u202f000 3\u202f000 3 GB",
        ),
    ],
)
def test_figures_and_signs_are_text(source: str, html: str, plain: str) -> None:
    text = Text(source)
    assert (text.html, text.plain, text.problems) == (html, plain, ())
    assert text.formulas.mathml == 0
    assert text.formulas.text > 0


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\mathrm{softmax}(\mathbf{QK}^{\top})\mathbf{V}", "softmax(QKᵀ)V"),
        ("O(n^2)", "O(n²)"),
        (r"\mathcal{O}(n \log n)", "O(n log n)"),
        (r"\frac{a}{b+1} + \sqrt[3]{x} - \sqrt{2}", "a/(b+1) + ³√x − √2"),
        (r"\hat{x}_{i,j} \in \mathbb{R}^d", "x̂_(i,j) ∈ ℝᵈ"),
        (r"\sum_{i=1}^n x_i \le 5", "∑ᵢ₌₁ⁿxᵢ ≤ 5"),
        (r"x_{\text{max}}, W_{ij}^T, x'", "x_max, Wᵢⱼᵀ, x′"),
        (r"f: X \to Y", "f: X → Y"),
        (r"N \times d", "N × d"),
        (r"\boldsymbol{\theta} \mathbf{x}", "θx"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1 2; 3 4)"),
        (r"\operatorname{softmax}(x)", "softmax(x)"),
        (r"|x| \|y\|", "|x|‖y‖"),
        (r"\mbox{if } x\xspace", "if x"),
        (r"\phantom{x} y", "y"),
    ],
)
def test_the_rest_is_mathml(tex: str, plain: str) -> None:
    text = Text(f"the ${tex}$ is")
    assert text.plain == f"the {plain} is"
    assert text.formulas == Formulas(text=0, mathml=1)
    assert text.problems == ()
    (math,) = ElementTree.fromstring(f"<p>{text.html}</p>")  # noqa: S314 - our own output
    (annotation,) = math.iter("annotation")
    assert (annotation.get("encoding"), annotation.text) == ("application/x-tex", tex)


def test_mathml_that_browsers_draw() -> None:
    html = Text(r"$\mathrm{softmax}(\mathbf{QK}^{\top})\mathbf{V}$").html
    assert html == (
        '<math><semantics><mrow><mi>softmax</mi><mo stretchy="false">(</mo><msup><mi>𝐐𝐊</mi><mi>⊤</mi></msup>'
        '<mo stretchy="false">)</mo><mi>𝐕</mi></mrow><annotation encoding="application/x-tex">'
        r"\mathrm{softmax}(\mathbf{QK}^{\top})\mathbf{V}</annotation></semantics></math>"
    )


@pytest.mark.parametrize(
    "source",
    [r"$$x^2$$", r"\[x^2\]", r"\begin{equation*}x^2\end{equation*}", r"\begin{align}x &= y \label{a}\end{align}"],
)
def test_display_maths(source: str) -> None:
    block, line = Text(f"a {source} b", block=True), Text(f"a {source} b")
    assert block.html.count('<math display="block">') == 1
    assert line.html.count("<math>") == 1
    assert block.problems == line.problems == ()


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("$5 and $7", 0),
        (r"$5 \& $7", 0),
        ("costs $5, while $x$ is", 1),
        ("from $5-$7, or $5/$10", 0),
        ("$5 million, or 7$ now", 0),
        ("between $1.5M and $2M for 3$", 0),
        ("a lone $ sign, US$ and C$", 0),
        ("$ x $", 0),
        (r"\$x\$ and \\", 0),
        ("$x$-axis, ($y$), $z$.", 3),
        ("$20,000$ and $5$", 2),
        ("$$", 0),
        ("$$ $$", 0),
        ("`$x$`", 0),
        (r"\[1, 2\] \(x", 0),
    ],
)
def test_money_is_no_formula(source: str, formulas: int) -> None:
    text = Text(source)
    assert text.formulas.text + text.formulas.mathml == formulas
    assert text.problems == ()


@pytest.mark.parametrize(
    ("source", "snippet", "message"),
    [
        (r"if $x + \foo$ holds", r"\foo", r"formula that cannot be read: unknown command \foo"),
        (r"é $x_1_2$", "_", "formula that cannot be read: duplicate subscript or superscript"),
        (r"$\frac{1}$", r"$\frac{1}$", None),
        (r"\(\left( x\)", r"\(\left( x\)", None),
        (
            "$" + "{" * 101 + "x" + "}" * 101 + "$",
            None,
            "formula that cannot be read: formula with more than 100 groups",
        ),
        ("$" + "x" * 2001 + "$", None, "formula that cannot be read: formula longer than 2,000 characters"),
        (
            "$" + "\\sqrt " * 300 + "x$",
            None,
            "formula that cannot be read: formula nested too deeply or grown too large",
        ),
        (r"$\href{javascript:x}{y}$", r"\href", r"formula that cannot be read: unknown command \href"),
        (r"$\def\a{\a\a}\a$", None, None),
    ],
)
def test_refused_formulas_stay_as_typed(source: str, snippet: str | None, message: str | None) -> None:
    text = Text(source)
    (problem,) = text.problems
    assert "<math" not in text.html
    assert text.plain == source
    assert snippet is None or problem.snippet == snippet
    assert message is None or problem.message == message
    assert source[problem.offset :].startswith(problem.snippet)


def test_an_unknown_command_in_maths_can_be_defined() -> None:
    (problem,) = Text(r"$\sys$").problems
    assert "macros: {sys: ...}" in problem.hint


READ = [
    r"\color{red}{x}", r"\textcolor{red}{x}", r"\eqref{x} y", r"\cancel{x}",
    r"\begin{align}a&=b\\c&=d\label{x}\end{align}", r"\text{a\&b} x", r"\operatorname{<script>} x",
    r"\mathop{x}", r"\textbf{b} x", r"\texttt{c} x", r"\begin{cases}a&b\\c&d\end{cases}", r"\overline{ab}",
    r"\xrightarrow{ab}", r"\begin{equation}\tag{<b>} x\end{equation}", "x</math>", "x]]>",
    r"\text{<img src=x onerror=y>} \frac{x}{y}",
]  # fmt: skip
REFUSED = [
    r"\href{https://a.org}{x}", r"\url{https://a.org}", r"\html{x}", r"\htmlClass{a}{x}", r"\htmlId{a}{x}",
    r"\htmlStyle{color:red}{x}", r"\htmlData{a=b}{x}", r"\unicode{x41}", r"\class{a}{b}", r"\style{a}{b}",
    r"\cssId{a}{b}",
    r"\includegraphics{http://a.b}", r"x \mathrm{\<img src=x onerror=y>}", r"\require{html}", r"\input{/etc/passwd}",
    r"\write18{id}", r"\mmlToken{mi}[href=x]{y}",
]  # fmt: skip


@pytest.mark.threat(3)
@pytest.mark.parametrize("tex", READ)
def test_nothing_but_mathml_comes_out(tex: str) -> None:
    tree = ElementTree.fromstring(f"<p>{convert(tex, {}, display=True).html}</p>")  # noqa: S314 - our own output
    (math,) = tree
    for element in math.iter():
        assert element.tag in ELEMENTS
        assert not [name for name in element.attrib if FORBIDDEN.fullmatch(name)]
        assert element.tag != "annotation" or element.attrib == {"encoding": "application/x-tex"}


@pytest.mark.threat(3)
@pytest.mark.parametrize("tex", REFUSED)
def test_what_reaches_out_of_a_formula_is_refused(tex: str) -> None:
    with pytest.raises(FormulaError):
        convert(tex, {})
