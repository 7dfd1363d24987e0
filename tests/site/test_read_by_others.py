"""Every format that names authors, of the real listing and of names that break formats, read by parsers of others.

What is compared is the letters of each name: formats write it as `Berg, Renée van der` or in parts, with a mark of
their own before what they would else take for a command, but no letter may be lost, doubled or come to another poster.
"""

import csv
import io
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib import robotparser

import feedparser
import pybtex.database
import pytest
import rispy
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from lxml import etree
from markdown_it import MarkdownIt
from msgspec.structs import replace
from pybtex.richtext import Text as RichText

from generator.content import people, settings
from generator.content.load import load
from generator.content.people.identity import Identities
from generator.markup import Text
from generator.model import Author, Conference, Poster, Revisions, Session, Settings
from generator.site import outline, outputs, spreadsheet, themes
from generator.site.export import Export
from generator.site.pages import Page
from generator.site.render import environment, render

ROOT = Path(__file__).parents[2]
URL = "https://example.org/2026/"
NAMES = {
    "braces": "Un}Done {Er{",
    "quotes": 'Dwayne "The Rock" O\'Brien `Johnson´',
    "backslashes": "Back\\slash \\n \\textbf{Bold}",
    "comma": "ACME Systems, Inc.",
    "suffix": "Sammy Davis, Jr.",
    "and": "Smith and Wesson",
    "AND": "Research AND Development",
    "others": "others",
    "one word": "Plato",
    "particles": "Renée van der Berg",
    "small letters": "bell hooks",
    "more particles": "Charles de la Vallée Poussin",
    "Chinese": "王小明",
    "Chinese with a space": "王 小明",
    "Arabic": "محمد العربي",
    "Hebrew": "דוד בן־גוריון",
    "accents apart": "Zoe\u0308 Łos\u0301",
    "signs of TeX": "J%ne D_e & #1 $x$ ~y^z",
    "signs of XML": "A <b>& C</b> ]]>",
    "signs of YAML and JSON": '- x: "y" # z',
    "a tag of RIS": "ER  - TY  - Eve*",
    "a formula of spreadsheets": "=SUM(A1)",
    "a comma of its own": "陳，大文",
    "many": "Person Number One of the Very Long Collaboration " * 4,
}

Named = dict[str, list[str]]  # poster id -> its named authors, in order
Made = dict[str, str]  # route -> text


def hostile() -> tuple[Conference, Settings]:
    """A poster for each name, between one that is undisclosed and one that is plain."""
    posters = tuple(
        Poster(
            id=f"work-{number}",
            session="monday",
            path=f"content/posters/monday/work-{number}.yaml",
            title=Text(f"Work {number}"),
            number=number,
            authors=(Author(name), Author(None), Author("Ada Lovelace")),
            abstract=Text("We work."),
        )
        for number, name in enumerate(NAMES.values(), 1)
    )
    who = people.gather(posters, Identities(), [])
    sessions = (Session(id="monday", title="Monday"),)
    whole = Conference(sessions=sessions, posters=posters, people=who.people, bylines=who.bylines)
    return whole, Settings(root=ROOT, output=ROOT / "output")


def real(root: Path) -> tuple[Conference, Settings]:
    shutil.copytree(ROOT / "content", root / "content")
    chosen = settings.load(root)
    return load(chosen).conference, chosen


@pytest.fixture(scope="module", params=["real", "names"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Conference, Made]:
    """A conference whose address and dates are known, and all its files and poster pages."""
    conference, chosen = real(tmp_path_factory.mktemp("real")) if request.param == "real" else hostile()
    chosen = replace(chosen, url=URL)
    known = Revisions(datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 4, 3, tzinfo=UTC), 2)
    # A feed has 50 entries at most: enough for either site.
    conference = replace(conference, history={poster.path: known for poster in conference.posters})
    theme = themes.find("wayfinder", ROOT)
    templates = environment(theme)
    made = {"posters.csv": spreadsheet.dump(conference, chosen), "posters.md": outline.dump(conference, chosen)}
    for one in outputs(conference, chosen, theme):
        if isinstance(one, Export):
            made[one.route] = one.text
        elif isinstance(one, Page) and one.template == "poster.html":
            made[one.route] = render(one, templates)
    return conference, made


def bibtex(made: Made) -> Named:
    entries = pybtex.database.parse_string(made["posters.bib"], "bibtex").entries
    people = {key: entry.persons.get("author", ()) for key, entry in entries.items()}
    return {key: [_from_tex(str(person)) for person in found] for key, found in people.items()}


def _from_tex(name: str) -> str:
    return str(RichText.from_latex(re.sub(r"\\(?:text\w+\{\}|[#$%&_])", " ", name)))


def ris(made: Made) -> Named:
    return {record["id"]: record.get("authors", []) for record in rispy.loads(made["posters.ris"])}


def csl(made: Made) -> Named:
    items = CiteProcJSON(json.loads(made["posters.csl.json"]))
    return {key: [" ".join(map(str, name.values())) for name in item.get("author", ())] for key, item in items.items()}


def catalogue(made: Made) -> Named:
    sessions = json.loads(made["posters.json"])["sessions"]
    posters = [poster for session in sessions for poster in session["posters"] if poster["title"]]
    return {poster["id"]: [author["name"] or "others" for author in poster["authors"]] for poster in posters}


