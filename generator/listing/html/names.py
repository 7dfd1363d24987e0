"""The authors of a card: names between signs or in elements of their own, affiliations, undisclosed places."""

import re

from bs4.element import NavigableString, Tag
from msgspec import Struct

from generator.listing.bylines import read_byline
from generator.listing.html.found import Notes
from generator.listing.html.prose import BREAK, ITEM, NEW_LINE, attribute, flow, fold, without_email

DOT = "\u22c5"
_AFFILIATION_CLASS = re.compile(r"affil|institut|organi[sz]ation|university", re.IGNORECASE)
_NAME_CLASS = re.compile(r"author|speaker|name|presenter|person", re.IGNORECASE)
_FOOTNOTE = re.compile(r"[\d,;*†‡§¶\s]+")
_RAISED_MARKS = re.compile(r"[⁰¹²³⁴-⁹,*†‡§]*[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,*†‡§]*(?=$|\s*\()")
_LABEL = re.compile(r"(?:authors?|speakers?|presenters?|by)\s*:\s*|by\s+(?=[A-Z])", re.IGNORECASE)
_AT_END = re.compile(r"(?P<name>[^()（）]*[^()（）\s])\s*[(（](?P<affiliation>.+)[)）]")


class Authors(Struct, frozen=True):
    """An author list: a name "" is undisclosed; `affiliations` is empty where none is known."""

    names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


def read_authors(tag: Tag, notes: Notes) -> Authors:
    """Read the author list that a tag holds; e-mail addresses and footnote marks are left out.

    The tag is changed on the way: use it for nothing else.
    """
    if not any(isinstance(child, Tag) for child in tag.contents):
        return split_authors(tag.get_text(), notes)
    _drop_footnotes(tag)
    _bracket_affiliations(tag)
    return split_authors(_separated(tag) or "".join(flow(tag)), notes)


def split_authors(text: str, notes: Notes) -> Authors:
    """Read an author list that stands in one text; line ends in it part names where no sign does."""
    clean = without_email(text)
    if clean != text:
        notes.leave_out("e-mail addresses")
    places = _places(_LABEL.sub("", clean.strip(), count=1) if _LABEL.match(clean.strip()) else clean)
    parted = [_part_affiliation(place.strip("», ")) for place in places]
    affiliations = tuple(affiliation for _, affiliation in parted)
    return Authors(tuple(name for name, _ in parted), affiliations if any(affiliations) else ())


def _places(text: str) -> list[str]:
    items = [fold(part) for part in re.split(f"[{BREAK}{ITEM}{NEW_LINE}]+", text)]
    items = [item for item in items if item]
    if DOT in text:
        return [fold(place) for place in " ".join(items).split(DOT)]
    if len(items) > 1 and not any(sign in text for sign in "·;|•"):
        return [name for item in items for name in read_byline(item.rstrip(",")).names]
    joined = " ".join(items)
    return list(read_byline(joined).names) if joined else []


def _separated(tag: Tag) -> str:
    """The names joined by dots where each stands in an element of its own and nothing stands between them."""
    inner = tag
    while len(children := [child for child in inner.children if isinstance(child, Tag)]) == 1:
        inner = children[0]
    between = "".join(child for child in inner.children if isinstance(child, NavigableString))
    if len(children) < 2 or between.strip() or len({child.name for child in children}) > 1:
        return ""
    if children[0].name not in ("a", "span", "button", "li") or not all(map(_is_one_name, children)):
        return ""
    return f" {DOT} ".join(fold("".join(flow(child))) for child in children)


def _is_one_name(tag: Tag) -> bool:
    text = tag.get_text()
    if not text.strip():
        return _NAME_CLASS.search(attribute(tag, "class")) is not None
    return not any(sign in text for sign in f"{DOT}·;|")


def _drop_footnotes(tag: Tag) -> None:
    for mark in tag.find_all("sup"):
        if _FOOTNOTE.fullmatch(mark.get_text()):
            mark.decompose()


def _bracket_affiliations(tag: Tag) -> None:
    for child in tag.find_all(class_=_AFFILIATION_CLASS):
        text = fold(child.get_text()).strip("()（）, ")
        child.clear()
        child.attrs.clear()
        if text:
            child.append(f" ({text})")
            _join_to_name(child)


def _join_to_name(affiliation: Tag) -> None:
    """Put an affiliation into the element of the name right before it, so that the two stay together."""
    for before in affiliation.previous_siblings:
        if isinstance(before, Tag) and before.name != "br":
            before.append(affiliation.extract())
        if isinstance(before, Tag) or before.get_text().strip(" ,\n\t\r"):
            return


def _part_affiliation(place: str) -> tuple[str, str]:
    place = _RAISED_MARKS.sub("", place)
    found = _AT_END.fullmatch(place)
    return (found["name"], fold(found["affiliation"])) if found else (place, "")
