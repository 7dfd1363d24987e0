"""The conference as pages and files: everything that output/ will hold. Writes nothing."""

from collections.abc import Iterator

from generator.model import Conference, Settings
from generator.site.exports import Copy, Export, copies, exports
from generator.site.pages import Page, pages
from generator.site.themes import Theme

Output = Page | Export | Copy


def outputs(conference: Conference, settings: Settings, theme: Theme) -> Iterator[Output]:
    """Every page, export and file of the site, in an order that depends on the content only."""
    yield from pages(conference, settings)
    yield from exports(conference, settings)
    yield from (Copy(route, source) for route, source in theme.static_files().items())
    yield from copies(conference, settings)
