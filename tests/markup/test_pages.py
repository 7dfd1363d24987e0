"""Organisers' own pages."""

import subprocess
import sys

import pytest

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
