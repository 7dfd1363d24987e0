"""A page without known classes as lines of text, and the blocks of markup that hold them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from bs4.element import NavigableString, PageElement, PreformattedString, Tag
from msgspec import Struct, field

from generator.listing.bylines import read_byline
from generator.listing.html.prose import BLOCKS, NEW_LINE, attribute, classes, fold, written

SURE = 0.75  # from this likeness on a text is taken for names
MAX_LINES = 60  # no poster has more; what has is a list of them
_LITTER = frozenset(("nav", "footer", "aside", "form"))
_STYLES = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
_HINTS = (
    ("abstract", re.compile(r"abstract|summary|description", re.IGNORECASE)),
    ("authors", re.compile(r"author|byline|speaker|presenter", re.IGNORECASE)),
    ("title", re.compile(r"title", re.IGNORECASE)),
    ("key", re.compile(r"(?:paper|poster|submission)?[ _-]?id|#|no\.?|number", re.IGNORECASE)),
    ("board", re.compile(r"(?:board|position|stand|poster ?(?:#|no\.?|number)).*", re.IGNORECASE)),
    ("session", re.compile(r"session|track", re.IGNORECASE)),
)
_COLUMN_TITLE = re.compile(r"papers?|posters?|talks?|name", re.IGNORECASE)
# An element of these ends where the next one begins, also where its closing tag is left out.
_ENDED_BY = {"li": ("li",), "p": ("p",), "tr": ("tr",), "td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd")}
_ENDED_BY["dd"] = _ENDED_BY["dt"]
_WITHIN = frozenset(("li", "p", "tr", "td", "th", "dt", "dd", "a", "b", "i", "em", "strong", "span", "font"))


class Piece(Struct):
    """Text of one look; `style` is heading, link, bold or italic, `hint` what the markup calls it; `tag` says so."""

    text: str
    style: str
    hint: str
    tag: Tag


class Line(Struct):
    """A line as a reader sees it."""

    number: int
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """The whole line."""
        return fold("".join(piece.text for piece in self.pieces))


class Block(Struct):
    """A piece of markup with the lines [first, last) in it; `look` is what repeats of it."""

    tag: Tag
    look: tuple[str, ...]
    first: int
    last: int = -1


class Flat(Struct):
    """A page as lines and blocks, each in the order of the page."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    columns: list[Block] = field(default_factory=list)  # the heads of the columns of its tables
    anchors: list[tuple[int, Tag]] = field(default_factory=list)  # links, each with the line it is on

    def text_of(self, block: Block) -> str:
        """The text of a block in one line."""
        return " ".join(line.text for line in self.lines[block.first : block.last])

    def anchors_of(self, block: Block) -> list[Tag]:
        """The links in a block."""
        first = bisect_left(self.anchors, block.first, key=itemgetter(0))
        return [tag for _, tag in self.anchors[first : bisect_left(self.anchors, block.last, key=itemgetter(0))]]


class _Open(Struct):
    """An element whose content is being read."""

    tag: Tag
    nodes: Iterator[PageElement]
    style: str
    hint: str
    giver: Tag  # of the hint, else of the style
    block: Block | None
    columns: list[Block]  # of the table


