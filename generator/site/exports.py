"""The files that are not pages: one function each, from the whole conference to what a file holds."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import calendar, catalogue, citations, feed, opensearch, routes, saved, schemas, search, sitemap
from generator.site.export import Export
from generator.site.gathered import gather
from generator.site.words import Words


class Copy(Struct, frozen=True):
    """One file that goes to output/ as it is."""

    route: str
    source: Path


class Picture(Struct, frozen=True):
    """A picture that goes to output/ without its metadata."""

    route: str
    source: Path


class Preview(Struct, frozen=True):
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

# The same for short ones that not every site can have; None where it cannot, as a feed without an address.
OPTIONAL: dict[str, Callable[[Conference, Settings, Words], str | None]] = {
    ".nojekyll": lambda conference, settings, words: "",
    "CNAME": lambda conference, settings, words: f"{settings.domain}\n" if settings.domain else None,
    feed.ROUTE: feed.dump,
    routes.OPENSEARCH: opensearch.dump,
}


def exports(conference: Conference, settings: Settings, words: Words, kept: Kept | None = None) -> Iterator[Export]:
    """Every export that this site can have; `kept` has what was formed for an earlier build."""
    kept = kept or Kept()
    yield from chain.from_iterable(families(conference, settings, words, kept).values())
    for cited in gather(conference, settings, kept).cited.values():
        yield from citations.of_one(cited, is_brief=kept.is_brief)


def families(conference: Conference, settings: Settings, words: Words, kept: Kept) -> dict[str, tuple[Export, ...]]:
    """Those of many posters, by what they are: the files of a family are formed from the same.

    Those that take longest come first, so that two processes begin with one each.
    """
    found = {
        "data": _data(conference, settings, kept),
        "citations": citations.files(conference, settings, kept),
        "abstracts": search.abstracts(conference, settings, kept),
        "saved": saved.dump_citations(conference, settings, kept),
        "sitemap": sitemap.files(conference, settings, kept),
        "calendars": calendar.files(conference, settings, words),
        "optional": _optional(conference, settings, words),
        "schemas": schemas.files(),
    }
    return {name: tuple(files) for name, files in found.items()}


def _data(conference: Conference, settings: Settings, kept: Kept) -> Iterator[Export]:
    told = gather(conference, settings, kept).told
    for route, dump in EXPORTS.items():
        yield Export(route, partial(dump, conference, settings, kept), uses=(settings, *told))


def _optional(conference: Conference, settings: Settings, words: Words) -> Iterator[Export]:
    for route, optional in OPTIONAL.items():
        if (text := optional(conference, settings, words)) is not None:
            yield Export(route, partial(str, text), uses=(text,))


def copies(conference: Conference, settings: Settings) -> Iterator[Copy | Picture | Preview]:
    """The materials below content/files/, at files/ in the site, and the pictures of PDFs' first pages."""
    for file in conference.files:
        source = settings.root / "content" / "files" / file.name
        is_photo = file.width and not file.preview and source.suffix.lower() != ".svg"
        yield Picture(file.route, source) if is_photo else Copy(file.route, source)
        if file.preview:
            yield Preview(file.preview, source)
