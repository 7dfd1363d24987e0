"""The conference as pages and files: everything that output/ will hold. Writes nothing."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import cardlook, exports, pages
from generator.site.bundle import Bundle, Written
from generator.site.cardlook import Look
from generator.site.cards import PosterCard, SiteCard, share_cards, shares
from generator.site.colophon import colophon
from generator.site.export import Export
from generator.site.exports import Copy, Picture, Preview
from generator.site.pagemaker import Page
from generator.site.themes import Theme

__all__ = ["Bundle", "Export", "Made", "Output", "Page", "Written", "made", "outputs", "written"]

Made = Copy | Picture | Preview | PosterCard | SiteCard
Output = Page | Export | Made


def outputs(conference: Conference, settings: Settings, theme: Theme) -> Iterator[Output]:
    """Every page, export and file of the site, in an order that depends on the content only."""
    look = cardlook.look(theme, settings)
    for one in chain.from_iterable(bundle.files() for bundle in written(conference, settings, theme, look)):
        yield one if isinstance(one, Export) else one()
    yield from made(conference, settings, theme, look)


def written(
    conference: Conference, settings: Settings, theme: Theme, look: Look | None, kept: Kept | None = None
) -> Iterator[Bundle]:
    """Every page, still to be made, and every export.

    `look` is how share cards look, None where there are none; `kept` has what was formed for an earlier build.
    """
    kept = kept or Kept()
    shared = shares(conference, settings, theme.words) if look else None
    families = exports.families(conference, settings, theme.words, kept)
    about = colophon(conference, settings, theme, {one.route for one in chain(*families.values())}, kept)
    for name, family in families.items():
        yield Bundle(name, partial(iter, family))
    yield from pages.bundles(conference, settings, theme.words, shared, about, kept)
    static = pages.static_pages(conference, settings, theme.words, theme.static_templates())
    yield Bundle("static", partial(iter, tuple(static)))


def made(conference: Conference, settings: Settings, theme: Theme, look: Look | None) -> Iterator[Made]:
    """Every file that is copied, and every picture that is drawn."""
    yield from (Copy(route, source) for route, source in theme.static_files().items())
    yield from exports.copies(conference, settings)
    yield from share_cards(conference, settings, theme.words, look)
