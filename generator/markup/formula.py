"""One formula: TeX to MathML, or to HTML text where Unicode says it, and to plain text."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from html.entities import html5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import math_core
from msgspec import Struct

from generator.markup import safe
from generator.markup.mathtext import to_text

ELEMENTS = frozenset({
    "math", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace", "msqrt", "mstyle",
    "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "accent", "accentunder", "columnspan", "depth", "displaystyle", "fence", "form", "height", "largeop", "lspace",
    "linethickness", "mathvariant", "maxsize", "minsize", "movablelimits", "rowspan", "rspace", "scriptlevel",
    "separator", "stretchy", "symmetric", "voffset", "width",
})  # fmt: skip
_PADDING = "width: 50%"  # empty cells that push an aligned block to the middle, by a style that a page does not allow

_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot);)(\w+;)")
_TAG = re.compile(r"<(/?)[a-z][^>]*?(/?)>")
_BARE_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_MESSAGE = re.compile(r"(\d+): (.*)", re.DOTALL)


class FormulaError(Exception):
    """TeX that could not be read; `position` counts from its start, None where the fault has no single place."""

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class Formula(Struct, frozen=True):
    """A formula as it is shown: `html` is text, or MathML with its TeX as annotation."""

    html: str
    plain: str
    is_mathml: bool


def convert(tex: str, macros: Mapping[str, str], *, display: bool = False) -> Formula:
    """Read one formula without its dollar signs; raises FormulaError where it cannot be read."""
    _check_size(tex)
    prepared = _expand(_BARE_PERCENT.sub(r"\1\\%", tex), macros)
    _check_size(prepared)
    try:
        mathml = _converter().convert_with_local_state(prepared, displaystyle=display)
    except math_core.LatexError as error:
        raise _explained(error, positioned=prepared == tex) from error
    tree = _tree(mathml)
    text = to_text(tree)
    if text.html is not None and not display:
        return Formula(text.html, text.plain, is_mathml=False)
    return Formula(_serialise(tree, prepared.strip(), display=display), text.plain, is_mathml=True)


@cache
def _converter() -> math_core.LatexToMathML:
    macros = {"mbox": r"\text{#1}", "ensuremath": "#1", "xspace": ""}
    return math_core.LatexToMathML(macros=macros, fancy_error=False, max_expansions=100)


def _expand(tex: str, macros: Mapping[str, str], depth: int = 0) -> str:
    """The poster's own macros replaced, and theirs."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        if name not in macros:
            return match[0]
        if depth == safe.MAX_EXPANSION_DEPTH:
            raise FormulaError(rf"the macro \{name} leads back to itself")
        return "{" + _expand(macros[name], macros, depth + 1) + "}"

    if not macros or len(tex) > safe.MAX_TEX:
        return tex
    return _COMMAND.sub(replacement, tex)


def _check_size(tex: str) -> None:
    if len(tex) > safe.MAX_TEX:
        raise FormulaError(f"formula longer than {safe.MAX_TEX:,} characters")
    if tex.count("{") > safe.MAX_TEX_GROUPS:
        raise FormulaError(f"formula with more than {safe.MAX_TEX_GROUPS} groups")


def _explained(error: math_core.LatexError, *, positioned: bool) -> FormulaError:
    match = _MESSAGE.fullmatch(str(error))
    if match is None:
        return FormulaError(_as_message(str(error)))
    return FormulaError(_as_message(match[2]), int(match[1]) if positioned else None)


def _as_message(text: str) -> str:
    text = text.replace('"', "").rstrip(".")
    return text[:1].lower() + text[1:]


def _tree(mathml: str) -> Element:
    """The converter's answer as a tree, once it is known to be small enough to walk."""
    if len(mathml) > safe.MAX_MATHML or _depth(mathml) > safe.MAX_MATHML_DEPTH:
        raise FormulaError("formula nested too deeply or grown too large")
    tree = ElementTree.fromstring(_ENTITY.sub(lambda entity: html5[entity[1]], mathml))  # noqa: S314 - our own converter wrote it
    for over in tree.iter("mover"):
        if over[1].text == "\u0332":  # a combining low line, which no browser draws above
            over[1].text = "\u203e"
    return tree


def _depth(mathml: str) -> int:
    depth = deepest = 0
    for closing, empty in _TAG.findall(mathml):
        depth += -1 if closing else not empty
        deepest = max(deepest, depth)
    return deepest


def _serialise(tree: Element, tex: str, *, display: bool) -> str:
    inner = "".join(_element(child) for child in tree)
    annotation = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    mode = ' display="block"' if display else ""
    return f"<math{mode}><semantics><mrow>{inner}</mrow>{annotation}</semantics></math>"


def _element(element: Element) -> str:
    """MathML of one element: known elements and attributes only, no style, no link."""
    if element.tag == "mspace" and not element.attrib:
        return ""
    if element.tag == "mtd" and element.get("style") == _PADDING and len(element) == 0:
        return ""
    if element.tag == "mrow" and len(element) == 2 and element[0].tag == "mspace" and not element[0].attrib:
        return _element(element[1])
    name = element.tag if element.tag in ELEMENTS else "mrow"
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in sorted(element.items()) if key in ATTRIBUTES)
    inner = escape("".join(element.itertext()), quote=False) if element.tag in ("mi", "mn", "mo", "mtext") else ""
    inner += "".join(_element(child) for child in element) if not inner else ""
    return f"<{name}{attributes}>{inner}</{name}>"
