"""Prints the booklet: once to learn on which page each poster comes to stand, and again with these numbers in it."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import Place, SourceError
from generator.model import Conference, Settings
from generator.printing import anchors, bookmarks, browser
from generator.printing.booklet import PAPERS, Booklet, booklet
from generator.printing.printer import print_html
from generator.site import themes
from generator.site.frame import frame
from generator.site.pagemaker import Page, by_route
from generator.site.render import environment, render
from generator.site.themes import Theme

ROUTE = "static/booklet.html"  # beside the theme's style sheets, so that both name a font by the same path
TEMPLATE = "booklet.html"
OLDEST = 131  # of Chromium, with the margin boxes of CSS Paged Media Level 3
ROUNDS = 5  # two are enough unless numbers move what they stand in
_VERSION = re.compile(rb"/Producer \(Skia/PDF m(\d+)\)")


def print_booklet(conference: Conference, settings: Settings, target: Path, paper: str) -> None:
    """Print the booklet to `target`; `paper` is a key of PAPERS.

    All page numbers in it are true: they were read back from it. Raises SourceError where there is no poster, where the
    tool is not installed that reads PDFs, for a browser that is too old, for a theme whose booklet cannot have true
    numbers, and as `print_html`.
    """
    if not conference.listed:
        hint = "import a listing, or write content/posters/SESSION/ID.yaml"
        raise SourceError("there are no posters to make a booklet of", Place(settings.root / "content/posters"), hint)
    anchors.require_reader()
    with TemporaryDirectory(prefix="microsite-") as folder:
        target.write_bytes(_numbered(conference, settings, paper, Path(folder) / "booklet.pdf"))


def _numbered(conference: Conference, settings: Settings, paper: str, file: Path) -> bytes:
    """The booklet, printed to `file` again and again until the numbers in it are those of its pages."""
    theme = themes.find(settings.theme, settings.root, settings.language, settings.theme_options)
    made = environment(theme)
    numbers: Mapping[str, int] = {}
    for _ in range(ROUNDS):
        content = booklet(conference, settings, theme.words, PAPERS[paper], numbers)
        text = render(page(content, conference, settings, theme), made)
        print_html(text, ROUTE, settings, theme, file)
        pdf = file.read_bytes()
        _check_version(pdf)
        found = anchors.pages(pdf, content.anchors)
        if missing := content.anchors - found.keys():
            raise _fault(settings, f"the booklet has no link to '#{min(missing)}', so nobody knows its page")
        if found == numbers:
            return bookmarks.titled(pdf, bookmarks.titles(text))
        numbers = found
    raise _fault(settings, "the page numbers in the booklet move what they tell of")


def _check_version(pdf: bytes) -> None:
    """Older browsers leave out what stands in a page's margins, its number above all."""
    version = _VERSION.search(pdf)
    if version and int(version[1]) < OLDEST:
        message = f"version {int(version[1])} of this browser writes no page numbers"
        raise SourceError(message, Place(browser.find()), f"get version {OLDEST} or newer, or {browser.ANOTHER}")


def page(content: Booklet, conference: Conference, settings: Settings, theme: Theme) -> Page:
    """The whole booklet as one page of HTML to be rendered."""
    site = frame(conference, settings, by_route(conference), theme.words)
    return Page(ROUTE, TEMPLATE, {"site": site, "booklet": content})


def _fault(settings: Settings, message: str) -> SourceError:
    hint = f"see templates/{TEMPLATE}: each anchor needs a link to it, and each page number a fixed width"
    return SourceError(message, Place(settings.root / "themes" / settings.theme), hint)