def search(made: Made) -> Named:
    posters = json.loads(made["search.json"])["posters"]
    return {poster["id"]: poster["authors"] for poster in posters if poster["title"]}


def tags(made: Made) -> Named:
    """The citation_author tags, after html5lib has read the pages."""
    return {
        id_: [str(tag["content"]) for tag in page.select("meta[name=citation_author]")] for id_, page in _heads(made)
    }


def linked(made: Made) -> Named:
    found = ((id_, page.find("script", type="application/ld+json")) for id_, page in _heads(made))
    return {
        id_: [one["name"] for one in json.loads(data.string or "").get("author", ())] for id_, data in found if data
    }


def byline(made: Made) -> Named:
    """What readers see."""
    pages = {route: BeautifulSoup(text, "lxml") for route, text in made.items() if route.endswith(".html")}
    return {
        Path(route).stem: [link.get_text() for link in page.select(".authors a")]
        for route, page in pages.items()
        if not page.select_one("h1 .unknown")
    }


def _heads(made: Made) -> Iterator[tuple[str, BeautifulSoup]]:
    for route, text in made.items():
        if route.endswith(".html"):
            page = BeautifulSoup(text.partition("<body>")[0], "html5lib")
            if page.select("meta[name=citation_title]"):
                yield Path(route).stem, page


def feed(made: Made) -> Named:
    parsed = feedparser.parse(made["feed.xml"].encode())
    assert not parsed.bozo
    found = {Path(entry.id).stem: [author.name for author in entry.get("authors", ())] for entry in parsed.entries}
    whole = parsed.feed.author  # stands for nobody in an entry without an author
    return {id_: [name for name in names if name != whole] for id_, names in found.items()}


def table(made: Made) -> Named:
    rows = csv.DictReader(io.StringIO(made["posters.csv"].removeprefix("\ufeff"), newline=""), strict=True)
    return {row["id"]: row["authors"].removeprefix("'").split("; ") for row in rows if row["title"]}


def markdown(made: Made) -> Named:
    html = MarkdownIt("commonmark", {"html": True}).render(made["posters.md"])
    found = {}
    for item in BeautifulSoup(html, "html5lib").find_all("li"):
        link = item.find("a")
        if link and item.find("em") is None:
            found[Path(str(link["href"])).stem] = [item.get_text().partition("\n")[2]]
    return found


# How each is read, and what it says of undisclosed authors; Markdown has all names of a poster in one line.
FORMATS: dict[str, tuple[Callable[[Made], Named], str]] = {
    "BibTeX": (bibtex, "others at the end"),
    "RIS": (ris, "others at the end"),
    "CSL-JSON": (csl, "others at the end"),
    "posters.json": (catalogue, "others in their places"),
    "search.json": (search, ""),
    "tags of Google Scholar": (tags, ""),
    "JSON-LD": (linked, ""),
    "the page": (byline, ""),
    "Atom": (feed, ""),
    "CSV": (table, "undisclosed in their places"),
    "Markdown": (markdown, "counted"),
}


def wanted(poster: Poster, hidden: str) -> list[str]:
    """The names that a format has of a poster's authors."""
    word = hidden.split(" ", maxsplit=1)[0]
    if hidden.endswith("in their places"):
        return [author.name or word for author in poster.authors]
    names = [author.name for author in poster.authors if author.name is not None]
    if hidden == "counted":
        return [" ".join([*names, *([f"{poster.undisclosed} undisclosed"] if poster.undisclosed else [])])]
    return names + [word] * bool(hidden and names and poster.undisclosed)


def letters(names: Sequence[str]) -> list[list[str]]:
    """The letters and figures of each name, in whatever order."""
    return [sorted(sign for sign in unicodedata.normalize("NFC", name) if sign.isalnum()) for name in names]


@pytest.mark.parametrize("name", FORMATS)
def test_each_author_is_read_as_meant(site: tuple[Conference, Made], name: str) -> None:
    conference, made = site
    read, hidden = FORMATS[name]
    found = read(made)
    titled = {poster.id: poster for poster in conference.listed if poster.title}
    assert titled.keys() <= found.keys()
    for id_, poster in titled.items():
        assert letters(found[id_]) == letters(wanted(poster, hidden)), id_


def test_only_what_has_a_title_is_cited(site: tuple[Conference, Made]) -> None:
    conference, made = site
    titled = [poster.id for poster in conference.listed if poster.title]
    for read in (bibtex, ris, csl):
        assert list(read(made)) == titled
    assert len(made["posters.txt"].split("\n")) == len(titled) + 1


def test_search_engines_are_told_every_page(site: tuple[Conference, Made]) -> None:
    conference, made = site
    root = etree.fromstring(made["sitemap.xml"].encode())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    dates = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    for poster in conference.listed:
        assert dates[f"{URL}posters/{poster.id}.html"] == "2026-04-03"
    assert dates[URL] is None
    robots = robotparser.RobotFileParser()
    robots.parse(made["robots.txt"].split("\n"))
    assert robots.site_maps() == [f"{URL}sitemap.xml"]
    assert all(robots.can_fetch("*", address or "") for address in dates)
