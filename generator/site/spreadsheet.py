"""All posters with all that is known of them, as a table for spreadsheets: CSV after RFC 4180.

The file begins with a byte order mark, for without one Excel does not take it for UTF-8; what reads CSV knows the mark.
"""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from generator.markup import Text
from generator.model import Author, Conference, Poster, Session, Settings
from generator.site import routes

BYTE_ORDER_MARK = "\ufeff"
UNDISCLOSED = "undisclosed"  # as in a poster's file

# What makes a spreadsheet take a value for a formula, the signs of East Asian keyboards among them:
# https://owasp.org/www-community/attacks/CSV_Injection
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Row(NamedTuple):
    """A poster as a row; the names are those of the columns, and what is unknown is an empty cell.

    Lists are joined by "; ". `affiliations`, `orcids` and `homepages` have a place for each author, or are empty.
    """

    id: str
    number: int | None
    board: str
    title: str
    authors: str
    affiliations: str
    orcids: str
    homepages: str
    abstract: str
    tldr: str
    keywords: str
    award: str
    doi: str
    pages: str
    paper: str
    code: str
    poster: str
    video: str
    slides: str
    project: str
    image: str
    image_alt: str
    bibtex: str
    withdrawn: str
    formerly: str
    url: str
    session: str
    session_title: str
    room: str
    start: str
    end: str


def dump(conference: Conference, settings: Settings) -> str:
    """A header and a row for each poster in the order of the site, withdrawn ones too; no cell can be a formula."""
    sessions = {session.id: session for session in conference.sessions}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(Row._fields)
    for poster in conference.posters:
        writer.writerow(map(_harmless, _row(poster, sessions[poster.session], settings)))
    return BYTE_ORDER_MARK + text.getvalue()


def _row(poster: Poster, session: Session, settings: Settings) -> Row:
    links = {link.kind: link.target for link in poster.links}
    route = routes.poster(poster.id)
    return Row(
        id=poster.id,
        number=poster.number,
        board=poster.board,
        title=_plain(poster.title),
        authors=_joined(author.name or UNDISCLOSED for author in poster.authors),
        affiliations=_of_each(poster.authors, "affiliation"),
        orcids=_of_each(poster.authors, "orcid"),
        homepages=_of_each(poster.authors, "url"),
        abstract=poster.abstract.plain,
        tldr=_plain(poster.tldr),
        keywords=_joined(poster.keywords),
        award=poster.award,
        doi=poster.doi,
        pages=poster.pages,
        paper=links.get("paper", ""),
        code=links.get("code", ""),
        poster=links.get("poster", ""),
        video=links.get("video", ""),
        slides=links.get("slides", ""),
        project=links.get("project", ""),
        image=poster.image.route if poster.image else "",
        image_alt=poster.image.alt if poster.image else "",
        bibtex=poster.bibtex,
        withdrawn="true" if poster.withdrawn else "",
        formerly=_joined(poster.formerly),
        url=routes.absolute(settings.url, route) or route,
        session=session.id,
        session_title=session.title,
        room=session.room,
        start=_moment(session.start),
        end=_moment(session.end),
    )


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _of_each(authors: Iterable[Author], field: str) -> str:
    values = [getattr(author, field) for author in authors]
    return _joined(values) if any(values) else ""


def _plain(text: Text | None) -> str:
    return text.plain if text else ""


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _harmless(value: str | int | None) -> str | int | None:
    """The value, behind an apostrophe where a spreadsheet would else run it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_ACTIVE) else value
