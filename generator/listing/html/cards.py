"""Pages of the nips.cc family: cards whose classes say what is title, authors, abstract, time and room."""

import re
from collections.abc import Iterator

from bs4.element import Tag
from msgspec.structs import replace

from generator.listing.html.found import SESSION_WORD, Card, Heading, Notes
from generator.listing.html.links import key_of, read_links
from generator.listing.html.names import Authors, read_authors
from generator.listing.html.page import Page, slices
from generator.listing.html.parts import CARDS, Parts, gather, is_card, may_have_parts
from generator.listing.html.prose import attribute, classes, is_hidden, one_line, paragraphs, without_email
from generator.listing.html.rooms import split_place
from generator.listing.html.when import looks_like_time, read_when

_SLICE = 200
_MAX_FACT = 400  # no time and no room is longer
_OPENS = re.compile(r"<[a-zA-Z][^<>]*\bclass\s*=\s*[\"']?(?:[^\"'<>]*\s)?", re.IGNORECASE)
_WORD = re.compile(r"[\w-]")
_ID = re.compile(r"(?:maincard|event|poster|card)[-_](?P<id>\d+)")
_SESSION_LINK = re.compile(r"showSession=|/session/\d", re.IGNORECASE)
_OWN_LINK = re.compile(r"/(?:poster|oral|spotlight)/\d+/?$|showEvent=\d+", re.IGNORECASE)
_IS_SESSION = re.compile(r"\bsession\b", re.IGNORECASE)
_ABSTRACT_LABEL = re.compile(r"abstract\s*[:.]?\s+|abstract\s*[:.]?$", re.IGNORECASE)


def read_cards(page: Page, notes: Notes) -> list[Card | Heading]:
    """Read the cards of a page and the headings between them, in their order; an empty list if it has no card."""
    starts = _starts(page.source)
    found: list[Card | Heading] = []
    if not starts and not may_have_parts(page.source):
        return found
    for soup, notes.lines_before in slices(page.source, starts, _SLICE):
        parts = gather(soup, notes, is_page=True)
        for tag in parts.inner:
            found += _cards(tag, page, notes) if is_card(tag) else [_heading(tag, notes)]
        if sum(isinstance(one, Card) for one in found) < 2:
            found = _of_detail_page(found, _read(soup, parts, page, notes), page)
    notes.lines_before = 0
    return found if any(isinstance(one, Card) for one in found) else []


def _of_detail_page(found: list[Card | Heading], around: Card, page: Page) -> list[Card | Heading]:
    """The one poster of a detail page: what its card does not hold stands around it, or there is no card at all."""
    card = next((one for one in found if isinstance(one, Card)), Card(line=around.line))
    both = replace(
        card,
        title=card.title or around.title,
        authors=card.authors or around.authors,
        affiliations=card.affiliations if card.authors else around.affiliations,
        abstract=card.abstract or around.abstract,
        key=card.key or (key_of(page.address) if _OWN_LINK.search(page.address) else ""),
        links=tuple({**dict(around.links), **dict(card.links)}.items()),
        when=card.when or around.when,
        room=card.room or around.room,
        board=card.board or around.board,
    )
    if not both.title or not (both.authors or both.abstract):
        return found
    before = found[: found.index(card)] if card in found else []
    names = [
        one for one in before if isinstance(one, Heading) and SESSION_WORD.search(one.text) and one.text != both.title
    ]
    return [*names, replace(both, is_head=False)]


def _starts(source: str) -> list[int]:
    """Where the cards of a page begin, as far as a glance at the source tells."""
    starts: list[int] = []
    for name in CARDS:
        at = source.find(name)
        while at >= 0:
            opening = source.rfind("<", max(0, at - 1000), at)
            if opening >= 0 and _OPENS.fullmatch(source, opening, at) and not _WORD.match(source, at + len(name)):
                starts.append(opening)
            at = source.find(name, at + len(name))
    return sorted(set(starts))


def _heading(tag: Tag, notes: Notes) -> Heading:
    return Heading(one_line(tag), notes.line(tag))


