import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup import Text
from generator.model import File, Image, Link, Poster
from generator.site import materials, themes
from generator.site.materials import LinkView, Picture, Preview

WORDS = themes.find("wayfinder", Path("nowhere")).words

FILES = {
    file.route: file
    for file in (
        File(name="paper.pdf", size=2_130_000, pages=12),
        File(name="poster.PDF", size=34_000_000, pages=1, width=800, height=600, preview="previews/poster.webp"),
        File(name="talk.mp4", size=185),
        File(name="plot.png", size=9_000, width=1200, height=800),
    )
}


def poster(*links: Link, image: Image | None = None) -> Poster:
    return Poster(id="a", session="s", path="p", abstract=Text(""), links=links, image=image)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (1049, "1 kB"),
        (1050, "1.1 kB"),
        (9949, "9.9 kB"),
        (9951, "10 kB"),
        (12_345, "12 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (2_130_000, "2.1 MB"),
        (34_000_000, "34 MB"),
        (1_200_000_000, "1.2 GB"),
        (5_000_000_000_000, "5,000 GB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    assert materials.size_in_words(size, WORDS) == words


@given(st.integers(1000, 10**12))
def test_a_size_in_words_is_near_the_size(size: int) -> None:
    value, unit = materials.size_in_words(size, WORDS).replace(",", "").split(" ")
    assert re.fullmatch(r"\d{1,3}|\d\.\d|1000", value)
    assert float(value) * {"kB": 1e3, "MB": 1e6, "GB": 1e9}[unit] == pytest.approx(size, rel=0.06)


LINKS = {
    "a paper of the site": (
        Link("paper", "files/paper.pdf"),
        LinkView("paper", route="files/paper.pdf", format="PDF", pages=12, size=2_130_000),
    ),
    "one page": (
        Link("poster", "files/poster.PDF"),
        LinkView("poster", route="files/poster.PDF", format="PDF", pages=1, size=34_000_000),
    ),
    "no pages": (Link("video", "files/talk.mp4"), LinkView("video", route="files/talk.mp4", format="MP4", size=185)),
    "elsewhere": (
        Link("code", "https://github.com/o/n"),
        LinkView("code", "https://github.com/o/n", "github.com"),
    ),
    "a video elsewhere": (
        Link("video", "https://www.youtube.com/watch?v=1"),
        LinkView("video", "https://www.youtube.com/watch?v=1", "youtube.com"),
    ),
    "a host with a port": (
        Link("project", "http://a.org:8080/"),
        LinkView("project", "http://a.org:8080/", "a.org"),
    ),
}


@pytest.mark.parametrize(("link", "view"), LINKS.values(), ids=LINKS)
def test_links_say_what_is_behind_them(link: Link, view: LinkView) -> None:
    assert materials.link_views(poster(link), FILES) == (view,)


def test_pictures_have_their_size() -> None:
    shown = poster(image=Image("files/plot.png", "Two lines"))
    assert materials.image(shown, FILES) == Picture("files/plot.png", "Two lines", 1200, 800)
    assert materials.image(shown, {}) == Picture("files/plot.png", "Two lines")
    assert materials.image(poster(), FILES) is None


def test_the_first_page_of_the_poster_is_shown() -> None:
    paper, sheet = Link("paper", "files/paper.pdf"), Link("poster", "files/poster.PDF")
    picture = Picture("previews/poster.webp", "", 800, 600)
    assert materials.preview(poster(paper, sheet), FILES) == Preview(picture, "files/poster.PDF")
    assert materials.preview(poster(paper), FILES) is None
    assert materials.preview(poster(Link("poster", "files/paper.pdf")), FILES) is None
    assert materials.preview(poster(Link("poster", "https://example.org/a.pdf")), FILES) is None
