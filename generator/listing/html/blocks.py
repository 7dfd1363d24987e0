"""Pages without known classes: the block of markup that repeats and holds a title, names and a text."""

from collections import defaultdict
from collections.abc import Sequence

from bs4.element import Tag

from generator.listing.html.flat import Block, Flat, flatten, role_of_column
from generator.listing.html.found import Card, Heading, Notes
from generator.listing.html.links import key_of, read_links
from generator.listing.html.names import Authors, read_authors, split_authors
from generator.listing.html.page import Page, parse
from generator.listing.html.prose import attribute, inline_formulas, is_hidden, without_email
from generator.listing.html.roles import Roles, Unit, read_roles, text_of_abstract

_MIN_SHARE = 0.4  # of the blocks of one look must be posters, and of these must have lists of names
_SHOWN = 60


def read_blocks(page: Page, notes: Notes) -> list[Card | Heading]:
    """Find the block that repeats on a page, and read each as a poster; a doubt says what was taken for what.

    Returns an empty list if nothing on the page is like a list of posters.
    """
    flat = flatten(parse(page.source))
    chosen = _choose(flat)
    if not chosen:
        return []
    _explain(chosen, notes)
    found: list[tuple[int, Card | Heading]] = []
    inside: set[int] = set()
    for block, roles in chosen:
        inside.update(range(block.first, block.last))
        if roles.title is None or not (roles.authors or roles.abstract):
            _doubt_left_out(block, flat, notes)
        else:
            found.append((block.first, _card(block, roles, flat, page, notes)))
    for column in map(flat.text_of, flat.columns) if chosen[0][0].tag.name == "tr" else ():
        if column and role_of_column(column) == "other":
            notes.leave_out(column)
    headings = _headings(flat, inside)
    return [one for _, one in sorted([*found, *headings], key=lambda item: item[0])]


def _choose(flat: Flat) -> list[tuple[Block, Roles]]:
    """The blocks of one look of which most are posters: most posters, then most abstracts, then the larger ones."""
    groups: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    for block in flat.blocks:
        groups[block.look].append(block)
    best: list[tuple[Block, Roles]] = []
    best_score = (0, 0, 0)
    for blocks in groups.values():
        if len(blocks) < 2:
            continue
        read = [(block, read_roles(flat.lines[block.first : block.last])) for block in blocks]
        score = _score(read)
        if score > best_score:
            best, best_score = read, score
    return best


def _score(read: Sequence[tuple[Block, Roles]]) -> tuple[int, int, int]:
    posters = [(block, roles) for block, roles in read if roles.is_poster]
    lists = sum(roles.has_list for _, roles in posters)
    if len(posters) < 2 or len(posters) < _MIN_SHARE * len(read) or lists < _MIN_SHARE * len(posters):
        return (0, 0, 0)
    abstracts = sum(bool(roles.abstract) for _, roles in posters)
    return (len(posters), abstracts, sum(block.last - block.first for block, _ in posters))


def _card(block: Block, roles: Roles, flat: Flat, page: Page, notes: Notes) -> Card:
    title = roles.title
    if title is None:  # the caller has looked
        return Card(line=block.tag.sourceline or 1)
    anchors = flat.anchors_of(block)
    authors = _authors(roles.authors, notes)
    abstract = text_of_abstract(roles.abstract)
    clean = without_email(abstract)
    if clean != abstract:
        notes.leave_out("e-mail addresses")
    return Card(
        line=title.number,
        title=without_email(inline_formulas(title.text)),
        authors=authors.names,
        affiliations=authors.affiliations,
        abstract=clean,
        key=roles.facts.get("key") or _key(title, anchors),
        links=read_links(anchors, page.address, notes),
        session=roles.facts.get("session", ""),
        board=roles.facts.get("board", ""),
        is_hidden=is_hidden(block.tag),
    )


def _authors(units: Sequence[Unit], notes: Notes) -> Authors:
    read = [
        read_authors(unit.tags[0], notes) if unit.hint and len(unit.tags) == 1 else split_authors(unit.text, notes)
        for unit in units
    ]
    names = tuple(name for one in read for name in one.names)
    if not any(one.affiliations for one in read):
        return Authors(names)
    return Authors(names, tuple(text for one in read for text in one.affiliations or ("",) * len(one.names)))


def _key(title: Unit, anchors: Sequence[Tag]) -> str:
    """The id in the address that the title links to."""
    if not (title.style or title.hint):
        return ""
    linked = [anchor for anchor in anchors if any(_touch(tag, anchor) for tag in title.tags)]
    return next((key for anchor in linked if (key := key_of(attribute(anchor, "href")))), "")


def _touch(one: Tag, other: Tag) -> bool:
    """Whether one of two tags lies in the other."""
    return one is other or any(tag is other for tag in one.parents) or any(tag is one for tag in other.parents)


def _headings(flat: Flat, inside: set[int]) -> list[tuple[int, Heading]]:
    lines = ((number, line) for number, line in enumerate(flat.lines) if number not in inside)
    return [
        (number, Heading(line.text, line.number))
        for number, line in lines
        if all(piece.style == "heading" for piece in line.pieces if piece.text.strip())
    ]


def _explain(chosen: Sequence[tuple[Block, Roles]], notes: Notes) -> None:
    block, roles = next((block, roles) for block, roles in chosen if roles.is_poster)
    name = f"<{block.look[0]}" + (f' class="{block.look[1]}">' if block.look[1] else ">")
    names = ", ".join(unit.text for unit in roles.authors)
    message = (
        f"a page of no known shape: each of {len(chosen)} {name} was taken for a poster; in the first, "
        f"'{_short(roles.title.text if roles.title else '')}' for its title and '{_short(names)}' for its authors"
    )
    if roles.abstract:
        message += f", '{_short(text_of_abstract(roles.abstract))}' for its abstract"
    notes.doubt(block.tag.sourceline or 1, message, "look through the posters before you build")
    others = [unit for _, roles in chosen for unit in roles.others]
    if others:
        count = "1 line" if len(others) == 1 else f"{len(others)} lines"
        notes.doubt(others[0].number, f"{count} in these blocks not used, first '{_short(others[0].text)}'")


def _doubt_left_out(block: Block, flat: Flat, notes: Notes) -> None:
    line = flat.lines[block.first]
    message = f"a block like those of the posters was left out: no names and no abstract in it: '{_short(line.text)}'"
    notes.doubt(line.number, message, "if it is a poster, type its authors and abstract into the page")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
