"""Mistakes in the forms in which people and programs are told of them."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator import mistakes
from generator.errors import Level, Place, SourceError

ROOT = Path("/site")
MISTAKE = SourceError("50% wrong, or\nworse", Place(ROOT / "content" / "a,b.yaml", 3, 7), "type: this")
WARNING = SourceError("unknown macro \\sys", Place(Path("/elsewhere/b.yaml"), 1, 2), level="warning")


def fault(message: str, hint: str = "", *, file: str = "a.yaml", line: int = 1, level: Level = "error") -> SourceError:
    return SourceError(message, Place(ROOT / file, line, 1), hint, level)


@pytest.mark.parametrize(
    ("one", "form", "written"),
    [
        (MISTAKE, mistakes.text, "content/a,b.yaml:3:7: 50% wrong, or\nworse\n  hint: type: this\n"),
        (WARNING, mistakes.text, "/elsewhere/b.yaml:1:2: warning: unknown macro \\sys\n"),
        (
            MISTAKE,
            mistakes.annotations,
            "::error file=content/a%2Cb.yaml,line=3,col=7::50%25 wrong, or%0Aworse. type: this\n",
        ),
        (WARNING, mistakes.annotations, "::warning file=/elsewhere/b.yaml,line=1,col=2::unknown macro \\sys\n"),
    ],
    ids=["text", "a warning", "github", "github, a warning"],
)
def test_each_form(one: SourceError, form: Callable[[Iterable[SourceError], Path], str], written: str) -> None:
    assert form([one], ROOT) == written


def test_json_carries_a_version() -> None:
    told = json.loads(mistakes.dump([MISTAKE, WARNING], ROOT))
    assert told["version"] == 1
    assert told["mistakes"][0] == {
        "level": "error",
        "file": "content/a,b.yaml",
        "line": 3,
        "column": 7,
        "message": "50% wrong, or\nworse",
        "hint": "type: this",
    }
    assert [one["level"] for one in told["mistakes"]] == ["error", "warning"]
    assert json.loads(mistakes.dump([], ROOT)) == {"version": 1, "mistakes": []}


def test_a_summary_of_nothing_wrong_is_one_line() -> None:
    assert mistakes.summary([], 47, ROOT) == "## All is well: 47 posters, no mistakes\n\n"


def test_a_summary_has_a_list_for_each_file() -> None:
    found = [
        fault("'title' is missing", "write title: A", file="content/a.yaml", line=3),
        fault("unknown field 'x'", file="content/a.yaml", line=9),
        fault("a tab stands where spaces must", file="content/b.yaml"),
        fault("number 1 is also that of s/a.yaml", "give it another", file="content/b.yaml", level="warning"),
    ]
    assert mistakes.summary(found, 2, ROOT) == (
        "## 3 mistakes to mend, 1 thing worth a look\n\n"
        "2 posters checked. The site cannot be built until they are mended; below each stands what to type instead.\n"
        "\n"
        "### `content/a.yaml`\n\n"
        "- **Line 3:** 'title' is missing  \n  write title: A\n"
        "- **Line 9:** unknown field 'x'\n"
        "\n"
        "### `content/b.yaml`\n\n"
        "- **Line 1:** a tab stands where spaces must\n"
        "\n"
        "## Worth a look\n\nThese stop nothing.\n"
        "\n"
        "### `content/b.yaml`\n\n"
        "- **Line 1:** `number 1 is also that of s/a.yaml`  \n  give it another\n"
        "\n"
    )


@pytest.mark.parametrize(
    "said",
    [
        "@everyone",
        "<img src=x onerror=alert(1)>",
        "[press](https://example.org)",
        "**bold** _it_ ~~gone~~",
        "# heading",
        "see #1 and https://example.org",
        "`</code>``x",
        "a\n\n# b\n- c",
        "a | b",
        "\x1b[31mred \u202e",
    ],
)
def test_what_a_stranger_wrote_is_only_text_in_a_summary(said: str) -> None:
    from markdown_it import MarkdownIt

    told = mistakes.summary([fault(f"unknown field '{said}'", f"write {said}", file=f"{said}.yaml")], 1, ROOT)
    tokens = [
        inner for token in MarkdownIt("gfm-like", {"linkify": False}).parse(told) for inner in token.children or ()
    ]
    assert {token.type for token in tokens} <= {"text", "code_inline", "hardbreak", "strong_open", "strong_close"}
    plain = "".join(token.content for token in tokens if token.type == "text")
    assert not set("@<>[]#`|~") & set(plain)
    assert told.count("\n#") == 1
    assert "\x1b" not in told


def test_a_long_summary_ends() -> None:
    told = mistakes.summary([fault("x", file=f"{n // 10}.yaml", line=n) for n in range(5000)], 1, ROOT)
    assert told.count("- **Line") == mistakes.SUMMARISED
    assert told.endswith("And 4,800 more, which stand in the job's log.\n\n")
