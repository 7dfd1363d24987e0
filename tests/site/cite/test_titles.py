import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.richtext import Text as RichText

from generator.markup import Text
from generator.site.cite import tex
from generator.site.cite.titles import to_tex


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A Lightweight NoC for ML", "A Lightweight {NoC} for {ML}"),
        ("FP8-Flow-MoE: A Casting-Free Recipe", "{FP8}-Flow-{MoE}: A Casting-Free Recipe"),
        ("Breaking vLLM's 3D GPUs", "Breaking {vLLM's} {3D} {GPUs}"),
        ("From A to B in C++, X-rays and A*", "From A to {B} in {C}++, {X}-rays and {A}*"),
        ("Learning with Gaussian processes: An introduction for Bayesian people",
         "Learning with {Gaussian} processes: An introduction for {Bayesian} people"),
        ("*Fast* Gaussian processes for everyday learning", r"\emph{Fast} {Gaussian} processes for everyday learning"),
        ("A STUDY OF ALL CACHES", "A STUDY OF ALL CACHES"),
        ("GPU", "{GPU}"),
        (r"Sorting in $O(n \log n)$ Time", r"Sorting in {$O(n \log n)$} Time"),
        (r"\sys: $2\times$ Faster", "{BOute}: 2× Faster"),
        (r"\textbf{Bold \emph{NoC}} `a_b` H$_2$O", r"\textbf{Bold \emph{NoC}} \texttt{a\_b} {H}\textsubscript{2}{O}"),
        (r"\textbf{\emph{X}} \textsc{Small} \underline{U}", r"\textbf{{\emph{X}}} Small \underline{U}"),
        ("Tom & Jerry's 50% #1", r"Tom \& Jerry's 50\% \#1"),
        ("[Words](https://example.org/) <b>", r"Words \textless{}b\textgreater{}"),
        (r"\sy{W} } {", r"\textbackslash{}sy\textbraceleft{}{W}\textbraceright{} \textbraceright{} \textbraceleft{}"),
        ("{BEAM}: \"quoted\", 16~GB", "{BEAM}: \"quoted\", 16~{GB}"),
        (r"\write18 @comment{y,", r"\textbackslash{}write18 @comment\textbraceleft{}y,"),
    ],
)  # fmt: skip
def test_titles_as_tex(source: str, expected: str) -> None:
    assert to_tex(Text(source, (("sys", "BOute"),))) == expected


@settings(deadline=None)
@given(st.text() | st.text("\\{}$%&#_^~`'\"*[]()@,=ab A\n", max_size=40))
def test_any_title_is_one_balanced_line(source: str) -> None:
    written = to_tex(Text(source))
    assert tex.is_balanced(written)
    assert written.split() == written.split(" ") or not written


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Fast", "GPU", "vLLM", "a", "A", "B", "&", "50%", "Éa:", "x_y"]), min_size=1))
def test_protected_words_read_as_typed(words: list[str]) -> None:
    source = " ".join(words)
    assert str(RichText.from_latex(to_tex(Text(source)))) == Text(source).plain
