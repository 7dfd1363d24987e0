"""LaTeX's text commands: source to HTML, plain text and problems."""

import pytest

from generator.markup import Problem, Text

SYS_HINT = "define it in this file: macros: {sys: ...}"


def case(source: str, html: str, plain: str | None = None) -> object:
    return pytest.param(source, html, html if plain is None else plain, id=source)


@pytest.mark.parametrize(
    ("source", "html", "plain"),
    [
        case(r"(\textbf{\underline{i}}) An", "(<strong><u>i</u></strong>) An", "(i) An"),
        case(r"\textbf{\textit{training-free}}", "<strong><em>training-free</em></strong>", "training-free"),
        case(r"\emph{composability}: modern", "<em>composability</em>: modern", "composability: modern"),
        case(r"\textbf {spaced}", "<strong>spaced</strong>", "spaced"),
        case(r"up to \textbf{70\%} and 15\%-61\%", "up to <strong>70%</strong> and 15%-61%", "up to 70% and 15%-61%"),
        case(r"\textbf{1.38–1.55×}", "<strong>1.38–1.55×</strong>", "1.38–1.55×"),
        case(r"\textbf{$2\times$ *faster*}", "<strong>2× <em>faster</em></strong>", "2× faster"),
        case("95% of it % no comment", "95% of it % no comment"),
        case(r"\texttt{a\_b} \textsc{Foo} \textsf{x}\textrm{y}", "<code>a_b</code> Foo xy", "a_b Foo xy"),
        case(r"\texttt{a--b --flag} x--y", "<code>a--b --flag</code> x–y", "a--b --flag x–y"),
        case(r"H\textsubscript{2}O 10\textsuperscript{-3} 5\textsuperscript{th}",
             "H<sub>2</sub>O 10<sup>-3</sup> 5<sup>th</sup>", "H₂O 10⁻³ 5th"),
        case(r"\mbox{a b}\text{c}", "a bc"),
        case(r"{\bf b} {\it i\/} {\em e} {\tt t} {\sc s} {\bf\em x}",
             "<strong>b</strong> <em>i</em> <em>e</em> <code>t</code> s <strong><em>x</em></strong>", "b i e t s x"),
        case(r"{\large\bf big} {\small tiny}", "<strong>big</strong> tiny", "big tiny"),
        case("{BEAM}: {J}oint {{Power}}", "BEAM: Joint Power"),
        case("{{Foo, Bar, and Baz}}", "Foo, Bar, and Baz"),
        case("labels in {0, 1} or 10^{-3}", "labels in {0, 1} or 10^{-3}"),
        case(r"\& \_ \# \$ \{ \} \%", "&amp; _ # $ { } %", "& _ # $ { } %"),
        case(r"a\,b a\;b a\ b a\!b hy\-phen", "a\u202fb a\u00a0b a b ab hyphen"),
        case(r"one\\two \\[2pt] three\newline four", "one two three four"),
        case(r"\ldots \dots{} \textasciitilde\textbackslash \copyright \textregistered \texttrademark",
             r"… … ~\ © ® ™"),
        case(r"90\textdegree \S 3 \P \dag \LaTeX{} and \TeX", "90° § 3 ¶ † LaTeX and TeX"),
        case(r"\'e \'{e} \"{o} \^{\i} \~n \c{c} \v{s} \H{o} \k{a} \r{a} \`a \.z \u{g}", "é é ö î ñ ç š ő ą å à ż ğ"),
        case(r"Stra\ss e, \O rsted, \L{}\'od\'z, \ae on, \oe uvre, \aa ngstr\"om",
             "Straße, Ørsted, Łódź, æon, œuvre, ångström"),
        case(r"na\"{\i}ve Erd{\H{o}}s G{\"o}del \'\i", "naïve Erdős Gödel í"),
        case(r"\'quoted\'", "'quoted'"),
        case(r"2.1\times faster, \alpha and \rightarrow, \leq 5, \approx 3, \sim", "2.1× faster, α and →, ≤ 5, ≈ 3, ∼"),
        case(r"\mathbf{26.7}\%", "26.7%"),
        case(r"\noindent A\xspace\ b \vspace{1em}c\label{x} d\par e", "A b c d e"),
        case(r"\enquote{x} \textcolor{red}{hot} \SI{16}{GB}", "“x” hot 16\u00a0GB"),
        case(r"text\footnote{Note \emph{well}.} and \footnote{b}", "text (Note <em>well</em>.) and (b)",
             "text (Note well.) and (b)"),
        case(r"\verb|a_b{| \verb+$x$+", "<code>a_b{</code> <code>$x$</code>", "a_b{ $x$"),
        case(r"\begin{abstract}We do.\end{abstract}", "We do."),
        case(r"\*a\* \[1\] \# C\#", "*a* [1] # C#"),
    ],
)  # fmt: skip
def test_read(source: str, html: str, plain: str) -> None:
    text = Text(source)
    assert (text.html, text.plain, text.problems) == (html, plain, ())


