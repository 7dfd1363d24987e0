"""The frame around every page: name, logo, navigation, colours and foot."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct

from generator.colour import Palette, palette
from generator.model import Analytics, Conference, File, NavLink, OwnPage, Settings, Year
from generator.site import feed, routes, views
from generator.site.cards import Share
from generator.site.logos import LogoView, logo_view
from generator.site.metadata import Metadata
from generator.site.told import Told
from generator.site.words import Words

PLAIN = Metadata()


class NavItem(Struct, frozen=True):
    """An entry of the navigation: a page of the site by its route, or a web address elsewhere."""

    title: str
    route: str
    href: str


class Site(Told, frozen=True):
    """What the frame around every page shows."""

    name: str
    title: str  # the name, or what stands for it where there is none
    dates: str
    venue: str
    repository: str
    base_path: str  # "" where the site's address is unknown
    home_is_session: bool
    logo: LogoView | None
    nav: tuple[NavItem, ...]  # besides posters, authors and search
    footer: Markup
    language: str  # its code
    direction: str
    years: tuple[Year, ...]
    archived: bool
    offline: bool  # readers may keep it on their devices
    colours: Palette | None  # None: the theme's own
    numbers: tuple[int, int] | None  # first and last poster number
    feed: str  # its route, or "" where there is none
    analytics: Analytics | None  # who counts visits
    search: str  # the route of what tells browsers how to search here, or "" where there is none


class Head(Struct, frozen=True):
    """A page's head: its title and description are its own, the section is its place in the navigation."""

    title: str
    description: str
    section: str
    canonical: str
    share: Share | None = None  # its card; None where the site has none
    metadata: Metadata = PLAIN


def frame(conference: Conference, settings: Settings, files: Mapping[str, File], words: Words) -> Site:
    """The frame of the site; `files` are the conference's, by route."""
    numbers = [poster.number for poster in conference.listed if poster.number is not None]
    return Site(
        name=settings.name,
        title=views.site_title(conference, settings, words.plain("site_unnamed")),
        dates=settings.dates,
        venue=settings.venue,
        repository=settings.repository,
        base_path=routes.base_path(settings.url),
        home_is_session=len(conference.sessions) == 1,
        logo=logo_view(settings.logo, files),
        nav=tuple(_nav(conference.pages, settings.nav)),
        footer=settings.footer.html if settings.footer else Markup(),
        language=words.language.code,
        direction=words.language.direction,
        years=settings.years,
        archived=settings.archived,
        offline=settings.offline,
        colours=palette(settings.accent) if settings.accent else None,
        numbers=(min(numbers), max(numbers)) if numbers else None,
        feed=feed.ROUTE if feed.exists(conference, settings) else "",
        analytics=settings.analytics,
        search=routes.OPENSEARCH if settings.url else "",
    )


def _nav(pages: tuple[OwnPage, ...], wanted: tuple[NavLink, ...] | None) -> Iterator[NavItem]:
    """What the organisers chose in their order; by default every own page that wants to be there."""
    if wanted is None:
        wanted = tuple(NavLink(page.title, page.id) for page in pages if page.nav)
    titles = {page.id: page.title for page in pages}
    for entry in wanted:
        if entry.target in titles:
            yield NavItem(entry.title or titles[entry.target], routes.own_page(entry.target), "")
        else:
            yield NavItem(entry.title, "", entry.target)
