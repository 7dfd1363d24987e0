"""sitemap.xml and robots.txt, for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import escape

from generator.kept import Kept
from generator.model import Conference, Revisions, Settings
from generator.site import authorindex, boardmap, routes, stretches
from generator.site.export import Export
from generator.site.gathered import Batch, Gathered, People, gather
from generator.site.stretches import Part

ROUTE = "sitemap.xml"
_BEGINS = b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'

History = Mapping[str, Revisions]


def files(conference: Conference, settings: Settings, kept: Kept | None = None) -> Iterator[Export]:
    """The sitemap, where the site's address is known."""
    if settings.url:
        told = gather(conference, settings, kept).told
        yield Export(ROUTE, partial(dump, conference, settings, kept), uses=(settings.url, *told))


def dump(conference: Conference, settings: Settings, kept: Kept | None = None) -> bytes:
    """Every page worth finding by its full address, below that of the site."""
    kept = kept or Kept()
    parts = kept.of(stretches.of_sessions, conference)
    entries = _entries(gather(conference, settings, kept), parts, settings.url)
    return b"".join((_BEGINS, *entries, b"</urlset>\n"))


def robots(settings: Settings) -> str:
    """Everything may be read; the sitemap is named where there is one."""
    sitemap = f"Sitemap: {settings.url}{ROUTE}\n" if settings.url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _entries(gathered: Gathered, parts: Mapping[str, Sequence[Part]], url: str) -> Iterator[bytes]:
    conference = gathered.conference
    maps = (routes.session_map(session.id) for session, _ in boardmap.mapped(conference))
    yield _undated((routes.HOME, *_sessions(parts.values()), *maps), url)
    yield from (batch.of(_posters, gathered.history, url) for batch in gathered.batches)
    yield gathered.people.of(_index, url)
    yield from (run.of(_people, url) for run in gathered.runs)
    yield _undated((routes.SEARCH,), url)
    for page in conference.pages:
        yield _entry(routes.absolute(url, routes.own_page(page.id)), gathered.history.get(page.path))


def _posters(batch: Batch, history: History, url: str) -> bytes:
    return b"".join(
        _entry(routes.absolute(url, routes.poster(poster.id)), history.get(poster.path)) for poster in batch.posters
    )


def _index(everyone: People, url: str) -> bytes:
    return _undated((routes.AUTHORS, *authorindex.letter_routes(everyone.people)), url)


def _people(run: People, url: str) -> bytes:
    return _undated((routes.author(person.id) for person in run.people), url)


def _undated(found: Iterable[str], url: str) -> bytes:
    """Pages that show many files."""
    return b"".join(_entry(routes.absolute(url, route)) for route in found)


def _entry(address: str, known: Revisions | None = None) -> bytes:
    changed = f"<lastmod>{known.last.date().isoformat()}</lastmod>" if known else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n".encode()


def _sessions(parts: Collection[Sequence[Part]]) -> Iterator[str]:
    for first, *others in parts:
        if len(parts) > 1:  # a single session's page is the home page once more
            yield first.route
        yield from (part.route for part in others)
