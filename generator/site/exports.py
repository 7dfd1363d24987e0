"""The files that are not pages: one function each, from the whole conference to a file's text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Conference, Settings
from generator.site import calendar, catalogue, cite, feed, opensearch, routes, saved, schemas, search, sitemap
from generator.site.words import Words


@dataclass(frozen=True, slots=True)
class Export:
    """One file made from the whole conference."""

    route: str
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One file that goes to output/ as it is."""

    route: str
    source: Path


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes to output/ without its metadata."""

    route: str
    source: Path


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture of the first page of the PDF `source`."""

    route: str
    source: Path


# Route -> its text, or None where the site cannot have it, such as a sitemap without an address.
EXPORTS: dict[str, Callable[[Conference, Settings], str | None]] = {
    "search.json": search.dump,
    "search.js": search.dump_script,
    "posters.json": catalogue.dump,
    saved.ROUTE: saved.dump,
    "sitemap.xml": sitemap.dump,
    "robots.txt": sitemap.robots,
    ".nojekyll": lambda conference, settings: "",
    "CNAME": lambda conference, settings: f"{settings.domain}\n" if settings.domain else None,
}


# The same for those that people read in the words of the site's language.
WORDED: dict[str, Callable[[Conference, Settings, Words], str | None]] = {
    calendar.PROGRAMME: calendar.dump,
    feed.ROUTE: feed.dump,
    routes.OPENSEARCH: opensearch.dump,
}

# What makes several files: routes and texts.
FAMILIES: tuple[Callable[[Conference, Settings], Iterator[tuple[str, str]]], ...] = (
    cite.files,
    saved.dump_citations,
    schemas.files,
    search.abstracts,
)


def exports(conference: Conference, settings: Settings, words: Words) -> Iterator[Export]:
    """Every export that this site can have."""
    made = {route: dump(conference, settings) for route, dump in EXPORTS.items()}
    made |= {route: dump(conference, settings, words) for route, dump in WORDED.items()}
    yield from (Export(route, text) for route, text in made.items() if text is not None)
    yield from (Export(route, text) for route, text in calendar.dump_sessions(conference, settings, words))
    for family in FAMILIES:
        yield from (Export(route, text) for route, text in family(conference, settings))


def copies(conference: Conference, settings: Settings) -> Iterator[Copy | Picture | Preview]:
    """The materials below content/files/, at files/ in the site, and the pictures of PDFs' first pages."""
    for file in conference.files:
        source = settings.root / "content" / "files" / file.name
        yield Picture(file.route, source) if file.width and not file.preview else Copy(file.route, source)
        if file.preview:
            yield Preview(file.preview, source)
