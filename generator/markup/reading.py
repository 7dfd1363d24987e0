"""What the inline rules share while one stretch of text is read."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import cast

from markdown_it.rules_inline import StateInline
from msgspec import Struct, field

from generator.markup.problem import Problem

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_SET_SIGN = re.compile(r'(?<!\\)[,="|]')
_BRACKET = re.compile(r"\\.|\[|\](?:\((?!\s*\)))?", re.DOTALL)

Locate = Callable[[int, int], tuple[int, str]]  # start, end in the stretch -> offset, snippet of the source


class Reader(Struct):
    """One text being read: the poster's own macros, and what was found wrong so far."""

    macros: Mapping[str, str]
    block: bool
    problems: list[Problem] = field(default_factory=list)
    expanded: int = 0  # characters that macros brought in


class Stretch(Struct, dict=True):
    """A paragraph, or a macro's replacement, while it is read.

    `closers` holds what a closing mark further on becomes ("" where it is dropped); `literal` the braces that stay.
    """

    source: str
    locate: Locate
    reader: Reader
    depth: int = 0
    in_link: bool = False
    in_code: bool = False
    closers: dict[int, str] = field(default_factory=dict)
    literal: set[int] = field(default_factory=set)

    @cached_property
    def groups(self) -> dict[int, int]:
        """Where each `{` that has a partner is closed."""
        partners: dict[int, int] = {}
        opened: list[int] = []
        for mark in _BRACE.finditer(self.source):
            if mark[0] == "{":
                opened.append(mark.start())
            elif mark[0] == "}" and opened:
                partners[opened.pop()] = mark.start()
        return partners

    @cached_property
    def link_labels(self) -> set[int]:
        """Where a `[` may begin a Markdown link: closed by `](` and an address, and with no such link inside."""
        labels: set[int] = set()
        opened: list[int] = []
        innermost = -1
        for mark in _BRACKET.finditer(self.source):
            if mark[0] == "[":
                opened.append(mark.start())
            elif mark[0][0] == "]" and opened:
                start = opened.pop()
                if mark[0] == "](" and start > innermost:
                    labels.add(start)
                    innermost = start
        return labels

    @cached_property
    def set_signs(self) -> list[int]:
        """Where a sign stands that braces of LaTeX's own seldom hold."""
        return [mark.start() for mark in _SET_SIGN.finditer(self.source)]

    @cached_property
    def core(self) -> tuple[int, int]:
        """Where the text begins and ends inside any braces that hold all of it."""
        start = len(self.source) - len(self.source.lstrip("{ "))
        return start, len(self.source.rstrip("} "))

    def report(self, start: int, end: int, message: str, hint: str) -> None:
        """Note what could not be read between two positions of this stretch."""
        offset, snippet = self.locate(start, end)
        self.reader.problems.append(Problem(offset, snippet, message, hint))


def stretch_of(state: StateInline) -> Stretch:
    """The stretch that a rule is called for."""
    return cast(Stretch, state.env["stretch"])


def push_within(state: StateInline, tag: str, start: int, end: int) -> None:
    """Read what stands between two positions, inside an element."""
    after, limit = state.pos, state.posMax
    state.push("style_open", tag, 1)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = after, limit
    state.push("style_close", tag, -1)


def is_in_link(state: StateInline) -> bool:
    """Whether the text stands inside a link already."""
    return state.linkLevel > 0 or stretch_of(state).in_link
