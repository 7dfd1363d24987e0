"""feed.xml: new and changed posters for feed readers, as Atom 1.0 (RFC 4287)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from markupsafe import Markup, escape

from generator.model import Conference, Poster, Revisions, Settings
from generator.site import routes, views
from generator.site.words import Words
from generator.words import shortened

ROUTE = "feed.xml"
MOST = 50  # entries
SUMMARY_LENGTH = 300

# What XML 1.0 cannot hold, not even escaped (section 2.2).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def exists(conference: Conference, settings: Settings) -> bool:
    """Whether the site has a feed: its address and the date of a poster at least must be known."""
    known = conference.history
    return bool(settings.url and known) and any(poster.path in known for poster in conference.listed)


def dump(conference: Conference, settings: Settings, words: Words) -> str | None:
    """The posters that were last changed, the newest first.

    None where the site's address is unknown, or git knows no date of any poster: neither is made up.
    """
    dated = [(poster, known) for poster in conference.listed if (known := conference.history.get(poster.path))]
    if not settings.url or not dated:
        return None
    dated.sort(key=lambda each: each[1].last, reverse=True)  # of one date: in the order of the site
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        *_about(views.site_title(conference, settings, words.plain("site_unnamed")), settings, dated[0][1].last),
        *(line for poster, known in dated[:MOST] for line in _entry(poster, known, settings, words)),
        "</feed>",
    ]
    return "\n".join(parts) + "\n"


def _about(title: str, settings: Settings, updated: datetime) -> Iterator[str]:
    yield element("title", title)
    yield element("id", settings.url)
    yield element("updated", _moment(updated))
    # Every entry needs an author; where a poster's are not disclosed, it is this one.
    yield f"<author>{element('name', title)}</author>"
    yield f'<link rel="alternate" type="text/html" href="{escaped(settings.url)}"/>'
    own = routes.absolute(settings.url, ROUTE)
    yield f'<link rel="self" type="application/atom+xml" href="{escaped(own)}"/>'


def _entry(poster: Poster, known: Revisions, settings: Settings, words: Words) -> Iterator[str]:
    address = routes.absolute(settings.url, routes.poster(poster.id))
    yield "<entry>"
    yield element("title", views.told_title(poster, words))
    yield element("id", address)  # a poster's address never changes
    yield f'<link rel="alternate" type="text/html" href="{escaped(address)}"/>'
    if known.first:
        yield element("published", _moment(known.first))
    yield element("updated", _moment(known.last))
    for author in poster.authors:
        if author.name is not None:
            yield f"<author>{element('name', author.name)}</author>"
    for keyword in poster.keywords:
        yield f'<category term="{escaped(keyword)}"/>'
    summary = poster.tldr.plain if poster.tldr else shortened(poster.abstract.plain, SUMMARY_LENGTH)
    if summary:
        yield element("summary", summary)
    if poster.abstract.plain:
        yield f'<content type="html">{escaped(_paragraphs(poster.abstract.plain))}</content>'
    yield "</entry>"


def _paragraphs(plain: str) -> str:
    """Plain text as HTML: formulas in it are characters, for feed readers leave MathML out."""
    lines = ("<br>".join(escape(line) for line in part.split("\n")) for part in plain.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in lines)


def element(name: str, text: str) -> str:
    """An XML element that holds a text, without what XML cannot hold."""
    return f"<{name}>{escaped(text)}</{name}>"


def escaped(text: str) -> Markup:
    """The text as XML writes it in an element or an attribute."""
    # An HTML string among our own is escaped once more, for it is text to XML.
    return escape(_NOT_XML.sub("", str(text)))


def _moment(moment: datetime) -> str:
    """A date as RFC 3339 has it, in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
