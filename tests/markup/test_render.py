"""Whatever comes in: well-formed HTML of known elements, no word lost, every problem at its place."""

import re
from xml.etree import ElementTree

import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markup import Text
from generator.markup.render import render

TAGS = {"p", "ul", "ol", "li", "strong", "em", "u", "s", "code", "sup", "sub", "a", "br"}
FRAGMENTS = [
    "a", "B c", " ", "  ", "\n", "\n\n", "\t", "é", "漢", "\u0301", "\u202e", "\x00", "\x0b", "\x0c", "\r\n", "\r",
    "\ud800", "\ufffe", "&#xFDD0;", "<http://a.b/%00%C3>", "*", "**", "_", "__", "`", "``", "'", "''", '"', "-",
    "--", "---", "~", "[", "]", "](", ")", "](http://a.b)", "(", "<", ">", "<b>", "&", "&lt;", "&#0;", "&#12;", "!",
    "{", "}", "{}", "\\", "\\\\", "\\ ", "\\,", "\\(", "\\)", "\\[", "\\]", "$", "$$", "$x^2$", "\\$", "\\%", "%",
    "\\textbf{", "\\textbf", "\\emph{a}", "\\texttt{", "\\sys", "\\sys{}", "\\own", "\\loop", "\\footnote{",
    "\\cite{a,b}", "\\url{http://a.b}", "\\url{x}", "\\href{http://a.b}{", "\\item ", "\\begin{itemize}",
    "\\end{itemize}", "\\begin{equation}", "\\end{equation}", "\\begin{x}", "\\'e", "\\'{", "\\v{", "{\\bf ", "\\ss",
    "\\alpha", "\\frac{1}", "\\sqrt", "^", "http://a.b", "https://", "<http://a.b>", "- ", "* ", "1. ", "2. ",
    "  - ", "\\textsuperscript{", "\\SI{1}{", "\\verb|", "|", "=", ",", "\\label{", "\\par", "\\newline",
    "javascript:", "0", "7",
]  # fmt: skip
MACROS = (("own", "Own\\textbf{x} $y$"), ("loop", "a\\loop\\loop"))

sources = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(source=sources, block=st.booleans())
@example(source="*a \\textbf{b* c} d*", block=True)
@example(source="[a \\href{http://a.b}{c [d](http://e.f)}](http://g.h)", block=False)
@example(source="- - - - - - - - - - - - deep", block=True)
@example(source="\\begin{itemize}*a\\item b*\\begin{itemize}x\\end{itemize}\\end{itemize}", block=True)
def test_any_source_gives_well_formed_html(source: str, block: bool) -> None:
    text = Text(source, MACROS, block)
    tree = ElementTree.fromstring(f"<root>{text.html}</root>")  # noqa: S314 - our own output
    maths = {element for math in tree.iter("math") for element in math.iter()}
    assert {element.tag for element in tree.iter() if element not in maths} <= TAGS | {"root"}
    assert all(set(element.attrib) <= {"href", "rel"} for element in tree.iter() if element not in maths)
    assert not any("style" in element.attrib or "href" in element.attrib for element in maths)
    assert not list(tree.findall(".//a//a")), "a link inside a link"
    assert block or not list(tree.iter("p"))


@settings(max_examples=300, deadline=None)
@given(source=sources, block=st.booleans())
@pytest.mark.threat(2)
def test_another_sanitiser_finds_nothing_to_remove(source: str, block: bool) -> None:
    html = re.sub(r"<math.*?</math>", "", Text(source, MACROS, block).html)
    cleaned = nh3.clean(html, tags=TAGS, attributes={"a": {"href", "rel"}}, link_rel=None)
    assert BeautifulSoup(f"<i>{cleaned}</i>", "lxml").decode() == BeautifulSoup(f"<i>{html}</i>", "lxml").decode()


@settings(max_examples=300, deadline=None)
@given(source=sources, block=st.booleans())
def test_a_problem_names_the_characters_at_its_place(source: str, block: bool) -> None:
    for problem in Text(source, MACROS, block).problems:
        assert source[problem.offset :].startswith(problem.snippet)
        assert problem.snippet
        assert problem.hint
        assert problem.message[0] == problem.message[0].lower()
        assert not problem.message.endswith(".")


@settings(max_examples=300, deadline=None)
@given(source=st.text(alphabet="abc XYZ\n*_-~'`#>|+.:,^=", max_size=200), block=st.booleans())
def test_no_letter_is_lost(source: str, block: bool) -> None:
    text = Text(source, block=block)
    letters = re.sub(r"[^a-zA-Z]", "", source)
    assert re.sub(r"[^a-zA-Z]", "", text.plain) == letters
    assert re.sub(r"[^a-zA-Z]", "", BeautifulSoup(f"<i>{text.html}</i>", "html.parser").get_text()) == letters
    assert text.problems == ()


@settings(max_examples=200, deadline=None)
@given(source=st.text(alphabet="abc XYZ", max_size=80))
def test_plain_words_stay_as_they_are(source: str) -> None:
    words = " ".join(source.split())
    assert Text(source).html == words
    assert Text(source).plain == words


@pytest.mark.parametrize(
    ("source", "html", "plain"),
    [
        pytest.param("", "", "", id="empty"),
        pytest.param(" \n ", "", "", id="blank"),
        pytest.param(
            "  A title\nin two lines ", "A title in two lines", "A title in two lines", id="a title is one line"
        ),
        pytest.param('a<b & "c" it\'s', 'a&lt;b &amp; "c" it\'s', 'a<b & "c" it\'s', id="signs of HTML"),
        pytest.param("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", "<script>x</script>", id="HTML is text"),
        pytest.param("a &amp; b", "a &amp; b", "a & b", id="an entity is its sign"),
    ],
)
def test_a_line(source: str, html: str, plain: str) -> None:
    assert (Text(source).html, Text(source).plain) == (html, plain)


def test_texts_are_equal_by_what_was_written() -> None:
    read, unread = Text("a $x$"), Text("a $x$")
    assert read.html
    assert read == unread
    assert hash(read) == hash(unread)
    assert read != Text("a $x$", block=True)
    assert repr(read) == "Text(source='a $x$', macros=(), block=False)"


@given(sources, st.booleans())
@example("\\textbf{a (\\emph{b}), 5–6×, 70\\%}", True)
@example("\\textbf{\\emph{\\sys}}", True)
def test_problems_are_told_whether_or_not_the_text_looks_as_if_it_had_any(source: str, block: bool) -> None:
    assert Text(source, block=block).problems == render(source, {}, block=block).problems
