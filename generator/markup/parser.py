"""Reading a text: source to tokens, by markdown-it with our own rules."""

from collections.abc import Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from generator.markup import safe
from generator.markup.blocks import Locator, list_rule, to_blocks
from generator.markup.emphasis import emphasis_rule
from generator.markup.latex import brace_rule, command_rule
from generator.markup.links import link_rule, url_rule
from generator.markup.maths import math_rule
from generator.markup.problem import Problem
from generator.markup.reading import Reader, Stretch
from generator.markup.signs import Inline
from generator.markup.typography import dash_rule, quote_rule, tilde_rule


class Document(Struct, frozen=True):
    """A text that was read: its tokens in one row, and what could not be read."""

    tokens: tuple[Token, ...]
    problems: tuple[Problem, ...] = ()
    block: bool = False


class Parser(MarkdownIt):
    """Markdown as strangers may write it: no HTML, no images, no headings, links to the web only."""

    def __init__(self) -> None:
        super().__init__("zero")
        self.inline: Inline = Inline()
        self.configure("zero", {"maxNesting": 2 * safe.MAX_NESTING})
        self.enable(["list", "newline", "escape", "backticks", "emphasis", "link", "autolink", "entity"])
        self.inline.add_terminator_char("'")
        self.block.ruler.at("list", list_rule, {"alt": ["paragraph"]})
        inline = self.inline.ruler
        inline.at("emphasis", emphasis_rule)
        inline.at("link", link_rule)
        for name, rule in (("math", math_rule), ("latex", command_rule), ("brace", brace_rule)):
            inline.before("escape", name, rule)
        for name, rule in (("quote", quote_rule), ("dash", dash_rule), ("tilde", tilde_rule), ("url", url_rule)):
            inline.before("escape", name, rule)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is markdown-it's
        """Whether markdown-it may make a link of the address."""
        return safe.is_allowed(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name is markdown-it's
        """What an address in pointed brackets shows: what was typed."""
        return link


@cache
def parser() -> Parser:
    """The parser, built at its first use; it keeps nothing between texts."""
    return Parser()


def read(source: str, macros: Mapping[str, str], *, block: bool) -> Document:
    """Read a text, whatever it holds; what cannot be read is in the document's problems."""
    cleaned = safe.clean(source)
    if len(source) > safe.MAX_SOURCE:
        return _unread(source, cleaned, block)
    reader = Reader(macros, block)
    tokens = to_blocks(parser(), cleaned) if block else _line(cleaned)
    for token in tokens:
        if token.type == "inline":
            locate = Locator(source, token.meta["anchors"])
            stretch = Stretch(token.content, locate, reader)
            token.children = []
            parser().inline.parse(token.content, parser(), {"stretch": stretch}, token.children)
            _clean_entities(token.children)
    return Document(tuple(tokens), tuple(sorted(reader.problems)), block)


def _clean_entities(tokens: list[Token]) -> None:
    """`&#12;` and the like bring in what was cleaned away from the source."""
    for token in tokens:
        if token.info == "entity":
            token.content = safe.of_entity(token.content)


def _line(source: str) -> list[Token]:
    """A title: everything in one line."""
    content = source.strip()
    start = len(source) - len(source.lstrip())
    return [Token("inline", "", 0, content=content, meta={"anchors": ((0, start),)})] if content else []


def _unread(source: str, cleaned: str, block: bool) -> Document:
    inline = Token("inline", "", 0, children=[Token("text", "", 0, content=cleaned.strip())])
    around = [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)] if block else [inline]
    message = f"text longer than {safe.MAX_SOURCE:,} characters, shown as typed"
    problem = Problem(0, source[:40], message, "shorten it")
    return Document(tuple(around), (problem,), block)
