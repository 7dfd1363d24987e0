"""The elements of a page, against a parser that is not ours."""

import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.inspection import markup

EVERYTHING = re.compile("")
ROOT = Path(__file__).parents[2]


class Independent(HTMLParser):
    """Start tags as the standard library reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")
        self.found.append((tag, first))


def ours(text: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (one.name, {name: value for name, (value, _) in one.attributes.items()})
        for one in markup.elements(text, EVERYTHING)
        if not one.closes
    ]


PARTS = ["<p>", '<a href="x&amp;y">', "<a href='x>y'>", "<img src=x alt>", "</p>", "<!-- <b> -->", "text & <", " > "]
PARTS += ['<i title="<b>">', "<br/>", "<title>a <b> c</title>", "<svg><g/></svg>", "<P ID=Q>", "<b\nid='n'\n>"]


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_elements_are_those_of_the_standard_library(text: str) -> None:
    parser = Independent()
    text = text.replace("text & <", "text & < ")
    parser.feed(re.sub(r"(?s)(<title>).*?(</title>)", r"\1\2", text))  # it reads tags in titles before Python 3.14
    parser.close()
    assert ours(text) == parser.found


@pytest.mark.parametrize("site", ["two-days", "everything"])
def test_offsets_lead_to_the_values(site: str) -> None:
    for file in sorted((ROOT / "themes" / "wayfinder" / "templates").glob("*.html")):
        text = file.read_text(encoding="utf-8")
        for element in markup.elements(text, EVERYTHING):
            assert text[element.offset] == "<"
            for value, offset in element.attributes.values():
                assert text.startswith(value, offset) or "&" in text[offset : offset + len(value) + 8], (file, site)


@pytest.mark.parametrize(
    "text",
    ["<" * 50_000, "<a " + "b=" * 50_000, '<a b="' * 20_000, "<!--" * 20_000, "<title>" * 20_000, "<a '\"" * 20_000],
)
def test_no_page_makes_it_slow(text: str) -> None:
    start = time.process_time()
    list(markup.elements(text, EVERYTHING))
    assert time.process_time() - start < 5
