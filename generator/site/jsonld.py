"""Linked data for search engines: posters, people and sessions in the words of https://schema.org, as JSON-LD 1.1.

Nothing is in it that the page does not show. It stands in a script element as a data block, which no browser runs and
no content policy concerns (HTML, section 4.12.1).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generator.model import Author, Conference, Person, Poster, Publication, Session, Settings
from generator.site import datascript, metatags, routes
from generator.site.cite.lines import doi_address, one_line
from generator.site.cite.records import Citation

Thing = dict[str, Any]

_CONTEXT = "https://schema.org"


def script(thing: Thing | None) -> Markup:
    """The thing as the text of a script element, which nothing in it can end; "" for none."""
    if thing is None:
        return Markup()
    text = datascript.dumped({"@context": _CONTEXT, **thing})
    return Markup(text)  # noqa: S704 # what HTML would read is escaped, as JSON does it


def article(
    poster: Poster, citation: Citation | None, session: Session, conference: Conference, settings: Settings
) -> Thing | None:
    """A poster as a ScholarlyArticle; None for what cannot be cited: an article without a name tells nobody anything.

    Authors who are not disclosed are left out, and nobody is said to be the whole list.
    """
    if citation is None:
        return None
    return _filled(
        {
            "@type": "ScholarlyArticle",
            "@id": citation.url,
            "url": citation.url,
            "name": citation.title.plain,
            "headline": citation.title.plain,
            "author": list(_authors(poster, conference, settings)),
            "datePublished": str((settings.publication and settings.publication.year) or ""),
            "isPartOf": _whole(settings.publication, session, settings),
            "pagination": citation.pages,
            "sameAs": doi_address(citation.doi),
            "keywords": list(citation.keywords),
            "award": one_line(poster.award),
            "encoding": _encoding(metatags.pdf(poster, settings)),
        }
    )


def person(who: Person, settings: Settings) -> Thing | None:
    """A person of whom more is known than the name; else None."""
    if not (who.orcid or who.affiliation or who.url):
        return None
    return {"@type": "Person", **_person(who, routes.absolute(settings.url, routes.author(who.id)))}


def event(session: Session, settings: Settings) -> Thing | None:
    """A session as an Event, which is none to its readers without a start: then None."""
    if session.start is None:
        return None
    return _filled(
        {
            "@type": "Event",
            "name": one_line(session.title),
            "startDate": session.start.isoformat(),
            "endDate": session.end.isoformat() if session.end else "",
            "url": routes.absolute(settings.url, routes.session(session.id)),
            "location": _place(one_line(session.room), one_line(settings.venue)),
        }
    )


def programme(name: str, sessions: Sequence[Session], settings: Settings) -> Thing | None:
    """All sessions as one Event called `name`, from the first start to the last end.

    None unless each session tells its start: one that does not may come before all others. The end is left out unless
    each tells its end.
    """
    parts = [part for part in (event(session, settings) for session in sessions) if part]
    starts = [session.start for session in sessions if session.start]
    ends = [session.end for session in sessions if session.end]
    if not parts or len(starts) < len(sessions):
        return None
    return _filled(
        {
            "@type": "Event",
            "name": one_line(name),
            "startDate": min(starts).isoformat(),
            "endDate": max(ends).isoformat() if len(ends) == len(sessions) else "",
            "url": settings.url,
            "location": _place("", one_line(settings.venue)),
            "subEvent": parts,
        }
    )


def _authors(poster: Poster, conference: Conference, settings: Settings) -> Iterator[Thing]:
    for place, author in enumerate(poster.authors):
        if author.name is not None and one_line(author.name):
            known = conference.bylines.get((poster.id, place), "")
            yield {
                "@type": "Person",
                **_person(author, routes.absolute(settings.url, routes.author(known)) if known else ""),
            }


def _person(who: Author | Person, page: str) -> Thing:
    """`page` is the full address of the person's page here, "" where it is unknown."""
    orcid = who.orcid and metatags.ORCID + who.orcid
    affiliation = one_line(who.affiliation)
    return _filled(
        {
            "@id": orcid,
            "name": one_line(who.name or ""),
            "url": page,
            "sameAs": [same for same in (orcid, who.url) if same],
            "affiliation": {"@type": "Organization", "name": affiliation} if affiliation else "",
        }
    )


def _whole(publication: Publication | None, session: Session, settings: Settings) -> Thing:
    """What the work is a part of: its publication, or the page of its session."""
    if publication is None:
        address = routes.absolute(settings.url, routes.session(session.id))
        return _filled({"@type": "CollectionPage", "name": one_line(session.title), "url": address})
    publisher = one_line(publication.publisher)
    return _filled(
        {
            "@type": "Periodical" if publication.kind == "article" else "Book",
            "name": one_line(publication.title),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else "",
            "issn": one_line(publication.issn),
            "isbn": one_line(publication.isbn) if publication.kind != "article" else "",
        }
    )


def _encoding(pdf: str) -> Thing | str:
    return {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": pdf} if pdf else ""


def _place(room: str, venue: str) -> Thing | str:
    name, *rest = [part for part in (room, venue) if part] or [""]
    return _filled({"@type": "Place", "name": name, "address": "".join(rest)}) if name else ""


def _filled(fields: Mapping[str, Any]) -> Thing:
    """The fields that hold something."""
    return {name: value for name, value in fields.items() if value}
