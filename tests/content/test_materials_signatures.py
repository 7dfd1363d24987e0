"""What a file is by its first bytes."""

import pytest

from generator.content.materials import signatures

PAGES = ["<!DOCTYPE html>", "\n <HTML lang=en>", "<!-- a --><!-- b -->\n<head>", "\ufeff<script>", "<title>a"]
DRAWINGS = ["<svg>", "<?xml version='1.0'?>\n<svg\n", "<!-- a -->\n<!DOCTYPE svg PUBLIC 'x'>\n<svg xmlns='x'>"]


@pytest.mark.parametrize("text", PAGES)
def test_web_pages(text: str) -> None:
    assert signatures.kind(text.encode()) == "html"


@pytest.mark.parametrize("text", DRAWINGS)
def test_drawings(text: str) -> None:
    assert signatures.kind(text.encode()) == "svg"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\xef\xbb\xbf%PDF-1.4", "pdf"),
        (b"junk\n" * 100 + b"%PDF-2.0", "pdf"),
        (b"<poster>%PDF-1.4", ""),
        (b"<html >%PDF-1.4", "html"),
        (b" " * 1020 + b"%PDF-1.4", ""),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"RIFF\n\r\n\0WEBPVP8L", "webp"),
        (b"\0\0\0\x20ftypavif", "avif"),
        (b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif", "avif"),
        (b"\0\0\0\x20ftypmif1\0\0\0\0mif1heic", "heic"),
    ],
)
def test_other_files(head: bytes, kind: str) -> None:
    assert signatures.kind(head) == kind


@pytest.mark.parametrize(
    "head", ["<" * 1024, "<!--" * 256, "\n<!-- -->" * 110, "<?xml >" + "<!---->" * 140, " " * 1024]
)
def test_hostile_beginnings_are_told_at_once(head: str) -> None:
    assert signatures.kind(head.encode()) == ""
