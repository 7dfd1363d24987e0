import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Conference
from generator.site import routes
from tests.bench import hugosite, measure, same
from tests.bench.trial import BASE


def test_our_site_is_what_was_asked_for(small: Path, conference: Conference) -> None:
    assert list(same.differences(conference, small / "output", BASE)) == []


Spoil = Callable[[str], str]


@pytest.mark.parametrize(
    ("route", "spoil", "said"),
    [
        ("posters", lambda text: re.sub(r"(?s)<h1>.*?</h1>", "<h1>Another</h1>", text), "its title is missing"),
        ("posters", lambda text: re.sub(r'rel="next"', "", text), "the link to the next poster is []"),
        ("posters", lambda text: re.sub(r'(?s)<div class="prose">.*?</div>', "", text), "of its abstract is missing"),
        ("posters", lambda text: re.sub(r'href="../authors/', 'href="../people/', text), "its authors are not linked"),
        ("authors", lambda text: text.replace('href="../posters/', 'href="../papers/'), "a poster is missing"),
        ("authors", lambda text: re.sub(r'(?s)<ul class="people">.*?</ul>', "", text), "a co-author is missing"),
        ("sessions", lambda text: re.sub(r"(?s)<li.*?</li>", "", text, count=1), "its posters are not listed"),
        ("search.json", lambda text: re.sub(r'\{"id".*?"text".*?\},', "", text, count=1), "as many entries"),
        ("sitemap.xml", lambda text: re.sub("<loc>", "", text), "it has only 0 addresses"),
    ],
    ids=["title", "step", "abstract", "authors", "poster", "co-author", "session", "search", "sitemap"],
)
def test_what_a_page_lacks_is_named(small: Path, conference: Conference, route: str, spoil: Spoil, said: str) -> None:
    output = small / "output"
    poster = next(each for each in conference.listed[1:-1] if each.title and len(each.authors) > 2)
    person = conference.bylines[next(place for place in conference.bylines if place[0] == poster.id)]
    told = {
        "posters": routes.poster(poster.id),
        "authors": routes.author(person),
        "sessions": routes.session(poster.session),
    }
    file = output / told.get(route, route)
    file.write_text(spoil(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert any(said in each for each in same.differences(conference, output, BASE))


def test_a_missing_page_is_named(small: Path, conference: Conference) -> None:
    (small / "output" / routes.SEARCH).unlink()
    assert "search.html is missing" in list(same.differences(conference, small / "output", BASE))


@pytest.mark.parametrize("bibtex", [False, True], ids=["without BibTeX", "with BibTeX"])
def test_hugo_makes_the_same_site(tmp_path: Path, small: Path, conference: Conference, bibtex: bool) -> None:
    hugo = hugosite.binary()
    if not hugo:
        pytest.skip("Hugo is not installed: make bench brings it")
    site = tmp_path / "hugo"
    hugosite.write(conference, small / "output" / "static", site, bibtex=bibtex)
    measure.timed(hugo, "--source", site, "--quiet")
    assert list(same.differences(conference, site / "public", BASE)) == []
    assert same.page_routes(site / "public") == same.expected_routes(conference)
    entries = [file.read_text(encoding="utf-8") for file in (site / "public" / "posters").glob("*.bib")]
    assert len(entries) == (len(conference.posters) if bibtex else 0)
    assert all(entry.startswith("@misc{") for entry in entries)
