import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model import Conference, File, Settings
from generator.site import authorindex, catalogue, search, sitemap, themes
from generator.site.exports import EXPORTS, Copy, Picture, Preview, copies, exports

WORDS = themes.find("wayfinder", Path("nowhere")).words

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_export_can_be_made(conference: Conference, chosen: Settings) -> None:
    full = replace(chosen, domain="posters.example.org")
    made = [export.route for export in exports(conference, full, WORDS)]
    assert [route for route in made if route in EXPORTS] == list(EXPORTS)
    assert "programme.ics" in made


def test_what_needs_an_address_is_left_out_without_one(conference: Conference, chosen: Settings) -> None:
    made = {export.route: export.text for export in exports(conference, replace(chosen, url=""), WORDS)}
    assert made.keys() >= EXPORTS.keys()
    assert made.keys().isdisjoint({"sitemap.xml", "CNAME", "feed.xml"})
    assert made["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_search_data(conference: Conference, chosen: Settings) -> None:
    data = json.loads(search.dump(conference, chosen))
    assert data.keys() == {"version", "posters", "people"}
    assert [poster["id"] for poster in data["posters"]] == ["quiet-fans", "tiny-caches", "untold", "slow-clocks"]
    assert data["posters"][1] == {
        "id": "tiny-caches",
        "url": "posters/tiny-caches.html",
        "number": 1,
        "board": "A-02",
        "title": "Tiny Caches: Less is 2× More",
        "session": "monday",
        "authors": ["Renée van der Berg", "Wei Wang"],
        "undisclosed": 2,
        "keywords": ["caches", "systems"],
        "text": "We ask how small a cache may be. It may be O(log n) small; TinyCache shows it.",
    }
    assert data["posters"][2]["title"] is None
    assert data["people"][0] == {
        "id": "renee-van-der-berg",
        "url": "authors/renee-van-der-berg.html",
        "name": "Renée van der Berg",
        "posters": ["tiny-caches"],
    }


def test_catalogue(conference: Conference, chosen: Settings) -> None:
    data = json.loads(catalogue.dump(conference, chosen))
    assert (data["version"], data["name"]) == (1, "Workshop on Small Systems 2026")
    monday, tuesday = data["sessions"]
    assert (monday["room"], monday["start"]) == ("Hall A", "2026-05-18T17:00:00-07:00")
    assert (tuesday["room"], tuesday["end"]) == (None, None)
    tiny = monday["posters"][1]
    assert [author["name"] for author in tiny["authors"]] == ["Renée van der Berg", None, None, "Wei Wang"]
    assert tiny["links"] == {"paper": "files/tiny.pdf", "code": "https://code.example.net/tiny"}
    assert tiny["image"] == {"url": "files/plot.png", "alt": "Two falling lines"}
    assert [poster["withdrawn"] for poster in tuesday["posters"]] == [True, False, False]


def test_sitemap_names_pages_worth_finding(conference: Conference, chosen: Settings) -> None:
    text = sitemap.dump(conference, chosen)
    assert text
    found = [node.text for node in ET.fromstring(text).iter(f"{SITEMAP}loc")]  # noqa: S314 # our own
    assert found[0] == "https://example.org/wss-2026/"
    assert "https://example.org/wss-2026/posters/slow-clocks.html" in found
    assert not any("404" in address or "small-caches" in address for address in found if address)


def test_sitemap_names_the_letters_of_a_long_index(conference: Conference, chosen: Settings) -> None:
    someone = conference.people[0]
    people = tuple(replace(someone, id=f"b-{n}", letter="B") for n in range(authorindex.MOST_ROWS + 1))
    text = sitemap.dump(replace(conference, people=people), chosen).decode()
    assert re.findall(r"authors/letters/[^<]+", text) == ["authors/letters/b.html", "authors/letters/b-2.html"]


@pytest.mark.parametrize("url", ["https://example.org/", "https://example.org/a/b/"])
def test_robots_name_the_sitemap(chosen: Settings, url: str) -> None:
    assert sitemap.robots(replace(chosen, url=url)).endswith(f"\nSitemap: {url}sitemap.xml\n")


def test_materials_are_copied_pictures_cleaned_and_first_pages_drawn(conference: Conference, chosen: Settings) -> None:
    files = (
        File(name="a/talk.pdf", size=1, width=8, height=4, pages=3, preview="previews/a/talk.pdf.webp"),
        File(name="data.csv", size=1),
        File(name="locked.pdf", size=1),
        File(name="plot.png", size=1, width=8, height=4),
    )
    below = chosen.root / "content" / "files"
    assert list(copies(replace(conference, files=files), chosen)) == [
        Copy("files/a/talk.pdf", below / "a" / "talk.pdf"),
        Preview("previews/a/talk.pdf.webp", below / "a" / "talk.pdf"),
        Copy("files/data.csv", below / "data.csv"),
        Copy("files/locked.pdf", below / "locked.pdf"),
        Picture("files/plot.png", below / "plot.png"),
    ]
