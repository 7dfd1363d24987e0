"""The site as one zip, and the files that are made once all others are."""

import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.content import settings
from generator.publish import archive, sums
from generator.publish.build import Report, build
from generator.publish.remembered import Remembered
from generator.site import offline

FILES: dict[str, bytes | Path] = {"index.html": b"<p>Home", "posters/\u00fc.html": b"", "sw.js": b"x", ".nojekyll": b""}
DIGESTS = {route: sums.digest(content) for route, content in FILES.items()}
# Of the zip of these files, wherever it is made.
HASH = "2dd16fb8fb92f234912c71558d7e133ba0389e4cc5dff7bfdcd686ab20f99545"


@pytest.fixture
def kept_site(two_days: Path) -> Path:
    with (two_days / "content" / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("offline: true\n")
    return two_days


def make(root: Path, output: Path | None = None, *, full: bool = False) -> Report:
    return build(settings.load(root, output=output), jobs=1, full=full)


def unzipped(file: Path, target: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as opened:
        opened.extractall(target)
    return contents(target)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_bytes_are_known_beforehand(tmp_path: Path) -> None:
    on_disk = tmp_path / "home.html"
    on_disk.write_bytes(b"<p>Home")
    os.utime(on_disk, (1e9, 1e9))
    on_disk.chmod(0o600)
    archive.write(tmp_path / "a.zip", "site", FILES, DIGESTS)
    archive.write(tmp_path / "b.zip", "site", {**dict(reversed(FILES.items())), "index.html": on_disk}, DIGESTS)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest() == HASH


def test_what_is_in_it(tmp_path: Path) -> None:
    archive.write(tmp_path / "a.zip", "site", FILES, DIGESTS)
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        entries = opened.infolist()
        assert opened.testzip() is None
    names = ["site/.nojekyll", "site/SHA256SUMS", "site/index.html", "site/posters/\u00fc.html"]
    assert [entry.filename for entry in entries] == names
    assert {(entry.date_time, entry.external_attr >> 16) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0o100644)}


def test_it_is_the_site_file_by_file_and_checks_itself(two_days: Path, tmp_path: Path) -> None:
    make(two_days)
    output = two_days / "output"
    digests = sums.read(output)
    assert digests
    archive.write(tmp_path / "a.zip", "site", {route: output / route for route in digests}, digests)
    found = unzipped(tmp_path / "a.zip", tmp_path / "unzipped")
    assert found == {f"site/{route}": content for route, content in contents(output).items()}
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
        subprocess.run(command, cwd=tmp_path / "unzipped" / "site", check=True)


def test_the_site_carries_its_own_zip(kept_site: Path, tmp_path: Path) -> None:
    make(kept_site)
    site = contents(kept_site / "output")
    found = unzipped(kept_site / "output" / "site.zip", tmp_path / "unzipped")
    name = "workshop-on-small-systems-2026"
    expected = {f"{name}/{route}": content for route, content in site.items() if route not in offline.ROUTES}
    listed = found.pop(f"{name}/SHA256SUMS").decode()
    expected.pop(f"{name}/SHA256SUMS")
    assert found == expected
    assert {line[66:] for line in listed.rstrip("\n").split("\n")} == {route.partition("/")[2] for route in found}
    assert json.loads(site["offline.json"])["zip"] == len(site["site.zip"])


def test_the_list_names_what_is_kept_with_its_hash(kept_site: Path) -> None:
    make(kept_site)
    site = contents(kept_site / "output")
    lines = site["offline.sums"].decode().rstrip("\n").split("\n")
    listed = {line[66:]: line[:64] for line in lines}
    assert all(hashlib.sha256(site[route]).hexdigest() == digest for route, digest in listed.items())
    assert json.loads(site["offline.json"])["kept"] == sum(len(site[route]) for route in listed)
    assert f'BUILD = "{hashlib.sha256(site["offline.sums"]).hexdigest()}"' in site["sw.js"].decode()


def test_the_last_files_are_made_anew_only_for_new_ones(kept_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(kept_site)
    before = (kept_site / "output" / "sw.js").read_bytes()
    writes: list[Path] = []
    write = archive.write

    def noted(target: Path, folder: str, contents: Mapping[str, bytes | Path], digests: Mapping[str, str]) -> None:
        writes.append(target)
        write(target, folder, contents, digests)

    monkeypatch.setattr(archive, "write", noted)
    assert make(kept_site).written == 0
    assert writes == []
    poster = kept_site / "content" / "posters" / "monday" / "quiet-fans.yaml"
    poster.write_text(poster.read_text(encoding="utf-8").replace("Fans may", "Fans must"), encoding="utf-8")
    make(kept_site)
    assert len(writes) == 1
    assert not writes[0].exists()
    assert (kept_site / "output" / "sw.js").read_bytes() != before


def test_a_part_built_is_the_whole_built(kept_site: Path, tmp_path: Path) -> None:
    make(kept_site)
    venue = kept_site / "content" / "pages" / "venue.md"
    venue.write_text(venue.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    make(kept_site)
    make(kept_site, tmp_path / "whole", full=True)
    assert contents(kept_site / "output") == contents(tmp_path / "whole")


def test_an_organiser_who_takes_it_back_leaves_nothing_behind(kept_site: Path) -> None:
    make(kept_site)
    site = kept_site / "content" / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("offline: true\n", ""), encoding="utf-8")
    make(kept_site)
    assert not contents(kept_site / "output").keys() & set(offline.ROUTES)


def test_a_preview_is_not_for_keeping(kept_site: Path) -> None:
    build(settings.load(kept_site), jobs=1, remembered=Remembered())
    assert not contents(kept_site / "output").keys() & set(offline.ROUTES)
