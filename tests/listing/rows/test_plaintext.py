"""What sources hold as HTML, with entities and odd blanks, becomes plain text; e-mail addresses are taken out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.listing.rows import plaintext


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>One.</p>\n<p>Two<br/>goes on</p>", "One.\n\nTwo goes on", id="paragraphs and breaks"),
        pytest.param("One.<br><br>Two.", "One.\n\nTwo.", id="two breaks are a paragraph"),
        pytest.param("<ul><li>one</li><li>two</li></ul>", "- one\n- two", id="list"),
        pytest.param(
            "hard\nwrapped\r\nlines\n \nand  a paragraph", "hard wrapped lines\n\nand a paragraph", id="wrapped"
        ),
        pytest.param("Steps:\n- first\n- second\n  goes on", "Steps:\n- first\n- second goes on", id="typed list"),
        pytest.param(
            "10<sup>6</sup>, H<sub>2</sub>O, x<sup>k</sup>, 4<sup>th</sup>", "10⁶, H₂O, x^k, 4th", id="raised"
        ),
        pytest.param("<i>A</i> &amp; <b>B</b> &#x27;s &nbsp;&lt;", "A & B 's <", id="spans and entities"),
        pytest.param("&lt;p&gt;We &amp;amp; you&lt;/p&gt;", "We & you", id="escaped as a whole"),
        pytest.param('at <a href="https://x.example/c">our page</a>', "at our page (https://x.example/c)", id="link"),
        pytest.param('<a href="https://x.example/">x.example</a>', "x.example", id="link that says its address"),
        pytest.param("<script>alert(1)</script>ok<!-- not this -->", "ok", id="script and comment"),
        pytest.param(
            "a < b and c > d; if a<b, i <p and q>r", "a < b and c > d; if a<b, i <p and q>r", id="comparisons"
        ),
        pytest.param(
            "$a<i$ and $j>k$, \\textbf{x}, **y**", "$a<i$ and $j>k$, \\textbf{x}, **y**", id="TeX and Markdown"
        ),
        pytest.param("R&D; AT&T, ?a=1&copy=2", "R&D; AT&T, ?a=1&copy=2", id="ampersands"),
        pytest.param("a\x00\x1fb\ud800", "ab\ufffd", id="what no page can hold"),
    ],
)
def test_abstract_is_plain_text(source: str, expected: str) -> None:
    assert plaintext.paragraphs(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(" A &amp; B\n of <i>C</i>\u00a0 D ", "A & B of C D", id="title"),
        pytest.param("Þórsson,\u200b Böðvar", "Þórsson, Böðvar", id="name"),
    ],
)
def test_line(source: str, expected: str) -> None:
    assert plaintext.line(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Ada <ada.q+1@sub.lantern.example>", "Ada", id="angle brackets"),
        pytest.param("Write to ada@lantern.edu, please.", "Write to, please.", id="in a sentence"),
        pytest.param("{ada, chi}@lantern.edu and more", "and more", id="two in braces"),
        pytest.param("Ada (ada [at] lantern.edu)", "Ada", id="at in brackets"),
        pytest.param("mailto:ada@lantern.edu", "", id="mailto"),
        pytest.param("ADA@LANTERN.EDU; Böðvar", "Böðvar", id="capitals"),
        pytest.param("josé@universität.de", "", id="letters beyond ASCII"),
        pytest.param("Recall@10, mAP@0.5 and pass@k. We", "Recall@10, mAP@0.5 and pass@k. We", id="measures stay"),
        pytest.param("https://site.example/@ada/post", "https://site.example/@ada/post", id="handles stay"),
    ],
)
def test_addresses_are_taken_out(source: str, expected: str) -> None:
    assert plaintext.without_addresses(source) == expected


WORDS = st.text(st.sampled_from("ab1._-+{}()<>@ ,;"), max_size=30)


@given(WORDS, WORDS)
def test_no_address_is_left_whatever_stands_around_it(before: str, after: str) -> None:
    left = plaintext.without_addresses(f"{before} ada@lantern.edu {after}")
    assert not re.search(r"\w@[\w-]+\.[a-z]{2,}\b(?!@)", left)


@given(st.text(st.sampled_from("ab <>&;/p=\"'!-\n#"), max_size=60))
def test_text_without_tags_or_entities_keeps_every_word(source: str) -> None:
    if not re.search(r"<[/!a-zA-Z]|&", source):
        assert plaintext.paragraphs(source).split() == source.split()


@pytest.mark.parametrize(
    "piece", ["<p a=", "<!--", "<script>", "<a href='http://x'>", "<sup>", "&lt;", "a@", "a@b.", "\n "]
)
def test_long_nonsense_takes_no_long_time(piece: str) -> None:
    assert isinstance(plaintext.without_addresses(plaintext.paragraphs(piece * 20_000)), str)
