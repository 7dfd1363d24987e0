"""sitemap.xml and robots.txt, for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterator

from markupsafe import escape

from generator.model import Conference, Revisions, Settings
from generator.site import authorindex, boardmap, routes, stretches


def dump(conference: Conference, settings: Settings) -> str | None:
    """Every page worth finding by its full address, or None where the site's address is unknown."""
    if not settings.url:
        return None
    entries = "".join(
        _entry(routes.absolute(settings.url, route), conference.history.get(path)) for route, path in _pages(conference)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )


def robots(conference: Conference, settings: Settings) -> str:
    """Everything may be read; the sitemap is named where there is one."""
    sitemap = f"Sitemap: {settings.url}sitemap.xml\n" if settings.url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _entry(address: str, known: Revisions | None) -> str:
    changed = f"<lastmod>{known.last.date().isoformat()}</lastmod>" if known else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n"


def _pages(conference: Conference) -> Iterator[tuple[str, str]]:
    """Route of each page, and the path of the one file that it shows; "" where it shows many."""
    yield routes.HOME, ""
    yield from ((route, "") for route in _sessions(conference))
    yield from ((routes.session_map(session.id), "") for session, _ in boardmap.mapped(conference))
    yield from ((routes.poster(poster.id), poster.path) for poster in conference.listed)
    yield routes.AUTHORS, ""
    yield from ((route, "") for route in authorindex.letter_routes(conference.people))
    yield from ((routes.author(person.id), "") for person in conference.people)
    yield routes.SEARCH, ""
    yield from ((routes.own_page(page.id), page.path) for page in conference.pages)


def _sessions(conference: Conference) -> Iterator[str]:
    for first, *others in stretches.of_sessions(conference).values():
        if len(conference.sessions) > 1:  # a single session's page is the home page once more
            yield first.route
        yield from (part.route for part in others)
