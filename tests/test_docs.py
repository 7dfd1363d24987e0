"""What the documents tell people to type works, and what they point at is there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
COMMANDS = sorted(
    {
        found
        for name in DOCUMENTS
        for block in re.findall(
            r"```sh\n(.*?)```|`((?:make|microsite) [^`]*)`", (ROOT / name).read_text(encoding="utf-8"), re.S
        )
        for line in block
        for found in line.strip().split("\n")
        if found
    }
)
# These run the tests themselves, set the machine up anew, take a picture, or go on until they are stopped.
ONLY_NAMED = (
    "make test",
    "make audit",
    "make fuzz",
    "make test-quick",
    "make clean",
    "make lock",
    "make bench",
    "make picture",
    "make serve",
    "make changes",
    "make links",
)
# These ask git's history and the network, and say no more here than how they are used.
ASKING = ("microsite changes", "microsite links")


def clone(target: Path) -> Path:
    """The files that git has, with this environment in place of a new one, and the program compiled as it is here.

    The tests, most of the files, are only looked at.
    """
    command = ["git", "ls-files", "-z", "--", ":!tests"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    compiled = (str(path.relative_to(ROOT)) for path in (ROOT / "generator").rglob("*.pyc"))
    for name in (*listed.rstrip("\0").split("\0"), *compiled):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    for lent in (".venv", "tests"):
        (target / lent).symlink_to(ROOT / lent)
    return target


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_commands(command: str, tmp_path: Path) -> None:
    root = ROOT if command in (*ONLY_NAMED, *ASKING) else clone(tmp_path / "clone")
    words = ["make", "--dry-run", *command.split()[1:]] if command in ONLY_NAMED else ["sh", "-c", command]
    environment = os.environ | {"PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(root)}
    if command in ASKING:
        words = ["sh", "-c", f"python -m generator {command.removeprefix('microsite')} --help"]
    elif command.startswith("microsite"):
        if "--site" in command:  # what was built before
            subprocess.run([sys.executable, "-m", "generator", "build"], cwd=root, env=environment, check=True)
        words = ["sh", "-c", f"python -m generator {command.removeprefix('microsite')}"]
    done = subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_there_are_commands() -> None:
    assert {"make site", "make serve", "make test", "microsite --help"} <= set(COMMANDS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_the_picture_of_the_house_is_true() -> None:
    rooms = {file.parent.name for file in (ROOT / "generator").glob("*/__init__.py")}
    assert all(f"`{room}`" in (ROOT / "README.md").read_text(encoding="utf-8") for room in rooms)


@pytest.mark.threat(46)
def test_the_lock_files_name_hashes_and_no_host() -> None:
    for name in (
        "requirements.txt",
        "requirements-dev.txt",
        "tests/bench/requirements.txt",
        "tests/audit/requirements.txt",
        "tests/fuzz/requirements.txt",
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        entries = text.replace("\\\n", " ").rstrip("\n").split("\n")
        pinned = [entry for entry in entries if not entry.lstrip().startswith("#")]
        assert pinned
        assert not [
            one for one in pinned if not re.fullmatch(r"[\w.-]+==[^#]+?(?:\s+--hash=sha256:[0-9a-f]{64})+", one)
        ]


@pytest.mark.threat(46)
def test_nothing_is_installed_without_its_hash() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installed = [line for line in makefile.split("\n") if "-m pip " in line and " install " in line]
    assert "--require-hashes" in next(line for line in installed if line.startswith("PIP := "))
    # `make lock` alone, which makes the hashes, asks for what it needs by its name.
    assert not [line for line in installed if "--require-hashes" not in line and not line.endswith(" install uv")]
