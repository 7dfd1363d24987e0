"""Pictures in the built site: without metadata, with previews of PDFs, and made anew only when they changed."""

import io
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from generator import MEMORY
from generator.content import settings
from generator.content.materials import memory, opening
from generator.content.materials.worker import Answer
from generator.errors import SourceError, leaves
from generator.publish import pictures
from generator.publish.build import Report, build
from generator.site.exports import Picture, Preview

GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


def make(root: Path, *, full: bool = False) -> Report:
    return build(settings.load(root), jobs=1, full=full)


def telling(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Ada's camera"
    exif.get_ifd(GPS)[2] = (51.0, 28.0, 38.0)
    target = io.BytesIO()
    Image.linear_gradient("L").save(target, "JPEG", exif=exif.tobytes(), comment="<script>alert(1)</script>")
    return target.getvalue()


@pytest.fixture
def site(two_days: Path) -> Path:
    """A site whose PDF has a preview, and with one picture that tells of its maker beside one that does not."""
    (two_days / "content" / "files" / "photo.jpg").write_bytes(telling(6))
    return two_days


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_camera_s_notes_are_gone_and_the_pixels_are_the_same(site: Path) -> None:
    make(site)
    published = (site / "output" / "files" / "photo.jpg").read_bytes()
    assert b"camera" not in published
    assert b"script" not in published
    with Image.open(io.BytesIO(published)) as after, Image.open(io.BytesIO(telling(6))) as before:
        assert dict(after.getexif()) == {ORIENTATION: 6}
        assert not after.getexif().get_ifd(GPS)
        assert after.tobytes() == before.tobytes()
    plain = site / "content" / "files" / "plot.png"
    assert (site / "output" / "files" / "plot.png").read_bytes() == plain.read_bytes()


def test_a_preview_is_a_picture_beside_the_files(site: Path) -> None:
    make(site)
    with Image.open(site / "output" / "previews" / "tiny.pdf.webp") as preview:
        preview.load()
        assert preview.format == "WEBP"
        assert max(preview.size) <= 1200
    assert (site / "output/files/tiny.pdf").read_bytes() == (site / "content/files/tiny.pdf").read_bytes()


def test_the_second_build_opens_and_writes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(site)
    monkeypatch.setattr(opening, "_ask", lambda wanted: pytest.fail(f"opened {wanted}"))
    assert make(site).written == 0
    assert make(site, full=True).written == 0


def test_what_changed_is_made_anew_and_what_went_is_removed(site: Path) -> None:
    make(site)
    (site / "content" / "files" / "photo.jpg").write_bytes(telling(8))
    assert make(site).written == 1
    with Image.open(site / "output" / "files" / "photo.jpg") as after:
        assert after.getexif()[ORIENTATION] == 8
    (site / "content" / "files" / "photo.jpg").unlink()
    make(site)
    assert not (site / "output" / "files" / "photo.jpg").exists()


@pytest.mark.parametrize("lost", ["all", "facts", "previews", "another preview"])
def test_a_lost_memory_shows_nowhere(site: Path, lost: str) -> None:
    make(site)
    before = contents(site / "output")
    shutil.rmtree(site / "output")
    remembered = site / MEMORY
    if lost == "all":
        shutil.rmtree(remembered)
    elif lost == "facts":
        (remembered / "materials.json").unlink()
    elif lost == "previews":
        shutil.rmtree(remembered / "previews")
    else:
        (kept,) = (remembered / "previews").iterdir()
        kept.write_bytes(b"<script>alert(1)</script>")
    make(site)
    assert contents(site / "output") == before


def test_a_site_of_another_version_of_the_tool_is_drawn_anew(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(site)
    asked: list[str] = []
    original = opening.open_all

    def counted(wanted: Sequence[opening.Wanted]) -> dict[Path, Answer]:
        asked.extend(path.name for _, path in wanted)
        return original(wanted)

    monkeypatch.setattr(opening, "open_all", counted)
    monkeypatch.setattr(memory, "versions", lambda libraries: ["another"])
    make(site)
    assert sorted(asked) == ["photo.jpg", "plot.png", "tiny.pdf"]


@pytest.mark.parametrize("kind", [Picture, Preview])
@pytest.mark.threat(32)
def test_a_file_that_changes_during_the_build_stops_it(
    tmp_path: Path, kind: type[Picture | Preview], two_days: Path
) -> None:
    name = "a.png" if kind is Picture else "a.pdf"
    source = two_days / "content" / "files" / name
    source.write_bytes(b"no longer")
    with pytest.raises(SourceError, match="the file changed while the site was built"):
        list(pictures.make_all([kind("a", source)], two_days))


def test_a_hostile_picture_leaves_the_old_site(site: Path) -> None:
    make(site)
    before = contents(site / "output")
    (site / "content" / "files" / "plot.png").write_bytes(b"<html><script>alert(1)</script>")
    with pytest.raises(ExceptionGroup) as raised:
        make(site)
    (mistake,) = leaves(raised.value)
    assert mistake.message == "the file is named .png, but is a web page"
    assert contents(site / "output") == before


def test_previews_are_the_same_wherever_they_are_drawn(site: Path, tmp_path: Path) -> None:
    """In another folder, alone or behind others."""
    make(site)
    other = tmp_path / "another" / "place"
    shutil.copytree(site / "content", other / "content")
    for number in range(3):
        shutil.copy(site / "content/files/tiny.pdf", other / f"content/files/a{number}.pdf")
    os.utime(other / "content/files/tiny.pdf", (1, 1))
    make(other)
    previews = {path.read_bytes() for path in (other / "output" / "previews").iterdir()}
    assert previews == {(site / "output/previews/tiny.pdf.webp").read_bytes()}
