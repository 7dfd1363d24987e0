"""QR codes: one small element of numbers only, the same each time; tests/browser reads one back from paper."""

import gzip
from xml.etree import ElementTree

import pytest

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
