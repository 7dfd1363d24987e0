"""What SECURITY.md says of libraries is so; no command that reads content asks the network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.split("\n") if line.startswith("| ")]

# Loaded by each Python that the command starts.
NO_SOCKETS = """
import sys
def forbid(event, arguments):
    if event.startswith("socket.") and event not in {"socket.gethostname"}:
        raise PermissionError(f"{event}: no network here")
sys.addaudithook(forbid)
"""


def test_each_library_is_named_with_what_it_may_touch() -> None:
    locked = set(re.findall(r"(?m)^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8")))
    libraries = [row for row in ROWS if len(row) == 2 and row[0] not in {"library", "---"}]
    assert {name for row in libraries for name in row[0].split(", ")} == locked
    assert all(row[1] for row in libraries)


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """An environment in which no Python may open a socket."""
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "without"), str(ROOT)])}


def run(environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words", [["import"], ["check"], ["build", "--full", "--jobs", "2"], ["report"]], ids=lambda w: w[0]
)
def test_no_socket_is_opened(words: list[str], two_days: Path, offline: dict[str, str]) -> None:
    done = run(offline, "-m", "generator", "--root", str(two_days), *words)
    assert "no network here" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_a_socket_would_be_noticed(offline: dict[str, str]) -> None:
    done = run(offline, "-c", "import socket; socket.create_connection(('127.0.0.1', 9), 1)")
    assert "no network here" in done.stderr
