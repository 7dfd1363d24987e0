"""`microsite new` and what a person sees who has no site yet."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import scaffold
from generator.commands import BEGINNING, COMMANDS

Microsite = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("given", "step"), [("conf", "cd conf"), ("my conf", "cd 'my conf'"), (".", "")], ids=["named", "a space", "here"]
)
def test_new_says_what_to_type_next(
    tmp_path: Path, microsite: Microsite, capsys: Capture, monkeypatch: pytest.MonkeyPatch, given: str, step: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert microsite(tmp_path, "new", given) == 0
    said = capsys.readouterr()
    assert said.out == ""
    steps = [line.split("#")[0].strip() for line in said.err.split("\n") if line.startswith("  ")]
    assert steps == [*([step] if step else []), "make site", "make serve"]
    assert said.err.startswith(f"wrote {len(scaffold.files())} files to {given}; next:\n")
    written = {
        path.relative_to(tmp_path / given).as_posix() for path in (tmp_path / given).rglob("*") if path.is_file()
    }
    assert written == set(scaffold.files())


def test_new_refuses_what_is_not_free(
    tmp_path: Path, microsite: Microsite, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert microsite(tmp_path, "new", "conf") == 0
    capsys.readouterr()
    assert microsite(tmp_path, "new", "conf") == 2
    held = sorted(path.name for path in (tmp_path / "conf").iterdir())
    assert capsys.readouterr().err == (
        f"conf is not empty: it holds {', '.join(held[:3])} and {len(held) - 3} more\n"
        "  hint: name a folder that is not there yet, or an empty one\n"
        "nothing was written\n"
    )


NEEDS_A_SITE = [name for name in COMMANDS if name not in BEGINNING]
ARGUMENTS = {"export": ["csv"]}


@pytest.mark.parametrize("name", NEEDS_A_SITE)
def test_without_a_site_each_command_says_how_to_begin(
    tmp_path: Path, microsite: Microsite, capsys: Capture, name: str
) -> None:
    assert microsite(tmp_path, name, *ARGUMENTS.get(name, [])) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"there is no content/ in {tmp_path}\n")
    assert said.endswith("start one: microsite new DIR\n")
    assert list(tmp_path.iterdir()) == []


def test_import_without_a_site_names_both_ways_to_begin(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    assert microsite(tmp_path, "import") == 0
    said = capsys.readouterr().err
    assert "content/listings/" in said
    assert said.endswith("microsite new DIR\n")


def test_without_a_command_all_are_listed(tmp_path: Path, microsite: Microsite, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        microsite(tmp_path)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    listed = re.findall(r"(?m)^    ([a-z]+) ", said)
    assert listed == list(COMMANDS)
    assert said.endswith("start with: microsite new DIR\n")
