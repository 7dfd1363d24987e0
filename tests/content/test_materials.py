"""The files that go with posters: what their authors are told, and what the site knows of them."""

import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import zlib
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.content import folders, materials
from generator.content.fields import Faults
from generator.content.materials import limits, memory, opening
from generator.model import File, Logo, Settings, Sponsor, Tier

Put = Callable[[dict[str, bytes]], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write files below content/files/ of a new root, and give the root."""

    def write(files: dict[str, bytes]) -> Path:
        for name, data in files.items():
            path = tmp_path / "content" / "files" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return tmp_path

    return write


def look(root: Path, **chosen: Any) -> tuple[dict[str, File], list[str]]:
    """The files by name, and what is said of them."""
    faults: Faults = []
    names = folders.tree(root / "content" / "files", faults)
    found = materials.look(Settings(root=root, output=root / "output", **chosen), names, faults)
    base = root / "content" / "files"
    said = [f"{f.place.path.relative_to(base)}: {f.level}: {f.message} | {f.hint}" for f in faults]
    return {file.name: file for file in found}, said


def drawing(width: int = 40, height: int = 20) -> Image.Image:
    return Image.frombytes("RGB", (width, height), hashlib.shake_256(b"").digest(3 * width * height))


def picture(form: str, **options: Any) -> bytes:
    target = io.BytesIO()
    drawing().save(target, form, **options)
    return target.getvalue()


def moving(form: str) -> bytes:
    return picture(form, save_all=True, append_images=[Image.new("RGB", (40, 20), "red")])


def png_of(width: int, height: int, more: bytes = b"") -> bytes:
    """A PNG whose header promises these pixels, of which few come."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (header, *([more] if more else []), b"IDAT" + zlib.compress(b"\0" * 100), b"IEND")
    parts = (struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def pdf(
    pages: int = 1, *, content: bytes = b"0 0 100 50 re f", more: Iterable[bytes] = (), trailer: bytes = b""
) -> bytes:
    """A PDF of as many A5 pages; `more` are objects from the number 4 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"5 0 R " * pages + b"] /Count %d >>" % pages,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        next(iter(more), b"<< >>"),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 3 0 R /Resources 4 0 R >>",
        *list(more)[1:],
    ]
    data, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return (
        data + table + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(data))
    )


LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a) (a)]" % (b"o" * 32, b"u" * 32)

# Each form draws the next ten times: 10^9 rectangles.
BOMB = [
    b"<< /XObject << /F 6 0 R >> >>",
    *(
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 420 595] /Resources << /XObject << /F %d 0 R >> >> "
        b"/Length 50 >>\nstream\n%s\nendstream" % (number + 1, b"/F Do" * 10)
        for number in range(6, 14)
    ),
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 420 595] /Length 150 >>\nstream\n%s\nendstream"
    % (b"0 0 400 500 re\n" * 10),
]

SMALLER = "make it smaller: 2000 pixels across are enough"
AGAIN = "export it anew, or upload it again"
DAMAGED = f"error: the picture is damaged, or cut short | {AGAIN}"
LATER = "until then no picture of it is shown"
RUN = "browsers would run it in the name of this site; put it into a .zip, or elsewhere and link to it"
UNSHOWN = "many browsers cannot show it; save it as a .png or a .jpg"
STOP = "readers cannot stop it; save one frame as a .png, or put a .mp4 there and link to it as 'video'"
WEB_PAGE = b"<!doctype html>\n<title>Sign in</title><script>alert(1)</script>"

WRONG: dict[str, tuple[bytes, str]] = {
    "jpeg.png": (picture("JPEG"), ("error: the file is named .png, but is a JPEG picture | "
                 "rename it to jpeg.jpg, also where it is named")),
    "png.JPG": (picture("PNG"), ("error: the file is named .jpg, but is a PNG picture | "
                "rename it to png.png, also where it is named")),
    "webp.jpeg": (picture("WEBP"), ("error: the file is named .jpeg, but is a WebP picture | "
                  "rename it to webp.webp, also where it is named")),
    "pdf.png": (pdf(), "error: the file is named .png, but is a PDF | rename it to pdf.pdf, also where it is named"),
    "page.png": (WEB_PAGE, "error: the file is named .png, but is a web page | put a .png in its place"),
    "drawing.png": (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                    "error: the file is named .png, but is an SVG drawing | put a .png in its place"),
    "bmp.png": (picture("BMP"), "error: the file is named .png, but is a BMP picture | put a .png in its place"),
    "tiff.jpg": (picture("TIFF"), "error: the file is named .jpg, but is a TIFF picture | put a .jpg in its place"),
    "heic.jpg": (b"\0\0\0\x18ftypheic" + b"\0" * 12,
                 "error: the file is named .jpg, but is a HEIC picture | put a .jpg in its place"),
    "words.gif": (b"GIF", "error: the file is named .gif, but is something else | put a .gif in its place"),
    "office.pdf": (b"PK\x03\x04", ("error: the file is named .pdf, but is a ZIP archive or an office document | "
                   "put a .pdf in its place")),
    "page.pdf": (WEB_PAGE + b"%PDF-1.7", "error: the file is named .pdf, but is a web page | put a .pdf in its place"),
    "late.pdf": (b" " * 2000 + pdf(), "error: the file is named .pdf, but is something else | put a .pdf in its place"),
    "none.png": (b"", "error: the file is empty | upload it again"),
    "none.pdf": (b"", "error: the file is empty | upload it again"),
    "cut.png": (picture("PNG")[:-200], DAMAGED),
    "cut.jpg": (picture("JPEG")[:-200], DAMAGED),
    "cut.webp": (picture("WEBP")[:-20], DAMAGED),
    "cut.gif": (picture("GIF")[:-20], DAMAGED),
    "cut.avif": (picture("AVIF")[:-20], DAMAGED),
    "short.png": (png_of(40, 20), DAMAGED),
    "checksum.png": (picture("PNG").replace(b"IDAT", b"IDAT\1", 1), DAMAGED),
    "nothing.png": (png_of(0, 0), DAMAGED),
    "text-bomb.png": (png_of(40, 20, b"zTXta\0\0" + zlib.compress(bytes(20_000_000))), DAMAGED),
    "bomb.png": (png_of(60_000, 60_000), f"error: the picture has more than 50 megapixels | {SMALLER}"),
    "long.png": (png_of(50_000_001, 1), f"error: the picture has more than 50 megapixels | {SMALLER}"),
    "bomb.gif": (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\0;",
                 f"error: the picture has more than 50 megapixels | {SMALLER}"),
    "heavy.png": (bytes(10_000_001), f"error: the file has 10.1 MB; at most 10 MB are allowed | {SMALLER}"),
    "moving.gif": (moving("GIF"), f"error: the picture moves: it has 2 frames | {STOP}"),
    "moving.webp": (moving("WEBP"), f"error: the picture moves: it has 2 frames | {STOP}"),
    "moving.png": (moving("PNG"), f"error: the picture moves: it has 2 frames | {STOP}"),
    "cut.pdf": (b"%PDF-1.7\n", f"warning: the PDF is damaged, or cut short | {AGAIN}"),
    "no-pages.pdf": (pdf(0), f"warning: the PDF is damaged, or cut short | {AGAIN}"),
    "locked.pdf": (pdf(trailer=LOCK), ("warning: the PDF asks for a password | "
                   "save it without one, so that readers can open it")),
    "flat.pdf": (pdf().replace(b"[0 0 420 595]", b"[0 0 420 0.5]"),
                 f"warning: the first page of the PDF cannot be drawn | export it anew; {LATER}"),
    "page.html": (WEB_PAGE, f"error: a file of the kind .html is not published | {RUN}"),
    "page.XHTML": (b"", f"error: a file of the kind .xhtml is not published | {RUN}"),
    "feed.xml": (b"", f"error: a file of the kind .xml is not published | {RUN}"),
    "code.js": (b"", f"error: a file of the kind .js is not published | {RUN}"),
    "game.swf": (b"", f"error: a file of the kind .swf is not published | {RUN}"),
    "packed.svgz": (b"", f"error: a file of the kind .svgz is not published | {RUN}"),
    "photo.heic": (b"", f"error: a file of the kind .heic is not published | {UNSHOWN}"),
    "figure.eps": (b"", f"error: a file of the kind .eps is not published | {UNSHOWN}"),
    "setup.exe": (b"", "error: a file of the kind .exe is not published | put it into a .zip"),
    "a.pdf.": (b"", "error: Windows cannot hold a file named 'a.pdf.' | rename it"),
    "README": (b"", ("error: a file whose name does not end in its kind is not published | "
               "give it an ending that says what it is, such as README.txt")),
    "figure.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                   ("error: an .svg is published only where it is named as a logo or a session's plan, "
                   "for it may hold scripts | "
                   "save it as a .png or a .pdf")),
    "con.pdf": (b"", "error: Windows cannot hold a file named 'con.pdf' | rename it"),
    "a" * 92 + ".pdf": (b"", "error: the name is too long | shorten it to 95 bytes: as many plain letters"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "row"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_is_said(put: Put, name: str, row: tuple[bytes, str]) -> None:
    data, said = row
    _, found = look(put({name: data}))
    assert found == [f"{name}: {said}"]


RIGHT = {
    **{f"a.{form.lower()}": picture(form) for form in ("PNG", "JPEG", "WEBP", "GIF", "AVIF")},
    "deep/er/a.jpg": picture("JPEG", progressive=True, optimize=True),
    "behind.png": picture("PNG") + WEB_PAGE,
}


@pytest.mark.parametrize(("name", "data"), RIGHT.items(), ids=RIGHT)
def test_a_picture_has_its_size(put: Put, name: str, data: bytes) -> None:
    files, said = look(put({name: data}))
    assert files == {name: File(name=name, size=len(data), width=40, height=20)}
    assert not said


@pytest.mark.parametrize(
    ("form", "size"), [("PNG", (20, 40)), ("JPEG", (20, 40)), ("AVIF", (20, 40)), ("WEBP", (40, 20))]
)
def test_a_turned_picture_has_the_size_that_browsers_show(put: Put, form: str, size: tuple[int, int]) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    name = f"a.{form.lower()}"
    file = look(put({name: picture(form, exif=turned.tobytes())}))[0][name]
    assert (file.width, file.height) == size


def test_the_second_picture_that_a_phone_writes_into_a_jpeg_does_not_make_it_move(put: Put) -> None:
    target = io.BytesIO()
    drawing().save(target, "MPO", save_all=True, append_images=[drawing()])
    files, said = look(put({"a.jpg": target.getvalue()}))
    assert (files["a.jpg"].width, said) == (40, [])


@pytest.mark.parametrize("pages", [1, 3, 1000])
def test_pages_are_counted_and_the_first_is_drawn(put: Put, pages: int) -> None:
    root = put({"talks/a.PDF": pdf(pages)})
    files, said = look(root)
    file = files["talks/a.PDF"]
    assert (file.pages, file.preview, said) == (pages, "previews/talks/a.PDF.webp", [])
    assert (file.width, file.height) == (800, 1133)
    (kept,) = (root / ".microsite" / "previews").iterdir()
    with Image.open(kept) as preview:
        assert (preview.format, preview.size) == ("WEBP", (800, 1133))
        black, white = preview.getpixel((100, 1100)), preview.getpixel((400, 100))
    assert isinstance(black, tuple)
    assert isinstance(white, tuple)
    assert max(black) < 10
    assert min(white) > 245


@pytest.mark.parametrize("box", [b"[0 0 14400 2]", b"[0 0 2 14400]", b"[0 0 14400 14400]"])
def test_odd_pages_have_small_pictures(put: Put, box: bytes) -> None:
    files, said = look(put({"a.pdf": pdf().replace(b"[0 0 420 595]", box)}))
    assert (files["a.pdf"].pages, said) == (1, [])
    assert 1 <= files["a.pdf"].width <= 800
    assert 1 <= files["a.pdf"].height <= 1200


def test_a_preview_has_the_letters_that_every_machine_has(put: Put) -> None:
    """A font that only some machines have is not looked for: an unknown name draws the same."""
    words = b"BT /F 40 Tf 20 300 Td (Hamburgefons) Tj ET"
    font = b"<< /Font << /F << /Type /Font /Subtype /TrueType /BaseFont /%s >> >> >>"
    names = (b"LiberationSansNarrow", b"DejaVuSansMono", b"Unknown")
    root = put({f"{name.decode()}.pdf": pdf(content=words, more=[font % name]) for name in names})
    look(root)
    assert len(list((root / ".microsite" / "previews").iterdir())) == 1


def test_without_the_tool_for_pdfs_nothing_is_counted(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "reads_pdfs", lambda: False)
    files, said = look(put({"a.pdf": pdf(), "b.pdf": WEB_PAGE}))
    assert files["a.pdf"] == File(name="a.pdf", size=len(pdf()))
    assert [line.partition(" |")[0] for line in said] == ["b.pdf: error: the file is named .pdf, but is a web page"]


def test_a_file_that_never_ends_takes_no_other_with_it(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 1)
    files, said = look(put({"a.pdf": pdf(2), "b.pdf": pdf(content=b"/F Do", more=BOMB), "c.png": picture("PNG")}))
    assert said == [f"b.pdf: warning: the PDF takes more than 20 seconds or 2 GB to open | export it anew; {LATER}"]
    assert [(file.pages, file.width) for file in files.values()] == [(2, 800), (0, 0), (0, 40)]


def test_a_picture_that_eats_memory_is_refused(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY", 300_000_000)
    large = io.BytesIO()
    Image.new("RGB", (7000, 7000)).save(large, "PNG")
    said = look(put({"a.png": large.getvalue()}))[1]
    hint = "save it anew as a .png or a .jpg"
    assert said == [f"a.png: error: the picture takes more than 20 seconds or 2 GB to open | {hint}"]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_the_largest_pictures_that_are_allowed_are_opened(put: Put, form: str) -> None:
    large = io.BytesIO()
    quickly = {"PNG": {"compress_level": 1}, "WEBP": {"method": 0}, "AVIF": {"speed": 10}}
    Image.new("RGB", (10_000, 5_000)).save(large, form, **quickly.get(form, {}))
    files, said = look(put({f"a.{form.lower()}": large.getvalue()}))
    assert not said
    assert [(file.width, file.height) for file in files.values()] == [(10_000, 5_000)]


def test_many_files_are_shared_out(put: Put) -> None:
    root = put({f"{number}.pdf": pdf(number) for number in range(1, 40)} | {"cut.png": picture("PNG")[:100]})
    files, said = look(root)
    assert [file.pages for name, file in files.items() if name != "cut.png"] == [
        int(n[:-4]) for n in files if n != "cut.png"
    ]
    assert said == [f"cut.png: {DAMAGED}"]


def test_what_was_opened_once_is_remembered(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    root = put({"a.pdf": pdf(), "b.png": picture("PNG"), "cut.pdf": b"%PDF-1.7", "cut.png": picture("PNG")[:-200]})
    first = look(root)
    opened: list[str] = []
    original = opening.open_all

    def counted(wanted: list[opening.Wanted]) -> dict[Path, Any]:
        opened.extend(path.name for _, path in wanted)
        return original(wanted)

    monkeypatch.setattr(opening, "open_all", counted)
    files, said = look(root)
    assert (files, sorted(said)) == (first[0], sorted(first[1]))
    assert not opened
    put({"a.pdf": pdf(2)})
    assert look(root)[0]["a.pdf"].pages == 2
    (root / "content/files/a.pdf").unlink()
    look(root)
    assert opened == ["a.pdf"]
    assert not list((root / ".microsite" / "previews").iterdir())


def program(root: Path) -> str:
    return str(json.loads((root / ".microsite" / "materials.json").read_text())["program"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[" * 100_000,
        "[]",
        '{"program": "other", "files": {"a.png": [1, 2, 3, 4, 5, "", ""]}}',
        '{"program": PROGRAM, "files": {"a.png": [SIZE, TIME, 3, 4, 5, "", ""], "b.pdf": [1]}}',
        '{"program": PROGRAM, "files": {"a.png": [SIZE, TIME, "3", 4, 0, "", ""]}}',
        '{"program": PROGRAM, "files": {"a.png": [SIZE, TIME, true, 4, 0, "", ""]}}',
        '{"program": PROGRAM, "files": {"a.png": [SIZE, TIME, 3, 4, 0, 0, ""]}}',
        '{"program": PROGRAM, "files": {"a.png": [SIZE, TIME, 3, 4, 0, "", "unheard-of"]}}',
        '{"program": PROGRAM, "files": {"a.png": [1, TIME, 3, 4, 0, "", ""]}}',
        '{"program": PROGRAM, "files": ["a.png"]}',
    ],
    ids=range(12),
)
def test_a_broken_memory_is_not_believed(put: Put, text: str) -> None:
    root = put({"a.png": picture("PNG")})
    right = look(root)
    status = (root / "content/files/a.png").stat()
    for word, value in (("PROGRAM", f'"{program(root)}"'), ("SIZE", status.st_size), ("TIME", status.st_mtime_ns)):
        text = text.replace(word, str(value))
    (root / ".microsite/materials.json").write_text(text)
    assert look(root) == right


def test_a_memory_that_cannot_be_written_costs_time_only(put: Put) -> None:
    root = put({"a.pdf": pdf()})
    (root / ".microsite").write_text("in the way")
    files, said = look(root)
    assert (files["a.pdf"].pages, files["a.pdf"].preview, said) == (1, "previews/a.pdf.webp", [])
    assert look(root)[0] == files


def test_no_files_cost_nothing(tmp_path: Path) -> None:
    assert look(tmp_path) == ({}, [])
    assert not (tmp_path / ".microsite").exists()
    (tmp_path / "content" / "files").mkdir(parents=True)
    (tmp_path / "content" / "files" / "a.csv").write_bytes(b"a")
    assert look(tmp_path) == ({"a.csv": File(name="a.csv", size=1)}, [])
    assert not (tmp_path / ".microsite").exists()


def test_what_is_no_file_is_never_opened(put: Put) -> None:
    root = put({"a.txt": b"a"})
    os.mkfifo(root / "content/files/pipe.png")
    os.symlink("/etc/hostname", root / "content/files/link.png")
    assert [line.partition(" |")[0] for line in look(root)[1]] == [
        "link.png: warning: this is a link and is not read",
        "pipe.png: warning: this is no regular file and is not read",
    ]


def test_sizes(put: Put) -> None:
    root = put({"a.zip": b"", "b.zip": b"", "c.zip": b"", "d.zip": b""})
    for name, size in (("a", 25_000_000), ("b", 25_000_001), ("c", 100_000_000), ("d", 100_000_001)):
        os.truncate(root / f"content/files/{name}.zip", size)
    slow = "readers in the hall wait long for more than 25 MB; make it smaller"
    assert look(root)[1] == [
        f"b.zip: warning: the file has 25.1 MB | {slow}",
        f"c.zip: warning: the file has 100 MB | {slow}",
        (
            "d.zip: error: the file has 100.1 MB; at most 100 MB are allowed | "
            "GitHub takes no file above 100 MB; put it elsewhere, such as zenodo.org, and link to it"
        ),
    ]
    for number in range(10):
        (root / f"content/files/e{number}.zip").touch()
        os.truncate(root / f"content/files/e{number}.zip", 99_000_000)
    assert look(root)[1][-1] == (
        ".: warning: the files are 1240.1 MB in all; GitHub Pages publishes at most 1000 MB | "
        "put the largest elsewhere and link to them"
    )


@pytest.mark.parametrize(
    ("one", "other"), [("A.txt", "a.txt"), ("stra\u00dfe.txt", "STRASSE.txt"), ("caf\u00e9.txt", "cafe\u0301.txt")]
)
def test_names_that_some_systems_take_for_one(put: Put, one: str, other: str) -> None:
    first, second = sorted((one, other))
    assert look(put({one: b"", other: b""}))[1] == [
        f"{second}: error: many systems cannot tell the name from that of '{first}' | rename one of the two files"
    ]


@pytest.mark.parametrize("ending", sorted(limits.OTHERS))
def test_what_browsers_do_not_run_is_published(put: Put, ending: str) -> None:
    assert look(put({f"a.{ending}": b"a", f"b.{ending.upper()}": b"b"}))[1] == []


def test_logos_may_be_drawings(put: Put) -> None:
    plain = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    names = ("light.svg", "dark.svg", "gold/a.svg")
    sponsor = Sponsor("A", logo=Logo("files/gold/a.svg"))
    chosen = {"logo": Logo("files/light.svg", "files/dark.svg"), "sponsors": (Tier("Gold", (sponsor,)),)}
    files, said = look(put(dict.fromkeys(names, plain)), **chosen)
    assert (sorted(files), said) == (sorted(names), [])
    root = put({"light.svg": plain.replace(b"path", b"script")})
    hint = "save it anew as a plain SVG, or as a .png"
    assert look(root, **chosen)[1] == [f"light.svg: error: a drawing may hold no <script> | {hint}"]


def test_the_memory_is_for_its_owner_and_whole(put: Put) -> None:
    root = put({"a.pdf": pdf()})
    look(root)
    left = sorted(path.relative_to(root / ".microsite").as_posix() for path in (root / ".microsite").rglob("*"))
    assert [re.sub("[0-9a-f]{64}", "HASH", name) for name in left] == [
        "materials.json",
        "previews",
        "previews/HASH.webp",
    ]
    assert stat.S_ISREG((root / ".microsite/materials.json").stat().st_mode)


def test_versions_are_those_of_the_installed_libraries() -> None:
    libraries = [*memory.LIBRARIES, "markdown-it-py", "Jinja2", "no-such-library"]
    assert memory.versions(libraries) == [*map(version, libraries[:-1]), ""]


def test_versions_are_asked_for_where_no_folder_tells_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folders = sys.path
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "none")])
    assert memory.versions(["jinja2"]) == [""]
    (tmp_path / "Jinja2-9.9.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *folders])
    assert memory.versions(["jinja2", "markdown-it-py"]) == ["9.9", version("markdown-it-py")]
