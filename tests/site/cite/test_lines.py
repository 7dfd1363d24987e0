"""The quick ways for common texts end where the plain ones do."""

import re
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import routes
from generator.site.cite import tex
from generator.site.cite.lines import address, one_line

BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
ODD = st.text(st.sampled_from("ab \t\n\x00\x1f\x85\xa0\u2003\u2028\ufffe\u0301\u00ad")) | st.text()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" two  words\n\nand more ", "two words and more"),
        ("a\x00 \x1b b", "a b"),
        ("no\u00a0break\u2028here", "no break here"),
        ("e\u0301", "é"),
        ("\ud800", ""),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(ODD)
def test_one_line_is_what_stands_between_breaks(text: str) -> None:
    assert one_line(text) == BREAKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_addresses_are_quoted_where_they_must_be(text: str) -> None:
    assert address(text) == quote(one_line(text), safe="!#$%&'()*+,-./:;<=>?@[]_~|")
    assert routes.relative("index.html", text) == quote(text)


@given(st.text(st.sampled_from("aB -'$\\{}&%~^<>|`#_é"), max_size=8))
def test_what_is_plain_is_tex_in_every_stretch(text: str) -> None:
    stretches = [text[start:end] for start in range(len(text)) for end in range(start, len(text) + 1)]
    escaped = all(tex.escape(stretch) == stretch for stretch in stretches)
    assert escaped or not tex.is_plain(text)
    assert tex.is_plain(text) == (text.isascii() and escaped)
