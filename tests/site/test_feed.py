from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from time import struct_time
from typing import Any

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from generator.markup import Text
from generator.model import Author, Conference, Poster, Revisions, Settings
from generator.site import feed, themes

WORDS = themes.find("wayfinder", Path("nowhere")).words

ATOM = "{http://www.w3.org/2005/Atom}"
PERSON = {"name", "uri", "email"}


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2026, 4, number, hour, tzinfo=UTC)


@pytest.fixture
def dated(conference: Conference) -> Conference:
    """Every poster was imported on the first; two were changed since."""
    history = {poster.path: Revisions(day(1), day(1), 1) for poster in conference.posters}
    changed = {poster.id: poster.path for poster in conference.posters}
    history[changed["slow-clocks"]] = Revisions(day(1), day(3), 2)
    history[changed["tiny-caches"]] = Revisions(None, day(9), 1)
    return replace(conference, history=history)


def read(text: str | None) -> Any:
    """The feed as two programs that are not ours read it; what RFC 4287 demands of each element is there."""
    assert text is not None
    root = etree.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    for holder in (root, *root.iter(f"{ATOM}entry")):
        for once in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{once}")) == 1
        for at_most in ("published", "summary", "content", "subtitle"):
            assert len(holder.findall(f"{ATOM}{at_most}")) <= 1
        assert any(link.get("rel") == "alternate" and link.get("href") for link in holder.findall(f"{ATOM}link"))
        for author in holder.findall(f"{ATOM}author"):
            assert len(author.findall(f"{ATOM}name")) == 1
            assert {child.tag.removeprefix(ATOM) for child in author} <= PERSON
    assert root.findall(f"{ATOM}author")  # for entries without one
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def test_feed(dated: Conference, chosen: Settings) -> None:
    found = read(feed.dump(dated, chosen, WORDS))
    assert found.feed.title == "Workshop on Small Systems 2026"
    assert found.feed.id == found.feed.link == "https://example.org/wss-2026/"
    assert found.feed.updated == "2026-04-09T12:00:00Z"
    assert found.feed.author == "Workshop on Small Systems 2026"
    links = {link.rel: link.href for link in found.feed.links}
    assert links["self"] == "https://example.org/wss-2026/feed.xml"


def test_newest_first_then_as_on_the_site_without_the_withdrawn(dated: Conference, chosen: Settings) -> None:
    found = read(feed.dump(dated, chosen, WORDS))
    ids = [entry.id.rpartition("/")[2].removesuffix(".html") for entry in found.entries]
    assert ids == ["tiny-caches", "slow-clocks", "quiet-fans", "untold"]


def test_an_entry(dated: Conference, chosen: Settings) -> None:
    entry = read(feed.dump(dated, chosen, WORDS)).entries[0]
    assert entry.id == entry.link == "https://example.org/wss-2026/posters/tiny-caches.html"
    assert entry.title == "Tiny Caches: Less is 2× More"
    assert [author.name for author in entry.authors] == ["Renée van der Berg", "Wei Wang"]
    assert [tag.term for tag in entry.tags] == ["caches", "systems"]
    assert entry.updated_parsed == struct_time((2026, 4, 9, 12, 0, 0, 3, 99, 0))
    assert "published" not in entry  # its first date is unknown
    assert entry.content[0].type == "text/html"
    assert "O(log n)" in entry.content[0].value


def test_what_is_unknown_is_said_or_left_out(dated: Conference, chosen: Settings) -> None:
    untold = next(entry for entry in read(feed.dump(dated, chosen, WORDS)).entries if entry.id.endswith("untold.html"))
    assert "title not yet announced" in untold.title
    assert [author.name for author in untold.get("authors", [])] == []
    assert untold.published == "2026-04-01T12:00:00Z"


def test_no_feed_without_an_address_or_a_date(conference: Conference, dated: Conference, chosen: Settings) -> None:
    assert feed.dump(dated, replace(chosen, url=""), WORDS) is None
    assert feed.dump(conference, chosen, WORDS) is None
    withdrawn = {poster.path: Revisions(day(1), day(2), 2) for poster in conference.posters if poster.withdrawn}
    assert feed.dump(replace(conference, history=withdrawn), chosen, WORDS) is None


def test_a_poster_without_a_date_is_not_in_it(conference: Conference, chosen: Settings) -> None:
    first = conference.listed[0]
    found = read(feed.dump(replace(conference, history={first.path: Revisions(day(1), day(1), 1)}), chosen, WORDS))
    assert len(found.entries) == 1


def test_at_most_fifty(chosen: Settings) -> None:
    posters = tuple(poster(f"p{number}") for number in range(60))
    history = {one.path: Revisions(day(1), day(1 + place % 20, place // 20), 1) for place, one in enumerate(posters)}
    found = read(feed.dump(Conference(sessions=(), posters=posters, people=(), history=history), chosen, WORDS))
    dates = [entry.updated for entry in found.entries]
    assert len(dates) == 50
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == "2026-04-20T02:00:00Z"


def poster(name: str, title: str = "T", abstract: str = "", author: str = "A") -> Poster:
    return Poster(
        id=name,
        session="s",
        path=f"content/posters/s/{name}.yaml",
        title=Text(title),
        abstract=Text(abstract, block=True),
        authors=(Author(author),),
    )


@pytest.mark.threat(15)
@pytest.mark.parametrize(
    "text",
    [
        "a < b & c > d",
        "]]> <!-- -->",
        "<script>alert(1)</script>",
        "&amp; &#1; &nbsp;",
        "\"quotes\" 'and' more",
        "nul\x00 bell\x07 nonchar\ufffe\uffff",
        "שלום مرحبا 𝒻",
        "one]]>two</content></entry>",
    ],
)
def test_hostile_text_comes_back_as_text(chosen: Settings, text: str) -> None:
    one = poster("one", title=text, abstract=text, author=text)
    conference = Conference(sessions=(), posters=(one,), people=(), history={one.path: Revisions(day(1), day(1), 1)})
    found = feed.dump(conference, chosen, WORDS)
    read(found)
    assert found is not None
    entry = etree.fromstring(found.encode()).find(f"{ATOM}entry")
    assert entry is not None
    expected = clean(text)
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == expected
    assert one.title is not None
    assert entry.findtext(f"{ATOM}title") == clean(one.title.plain)
    content = Paragraphs(entry.findtext(f"{ATOM}content") or "")
    assert content.tags == {"p"}
    assert content.text == clean(one.abstract.plain)


def test_paragraphs_and_lists_keep_their_lines(chosen: Settings) -> None:
    one = poster("one", abstract="First.\n\n- a < b\n- c\n")
    conference = Conference(sessions=(), posters=(one,), people=(), history={one.path: Revisions(day(1), day(1), 1)})
    content = (
        etree.fromstring((feed.dump(conference, chosen, WORDS) or "").encode()).findtext(f".//{ATOM}content") or ""
    )
    assert content.startswith("<p>First.</p><p>")
    assert "a &lt; b<br>" in content


def clean(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\x00\x07\ufffe\uffff")


class Paragraphs(HTMLParser):
    """The text of a piece of HTML, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
