"""Conferences of one poster, and the project's own listing, as citations get them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from generator.content import people, settings
from generator.content.load import load
from generator.content.people.identity import Identities
from generator.markup import Text
from generator.model import Author, Conference, Poster, Publication, Session, Settings
from generator.site.cite.records import Citation
from generator.site.gathered import gather

ROOT = Path(__file__).parents[3]
UTC_EVENING = datetime.fromisoformat("2026-12-31T18:00:00-08:00")

Made = tuple[Conference, Settings]


def make(
    *posters: Poster,
    publication: Publication | None = None,
    url: str = "",
    name: str = "",
    start: datetime | None = None,
) -> Made:
    """A conference of one session with these posters."""
    who = people.gather(posters, Identities(), [])
    conference = Conference(
        sessions=(Session(id="monday", title="Monday", start=start),),
        posters=posters,
        people=who.people,
        bylines=who.bylines,
    )
    return conference, Settings(root=ROOT, output=ROOT / "output", name=name, url=url, publication=publication)


def poster(title: str | None, *authors: str | None, **more: object) -> Poster:
    """A poster in the session `monday`; its id is `work` unless `id` says another."""
    fields: dict[str, object] = {
        "id": "work",
        "session": "monday",
        "path": "content/posters/monday/work.yaml",
        "title": None if title is None else Text(title),
        "authors": tuple(Author(name) for name in authors),
        "abstract": Text("We work."),
    }
    return Poster(**(fields | more))  # type: ignore[arg-type] # a dict of values of many types


@pytest.fixture(scope="session")
def made() -> Callable[..., Made]:
    return make


@pytest.fixture(scope="session")
def a_poster() -> Callable[..., Poster]:
    return poster


@pytest.fixture(scope="session")
def cite() -> Callable[..., Citation]:
    """The citation of one poster, made of its title, its authors and other fields."""

    def of(title: str, *authors: str | None, publication: Publication | None = None, **more: object) -> Citation:
        citation = gather(*make(poster(title, *authors, **more), publication=publication)).cited["work"].citation
        assert citation
        return citation

    return of


@pytest.fixture(scope="session")
def real_listing() -> Made:
    """The project's own site: 47 posters, 42 undisclosed authors, two without a title."""
    chosen = settings.load(ROOT)
    return load(chosen).conference, chosen


@pytest.fixture(scope="session")
def proceedings() -> Publication:
    return Publication(
        title="Proceedings of Small Systems & Friends",
        year=2026,
        publisher="A&B Press",
        series="PSS",
        volume="8",
        editors=("Grace Hopper", "Jean de La Fontaine"),
        isbn="978-3-16-148410-0",
    )
