"""The files that are not pages: one function each, from the whole conference to what a file holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import calendar, catalogue, citations, feed, opensearch, routes, saved, schemas, search, sitemap
from generator.site.export import Export
from generator.site.gathered import gather
from generator.site.words import Words


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


# Route -> what makes the file.
EXPORTS: dict[str, Callable[[Conference, Settings, Kept], str | bytes]] = {
    "search.json": search.dump,
    "search.js": search.dump_script,
    "posters.json": catalogue.dump,
    saved.ROUTE: lambda conference, settings, _kept: saved.dump(conference, settings),
    "robots.txt": lambda _conference, settings, _kept: sitemap.robots(settings),
}

# The same for those that not every site can have; None where it cannot, as a feed without an address.
OPTIONAL: dict[str, Callable[[Conference, Settings, Words], str | None]] = {
    ".nojekyll": lambda conference, settings, words: "",
    "CNAME": lambda conference, settings, words: f"{settings.domain}\n" if settings.domain else None,
    calendar.PROGRAMME: calendar.dump,
    feed.ROUTE: feed.dump,
    routes.OPENSEARCH: opensearch.dump,
}

# What makes several files.
FAMILIES: tuple[Callable[[Conference, Settings, Kept], Iterator[Export]], ...] = (
    sitemap.files,
    citations.files,
    saved.dump_citations,
    lambda _conference, _settings, _kept: schemas.files(),
    search.abstracts,
)


def exports(conference: Conference, settings: Settings, words: Words, kept: Kept | None = None) -> Iterator[Export]:
    """Every export that this site can have; `kept` has what was formed for an earlier build."""
    kept = kept or Kept()
    told = gather(conference, settings, kept).told
    for route, dump in EXPORTS.items():
        yield Export(route, partial(dump, conference, settings, kept), uses=(settings, *told))
    for route, optional in OPTIONAL.items():
        if (text := optional(conference, settings, words)) is not None:
            yield Export(route, partial(str, text), uses=(text,))
    for route, text in calendar.dump_sessions(conference, settings, words):
        yield Export(route, partial(str, text), uses=(text,))
    for family in FAMILIES:
        yield from family(conference, settings, kept)


def copies(conference: Conference, settings: Settings) -> Iterator[Copy | Picture | Preview]:
    """The materials below content/files/, at files/ in the site, and the pictures of PDFs' first pages."""
    for file in conference.files:
        source = settings.root / "content" / "files" / file.name
        is_photo = file.width and not file.preview and source.suffix.lower() != ".svg"
        yield Picture(file.route, source) if is_photo else Copy(file.route, source)
        if file.preview:
            yield Preview(file.preview, source)
