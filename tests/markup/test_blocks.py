"""Paragraphs, lists and line breaks of an abstract."""

import pytest

from generator.markup import Text


@pytest.mark.parametrize(
    ("source", "html", "plain"),
    [
        pytest.param("one\ntwo", "<p>one two</p>", "one two", id="a newline is a space"),
        pytest.param("one\n\ntwo", "<p>one</p><p>two</p>", "one\n\ntwo", id="paragraphs"),
        pytest.param("one\r\n\r\ntwo\rthree", "<p>one</p><p>two three</p>", "one\n\ntwo three", id="other line ends"),
        pytest.param("one\u2028two\x0cthree", "<p>one\u2028two three</p>", "one\u2028two three",
                     id="lines end at newlines only"),
        pytest.param("one  \ntwo\\\nthree \\\\ four", "<p>one<br/>two<br/>three <br/>four</p>", "one two three four",
                     id="breaks"),
        pytest.param("    indented\n\n\tby a tab", "<p>indented</p><p>by a tab</p>", "indented\n\nby a tab",
                     id="no code by indent"),
        pytest.param("# a\n\n> b\n\n---\n\n```\nc\n```", "<p># a</p><p>&gt; b</p><p>—</p><p><code>c</code></p>",
                     "# a\n\n> b\n\n—\n\nc", id="no other blocks"),
        pytest.param("We show:\n- a\n- *b*\n\nEnd", "<p>We show:</p><ul><li>a</li><li><em>b</em></li></ul><p>End</p>",
                     "We show:\n\na\nb\n\nEnd", id="a list after a colon"),
        pytest.param("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "a\nb\nc",
                     id="a list in a list"),
        pytest.param("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "a\nb", id="a loose list"),
        pytest.param("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "a\nb", id="numbers"),
        pytest.param("it is\n1.3x faster\n- and smaller", "<p>it is 1.3x faster - and smaller</p>",
                     "it is 1.3x faster - and smaller", id="wrapped lines are no list"),
        pytest.param("2024. A year.\n\n7) seven", "<p>2024. A year.</p><p>7) seven</p>", "2024. A year.\n\n7) seven",
                     id="a list begins at 1"),
        pytest.param(r"Ours:\begin{itemize}\item a \item $b$\end{itemize} End",
                     "<p>Ours:</p><ul><li>a</li><li>{b}</li></ul><p>End</p>", "Ours:\n\na\nb\n\nEnd", id="itemize"),
        pytest.param("\\begin{enumerate}[nosep]\n\\item a\n\n\\item b\n\\end{enumerate}",
        "<ol><li>a</li><li>b</li></ol>",
                     "a\nb", id="enumerate with blank lines"),
        pytest.param(r"\begin{itemize}\item a \begin{enumerate}\item b\end{enumerate}\end{itemize}",
                     "<ul><li>a<ol><li>b</li></ol></li></ul>", "a\nb", id="environments in each other"),
        pytest.param(r"\begin{itemize}\item a", "<p>• a</p>", "• a", id="an environment that is never closed"),
        pytest.param(r"\noindent", "", "", id="nothing is left"),
    ],
)  # fmt: skip
def test_block(source: str, html: str, plain: str) -> None:
    text = Text(source, block=True)
    annotation = '<annotation encoding="application/x-tex">b</annotation>'
    formula = f"<math><semantics><mrow><mi>b</mi></mrow>{annotation}</semantics></math>"
    assert (text.html, text.plain) == (html.replace("{b}", formula), plain)


@pytest.mark.parametrize(
    "source",
    [
        "first\n  line, then \\sys",
        "- item\n- two \\sys\n",
        "- item\n\n  para \\sys",
        "\r\n\r\n  x\r\n \\sys",
        "a\n\n1. b\n   \\sys",
        "\\begin{itemize}\n  \\item a\n  \\item \\sys\n\\end{itemize}",
        "\t\\sys",
        "**a\nb** \\textbf{c\n d \\sys}",
    ],
)
def test_a_problem_is_found_in_its_line(source: str) -> None:
    (problem,) = Text(source, block=True).problems
    assert problem.offset == source.index("\\sys")


def test_lists_nested_too_deeply_are_text() -> None:
    text = Text("- " * 500 + "end", block=True)
    assert text.html.count("<ul>") == 4
    assert text.plain.endswith("end")
