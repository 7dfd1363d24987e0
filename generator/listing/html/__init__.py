"""Saved HTML pages: those of the nips.cc family by the classes of their cards, others by the blocks that repeat."""

from pathlib import Path

from bs4.exceptions import ParserRejectedMarkup

from generator.errors import Place, SourceError
from generator.listing.html.blocks import read_blocks
from generator.listing.html.cards import read_cards
from generator.listing.html.found import Notes
from generator.listing.html.page import SAVE, load
from generator.listing.html.refuse import EXPECTED, no_poster, not_html
from generator.listing.html.sessions import sort_into_listings
from generator.listing.records import Reading

__all__ = ["read"]


def read(path: Path) -> Reading:
    """Read the saved web page in the file `path`.

    Titles, names and abstracts are text as a reader sees it, with whitespace folded and formulas as TeX; a link
    is absolute or not there. Raises SourceError where the file is no web page or holds no poster, saying what
    it is instead.
    """
    try:
        return _read(path)
    except ParserRejectedMarkup as error:
        raise SourceError(f"markup that no parser reads; expected {EXPECTED}", Place(path), SAVE) from error


def _read(path: Path) -> Reading:
    notes = Notes(path)
    page = load(path, notes)
    if (error := not_html(page)) is not None:
        raise error
    found = read_cards(page, notes) or read_blocks(page, notes)
    listings = sort_into_listings(found, page, notes)
    if not listings:
        raise no_poster(page)
    _doubt_homeless(notes)
    doubts = sorted(notes.doubts, key=lambda doubt: doubt.place)
    return Reading(listings, tuple(doubts), tuple(notes.left_out))


def _doubt_homeless(notes: Notes) -> None:
    """Say which relative links were left out, in one doubt for the page."""
    if notes.homeless:
        line, first = notes.homeless[0]
        links = "1 relative link" if len(notes.homeless) == 1 else f"{len(notes.homeless)} relative links"
        message = f"{links} left out, first '{first}': the page does not say its own address"
        notes.doubt(line, message, 'type <base href="https://..."> with the page\'s address into its head')
