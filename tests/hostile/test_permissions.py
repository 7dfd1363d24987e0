"""Files of content/ that the program writes keep the permissions that people gave them."""

import os
import stat
from pathlib import Path

import pytest

from generator.content import textfile
from tests.conftest import Microsite

ABSTRACT = "We present a poster about lamps and what stands below them at night. " * 4


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.threat(40)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("wanted", [0o600, 0o640, 0o664, 0o755])
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path, wanted: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(wanted)
    textfile.write({path: b"new", tmp_path / "b.yaml": b"new"})
    assert path.read_bytes() == b"new"
    assert mode(path) == wanted


@pytest.mark.threat(40)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_an_import_keeps_the_permissions_of_a_poster_that_it_changes(tmp_path: Path, microsite: Microsite) -> None:
    listing = tmp_path / "content" / "listings" / "session.csv"
    listing.parent.mkdir(parents=True)
    listing.write_text(f"title,authors,abstract\nLamp Posts,Ada Lovelace,{ABSTRACT}\nFans,Grace,{ABSTRACT.upper()}\n")
    assert microsite(tmp_path, "import") == 0
    (poster,) = (tmp_path / "content" / "posters").glob("*/lamp-posts.yaml")
    poster.chmod(0o640)
    listing.write_text(listing.read_text().replace("Ada Lovelace", "Ada King"))
    assert microsite(tmp_path, "import", "--yes") == 0
    assert "Ada King" in poster.read_text()
    assert mode(poster) == 0o640
    assert not list(poster.parent.glob(".*"))
