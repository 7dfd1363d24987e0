"""Cards sorted into sessions: which are posters, which stand twice, which session, room and time is whose."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from generator.errors import Place
from generator.listing.html.found import SESSION_WORD, Card, Heading, Notes
from generator.listing.html.page import Page
from generator.listing.html.rooms import ranges_of, room_of
from generator.listing.html.when import read_when
from generator.listing.records import Entry, Listing

_POSTER = re.compile(r"poster", re.IGNORECASE)
_WORK = re.compile(r"oral|spotlight|talk|paper|highlight|contributed|demo", re.IGNORECASE)
_NO_WORK = re.compile(r"invited|keynote|break|social|town hall|panel|expo", re.IGNORECASE)
_SAVE_ALL = "show all posters in the browser before the page is saved"


class _Session(Struct):
    """A session while it is filled."""

    title: str
    day: str  # as its cards give it; one name may stand for two days
    line: int
    head: Card | None = None
    cards: list[Card] = field(default_factory=list)


def sort_into_listings(found: Sequence[Card | Heading], page: Page, notes: Notes) -> tuple[Listing, ...]:
    """Sort what a page holds into one listing for each session, in the order of the page.

    Every card that does not become a poster is named in a doubt.
    """
    kept = _without_unreadable(found, notes)
    kept = _only_posters(kept, notes)
    sessions = [session for session in _sessions(kept, page, notes) if session.cards]
    for session in sessions:
        session.cards = _without_copies(session.cards, notes)
        _name_unnamed(session, len(sessions), notes)
    _doubt_repeats(sessions, notes)
    return tuple(_listing(session, page, notes) for session in sessions)


def _without_unreadable(found: Sequence[Card | Heading], notes: Notes) -> list[Card | Heading]:
    kept: list[Card | Heading] = []
    titles = {one.title for one in found if isinstance(one, Card) and not one.is_hidden}
    for one in found:
        if isinstance(one, Heading) or one.is_head:
            kept.append(one)
        elif one.says_nothing:
            notes.doubt(one.line, "a card without a title, names or an abstract was left out", _SAVE_ALL)
        elif "{{" in one.title:
            notes.doubt(one.line, f"a card that scripts have not filled was left out: '{one.title}'", _SAVE_ALL)
        elif not one.is_hidden:
            kept.append(one)
        elif one.title not in titles:
            notes.doubt(one.line, f"a hidden card was left out: '{one.title}'", _SAVE_ALL)
    return kept


def _only_posters(found: Sequence[Card | Heading], notes: Notes) -> list[Card | Heading]:
    """Leave out talks and breaks where a page says of each card what it is."""
    kinds = {one.kind for one in found if isinstance(one, Card) and not one.is_head}
    wanted = {kind for kind in kinds if _POSTER.search(kind)}
    wanted = wanted or {kind for kind in kinds if _WORK.search(kind) and not _NO_WORK.search(kind)}
    if not wanted:
        wanted = {kind for kind in kinds if not _NO_WORK.search(kind)}
    wanted.add("")
    for kind in sorted(kinds - wanted):
        others = [one for one in found if isinstance(one, Card) and one.kind == kind and not one.is_head]
        count = "1 card" if len(others) == 1 else f"{len(others)} cards"
        notes.doubt(others[0].line, f"{count} of the kind '{kind}' left out, first '{others[0].title}': no poster")
    return [one for one in found if isinstance(one, Heading) or one.is_head or one.kind in wanted]


def _sessions(found: Iterable[Card | Heading], page: Page, notes: Notes) -> list[_Session]:
    """Give each card its session: the one it names, else the head or heading before it, else the page's title."""
    sessions: list[_Session] = []
    by_name: dict[str, list[_Session]] = {}
    headings: list[Heading] = []
    title, head = _of_page_title(page), None
    for one in found:
        if isinstance(one, Heading):
            headings.append(one)
        elif one.is_head:
            title, head, headings = one.title, one, []
        else:
            heading = _chosen(headings, title, bool(sessions), notes)
            title, head, headings = (heading.text, None, []) if heading else (title, head, [])
            name, day = one.session or title, read_when(one.when, page.year).day
            known = by_name.setdefault(name, [])
            session = next((session for session in known if day in ("", session.day) or not session.day), None)
            if session is None:
                session = _Session(name, day, head.line if head else one.line, head)
                known.append(session)
                sessions.append(session)
            session.day = session.day or day
            session.cards.append(one)
    return sessions


def _chosen(headings: Sequence[Heading], title: str, is_later: bool, notes: Notes) -> Heading | None:
    """The heading before a card that names a new session; None if the session before goes on."""
    named = next((one for one in reversed(headings) if SESSION_WORD.search(one.text)), None)
    if named or not headings:
        return named
    if not title:
        message = f"heading taken for the title of a session: '{headings[-1].text}'"
        notes.doubt(headings[-1].line, message, "rename the session if it is not")
        return headings[-1]
    if is_later:
        message = f"heading '{headings[-1].text}' not used: it does not look like a session's title"
        notes.doubt(headings[-1].line, message, "move the posters below it if they are another session's")
    return None


def _of_page_title(page: Page) -> str:
    """The part of the page's title that names a session: "Poster Session 2 | Conference"."""
    parts = re.split(r"\s+[|–—-]\s+", page.title)
    return next((part for part in parts if re.search(r"\bsession\b", part, re.IGNORECASE)), "")


