"""What heads tell programs, read back from pages by a parser that is not ours, and held as it should be."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content import people
from generator.content.people.identity import Identities
from generator.markup import Text
from generator.model import Author, Conference, Link, Poster, Publication, Session, Settings
from generator.site import jsonld, metatags, themes
from generator.site.cite.entries import entry, occasion
from generator.site.pages import Page, pages
from generator.site.render import environment, render

HEADS = Path(__file__).parent / "heads"
THEME = themes.find("wayfinder", Path("nowhere"))
TEMPLATES = environment(THEME)
PSS = Publication(title="Proceedings of Small Systems", year=2026, publisher="A&B Press", isbn="978-3-16-148410-0")
BARE = Settings(root=Path(), output=Path("output"), url="https://example.org/")
MONDAY = Session(id="monday", title="Monday")
HOSTILE = [
    "Renée van der Berg",
    "Sammy Davis, Jr.",
    "Plato",
    "Smith and Wesson",
    'Dwayne "The Rock" Johnson',
    "Back\\slash {Brace}",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "A & B <i>",
    "line\u2028end",
    "王小明",
    "محمد العربي",
]


def head(page: Page) -> BeautifulSoup:
    text = render(page, TEMPLATES)
    return BeautifulSoup(text.split("<body>")[0], "lxml")


def told(page: Page) -> str:
    """The tags and the linked data of a page, as text."""
    soup = head(page)
    metas = [
        tag for tag in soup.find_all("meta") if str(tag.get("name", "")).startswith("citation_") or tag.get("property")
    ]
    lines = [f"{tag.get('name') or tag.get('property')}: {tag['content']}" for tag in metas]
    lines += [f"canonical: {tag['href']}" for tag in soup.select("link[rel=canonical]")]
    data = soup.find("script", type="application/ld+json")
    lines.append(json.dumps(json.loads(data.get_text()), ensure_ascii=False, indent=1) if data else "no linked data")
    return "\n".join(lines) + "\n"


def routes(conference: Conference, chosen: Settings) -> Iterator[tuple[str, Page]]:
    return ((page.route, page) for page in pages(conference, chosen, THEME.words))


@pytest.mark.parametrize(
    ("name", "route", "publication"),
    [
        ("whole", "posters/quiet-fans.html", PSS),
        ("untitled", "posters/untold.html", None),
        ("undisclosed", "posters/tiny-caches.html", None),
        ("withdrawn", "posters/loud-discs.html", None),
        ("home", "index.html", None),
        ("session", "sessions/monday.html", None),
        ("person", "authors/renee-van-der-berg.html", None),
    ],
)
def test_heads(
    conference: Conference, chosen: Settings, name: str, route: str, publication: Publication | None
) -> None:
    page = dict(routes(conference, replace(chosen, publication=publication)))[route]
    assert told(page) == (HEADS / f"{name}.txt").read_text(encoding="utf-8")


def poster(title: str | None, *authors: str | None, **more: object) -> Poster:
    fields: dict[str, object] = {
        "id": "work",
        "session": "monday",
        "path": "",
        "title": None if title is None else Text(title),
        "authors": tuple(Author(name) for name in authors),
        "abstract": Text(""),
    }
    return Poster(**(fields | more))  # type: ignore[arg-type] # a dict of values of many types


def made(one: Poster, chosen: Settings = BARE) -> dict[str, Page]:
    who = people.gather((one,), Identities(), [])
    whole = Conference(sessions=(MONDAY,), posters=(one,), people=who.people, bylines=who.bylines)
    return dict(routes(whole, chosen))


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_any_name_comes_back(name: str) -> None:
    soup = head(made(poster("Work", name, None, "Ada Lovelace"))["posters/work.html"])
    plain = " ".join(name.split())
    authors = [str(tag["content"]) for tag in soup.select('meta[name="citation_author"]')]
    assert len(authors) == 2
    assert sorted(authors[0].replace(",", "").split()) == sorted(plain.replace(",", "").split())
    (data,) = soup.find_all("script", type="application/ld+json")
    assert [one["name"] for one in json.loads(data.get_text())["author"]] == [plain, "Ada Lovelace"]
    assert len(soup.find_all("script")) == 2  # the theme's own, and the data


@given(title=st.text(), names=st.lists(st.text(), max_size=3))
def test_no_text_leaves_its_place(title: str, names: list[str]) -> None:
    work = poster(title, *(name for name in names if name.split()))
    citation = entry(work, MONDAY, occasion(BARE))
    whole = Conference(sessions=(MONDAY,), posters=(work,), people=())
    text = jsonld.script(jsonld.article(work, citation, MONDAY, whole, BARE))
    assert not set("<>&\u2028\u2029") & set(text)
    found = metatags.tags(work, citation, BARE)
    assert all(content.strip() and "\n" not in content for _, content in found)
    assert bool(citation) is bool(text) is bool(found)
    if citation:
        assert json.loads(text)["name"] == citation.title.plain


@pytest.mark.parametrize(
    ("links", "publication", "url", "expected"),
    [
        ({"paper": "files/a b.pdf"}, None, "https://example.org/", "https://example.org/files/a%20b.pdf"),
        ({"paper": "files/a.pdf"}, None, "", ""),
        ({"paper": "https://x.example/A.PDF?v=1"}, None, "", "https://x.example/A.PDF?v=1"),
        ({"paper": "https://x.example/abs/1"}, None, "https://example.org/", ""),
        ({"poster": "files/p.pdf"}, None, "https://example.org/", "https://example.org/files/p.pdf"),
        ({"poster": "files/p.pdf"}, PSS, "https://example.org/", ""),
        ({"poster": "files/p.pdf", "paper": "files/a.pdf"}, None, "https://e.org/", "https://e.org/files/a.pdf"),
        ({}, None, "https://example.org/", ""),
    ],
    ids=["file", "no address", "elsewhere", "no PDF", "poster", "poster of a published paper", "both", "none"],
)
def test_pdf(links: dict[str, str], publication: Publication | None, url: str, expected: str) -> None:
    work = poster("Work", links=tuple(Link(kind, target) for kind, target in links.items()))
    assert metatags.pdf(work, replace(BARE, url=url, publication=publication)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("inproceedings", {"citation_conference_title": "PSS", "citation_isbn": "1"}),
        ("article", {"citation_journal_title": "PSS", "citation_volume": "8", "citation_issue": "2"}),
        ("misc", {"citation_publisher": "Press"}),
    ],
)
def test_publications(kind: str, expected: dict[str, str]) -> None:
    told = replace(PSS, title="PSS", kind=kind, volume="8", number="2", publisher="Press", isbn="1")
    chosen = replace(BARE, publication=told)
    work = poster("Work", "Ada Lovelace", pages="3–12", doi="10.1/a")
    found = dict(metatags.tags(work, entry(work, MONDAY, occasion(chosen)), chosen))
    assert found.items() >= expected.items()
    assert (found["citation_firstpage"], found["citation_lastpage"], found["citation_doi"]) == ("3", "12", "10.1/a")
    assert found["citation_publication_date"] == "2026"
    assert sum(name.endswith(("conference_title", "journal_title")) for name in found) == (kind != "misc")


def test_what_nobody_said_is_not_there() -> None:
    work = poster("Work", None)
    assert metatags.tags(work, entry(work, MONDAY, occasion(replace(BARE, url=""))), replace(BARE, url="")) == (
        ("citation_title", "Work"),
        ("citation_conference_title", "Monday"),
    )


@pytest.fixture
def event(conference: Conference, chosen: Settings) -> Callable[..., jsonld.Thing | None]:
    def of(**changes: object) -> jsonld.Thing | None:
        monday, tuesday = conference.sessions
        return jsonld.programme("All", (replace(monday, **changes), tuesday), chosen)

    return of


def test_an_event_has_a_start_and_an_end_only_where_all_tell(event: Callable[..., jsonld.Thing | None]) -> None:
    found = event()
    assert found
    assert found["startDate"] == "2026-05-18T17:00:00-07:00"
    assert "endDate" not in found  # Tuesday does not tell it
    assert [part["name"] for part in found["subEvent"]] == ["Monday Posters", "Tuesday Posters"]
    assert event(start=None) is None
