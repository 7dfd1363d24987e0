"""The report as text, Markdown and JSON."""

import json as stdlib_json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from generator.model import Settings
from generator.report import Need, Spot, json, markdown, text

SITE = Settings(root=Path("/site"), output=Path("/site/output"), repository="https://github.com/example/wss")
MACRO = Need(
    who="authors",
    kind="macro",
    count=1,
    what=r"unknown macro \sys",
    spots=(Spot(label="3", file="content/posters/s/a.yaml", line=7, column=4, detail="it stands", hint="define it"),),
)
MATERIALS = Need(
    who="authors",
    kind="materials",
    count=1200,
    what="posters without paper",
    spots=(Spot(label="1", file="content/posters/s/a.yaml", detail="A"),) * 3,
    hint="write 'links:'",
    brief="none has any yet",
)
READING = Need(
    who="organisers",
    kind="reading",
    count=1,
    what="line of a listing",
    spots=(Spot(label="line 2", file="content/listings/a b.txt", line=2, detail="*one*"),),
)


def test_text() -> None:
    assert text.dump([MACRO, MATERIALS, READING]) == (
        "For the organisers\n\n"
        "  1 line of a listing\n"
        "    content/listings/a b.txt:2:1: *one*\n"
        "\n"
        "For the authors\n\n"
        "  1 unknown macro \\sys\n"
        "    content/posters/s/a.yaml:7:4: it stands – define it\n"
        "\n"
        "  1,200 posters without paper: none has any yet\n"
        "    hint: write 'links:'\n"
    )


def test_markdown() -> None:
    assert markdown.dump([MACRO, MATERIALS, READING], replace(SITE, branch="trunk")) == (
        "## For the organisers\n\n"
        "### 1 line of a listing\n\n"
        "- [ ] [`content/listings/a b.txt:2`]"
        "(https://github.com/example/wss/edit/trunk/content/listings/a%20b.txt#L2) \\*one\\*\n"
        "\n"
        "## For the authors\n\n"
        "### 1 unknown macro \\\\sys\n\n"
        "- [ ] [`content/posters/s/a.yaml:7`]"
        "(https://github.com/example/wss/edit/trunk/content/posters/s/a.yaml#L7) it stands – define it\n"
        "\n"
        "### 1,200 posters without paper: none has any yet\n\n"
        "Write 'links:'.\n"
    )


@pytest.mark.parametrize(
    ("file", "repository", "linked"),
    [
        ("content/people.yaml", "https://github.com/example/wss", True),
        ("content/people.yaml", "", False),
        ("/elsewhere/listing.txt", "https://github.com/example/wss", False),
    ],
)
def test_markdown_links_to_files_of_the_repository_only(file: str, repository: str, linked: bool) -> None:
    need = replace(MACRO, spots=(Spot(label="1", file=file, detail="x"),))
    assert ("](" in markdown.dump([need], replace(SITE, repository=repository))) is linked


@pytest.mark.parametrize(
    "told", ["<script>alert(1)</script>", "a *b* _c_ `d` [e](f) ![g](h)", "$x$ | ~~y~~ \\sys", "two\nlines\n# head"]
)
def test_markdown_shows_words_as_they_are(told: str) -> None:
    need = replace(MACRO, spots=(Spot(label="1", file="a.yaml", detail=told),))
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown.dump([need], replace(SITE, repository="")))
    item = html.partition("<code>a.yaml:1</code> ")[2].partition("</li>")[0]
    shown = item.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert shown == " ".join(told.split())


def test_markdown_calls_nobody() -> None:
    need = replace(MACRO, spots=(Spot(label="1", file="a.yaml", detail="by @ada, see #12 and GH-12, C# too"),))
    assert "by @<!-- -->ada, see #<!-- -->12 and GH-<!-- -->12, C# too" in markdown.dump([need], SITE)


def test_json_is_what_its_module_says() -> None:
    found = stdlib_json.loads(json.dump([MACRO, MATERIALS]))
    assert found["version"] == 1
    assert found["needs"][0] == {
        "who": "authors",
        "kind": "macro",
        "count": 1,
        "what": r"unknown macro \sys",
        "hint": "",
        "spots": [
            {
                "label": "3",
                "file": "content/posters/s/a.yaml",
                "line": 7,
                "column": 4,
                "detail": "it stands",
                "hint": "define it",
            }
        ],
    }
    assert len(found["needs"][1]["spots"]) == 3


def test_nothing_needs_attention() -> None:
    assert text.dump([]) == markdown.dump([], SITE) == "Nothing needs attention.\n"
    assert stdlib_json.loads(json.dump([])) == {"version": 1, "needs": []}