def _without_copies(cards: Sequence[Card], notes: Notes) -> list[Card]:
    """Join the copies of a card, one for wide and one for narrow screens: what one lacks the other gives."""
    kept: list[Card] = []
    places: dict[str, list[int]] = {}  # of cards with the same title
    titles: dict[str, str] = {}
    for given in cards:
        card, name = given, (given.title or given.abstract).casefold()
        if card.key and titles.setdefault(card.key, name) != name:
            notes.doubt(card.line, f"the id '{card.key}' of '{card.title}' is another poster's too and was left out")
            card = replace(card, key="")
        same = places.setdefault(name, [])
        at = next((at for at in same[-8:] if _is_copy(kept[at], card)), None)
        if at is not None:
            kept[at] = _joined(kept[at], card)
            continue
        if same:
            notes.doubt(
                card.line, f"'{card.title}' stands in this session twice, not with the same words; both were taken"
            )
        same.append(len(kept))
        kept.append(card)
    return kept


def _is_copy(one: Card, other: Card) -> bool:
    pairs = ((one.key, other.key), (one.authors, other.authors), (one.abstract, other.abstract))
    return all(not this or not that or this == that for this, that in pairs)


def _joined(one: Card, other: Card) -> Card:
    return replace(
        one,
        key=one.key or other.key,
        authors=one.authors or other.authors,
        affiliations=one.affiliations or other.affiliations,
        abstract=one.abstract or other.abstract,
        links=tuple({**dict(other.links), **dict(one.links)}.items()),
        when=one.when or other.when,
        room=one.room or other.room,
        board=one.board or other.board,
    )


def _doubt_repeats(sessions: Sequence[_Session], notes: Notes) -> None:
    seen: dict[str, _Session] = {}
    for session in sessions:
        for card in session.cards:
            before = seen.setdefault(card.title.casefold(), session)
            if card.title and before is not session:
                notes.doubt(card.line, f"'{card.title}' stands in two sessions: '{before.title}', '{session.title}'")


def _listing(session: _Session, page: Page, notes: Notes) -> Listing:
    rooms = list(dict.fromkeys(card.room for card in session.cards if card.room))
    head = session.head
    if not rooms and head is not None and head.room:
        rooms = [head.room]
    start, end = _times(session, page, notes)
    has_abstracts = any(card.abstract for card in session.cards)
    for card in session.cards:
        _doubt_gaps(card, has_abstracts, notes)
    _doubt_boards(session, rooms, notes)
    return Listing(
        session=session.title,
        room=", ".join(rooms),
        entries=tuple(_entry(card, rooms, page) for card in session.cards),
        place=Place(page.path, session.line),
        start=start,
        end=end,
    )


def _name_unnamed(session: _Session, count: int, notes: Notes) -> None:
    """Say that a session has no title; among several it gets its day for one."""
    if session.title:
        return
    message = "the page does not say which session these posters belong to"
    if count > 1 and session.day:
        session.title = session.day
        message += f"; their day was taken for its title: '{session.day}'"
    notes.doubt(session.line, message, "type the session's title into its file")


def _times(session: _Session, page: Page, notes: Notes) -> tuple[str, str]:
    """The earliest start and the latest end that the cards of a session give, else those of its head."""
    texts = list(dict.fromkeys(card.when for card in session.cards if card.when))
    if not texts and session.head is not None and session.head.when:
        texts = [session.head.when]
    read = [read_when(text, page.year) for text in texts]
    for why in dict.fromkeys(when.why for when in read if when.why):
        notes.doubt(session.line, f"no time for this session: {why}", "type start and end into the session's file")
    spans = [(when.start, when.end) for when in read if when.start]
    if not spans or len(spans) < len(read):
        return "", ""
    if len(spans) > 1:
        notes.doubt(session.line, f"{len(spans)} times in one session; taken from the first start to the last end")
    return min((start for start, _ in spans), key=datetime.fromisoformat), max(
        (end for _, end in spans), key=datetime.fromisoformat
    )


def _entry(card: Card, rooms: Sequence[str], page: Page) -> Entry:
    board = card.board
    if board and len(rooms) > 1 and card.room:
        board = f"{card.room} {board}"
    elif board and rooms and (room := room_of(board, rooms[0])):
        board = f"{room} {board}"
    return Entry(
        title=card.title,
        authors=card.authors,
        abstract=card.abstract,
        place=Place(page.path, card.line),
        key=card.key,
        affiliations=card.affiliations,
        board=board,
        links=card.links,
    )


def _doubt_gaps(card: Card, has_abstracts: bool, notes: Notes) -> None:
    if not card.title:
        notes.doubt(card.line, "a poster without a title", "type its title into the poster's file, once it is known")
    elif not card.authors:
        notes.doubt(card.line, f"no authors found for '{card.title}'")
    if has_abstracts and not card.abstract:
        notes.doubt(card.line, f"no abstract found for '{card.title}'")


def _doubt_boards(session: _Session, rooms: Sequence[str], notes: Notes) -> None:
    if len(rooms) == 1 and len(ranges_of(rooms[0])) > 1 and not any(card.board for card in session.cards):
        message = f"the rooms are given by ranges of positions, but the posters have none: '{rooms[0]}'"
        notes.doubt(session.line, message, "type each poster's board into its file")
