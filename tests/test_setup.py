"""What `make` says on a machine that lacks something, and where the tests' browser comes from."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.scaffold.repository import FIXED
from tests.browser import provide

ROOT = Path(__file__).parents[1]

OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\nexit 0\n'


@pytest.mark.parametrize("makefile", [ROOT / "Makefile", FIXED / "Makefile"], ids=["project", "new repository"])
@pytest.mark.parametrize(
    ("python", "said"),
    [
        (OLD, "is too old: Python 3.11 or newer is needed."),
        (WITHOUT_VENV, "comes without venv. On Debian and Ubuntu: apt install python3-venv"),
        (None, "Python 3.11 or newer is needed. Install it, or name it: make site PYTHON=/path/to/python3.12"),
    ],
    ids=["too old", "without venv", "none at all"],
)
def test_a_python_that_cannot_do_it_gets_one_clear_line(
    tmp_path: Path, python: str | None, said: str, makefile: Path
) -> None:
    shutil.copy(makefile, tmp_path)
    (tmp_path / "requirements.txt").touch()
    given = "PYTHON="
    if python:
        fake = tmp_path / "python"
        fake.write_text(python)
        fake.chmod(0o755)
        given += str(fake)
    done = subprocess.run(["make", "site", given], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    lines = [line for line in done.stderr.strip().split("\n") if not line.startswith("make")]
    assert len(lines) == 1
    assert lines[0].endswith(said)
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(("given", "status"), [([], 2), (["DIR=new"], 0)], ids=["no folder", "a folder"])
def test_new_asks_for_its_folder(tmp_path: Path, given: list[str], status: int) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    command = ["make", "--no-print-directory", "--assume-old=.venv/site", "new", "MICROSITE=echo", *given]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert done.stdout == ("" if status else "new new\n")
    assert ("Name the folder: make new DIR=../my-conference\n" in done.stderr) == bool(status)


SOURCES = ("named", "on_the_machine", "from_apt", "from_the_driver")


@pytest.mark.parametrize("there", range(len(SOURCES)), ids=SOURCES)
def test_the_nearest_browser_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: int) -> None:
    asked = []

    def source(place: int) -> Callable[[], str]:
        def look() -> str:
            asked.append(SOURCES[place])
            return f"/browser/{place}" if place == there else ""

        return look

    for place, name in enumerate(SOURCES):
        monkeypatch.setattr(provide, name, source(place))
    assert provide.main(tmp_path / "browser") == 0
    assert (tmp_path / "browser").read_text() == f"/browser/{there}"
    assert asked == list(SOURCES[: there + 1])


def test_without_any_browser_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in SOURCES:
        monkeypatch.setattr(provide, name, lambda: "")
    assert provide.main(tmp_path / "browser") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "make test-quick" in said
    assert not (tmp_path / "browser").exists()


def test_the_browser_that_is_named_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert provide.named() == sys.executable
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert provide.named() == ""
