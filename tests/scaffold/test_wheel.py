"""The wheel that travels with a site: valid, the same each time, and able to make itself again."""

import base64
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import __version__
from generator.scaffold import sources, wheel
from generator.scaffold.wheel import Wheel

AGAIN = "from generator.scaffold import wheel; print(wheel.__file__, wheel.build().sha256)"


@pytest.fixture(scope="module")
def made() -> Wheel:
    return wheel.build()


@pytest.fixture(scope="module")
def archive(made: Wheel) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made.data))


def test_it_has_the_name_that_installers_read(made: Wheel) -> None:
    assert made.name == f"microsite-{__version__}-py3-none-any.whl"
    assert made.sha256 == hashlib.sha256(made.data).hexdigest()


def test_its_record_is_right(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    assert len(names) == len(set(names))
    assert names[-1] == f"microsite-{__version__}.dist-info/RECORD"  # the last, as the specification wants it
    rows = [line.split(",") for line in archive.read(names[-1]).decode().rstrip("\n").split("\n")]
    assert [row[0] for row in rows] == names
    assert rows[-1][1:] == ["", ""]
    for name, digest, size in rows[:-1]:
        data = archive.read(name)
        assert digest == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        assert int(size) == len(data)


def test_it_says_nothing_of_when_and_where_it_was_made(made: Wheel, archive: zipfile.ZipFile) -> None:
    assert wheel.build() == made
    kinds = {(one.date_time, one.compress_type, one.create_system, one.external_attr) for one in archive.infolist()}
    assert kinds == {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644 << 16)}
    program = [name for name in archive.namelist() if name.startswith("generator/")]
    assert program == sorted(program)


def test_unpacked_elsewhere_it_makes_itself_again(made: Wheel, archive: zipfile.ZipFile, tmp_path: Path) -> None:
    archive.extractall(tmp_path)
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(2):  # the second time there are compiled files too
        done = subprocess.run(
            [sys.executable, "-c", AGAIN], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        file, digest = done.stdout.split()
        assert Path(file).is_relative_to(tmp_path)
        assert digest == made.sha256
    assert list(tmp_path.rglob("*.pyc"))


def test_everything_that_the_program_reads_is_in_it(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    assert {"generator/cli.py", "generator/themes/wayfinder/theme.yaml", "generator/scaffold/files/Makefile"} <= names
    assert "generator/scaffold/project/requirements.txt" in names
    assert archive.read("generator/scaffold/project/LICENSE").startswith(b"MIT License")


def test_litter_stays_out(tmp_path: Path) -> None:
    for name in (".gitignore", ".github/a.yml", "b.py", "B.py~", ".b.py.swp", "c/__pycache__/b.pyc", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [path for path, _ in sources.tree(tmp_path, "x/")] == ["x/.github/a.yml", "x/.gitignore", "x/b.py"]