def _cards(tag: Tag, page: Page, notes: Notes) -> Iterator[Card]:
    """Read a card, then the cards in it."""
    waiting = [tag]
    while waiting:
        card = waiting.pop()
        parts = gather(card, notes)
        yield _read(card, parts, page, notes)
        waiting += reversed(parts.inner)


def _read(tag: Tag, parts: Parts, page: Page, notes: Notes) -> Card:
    title = parts.first("title")
    line = notes.line(title if title is not None else tag)
    when, room, board = _when_and_where(parts)
    links = read_links(parts.anchors, page.address, notes)
    byline = parts.first("authors")
    authors = read_authors(byline, notes) if byline is not None else Authors()
    abstract = _abstract(parts, line, notes)
    kind = one_line(badge) if (badge := parts.first("kind")) is not None else ""
    is_whole = bool(authors.names and abstract)
    return Card(
        line=line,
        title=_clean(one_line(title), "title", line, notes) if title is not None else "",
        authors=authors.names,
        affiliations=authors.affiliations,
        abstract=abstract,
        key=_key(tag, parts),
        links=links,
        kind=kind,
        session=_session(parts),
        when=when,
        room=room,
        board=board,
        is_hidden=is_hidden(tag),
        is_head=bool(_IS_SESSION.search(kind)) or ("hero-card" in classes(tag) and not kind and not is_whole),
    )


def _abstract(parts: Parts, line: int, notes: Notes) -> str:
    texts = [text for tag in parts.abstracts for text in paragraphs(tag)]
    line = notes.line(parts.abstracts[0]) if parts.abstracts else line
    if texts and _ABSTRACT_LABEL.match(texts[0]):
        texts[0] = _ABSTRACT_LABEL.sub("", texts[0], count=1)
    return _clean("\n\n".join(text for text in texts if text), "abstract", line, notes)


def _clean(text: str, what: str, line: int, notes: Notes) -> str:
    """A text without e-mail addresses, which is said where one was in it."""
    clean = without_email(text)
    if clean != text:
        notes.leave_out("e-mail addresses")
        notes.doubt(line, f"an e-mail address in the {what} of this poster left out", "write it into the poster's file")
    return clean


def _key(tag: Tag, parts: Parts) -> str:
    title = parts.first("title")
    anchors = [title] if title is not None and title.name == "a" else []
    anchors += [anchor for anchor in parts.anchors if any(around is title for around in anchor.parents)][:1]
    anchors += [anchor for anchor in parts.anchors if _OWN_LINK.search(attribute(anchor, "href"))][:1]
    for anchor in anchors:
        if key := key_of(attribute(anchor, "href")):
            return key
    found = _ID.fullmatch(attribute(tag, "id"))
    return found["id"] if found else attribute(tag, "data-event-id")


def _session(parts: Parts) -> str:
    """The session that a card names by a link to it: "In Posters Wed"."""
    named = (anchor for anchor in parts.anchors if _SESSION_LINK.search(attribute(anchor, "href")))
    return next((text for anchor in named if (text := one_line(anchor))), "")


def _when_and_where(parts: Parts) -> tuple[str, str, str]:
    """The time as the card gives it, its room and its position there."""
    when = room = board = ""
    for tag in parts.roles.get("header", []) + parts.roles.get("pill", []):
        text = one_line(tag)
        if len(text) > _MAX_FACT:
            continue
        if not when and looks_like_time(text):
            rest = read_when(text, None).rest
            when, text = text.removesuffix(rest).rstrip(" @|•·"), rest
            if "@" in when:
                when, _, text = (part.strip() for part in when.partition("@"))
        elif not _names_a_place(tag, text):
            continue
        this_room, this_board = split_place(text)
        room, board = room or this_room, board or this_board
    return when, room, board


def _names_a_place(tag: Tag, text: str) -> bool:
    """Whether a part without a time is a room: one with the sign of a map, or with no sign and an '@' or a class."""
    signs = " ".join(attribute(icon, "class") for icon in tag.find_all(("i", "span")))
    if re.search(r"map|location|marker", signs) or text.startswith("@"):
        return True
    own = classes(tag)
    return (
        "event-location" in own
        or "event-room" in own
        or "poster-position" in own
        or ("meta-pill" in own and "fa-" not in signs)
    )
