"""Posters as citations: everything that site.yaml and the poster's file tell, and nothing else."""

import re
from collections.abc import Sequence

from generator.markup import Text
from generator.model import Person, Poster, Session, Settings
from generator.site import routes
from generator.site.cite import names
from generator.site.cite.lines import address, one_line
from generator.site.cite.records import Citation, Occasion

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


def occasion(settings: Settings) -> Occasion:
    """What the citations of all posters have in common."""
    publication = settings.publication
    return Occasion(
        conference=one_line(settings.name),
        place=one_line(settings.venue),
        publication=publication,
        editors=tuple(map(names.cited, publication.editors)) if publication else (),
        url=settings.url,
    )


def entry(poster: Poster, session: Session, common: Occasion, people: Sequence[Person | None] = ()) -> Citation | None:
    """The poster as it is cited, or None where `missing` says why it is not.

    `people` says who stands at each place of the author list. The year is the publication's; a poster that nobody
    publishes has the year in which its session begins. Neither is read out of words.
    """
    if poster.title is None or missing(poster):
        return None
    shown_in = session.start.year if session.start else None
    return Citation(
        key=key(poster),
        title=poster.title,
        authors=tuple(
            names.cited(author.name, people[place] if place < len(people) else None)
            for place, author in enumerate(poster.authors)
            if author.name is not None and one_line(author.name)
        ),
        undisclosed=poster.undisclosed,
        session=one_line(session.title),
        conference=common.conference,
        place=common.place,
        publication=common.publication,
        editors=common.editors,
        year=common.publication.year if common.publication else shown_in,
        pages=_DASHES.sub("-", one_line(poster.pages)),
        doi=one_line(poster.doi),
        url=address(routes.absolute(common.url, routes.poster(poster.id))),
        keywords=tuple(filter(None, map(one_line, poster.keywords))),
        abstract=one_line(poster.abstract.plain),
    )


def missing(poster: Poster) -> str:
    """Why a poster cannot be cited, as the key of a sentence for its page; "" where it can."""
    if poster.withdrawn:
        return "cite_withdrawn"
    if not _words(poster.title):
        return "cite_untitled"
    return ""


def key(poster: Poster) -> str:
    """What `\\cite` takes: the author's own key where the poster has a `bibtex`, else the poster's id.

    A key is copied into manuscripts, so it may never change or come to mean another work. One like `zhao2026craft`
    does both: a first author is disclosed, a year is told, a title is mended, and a second `zhao2026craft` makes one
    of the two `...b`. The id is given once, is unique in the whole conference, is plain ASCII without what BibTeX
    forbids, begins with the title's words, and is the name of the poster's page.
    """
    return poster.cite_key


def _words(title: Text | None) -> str:
    return one_line(title.plain) if title else ""