@pytest.mark.parametrize(
    ("source", "shown", "problem"),
    [
        pytest.param(r"that \sys outperforms", r"that \sys outperforms",
                     Problem(5, r"\sys", r"unknown macro \sys", SYS_HINT), id="unknown macro"),
        pytest.param(r"\sys{a $x_1$} b", r"\sys{a x₁} b",
                     Problem(0, r"\sys", r"unknown macro \sys", SYS_HINT), id="unknown macro with words"),
        pytest.param(r"a \textbf{b", r"a \textbf{b",
                     Problem(2, r"\textbf{", r"\textbf{ is never closed", "close it with }"), id="never closed"),
        pytest.param(r"a \textbf b", r"a \textbf b",
                     Problem(2, r"\textbf", r"\textbf without its words in braces", r"write \textbf{...}"),
                                  id="no braces"),
        pytest.param(r"see \cite{a, b}.", "see [a, b].",
                     Problem(4, r"\cite{a, b}", r"reference that this page cannot resolve: \cite",
                             "write in words what is referred to, or leave it out"), id="citation"),
        pytest.param(r"in Fig.~\ref{f}", "in Fig.\u00a0[f]",
                     Problem(8, r"\ref{f}", r"reference that this page cannot resolve: \ref",
                             "write in words what is referred to, or leave it out"), id="reference"),
        pytest.param(r"\url{example.org}", r"\url{example.org}",
                     Problem(0, r"\url{example.org}", "no web address", "begin the address with https://"),
                                  id="no address"),
        pytest.param(r"\begin{tabular}x", r"\begin{tabular}x",
                     Problem(0, r"\begin{tabular}", "unknown environment tabular",
                             "leave the environment out, or write its content in words"), id="environment"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_stays_as_typed(source: str, shown: str, problem: Problem) -> None:
    assert Text(source).plain == shown
    assert Text(source).problems == (problem,)


@pytest.mark.parametrize("command", ["citep", "citet", "citeauthor", "eqref", "autoref"])
def test_references_with_notes(command: str) -> None:
    text = Text(rf"x \{command}[p. 3]{{key}}")
    assert text.plain == "x [key, p. 3]"
    assert [problem.offset for problem in text.problems] == [2]


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        pytest.param(r"that \sys outperforms", "that BOute outperforms", id="the space stays"),
        pytest.param(r"\sys{}-like and \sys\ and \sys.", "BOute-like and BOute and BOute.", id="what ends its name"),
        pytest.param(r"\textbf{\sys}", "BOute", id="inside another command"),
        pytest.param(r"\fast", "2× faster", id="text with maths"),
        pytest.param(r"$\N = 3$", "n = 3", id="inside maths"),
        pytest.param(r"\both", "BOute is 2× faster", id="macros in macros"),
        pytest.param(r"\systems", r"\systems", id="another name that begins alike"),
    ],
)
def test_a_posters_own_macros(source: str, plain: str) -> None:
    macros = (("sys", "BOute"), ("fast", r"$2\times$ faster"), ("N", "n"), ("both", r"\sys is \fast"))
    assert Text(source, macros).plain == plain


def test_a_macros_text_is_read_as_text() -> None:
    assert Text(r"\sys!", (("sys", r"\textbf{B}*O* <b>"),)).html == "<strong>B</strong><em>O</em> &lt;b&gt;!"


@pytest.mark.parametrize("replacement", [r"x\a", r"\b", r"$\a$"])
def test_macros_that_lead_back_to_themselves_end(replacement: str) -> None:
    text = Text(r"see \a", (("a", replacement), ("b", r"\a")))
    assert text.problems
    assert text.problems[0].snippet == r"\a"
    assert text.problems[0].offset == 4


def test_a_problem_in_a_macros_text_is_at_its_use() -> None:
    (problem,) = Text(r"a \own b", (("own", r"\missing"),)).problems
    assert (problem.offset, problem.snippet, problem.message) == (2, r"\own", r"unknown macro \missing")
