"""The conference as pages and files: everything that output/ will hold. Writes nothing."""

from collections.abc import Iterator

from generator.model import Conference, Settings
from generator.site import cardlook
from generator.site.cards import PosterCard, SiteCard, share_cards, shares
from generator.site.colophon import colophon
from generator.site.exports import Copy, Export, Picture, Preview, copies, exports
from generator.site.pages import Page, pages, static_pages
from generator.site.themes import Theme

Output = Page | Export | Copy | Picture | Preview | PosterCard | SiteCard


def outputs(conference: Conference, settings: Settings, theme: Theme) -> Iterator[Output]:
    """Every page, export and file of the site, in an order that depends on the content only."""
    look = cardlook.look(theme, settings)
    shared = shares(conference, settings, theme.words) if look else None
    written = tuple(exports(conference, settings, theme.words))
    about = colophon(conference, settings, theme, {export.route for export in written})
    yield from pages(conference, settings, theme.words, shared, about)
    yield from written
    yield from static_pages(conference, settings, theme.words, theme.static_templates())
    yield from (Copy(route, source) for route, source in theme.static_files().items())
    yield from copies(conference, settings)
    yield from share_cards(conference, settings, theme.words, look)
