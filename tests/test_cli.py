"""The commands as they are typed: what they print, and the status they end with."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

Microsite = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def fresh(tmp_path: Path) -> Path:
    """A folder that holds the real listing and nothing else."""
    (tmp_path / "content" / "listings").mkdir(parents=True)
    shutil.copy(ROOT / "content" / "listings" / "poster-session-2.txt", tmp_path / "content" / "listings")
    return tmp_path


def test_from_a_listing_to_a_site(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    root = fresh(tmp_path)
    assert microsite(root, "import") == 0
    said = capsys.readouterr().err
    assert said.startswith("Poster Session 2 · Evergreen Ballroom: 47 posters\n")
    assert "content/listings/poster-session-2.txt:31:1: warning: " in said
    assert len(list((root / "content" / "posters" / "poster-session-2").iterdir())) == 47

    assert microsite(root, "build") == 0
    said = capsys.readouterr().err
    assert "47 posters   245 people   28 formulas (27 as text, 1 MathML)" in said
    assert "2 posters without title and authors" in said
    assert "42 undisclosed authors on 24 posters" in said
    assert r"1 unknown macro \sys" in said
    assert "YOUHE JIANG (6, 22)" in said
    assert said.endswith("Open output/index.html, or run: make serve\n")


def test_the_second_time_nothing_is_written(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    root = fresh(tmp_path)
    for _ in range(3):  # a second import finds nothing new, and remembers that it did
        before = {file: os.stat(file).st_mtime_ns for file in root.rglob("*")}
        assert microsite(root, "import") == 0
        assert microsite(root, "build") == 0
        said = capsys.readouterr().err
    assert {file: os.stat(file).st_mtime_ns for file in root.rglob("*")} == before
    assert "nothing new" in said
    assert "nothing to write" in said
    assert "warning" not in said.split("Needs attention")[0]


@pytest.mark.parametrize("command", ["import", "build"])
def test_who_has_nothing_to_do_imports_little(tmp_path: Path, command: str) -> None:
    root = fresh(tmp_path)
    script = (
        "import sys; from generator.cli import main; main(sys.argv[1:]);"
        "print(*sorted({'dataclasses', 'inspect', 'msgspec', 'yaml', 'generator.model'} & set(sys.modules)))"
    )
    words = [sys.executable, "-c", script, "--root", str(root)]
    for each in ("import", "build", "import"):  # what an import wrote is a change for the next one
        subprocess.run([*words, each], cwd=ROOT, capture_output=True, check=True)
    done = subprocess.run([*words, command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "nothing" in done.stderr
    assert done.stdout == "\n"


def test_a_dry_run_writes_nothing(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    root = fresh(tmp_path)
    assert microsite(root, "import", "--dry-run") == 0
    said = capsys.readouterr()
    assert "would write" in said.err
    assert said.out.count("\n  new\n") == 47
    assert not (root / "content" / "posters").exists()


@pytest.mark.parametrize(("command", "noun"), [("import", "files"), ("build", "pages")])
def test_long_work_says_how_far_it_is(
    tmp_path: Path, microsite: Microsite, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str, noun: str
) -> None:
    root = fresh(tmp_path)
    assert command == "import" or microsite(root, "import") == 0
    monkeypatch.setattr("generator.console.QUIET_SECONDS", -1.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert microsite(root, command) == 0
    assert re.search(rf"\r  \d+ of \d+ {noun} …", capsys.readouterr().err)


def test_without_a_listing_it_says_what_to_do(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(tmp_path, "import") == 0
    assert "content/listings/" in capsys.readouterr().err


def test_what_is_no_listing_is_a_mistake(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01")
    files = [str(tmp_path / "empty.txt"), str(tmp_path / "binary.txt")]
    assert microsite(tmp_path, "import", *files) == 1
    said = capsys.readouterr().err
    assert "empty.txt:1:1: " in said
    assert "binary.txt:1:1: " in said
    assert said.endswith("2 mistakes; nothing was changed\n")


def test_check_says_all_is_well(two_days: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(two_days, "check") == 0
    said = capsys.readouterr()
    assert said.err == "5 posters: no mistakes, 0 warnings\n"
    assert said.out == ""


def test_check_names_every_mistake_in_each_form(two_days: Path, microsite: Microsite, capsys: Capture) -> None:
    edit(two_days / "content/posters/monday/quiet-fans.yaml", "title:", "titel:")
    edit(two_days / "content/posters/tuesday/untold.yaml", "number: 2", "number: two")
    assert microsite(two_days, "check") == 1
    said = capsys.readouterr()
    assert (
        "content/posters/monday/quiet-fans.yaml:1:1: unknown field 'titel'\n  hint: did you mean 'title'?\n" in said.out
    )
    assert "content/posters/tuesday/untold.yaml:1:9: " in said.out
    assert said.err == "2 mistakes\n"

    assert microsite(two_days, "check", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 1
    assert [(one["file"], one["line"], one["column"]) for one in found["mistakes"]] == [
        ("content/posters/monday/quiet-fans.yaml", 1, 1),
        ("content/posters/tuesday/untold.yaml", 1, 9),
    ]

    assert microsite(two_days, "check", "--format", "github") == 1
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith("::error file=content/posters/monday/quiet-fans.yaml,line=1,col=1::unknown field")


def test_check_is_strict_when_asked(real: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(real, "check") == 0
    assert r"warning: unknown macro \sys" in capsys.readouterr().out
    assert microsite(real, "check", "--strict") == 1


def test_a_build_with_mistakes_says_so(
    two_days: Path, microsite: Microsite, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    edit(two_days / "content/posters/monday/quiet-fans.yaml", "title:", "titel:")
    assert microsite(two_days, "build") == 1
    said = capsys.readouterr()
    assert "quiet-fans.yaml:1:1: unknown field 'titel'" in said.err
    assert said.out.startswith("::error file=content/posters/monday/quiet-fans.yaml,line=1")
    assert said.err.endswith("1 mistake; nothing was changed\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", "--theme", "nowhere"], "there is no theme 'nowhere'"),
        (["build", "--output", "content"], "holds files that are no site of ours"),
    ],
)
def test_options_that_cannot_be(
    two_days: Path,
    microsite: Microsite,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(two_days)
    assert microsite(two_days, *words) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("words", [["build", "--url", "example.org"], ["build", "--jobs", "many"], ["paint"], []])
def test_a_wrong_command_is_status_two(two_days: Path, microsite: Microsite, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        microsite(two_days, *words)
    assert ended.value.code == 2


def test_an_address_is_written_only_where_it_is_known(two_days: Path, microsite: Microsite) -> None:
    assert microsite(two_days, "build") == 0
    home = (two_days / "output" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/wss-2026/">' in home
    assert "https://example.org/wss-2026/posters/untold.html" in (two_days / "output" / "sitemap.xml").read_text()

    edit(two_days / "content" / "site.yaml", "url: https://example.org/wss-2026\n", "")
    assert microsite(two_days, "build") == 0
    assert "canonical" not in (two_days / "output" / "index.html").read_text(encoding="utf-8")
    assert not (two_days / "output" / "sitemap.xml").exists()
    assert (two_days / "output" / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_report_names_each_thing_with_its_file(real: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(real, "report") == 0
    said = capsys.readouterr().out
    assert said.index("For the organisers") < said.index("For the authors")
    assert "42 undisclosed authors on 24 posters" in said
    assert "YOUHE JIANG, left as given" in said
    assert "content/listings/poster-session-2.txt:31:1: " in said
    assert said.count("content/posters/poster-session-2/") > 26


def changed_listing(root: Path, old: str, new: str) -> None:
    edit(root / "content" / "listings" / "poster-session-2.txt", old, new)


def test_a_new_listing_is_merged_and_conflicts_are_named(real: Path, microsite: Microsite, capsys: Capture) -> None:
    poster = real / "content/posters/poster-session-2/search-your-nvfp4-scales.yaml"
    edit(poster, "title: Search Your NVFP4 Scales!", "title: Search Your Scales")
    changed_listing(real, "Search Your NVFP4 Scales!", "Search Your NVFP4 Scales Now")
    changed_listing(real, "Pylo: Towards Accessible", "PyLO: Towards Accessible")

    before = {file: file.read_bytes() for file in (real / "content").rglob("*.yaml")}
    assert microsite(real, "import", "--dry-run") == 0
    said = capsys.readouterr()
    assert (
        "pylo-towards-accessible-learned-optimizers-in-pytorch\n"
        "  title\n"
        "    - Pylo: Towards Accessible Learned Optimizers in PyTorch\n"
        "    + PyLO: Towards Accessible Learned Optimizers in PyTorch\n"
    ) in said.out
    assert "  title  (changed by a person too, who is not overruled)\n    - Search Your Scales\n" in said.out
    assert {file: file.read_bytes() for file in (real / "content").rglob("*.yaml")} == before

    assert microsite(real, "import") == 0
    said = capsys.readouterr()
    assert "1 changed by the listing: pylo-towards-accessible-learned-optimizers-in-pytorch" in said.err
    assert "search-your-nvfp4-scales.yaml:5:1: warning: 'title'" in said.err
    assert "title: Search Your Scales" in poster.read_text(encoding="utf-8")

    assert microsite(real, "report") == 0
    assert "search-your-nvfp4-scales.yaml:5" in capsys.readouterr().out


def test_a_listing_that_drops_much_is_asked_after(real: Path, microsite: Microsite, capsys: Capture) -> None:
    listing = real / "content" / "listings" / "poster-session-2.txt"
    listing.write_text("".join(listing.read_text(encoding="utf-8").splitlines(keepends=True)[:60]), encoding="utf-8")
    assert microsite(real, "import") == 1
    said = capsys.readouterr().err
    assert "of the 47 posters of 'poster-session-2'" in said
    assert "add --yes" in said
    assert microsite(real, "import", "--yes") == 0
    assert "no longer in the listing, kept" in capsys.readouterr().err
    assert len(list((real / "content" / "posters" / "poster-session-2").iterdir())) == 47
