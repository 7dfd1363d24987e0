"""The conference as pages and files: everything that output/ will hold. Writes nothing."""

from collections import defaultdict
from collections.abc import Iterator

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import cardlook
from generator.site.cardlook import Look
from generator.site.cards import PosterCard, SiteCard, share_cards, shares
from generator.site.colophon import colophon
from generator.site.export import Export
from generator.site.exports import Copy, Picture, Preview, copies, exports
from generator.site.pagemaker import Draft
from generator.site.pages import Page, drafts, static_pages
from generator.site.themes import Theme

Written = Draft | Export
Made = Copy | Picture | Preview | PosterCard | SiteCard
Output = Page | Export | Made


def outputs(conference: Conference, settings: Settings, theme: Theme) -> Iterator[Output]:
    """Every page, export and file of the site, in an order that depends on the content only."""
    look = cardlook.look(theme, settings)
    for one in written(conference, settings, theme, look):
        yield one if isinstance(one, Export) else one()
    yield from made(conference, settings, theme, look)


def written(
    conference: Conference, settings: Settings, theme: Theme, look: Look | None, kept: Kept | None = None
) -> Iterator[Written]:
    """Every page, still to be made, and every export.

    `look` is how share cards look, None where there are none; `kept` has what was formed for an earlier build.
    """
    kept = kept or Kept()
    shared = shares(conference, settings, theme.words) if look else None
    exported = tuple(exports(conference, settings, theme.words, kept))
    about = colophon(conference, settings, theme, {export.route for export in exported})
    beside: dict[str, list[Export]] = defaultdict(list)
    for one in exported:
        beside[one.page].append(one)
    yield from beside[""]
    for draft in drafts(conference, settings, theme.words, shared, about, kept):
        yield draft
        yield from beside.get(draft.route, ())
    yield from static_pages(conference, settings, theme.words, theme.static_templates())


def made(conference: Conference, settings: Settings, theme: Theme, look: Look | None) -> Iterator[Made]:
    """Every file that is copied, and every picture that is drawn."""
    yield from (Copy(route, source) for route, source in theme.static_files().items())
    yield from copies(conference, settings)
    yield from share_cards(conference, settings, theme.words, look)
