"""Two walks over a document's tokens: to HTML, and to plain text."""

import re
from collections.abc import Mapping
from html import escape

from markdown_it.token import Token
from msgspec import Struct

from generator.markup.formula import Formula
from generator.markup.parser import Document, read
from generator.markup.problem import Problem
from generator.markup.scripts import lowered_figures, raised_figures

_SPACES = re.compile("[ \t\n]+")
_FIGURES = {"sup": raised_figures, "sub": lowered_figures}


class Rendering(Struct, frozen=True):
    """A text as it is shown, and what was found in it."""

    html: str
    plain: str
    problems: tuple[Problem, ...]
    text_formulas: int
    mathml_formulas: int


def render(source: str, macros: Mapping[str, str], *, block: bool) -> Rendering:
    """Read a text once and show it both ways; never raises."""
    document = read(source, macros, block=block)
    children = (child for token in document.tokens for child in token.children or ())
    are_mathml = [_formula(child).is_mathml for child in children if child.type == "math"]
    mathml = sum(are_mathml)
    html, plain = _to_html(document), _to_plain(document)
    # Most texts are shown as they were typed: one string of each is enough.
    plain = source if plain == source else plain
    html = plain if html == plain else html
    return Rendering(html, plain, document.problems, len(are_mathml) - mathml, mathml)


def _to_html(document: Document) -> str:
    """Well-formed HTML of known elements; the only attributes are a link's and MathML's."""
    parts: list[str] = []
    for token in document.tokens:
        if token.type == "inline":
            html = "".join(_html(child, block=document.block) for child in token.children or ())
            parts.append(_single_spaced(html).strip(" "))
        elif not token.hidden:
            parts.append(_tag(token))
    return "".join(parts).replace("<p></p>", "")


def _html(token: Token, *, block: bool) -> str:
    match token.type:
        case "math":
            return _formula(token).html
        case "softbreak" | "hardbreak":
            return "<br/>" if block and token.type == "hardbreak" else " "
        case "link_open":
            return f'<a href="{escape(str(token.attrs["href"]))}" rel="noopener">'
        case "code_inline":
            return f"<code>{escape(token.content, quote=False)}</code>"
        case _:
            return escape(token.content, quote=False) + (_tag(token) if token.nesting else "")


def _tag(token: Token) -> str:
    return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"


def _formula(token: Token) -> Formula:
    formula: Formula = token.meta["formula"]
    return formula


def _to_plain(document: Document) -> str:
    """Words only: paragraphs a blank line apart, list items a line each."""
    parts: list[str] = []
    depth = depth_before = 0
    for token in document.tokens:
        if token.tag in ("ul", "ol"):
            depth += token.nesting
        if token.type == "inline" and (text := _plain_line(token.children or [])):
            parts += ["\n" if depth and depth_before else "\n\n", text]
            depth_before = depth
    return "".join(parts[1:])


def _plain_line(tokens: list[Token]) -> str:
    opened: list[list[str]] = [[]]
    for token in tokens:
        if token.tag in _FIGURES and token.nesting > 0:
            opened.append([])
        elif token.tag in _FIGURES and len(opened) > 1:
            script = "".join(opened.pop())
            opened[-1].append(_FIGURES[token.tag](script))
        else:
            opened[-1].append(_plain(token))
    return _single_spaced("".join(part for parts in opened for part in parts)).strip()


def _single_spaced(text: str) -> str:
    # Most texts are already, and to find that out takes far less time than to write them anew.
    return _SPACES.sub(" ", text) if "  " in text or "\n" in text or "\t" in text else text


def _plain(token: Token) -> str:
    if token.type == "math":
        return _formula(token).plain
    return " " if token.tag == "br" else token.content
