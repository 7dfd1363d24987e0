"""QR codes: one small element of numbers only, the same each time; tests/browser reads one back from paper."""

import gzip
from xml.etree import ElementTree

import pytest
import segno

from generator.site import qrcodes


@pytest.mark.parametrize("address", ["https://a.example/p/1.html", "https://example.org/conf-2026/p/tue-12.html"])
def test_a_code_is_a_small_drawing(address: str) -> None:
    code = qrcodes.svg(address)
    drawing = ElementTree.fromstring(code)  # noqa: S314 - our own output
    assert drawing.tag == "svg"
    assert drawing.attrib.keys() == {"viewBox", "aria-hidden"}
    assert [(part.tag, list(part.keys())) for part in drawing] == [("path", ["stroke", "d"])]
    assert len(gzip.compress(code.encode())) < 500
    assert qrcodes.svg(address) == code
    assert qrcodes.svg(f"{address}?") != code


@pytest.mark.parametrize("stem", ["https://a.example/p/", "https://example.org/conf-2026/p/"])
@pytest.mark.parametrize(
    "end",
    [
        *(f"{number}.html" for number in (0, 1, 7, 10, 99, 100, 808, 12345)),
        "tue-12.html",
        "",
        "a-longer-name.html",
        "?ü",
    ],
)
def test_a_combined_code_is_the_one_that_the_library_makes(stem: str, end: str) -> None:
    made = segno.make(stem + end, error="m", mode="byte", encoding="utf-8", micro=False, mask=qrcodes.MASK).matrix
    rows = [f"{row:0{len(made)}b}" for row in qrcodes.modules(stem + end)]
    assert rows == ["".join(map(str, row)) for row in made]
