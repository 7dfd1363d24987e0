"""Pictures without metadata: nothing that tells of their makers is left, and no pixel changes."""

import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from generator import metadata

FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}
SECRET = b"SECRET"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def drawing(size: tuple[int, int] = (48, 24)) -> Image.Image:
    """Pixels that no format can pack away, the same in every run."""
    return Image.frombytes("RGB", size, hashlib.shake_256(b"").digest(3 * size[0] * size[1]))


def exif(orientation: int) -> bytes:
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[MAKER] = SECRET.decode()
    data.get_ifd(PLACE)[1] = "N"
    return data.tobytes()


def saved(form: str, picture: Image.Image | None = None, **options: Any) -> bytes:
    target = io.BytesIO()
    (picture or drawing()).save(target, FORMATS[form], **options)
    return target.getvalue()


def texts() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Comment", "SECRET")
    found.add_text("Comment", "SECRET", zip=True)
    found.add_itxt("XML:com.adobe.xmp", "SECRET")
    found.add(b"prVt", SECRET)
    return found


def telling(form: str, orientation: int = 1) -> bytes:
    """A picture that tells everything that its format can tell."""
    data = exif(orientation)
    match form:
        case "png":
            return saved("png", exif=data, icc_profile=PROFILE, pnginfo=texts()) + SECRET
        case "jpg":
            options: dict[str, Any] = {
                "exif": data,
                "icc_profile": PROFILE,
                "comment": SECRET,
                "xmp": SECRET,
                "progressive": True,
            }
            return saved("jpg", **options) + saved("jpg", comment=SECRET)
        case "webp":
            return saved("webp", exif=data, icc_profile=PROFILE, xmp=SECRET, lossless=True) + SECRET
        case "gif":
            return saved("gif", drawing().quantize(16), comment=b"<script>SECRET</script>") + SECRET
    return saved("avif", exif=data, icc_profile=PROFILE, xmp=SECRET) + b"\0\0\0\x0eskipSECRET"


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_told_and_no_pixel_changes(form: str) -> None:
    data = telling(form)
    assert SECRET in data
    stripped = metadata.strip(data, form)
    before, after = opened(data), opened(stripped)
    assert SECRET not in stripped
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert after.info.get("icc_profile") == (None if form == "gif" else PROFILE)
    assert dict(after.getexif()) == {}
    assert metadata.strip(stripped, form) == stripped


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_that_tells_nothing_is_left_as_it_is(form: str) -> None:
    data = saved(form)
    assert metadata.strip(data, form) == data


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["png", "jpg"])
def test_which_way_up_is_all_that_stays_of_exif(form: str, orientation: int) -> None:
    found = opened(metadata.strip(telling(form, orientation), form)).getexif()
    assert dict(found) == ({} if orientation == 1 else {ORIENTATION: orientation})
    assert not found.get_ifd(PLACE)


def test_a_thumbnail_in_a_jpeg_goes() -> None:
    thumbnail = b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01" + b"\1\2\3"
    plain = saved("jpg")
    end = 4 + int.from_bytes(plain[4:6]) - 2 + 2
    with_one = plain[:2] + b"\xff\xe0" + (len(thumbnail) + 2).to_bytes(2) + thumbnail + plain[end:]
    assert len(metadata.strip(with_one, "jpg")) == len(with_one) - 3
    assert opened(metadata.strip(with_one, "jpg")).tobytes() == opened(plain).tobytes()


def test_fill_bytes_before_a_marker_cost_nothing() -> None:
    plain = saved("jpg")
    assert metadata.strip(plain[:2] + b"\xff" * 5_000_000 + plain[2:], "jpg") == plain


@pytest.mark.parametrize("form", FORMATS)
def test_whatever_is_cut_off_is_missed(form: str) -> None:
    """A part of a file is refused, or it lacked only what is left out."""
    data = metadata.strip(telling(form), form)
    for end in range(0, len(data) - 1, 7):
        with pytest.raises(metadata.MalformedError):
            metadata.strip(data[:end], form)


CHANGES: dict[str, Callable[[bytearray, int, int], None]] = {
    "replace": lambda data, at, byte: data.__setitem__(at, byte),
    "insert": lambda data, at, byte: data.insert(at, byte),
    "delete": lambda data, at, byte: data.__delitem__(at),
}


@pytest.mark.parametrize("form", FORMATS)
@given(st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 400), st.integers(0, 255)), max_size=4))
def test_damage_is_refused_or_stripped_once_and_for_all(form: str, changes: list[tuple[str, int, int]]) -> None:
    data = bytearray(telling(form, 6))
    for change, at, byte in changes:
        CHANGES[change](data, at, byte)
    try:
        stripped = metadata.strip(bytes(data), form)
    except metadata.MalformedError:
        return
    assert len(stripped) <= len(data) + 1
    assert metadata.strip(stripped, form) == stripped


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4) + kind + content


def items(version: int, sizes: bytes, rows: bytes, count: int) -> bytes:
    """An AVIF of items that lie where `rows` say."""
    places = bytes([version, 0, 0, 0]) + sizes + count.to_bytes(2) + rows
    meta = box(b"meta", bytes(4) + box(b"iloc", places) + box(b"iinf", bytes(6)))
    return box(b"ftyp", b"avif") + meta + box(b"mdat", bytes(1_000_000))


ENDLESS = {
    "gif": b"GIF89a\1\0\1\0\0\0\0!\xfe" + b"\1a" * 1_000_000 + b"\0;",
    "png": b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0zzzz\0\0\0\0" * 500_000 + b"\0\0\0\0IEND\0\0\0\0",
    "jpg": b"\xff\xd8" + b"\xff\xfe\0\2" * 1_000_000 + b"\xff\xd9",
    "webp": b"RIFF" + (8_000_004).to_bytes(4, "little") + b"WEBP" + b"zzzz\0\0\0\0" * 1_000_000,
    "avif, many pieces": items(1, b"\0\0", b"\0\1\0\2\0\0\xff\xff" * 60_000, 60_000),
    "avif, large pieces": items(0, b"\x44\0", b"\0\1\0\0\0\1\0\0\0\0\0\x0f\0\0" * 60_000, 60_000),
    "avif, all of the file": items(0, b"\x44\0", b"\0\1\0\0\0\1" + bytes(8), 1),
}


@pytest.mark.parametrize(("name", "data"), ENDLESS.items(), ids=ENDLESS)
def test_a_file_of_nothing_but_parts_is_refused_at_once(name: str, data: bytes) -> None:
    with pytest.raises(metadata.MalformedError):
        metadata.strip(data, name.partition(",")[0])


def test_bytes_that_no_item_of_an_avif_claims_are_blank() -> None:
    data = saved("avif")
    size = data.index(b"mdat") - 4
    longer = data[:size] + (len(data) - size + len(SECRET)).to_bytes(4) + data[size + 4 :] + SECRET
    stripped = metadata.strip(longer, "avif")
    assert SECRET not in stripped
    assert opened(stripped).tobytes() == opened(data).tobytes()
