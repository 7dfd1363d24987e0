"""From the built wheel, in an empty environment outside the checkout, to a served site."""

import os
import re
import signal
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from urllib.request import urlopen

import pytest
from packaging.requirements import Requirement

from generator import __version__, scaffold
from generator.scaffold import wheel

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LIBRARIES = next(Path(path) for path in sys.path if (Path(path) / "jinja2").is_dir())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the project's build backend makes."""
    folder = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `microsite`, installed from the wheel; the libraries are this environment's, to be quick."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python)]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(built)], check=True)
    (next(home.glob("lib/*/site-packages")) / "libraries.pth").write_text(str(LIBRARIES))
    return home / "bin" / "microsite"


def clean() -> dict[str, str]:
    """The environment of somebody who has never seen this checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "MAKE"))}


def run(folder: Path, *words: str | Path) -> str:
    done = subprocess.run(words, cwd=folder, env=clean(), capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def conf(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository, and in it what its own requirements.txt sets up."""
    folder = tmp_path_factory.mktemp("home")
    assert "cd conf\n" in run(folder, installed, "new", "conf")
    return folder / "conf"


def test_both_ways_to_a_wheel_lead_to_the_same(built: Path, tmp_path: Path) -> None:
    ours = tmp_path / wheel.build().name
    ours.write_bytes(wheel.build().data)
    assert built.name == ours.name
    with zipfile.ZipFile(ours) as mine, zipfile.ZipFile(built) as theirs:
        assert set(mine.namelist()) == set(theirs.namelist())
        about = f"microsite-{__version__}.dist-info"
        for name in set(mine.namelist()) - {f"{about}/{file}" for file in ("METADATA", "RECORD", "WHEEL")}:
            assert mine.read(name) == theirs.read(name), name
        fields = [fields_of(archive.read(f"{about}/METADATA")) for archive in (mine, theirs)]
    assert fields[0] == fields[1]


def fields_of(metadata: bytes) -> list[tuple[str, object]]:
    """The fields in an order of their own, without the version of the format."""
    message = message_from_bytes(metadata)
    pairs: list[tuple[str, object]] = [
        (name, Requirement(value) if name == "Requires-Dist" else value)
        for name, value in message.items()
        if name != "Metadata-Version"
    ]
    return [*sorted(pairs, key=str), ("", message.get_payload())]


def test_the_wheel_writes_what_the_checkout_writes(installed: Path, tmp_path: Path) -> None:
    run(tmp_path, installed, "new", "conf")
    assert tree(tmp_path / "conf") == scaffold.files()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_first_hour(conf: Path, tmp_path: Path) -> None:
    """Everything that the README of a new repository tells its organisers to type, in one go."""
    new = tree(conf)
    said = run(conf, "make", "site")
    assert "Setting up .venv ..." in said
    assert "Example Session · Example Hall: 3 posters" in said
    assert (conf / "output" / "index.html").is_file()
    assert "3 posters: no mistakes, 0 warnings" in run(conf, "make", "check")
    assert "nothing to write" in run(conf, "make", "test")
    assert "1 undisclosed author" in run(conf, "make", "report")
    served_pages(conf)

    python = conf / ".venv" / "bin" / "python"
    where = run(tmp_path, python, "-c", "import generator, jinja2; print(generator.__file__, jinja2.__file__)").split()
    assert all(Path(file).is_relative_to(conf / ".venv") for file in where)
    run(tmp_path, conf / ".venv" / "bin" / "microsite", "new", "second")
    assert tree(tmp_path / "second") == new

    run(conf, "make", "clean")
    assert new.keys() <= tree(conf).keys()
    assert not (conf / ".venv").exists()


def served_pages(conf: Path) -> None:
    for address in served(conf):
        with urlopen(address) as answer:  # noqa: S310 - the preview's own http address
            home = answer.read().decode()
        link = re.search(r'href="(posters/an-example-of-a-poster-title\.html)"', home)
        assert link
        with urlopen(address + link[1]) as answer:  # noqa: S310 - as above
            assert "Ada Example" in answer.read().decode()


def served(conf: Path) -> Iterator[str]:
    """The address of the running preview."""
    command = ["make", "serve", "ARGS=--port 0"]
    with subprocess.Popen(
        command, cwd=conf, env=clean(), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr
        try:
            found = (re.search(r"http://127\.0\.0\.1:\d+/", line) for line in process.stderr)
            yield next(match[0] for match in found if match)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
