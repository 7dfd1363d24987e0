"""Asking only the rules that begin with a sign reads every text as asking all of them does."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.parser_inline import ParserInline

from generator.markup import Text
from generator.markup.parser import Parser, parser
from generator.markup.render import render
from generator.markup.signs import SIGNS, Inline

PIECES = ["\\", "$", "{", "}", "[", "](", ")", "*", "**", "_", "`", "``", "''", "'", "-", "---", "~", "&amp;", "<", ">"]
PIECES += ["\\%", "$2.1\\times$", "$\\times$", "\\textbf{a, b}", "\\emph{", "a}"]
PIECES += ["\\emph{", "\\(", "\\)", "$x^2$", "https://example.org/a", "\n", "  \n", "word", " ", "2", "\\sys"]
TEXT = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join)


def test_each_rule_says_where_it_begins() -> None:
    assert [name for name in parser().inline.ruler.get_active_rules() if name not in SIGNS] == ["text"]
    assert isinstance(Parser().inline, Inline)


@settings(deadline=None)
@given(TEXT)
def test_all_rules_would_read_the_same(source: str) -> None:
    found = render(source, {"sys": "BOute"}, block=True)
    tokenize = Inline.tokenize
    try:
        Inline.tokenize = ParserInline.tokenize  # type: ignore[method-assign] # the loop that is to be compared with
        expected = render(source, {"sys": "BOute"}, block=True)
    finally:
        Inline.tokenize = tokenize  # type: ignore[method-assign] # back again
    assert found == expected


@settings(deadline=None)
@given(TEXT)
def test_problems_are_those_of_the_reading(source: str) -> None:
    for macros in ({}, {"sys": "BOute"}):
        text = Text(source, tuple(macros.items()), block=True)
        assert text.problems == render(source, macros, block=True).problems
