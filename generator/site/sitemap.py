"""sitemap.xml and robots.txt, for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterator

from markupsafe import escape

from generator.model import Conference, Settings
from generator.site import routes


def dump(conference: Conference, settings: Settings) -> str | None:
    """Every page worth finding by its full address, or None where the site's address is unknown."""
    if not settings.url:
        return None
    addresses = "".join(
        f"<url><loc>{escape(routes.absolute(settings.url, route))}</loc></url>\n" for route in _routes(conference)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{addresses}</urlset>\n'
    )


def robots(conference: Conference, settings: Settings) -> str:
    """Everything may be read; the sitemap is named where there is one."""
    sitemap = f"Sitemap: {settings.url}sitemap.xml\n" if settings.url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _routes(conference: Conference) -> Iterator[str]:
    yield routes.HOME
    yield from (routes.session(session.id) for session in conference.sessions)
    yield from (routes.poster(poster.id) for poster in conference.posters)
    yield routes.AUTHORS
    yield from (routes.author(person.id) for person in conference.people)
    yield routes.SEARCH
    yield from (routes.own_page(page.id) for page in conference.pages)
