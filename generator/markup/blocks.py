"""Paragraphs and lists: Markdown's, and LaTeX's itemize and enumerate."""

import re
from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token
from msgspec import Struct, field

from generator.markup import safe

Anchor = tuple[int, int]  # a position in a stretch, and its offset in the source

_ANNOUNCES = (".", ":", ";", "!", "?", "。", "：", "；")
_NUMBER = re.compile(r"(\d+)[.)](?:\s|$)")
_LIST_MARK = re.compile(
    r"\\(?:(?P<edge>begin|end)\{(?P<name>itemize|enumerate|description)\}(?:\[[^\]\n]*\])?|(?P<item>item)(?![A-Za-z]))"
)
_LIST_TAGS = {"itemize": "ul", "enumerate": "ol", "description": "ul"}


class Locator(Struct, frozen=True):
    """From positions in a stretch to the source, by the anchors at its lines' starts."""

    source: str
    anchors: tuple[Anchor, ...]

    def __call__(self, start: int, end: int) -> tuple[int, str]:
        """The offset in the source, and the source's own characters."""
        offset = self._offset(start)
        return offset, self.source[offset : self._offset(end - 1) + 1]

    def _offset(self, position: int) -> int:
        index = bisect_right(self.anchors, position, key=lambda anchor: anchor[0]) - 1
        anchor, offset = self.anchors[index]
        return offset + position - anchor


def list_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """CommonMark's lists where an author means one.

    A numbered list begins at 1, so that a paragraph may begin with a year. A list begins inside a paragraph only after
    a line that ends a sentence or announces something, so that a wrapped line may begin with a dash.
    """
    if state.level >= 2 * safe.MAX_LIST_NESTING:
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    continues_list = state.sCount[start_line] < state.blkIndent
    number = _NUMBER.match(state.src, begin, state.eMarks[start_line])
    if number and number[1] != "1" and not continues_list:
        return False
    if silent and state.parentType == "paragraph" and state.level == 0:
        before = state.src[state.bMarks[start_line - 1] : state.eMarks[start_line - 1]]
        if not before.rstrip().endswith(_ANNOUNCES):
            return False
    return list_block(state, start_line, end_line, silent)


def to_blocks(markdown: MarkdownIt, source: str) -> list[Token]:
    """The source's paragraphs and lists in order; each inline token's `meta` has its anchors to the source."""
    tokens: list[Token] = []
    position, lists = 0, _OpenLists(tokens)
    for mark in _balanced_marks(source):
        _add_markdown(markdown, source, position, mark.start(), lists)
        lists.mark(mark)
        position = mark.end()
    _add_markdown(markdown, source, position, len(source), lists)
    return tokens


def _balanced_marks(source: str) -> list[re.Match[str]]:
    """The marks of those LaTeX lists that are closed, and not nested too deeply."""
    kept: list[re.Match[str]] = []
    opened: list[list[re.Match[str]]] = []
    for mark in _LIST_MARK.finditer(source):
        if mark["edge"] == "begin":
            opened.append([mark])
        elif mark["item"] and opened:
            opened[-1].append(mark)
        elif mark["edge"] and opened and opened[-1][0]["name"] == mark["name"]:
            if len(opened) <= safe.MAX_LIST_NESTING:
                kept += [*opened[-1], mark]
            opened.pop()
    return sorted(kept, key=lambda mark: mark.start())


class _OpenLists(Struct):
    """LaTeX lists as tokens, while their marks are met one after the other."""

    tokens: list[Token]
    tags: list[str] = field(default_factory=list)
    in_item: list[bool] = field(default_factory=list)

    def mark(self, mark: re.Match[str]) -> None:
        if mark["item"]:
            self.begin_item()
        elif mark["edge"] == "begin":
            self.tags.append(_LIST_TAGS[mark["name"]])
            self.in_item.append(False)
            self.tokens.append(Token("list_open", self.tags[-1], 1))
        else:
            self._end_item()
            self.in_item.pop()
            self.tokens.append(Token("list_close", self.tags.pop(), -1))

    def begin_item(self) -> None:
        self._end_item()
        self.in_item[-1] = True
        self.tokens.append(Token("list_item_open", "li", 1))

    def _end_item(self) -> None:
        if self.in_item[-1]:
            self.tokens.append(Token("list_item_close", "li", -1))
        self.in_item[-1] = False


def _add_markdown(markdown: MarkdownIt, source: str, start: int, end: int, lists: _OpenLists) -> None:
    """The blocks between two marks, as Markdown sees them."""
    segment = source[start:end]
    if not segment.strip():
        return
    if lists.in_item and not lists.in_item[-1]:
        lists.begin_item()
    tokens: list[Token] = []
    markdown.block.parse(segment, markdown, {}, tokens)
    lines = _lines(segment, start)
    for token in tokens:
        if token.type == "inline":
            token.meta["anchors"] = _anchors(token, lines)
        token.hidden = token.hidden or (bool(lists.tags) and len(tokens) == 3)  # one paragraph alone in its item
    lists.tokens += tokens


def _lines(segment: str, start: int) -> list[tuple[int, str]]:
    lines = []
    for line in segment.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    return lines


def _anchors(token: Token, lines: list[tuple[int, str]]) -> tuple[Anchor, ...]:
    """Where each line of a paragraph stands in the source: it lost its indent, so it is found from its end."""
    anchors, position = [], 0
    first = token.map[0] if token.map else 0
    for content, (start, line) in zip(token.content.split("\n"), lines[first:], strict=False):
        indent = len(line.rstrip()) - len(content.rstrip())
        anchors.append((position, start + max(indent, 0)))
        position += len(content) + 1
    return tuple(anchors)
