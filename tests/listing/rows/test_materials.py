"""Which links are taken over, and what they lead to."""

import pytest

from generator.listing.rows.materials import absolute, kind_of, site_of


@pytest.mark.parametrize(
    ("address", "site", "expected"),
    [
        ("https://x.example/a b?q=<c>", "", "https://x.example/a%20b?q=%3Cc%3E"),
        ("HTTP://X.example", "", "http://X.example"),
        ("/media/1.pdf", "https://x.example/", "https://x.example/media/1.pdf"),
        ("//y.example/1", "https://x.example/", "https://y.example/1"),
        ("/media/1.pdf", "", ""),
        ("media/1.pdf", "https://x.example/", ""),
        ("x.example/a", "", ""),
        ("javascript:alert(1)", "https://x.example/", ""),
        ("data:text/html,x", "", ""),
        ("http://user:word@x.example/", "", ""),
        ("https://[::1", "", ""),
        ("https://x.example:99999/", "", ""),
        ("", "https://x.example/", ""),
    ],
)
def test_absolute(address: str, site: str, expected: str) -> None:
    assert absolute(address, site) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("Project Page", "URL"), "project"),
        (("Poster", "Poster"), "poster"),
        (("paper_pdf_url",), "paper"),
        (("SlidesLive", "Video"), "video"),
        (("thumb", "Image"), ""),
        (("Camera-Ready PDF",), "paper"),
        (("Source code",), "code"),
    ],
)
def test_kind(words: tuple[str, ...], kind: str) -> None:
    assert kind_of(*words) == kind


def test_site() -> None:
    assert site_of("https://x.example:8000/a/b") == "https://x.example:8000/"
    assert site_of("/virtual/2026") == ""
