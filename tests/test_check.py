"""`microsite check`, as it is typed and as a workflow runs it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Microsite = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a runner names for the summary of its job."""
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


def spoil(root: Path) -> None:
    poster = root / "content/posters/tuesday/untold.yaml"
    poster.write_text(poster.read_text(encoding="utf-8").replace("number: 2", "number: <b>@two</b>"), encoding="utf-8")


def test_on_github_all_is_well_in_a_line(two_days: Path, microsite: Microsite, capsys: Capture, summary: Path) -> None:
    assert microsite(two_days, "check", "--format", "github") == 0
    assert capsys.readouterr().out == ""
    assert summary.read_text(encoding="utf-8") == "before\n## All is well: 5 posters, no mistakes\n\n"


def test_on_github_the_summary_says_what_to_type(
    two_days: Path, microsite: Microsite, capsys: Capture, summary: Path
) -> None:
    spoil(two_days)
    assert microsite(two_days, "check", "--format", "github") == 1
    assert capsys.readouterr().out == (
        "::error file=content/posters/tuesday/untold.yaml,line=1,col=9::"
        "'number' must be a whole number, not '<b>@two</b>'. write number: 12\n"
    )
    assert summary.read_text(encoding="utf-8") == (
        "before\n## 1 mistake to mend\n\n"
        "5 posters checked. The site cannot be built until it is mended; below each stands what to type instead.\n\n"
        "### `content/posters/tuesday/untold.yaml`\n\n"
        "- **Line 1:** `'number' must be a whole number, not '<b>@two</b>'`  \n  write number: 12\n\n"
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_only_the_form_for_github_writes_a_summary(
    two_days: Path, microsite: Microsite, summary: Path, form: str
) -> None:
    microsite(two_days, "check", "--format", form)
    assert summary.read_text(encoding="utf-8") == "before\n"


def test_json_of_nothing_wrong(two_days: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(two_days, "check", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "mistakes": []}


def test_nothing_is_built_with_a_mistake_in_site_yaml(two_days: Path, microsite: Microsite, capsys: Capture) -> None:
    site = two_days / "content/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + "nav: [nowhere]\n", encoding="utf-8")
    assert microsite(two_days, "build") == 1
    assert "there is no page 'nowhere'" in capsys.readouterr().err
    assert not (two_days / "output").exists()


def test_a_theme_that_is_not_there(two_days: Path, microsite: Microsite, capsys: Capture) -> None:
    site = two_days / "content/site.yaml"
    site.write_text("name: A\ntheme: wayfindr\n", encoding="utf-8")
    assert microsite(two_days, "check") == 1
    said = capsys.readouterr().out
    assert said.startswith("content/site.yaml:2:8: there is no theme 'wayfindr'\n  hint: ")
    assert "wayfinder" in said
