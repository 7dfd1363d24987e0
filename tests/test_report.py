"""`microsite report` as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Microsite = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_the_real_listing_as_json(real: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(real, "report", "--format", "json") == 0
    needs = json.loads(capsys.readouterr().out)["needs"]
    assert [(need["who"], need["kind"], need["count"]) for need in needs] == [
        ("authors", "untitled", 2),
        ("authors", "undisclosed", 42),
        ("authors", "macro", 1),
        ("authors", "materials", 47),
        ("organisers", "capitals", 6),
        ("organisers", "reading", 2),
    ]
    for need in needs:
        for spot in need["spots"]:
            lines = (real / spot["file"]).read_text(encoding="utf-8").split("\n")
            assert 0 < spot["line"] <= len(lines)
            assert 0 < spot["column"] <= len(lines[spot["line"] - 1]) + 1
    undisclosed = needs[1]["spots"]
    assert {(real / s["file"]).read_text("utf-8").split("\n")[s["line"] - 1] for s in undisclosed} == {
        "  - undisclosed"
    }


def test_as_markdown_it_links_to_the_repository(two_days: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(two_days, "report", "--format", "markdown") == 0
    said = capsys.readouterr().out
    assert said.startswith("## For the organisers\n")
    file = "content/posters/tuesday/loud-discs.yaml"
    assert f"[`{file}:5`](https://github.com/example/wss-2026/edit/trunk/{file}#L5) Loud Discs" in said


def test_on_the_terminal_what_every_poster_lacks_is_said_once(
    real: Path, microsite: Microsite, capsys: Capture
) -> None:
    assert microsite(real, "report") == 0
    said = capsys.readouterr().out
    assert "  47 posters without paper, code or poster file: none has any yet\n" in said
    assert microsite(real, "build") == 0
    assert "47 posters without paper, code or poster file   none has any yet\n" in capsys.readouterr().err


def test_an_unknown_form_is_a_wrong_command(two_days: Path, microsite: Microsite) -> None:
    with pytest.raises(SystemExit) as ended:
        microsite(two_days, "report", "--format", "html")
    assert ended.value.code == 2
