"""What the nips.cc family of sites calls the parts of a card, in the three generations of its pages."""

import re
from collections.abc import Iterator

from bs4.element import PageElement, Tag
from msgspec import Struct, field

from generator.listing.html.found import Notes
from generator.listing.html.prose import attribute, classes, fold

CARDS = frozenset(("event-card", "hero-card", "maincard", "displaycards"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4"))

_ROLES = {
    "event-title": "title", "maincardBody": "title", "small-title": "title",
    "event-organizers": "authors", "maincardFooter": "authors", "author-str": "authors",
    "abstract-header": "label",
    "event-type-badge": "kind", "maincardType": "kind", "maincardHeader": "header",
    "meta-pill": "pill", "touchup-date-div": "pill", "event-time": "pill", "event-date": "pill",
    "event-location": "pill", "event-room": "pill", "poster-position": "pill",
}  # fmt: skip
# Inner ones first: the text of an outer one may hold buttons and labels.
_ABSTRACTS = ("abstract-text-inner", "abstract-text", "abstract-display", "abstractContainer", "event-abstract")
_OTHER_TEXT = re.compile(r"lay summary|plain language|significance|bio\b|speaker|tl;?dr|keywords", re.IGNORECASE)
_LITTER = frozenset(("nav", "footer", "header", "aside"))


class Parts(Struct):
    """The parts of one card in the order of the page; `inner` holds the cards and headings that lie in it."""

    roles: dict[str, list[Tag]] = field(default_factory=dict)
    texts: dict[str, list[Tag]] = field(default_factory=dict)
    anchors: list[Tag] = field(default_factory=list)
    inner: list[Tag] = field(default_factory=list)

    def first(self, role: str) -> Tag | None:
        """The first part of a role."""
        return next(iter(self.roles.get(role, ())), None)

    @property
    def abstracts(self) -> list[Tag]:
        """The elements that hold the abstract."""
        return next((self.texts[name] for name in _ABSTRACTS if name in self.texts), [])


def may_have_parts(source: str) -> bool:
    """Whether the source of a page names a title as the family does."""
    return any(name in source for name, role in _ROLES.items() if role == "title")


def is_card(tag: Tag) -> bool:
    """Whether a tag is a card of the family by its class."""
    return "class" in tag.attrs and not CARDS.isdisjoint(classes(tag))


def gather(root: Tag, notes: Notes, *, is_page: bool = False) -> Parts:
    """Find the parts of a card in one walk that does not enter the cards within it.

    Of a page as a whole the headings are found too; links and headings of its navigation are passed over.
    """
    parts, label = Parts(), ""
    stack: list[tuple[Iterator[PageElement], bool]] = [(iter(root.contents), False)]
    while stack:
        nodes, is_quiet = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
        elif not isinstance(node, Tag):
            continue
        elif is_card(node):
            parts.inner.append(node)
        else:
            role, text = _role(node)
            label = fold(node.get_text()) if role == "label" else label
            if text and label and _OTHER_TEXT.search(label):
                notes.leave_out(label.lower())
                continue
            _keep(parts, node, role, text)
            if not is_quiet:
                _keep_outer(parts, node, is_page)
            if role != "authors":
                stack.append((iter(node.contents), is_quiet or bool(text) or (is_page and node.name in _LITTER)))
    return parts


def _role(tag: Tag) -> tuple[str, str]:
    """The role of a tag, and its class if it holds an abstract."""
    if "class" not in tag.attrs:
        return "", ""
    names = classes(tag)
    roles = [_ROLES[name] for name in names if name in _ROLES]
    role = "kind" if "kind" in roles else roles[0] if roles else ""
    return role, next((name for name in names if name in _ABSTRACTS), "")


def _keep(parts: Parts, tag: Tag, role: str, text: str) -> None:
    if role:
        parts.roles.setdefault(role, []).append(tag)
    if text:
        parts.texts.setdefault(text, []).append(tag)


def _keep_outer(parts: Parts, tag: Tag, is_page: bool) -> None:
    if tag.name == "a" and attribute(tag, "href"):
        parts.anchors.append(tag)
    elif is_page and tag.name in HEADINGS:
        parts.inner.append(tag)