class _Flattener:
    """One walk over a page."""

    def __init__(self) -> None:
        self.flat = Flat()
        self.pieces: list[Piece] = []
        self.number = 1
        self.cell = -1  # in its row

    def walk(self, root: Tag) -> Flat:
        stack = [_Open(root, iter(root.contents), "", "", root, None, [])]
        while stack:
            top = stack[-1]
            node = next(top.nodes, None)
            if node is None:
                self._leave(stack.pop())
            elif isinstance(node, Tag):
                self._enter(node, stack)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._add(node, top)
        return self.flat

    def _enter(self, tag: Tag, stack: list[_Open]) -> None:
        top, text = stack[-1], written(tag)
        if text == NEW_LINE:
            self._end_line()
        elif text is not None:
            self._add(text, top)
        elif tag.name not in _LITTER:
            self._end_implied(tag, stack)
            stack.append(self._opened(tag, stack))

    def _opened(self, tag: Tag, stack: list[_Open]) -> _Open:
        top = stack[-1]
        block = None
        if tag.name in BLOCKS:
            self._end_line()
            self.number = tag.sourceline or 1
            around = next((one.tag for one in reversed(stack) if one.block is None or one.block.last < 0), top.tag)
            block = Block(tag, (*_look(tag), *_look(around)), len(self.flat.lines))
            self.flat.blocks.append(block)
        columns = [] if tag.name == "table" else top.columns
        if tag.name == "a" and "href" in tag.attrs:
            self.flat.anchors.append((len(self.flat.lines), tag))
        own_hint = "" if top.hint else self._of_cell(tag, columns, block) or _hint(tag)
        own_style = _STYLES.get(tag.name, "")
        keeps_style = top.style and own_style != "heading"
        giver = tag if own_hint or (own_style and not top.hint and not keeps_style) else top.giver
        style = top.style if keeps_style else own_style
        return _Open(tag, iter(tag.contents), style, top.hint or own_hint, giver, block, columns)

    def _of_cell(self, tag: Tag, columns: list[Block], block: Block | None) -> str:
        """What the head of its column calls a cell; a head itself is kept."""
        if tag.name == "tr":
            self.cell = -1
        if tag.name not in ("td", "th"):
            return ""
        self.cell += 1
        if tag.name == "th" and block is not None:
            columns.append(block)
            self.flat.columns.append(block)
        return role_of_column(self.flat.text_of(columns[self.cell])) if self.cell < len(columns) else ""

    def _end_implied(self, tag: Tag, stack: list[_Open]) -> None:
        """End an open list item where the next begins inside it, for its closing tag was left out."""
        for above in range(len(stack) - 1, max(0, len(stack) - 8), -1):
            one = stack[above]
            if one.tag.name in _ENDED_BY.get(tag.name, ()):
                self._end_line()
                for ended in stack[above:]:
                    if ended.block is not None and ended.block.last < 0:
                        ended.block.last = len(self.flat.lines)
                    ended.hint = ended.style = ""
                return
            if one.tag.name not in _WITHIN:
                return

    def _leave(self, one: _Open) -> None:
        if one.block is not None:
            self._end_line()
            if one.block.last < 0:
                one.block.last = len(self.flat.lines)

    def _add(self, text: str, where: _Open) -> None:
        if not text:
            return
        if not self.pieces and where.tag.sourceline:
            self.number = where.tag.sourceline
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.tag is where.giver and (last.style, last.hint) == (where.style, where.hint):
            last.text += text
        else:
            self.pieces.append(Piece(text, where.style, where.hint, where.giver))

    def _end_line(self) -> None:
        if any(fold(piece.text) for piece in self.pieces):
            self.flat.lines.append(Line(self.number, [piece for piece in self.pieces if piece.text]))
        self.pieces = []


def flatten(root: Tag) -> Flat:
    """Read a page, without its navigation, as lines and blocks of at most MAX_LINES lines."""
    flat = _Flattener().walk(root)
    flat.blocks = [block for block in flat.blocks if 0 < block.last - block.first <= MAX_LINES]
    return flat


def _look(tag: Tag) -> tuple[str, str]:
    """What a block shares with those like it: its name, and its first class without numbers."""
    first = next(iter(classes(tag)), "")
    return tag.name, re.sub(r"\d+", "", first)


def _hint(tag: Tag) -> str:
    """What the markup calls a tag by its class, id or property."""
    if tag.name == "a" and attribute(tag, "href").lower().startswith("mailto:"):
        return "" if read_byline(fold(tag.get_text()) or "-").likeness >= SURE else "other"
    name = attribute(tag, "itemprop") or " ".join((attribute(tag, "class"), attribute(tag, "id")))
    return next((hint for hint, pattern in _HINTS[:3] if pattern.search(name)), "") if name != " " else ""


def role_of_column(title: str) -> str:
    """What the head of a column calls it; "other" for what is not imported."""
    for hint, pattern in _HINTS:
        if pattern.fullmatch(title) or (hint in ("abstract", "authors", "title") and pattern.search(title)):
            return hint
    return "title" if _COLUMN_TITLE.fullmatch(title) else "other"
