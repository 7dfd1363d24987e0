"""Stars and underscores: paired as CommonMark says, in time that grows with the text only."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.markup import Text

# Others' reading of the same marks, without anything else of Markdown.
REFERENCE = MarkdownIt("zero").enable("emphasis")


def spaced(html: str) -> str:
    return " ".join(html.split())


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*(*foo*)*", "<em>(<em>foo</em>)</em>"),
        ("*foo bar *", "*foo bar *"),
        ("foo*bar*", "foo*bar*"),
        ("_foo*", "_foo*"),
        ("**foo bar **", "**foo bar **"),
        ("*foo**bar**baz*", "<em>foo<strong>bar</strong>baz</em>"),
        ("*foo**bar*", "<em>foo**bar</em>"),
        ("***foo** bar*", "<em><strong>foo</strong> bar</em>"),
        ("*foo **bar***", "<em>foo <strong>bar</strong></em>"),
        ("**foo*", "*<em>foo</em>"),
        ("*foo**", "<em>foo</em>*"),
        ("***foo**", "*<strong>foo</strong>"),
        ("****foo*", "***<em>foo</em>"),
        ("**foo***", "<strong>foo</strong>*"),
        ("_____foo_____", "<em><strong><strong>foo</strong></strong></em>"),
        ("*foo _bar* baz_", "<em>foo _bar</em> baz_"),
        ("*foo __bar *baz bim__ bam*", "<em>foo <strong>bar *baz bim</strong> bam</em>"),
        ("**foo **bar baz**", "**foo <strong>bar baz</strong>"),
        ("*foo *bar baz*", "*foo <em>bar baz</em>"),
        ("**foo* bar*", "<em><em>foo</em> bar</em>"),
        ("*[foo*](https://a.org)", '*<a href="https://a.org" rel="noopener">foo*</a>'),
        (r"*a \textbf{b* c} d*", "<em>a <strong>b* c</strong> d</em>"),
        ("* a*", "* a*"),
        ("***", "***"),
    ],
)
def test_pairs(source: str, html: str) -> None:
    assert Text(source).html == html
    assert Text(source).problems == ()


@given(st.lists(st.sampled_from(["*", "**", "***", "_", "__", "_*", "a", "a ", " a", ".", "(", ")", " "]), max_size=40))
@example(["*", "a ", "**", "a ", "*", "a "])
@example(["***", "a", " ", "*", ".", "**", "(", "*", ")", "***"])
@example(["**", "a", ".", "**", ".", "a", "*", ".", "*", "a"])
def test_they_are_read_as_others_read_them(pieces: list[str]) -> None:
    source = "".join(pieces)
    assume(not re.search(r"a[*_]+a", source))  # where ours opens nothing
    assert spaced(Text(source).html) == spaced(REFERENCE.renderInline(source))
