"""Organisers' own pages."""

import subprocess
import sys

import pytest

from generator.markup import targets
from generator.markup.pages import Heading, render


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param(
            "Plain *words* & <b>HTML</b>", "<p>Plain <em>words</em> &amp; <b>HTML</b></p>", id="words and HTML"
        ),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 |", "<table>", id="table"),
        pytest.param("A[^1]\n\n[^1]: note", 'class="footnote"', id="footnote"),
        pytest.param('!!! note "Mind"\n    Words', '<div class="admonition note">', id="admonition"),
        pytest.param("Words\n{: .lead #top }", '<p class="lead" id="top">Words</p>', id="attributes"),
        pytest.param("1. a\n\n- b", "</ol>\n<ul>", id="sane lists"),
        pytest.param("[Map](venue.html)", '<a href="venue.html">Map</a>', id="relative link"),
        pytest.param("```\n# a *note*\n```", "<pre><code># a *note*\n</code></pre>", id="fenced code"),
        pytest.param("[a](venue.md)", 'href="venue.html"', id="link to a file beside it"),
        pytest.param("[a][1]\n\n[1]: ./venue.md#by-train", 'href="venue.html#by-train"', id="link by reference"),
        pytest.param("![a](../files/a.png)", 'src="files/a.png"', id="picture in the folder of files"),
        pytest.param("[a](posters/x.html)", 'href="posters/x.html"', id="link to a poster"),
        pytest.param("[a](https://example.org/README.md)", 'href="https://example.org/README.md"', id="link elsewhere"),
        pytest.param("[a](https://example.org/)", 'rel="noopener"', id="link elsewhere gives nothing away"),
        pytest.param("[a](/venue.md)", 'href="/venue.md"', id="link to the top"),
        pytest.param('<a href="venue.md">a</a>', 'href="venue.md"', id="raw HTML stays"),
        pytest.param("[a](search.html?q=venue.md)", 'href="search.html?q=venue.md"', id="a query stays"),
    ],
)
def test_markdown(source: str, html: str) -> None:
    assert html in render(source).html


@pytest.mark.parametrize(
    ("source", "headings"),
    [
        pytest.param(
            "# Call\n\n## Dates\n\n# Venue",
            [("call", "Call", 2), ("dates", "Dates", 3), ("venue", "Venue", 2)],
            id="from h1",
        ),
        pytest.param("## Call\n\n### Dates", [("call", "Call", 2), ("dates", "Dates", 3)], id="from h2"),
        pytest.param("# A\n\n#### B\n\n## C", [("a", "A", 2), ("b", "B", 3), ("c", "C", 3)], id="none skipped"),
        pytest.param("## Q & *A*\n\n## Q & A", [("q-a", "Q & A", 2), ("q-a_1", "Q & A", 2)], id="two alike"),
        pytest.param("## 会場", [("会場", "会場", 2)], id="another script"),
        pytest.param("no heading", [], id="none"),
    ],
)
def test_headings(source: str, headings: list[tuple[str, str, int]]) -> None:
    page = render(source)
    assert page.headings == tuple(Heading(*heading) for heading in headings)
    for name, _, level in headings:
        assert f'<h{level} id="{name}">' in page.html


def test_contents_where_the_page_asks_for_them() -> None:
    page = render("# Venue\n\n[TOC]\n\n## By *train*\n\n## On foot")
    assert page.has_contents
    assert '<li><a href="#by-train">By train</a></li>' in page.html
    assert [heading.level for heading in page.headings] == [2, 3, 3]
    assert not render("# Venue\n\n## By train").has_contents


def test_a_mail_address_is_hidden_as_ever() -> None:
    assert 'href="&#109;' in render("<mailto:a@example.org>").html


@pytest.mark.parametrize(
    ("html", "links", "ids"),
    [
        ('<a href="a.html">x</a><img src="b.png">', ("a.html", "b.png"), set()),
        ("<h2 id='c'>x</h2><a name=d></a><a HREF=e>", ("e",), {"c", "d"}),
        ('<a href="?a=1&amp;b=2">x</a><a href="">y</a><a href>z</a>', ("?a=1&b=2",), set()),
        ('<p title="<a href=x>">x</p><!-- <a href="y"> --><code>&lt;a href="z"></code>', (), set()),
    ],
    ids=["links and pictures", "ids", "entities and nothing", "what is no link"],
)
def test_what_a_page_leads_to(html: str, links: tuple[str, ...], ids: set[str]) -> None:
    assert targets.find(html) == targets.Targets(links, frozenset(ids))


def test_pages_keep_nothing_of_each_other() -> None:
    first = render("## A\n\nx[^1]\n\n[^1]: note")
    assert render("## A\n\nx[^1]\n\n[^1]: note") == first


def test_heavy_libraries_are_imported_only_when_there_is_text() -> None:
    script = (
        "import sys, generator.markup as m; heavy = {'markdown', 'markdown_it', 'math_core'};"
        "assert not heavy & set(sys.modules); m.Text('a').html; assert 'markdown' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
