"""The real listing: nothing of it is lost on the way into content/, and the checkout holds what an import makes."""

from pathlib import Path

import pytest

from generator import listing
from generator.content import importing, load, people, settings
from generator.listing.records import Entry, Reading
from generator.model import Poster

ROOT = Path(__file__).parents[2]
LISTING = ROOT / "content" / "listings" / "poster-session-2.txt"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return listing.read(LISTING)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Path:
    root = tmp_path_factory.mktemp("site")
    importing.import_listings(settings.load(root), [(LISTING, reading)])
    return root


def say_the_same(entry: Entry, poster: Poster) -> bool:
    title = poster.title.source if poster.title else ""
    authors = tuple(author.name or "" for author in poster.authors)
    return (title, authors, poster.abstract.source) == (entry.title, entry.authors, entry.abstract)


def test_every_title_name_and_abstract_is_read_back(site: Path, reading: Reading) -> None:
    conference = load.load(settings.load(site)).conference
    entries = reading.listings[0].entries
    assert [poster.number for poster in conference.posters] == list(range(1, 48))
    assert all(say_the_same(entry, poster) for entry, poster in zip(entries, conference.posters, strict=True))


def test_its_numbers(site: Path) -> None:
    conference = load.load(settings.load(site)).conference
    assert len(conference.people) == 245
    assert sum(len(person.posters) > 1 for person in conference.people) == 21
    assert sum(poster.undisclosed for poster in conference.posters) == 42
    assert sum(poster.undisclosed > 0 for poster in conference.posters) == 24
    assert [poster.number for poster in conference.posters if poster.title is None] == [10, 33]
    assert [(s.id, s.title, s.room) for s in conference.sessions] == [
        ("poster-session-2", "Poster Session 2", "Evergreen Ballroom")
    ]
    assert {person.name: person.letter for person in conference.people}["Niki van Stein"] == "S"


def test_its_names_in_unusual_capitals(site: Path) -> None:
    conference = load.load(settings.load(site)).conference
    odd = {person.name for person in people.odd_capitals(conference.people)}
    assert odd == {"YOUHE JIANG", "Zichen TANG", "Bin CUI", "HUI XUE", "zheng Zhang", "qiaoling chen"}


def test_its_one_unknown_macro_is_warned_of_where_it_stands(site: Path) -> None:
    (warning,) = load.load(settings.load(site)).warnings
    line = warning.place.path.read_text(encoding="utf-8").split("\n")[warning.place.line - 1]
    assert "\\sys" in warning.message
    assert line[warning.place.column - 1 :].startswith("\\sys ")


def test_importing_into_the_checkout_writes_nothing(reading: Reading) -> None:
    report = importing.import_listings(settings.load(ROOT), [(LISTING, reading)], dry_run=True)
    assert report.written == ()
    assert report.sessions[0].posters == 47
