"""The signs, numbers and words of a formula, from its MathML tree."""

import re
import unicodedata
from collections.abc import Callable
from html import escape
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

from generator.markup.scripts import subscript, superscript

Kind = Literal[
    "ordinary", "word", "apply", "relation", "operator", "times", "opening", "closing", "comma", "space"
]  # fmt: skip

RELATIONS = frozenset("=<>≤≥≪≫≈∼≃≅≡≠∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺≲≳≺≻∣⊢⊨∥≔≜")
OPERATORS = frozenset("+−±∓∪∩∧∨⊕⊗⊙∘⋆∗÷∖⋅·")
OPENING, CLOSING = frozenset("([{⟨⌈⌊"), frozenset(")]}⟩⌉⌋")
TEXT_SIGNS = RELATIONS | OPERATORS | OPENING | CLOSING | frozenset("×%$#&_°′″,.:;/|!?∞…⋯•∙†‡§¶✓✗↑↓↗↘-*@")

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(RELATIONS, "relation"), **dict.fromkeys(OPERATORS, "operator"), "×": "times",
    **dict.fromkeys(OPENING, "opening"), **dict.fromkeys(CLOSING, "closing"), **dict.fromkeys(",;:", "comma"),
}  # fmt: skip
_ACCENTS = {
    "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304", "‾": "\u0304", "⃗": "\u20d7",
    "→": "\u20d7", "˙": "\u0307", "¨": "\u0308", "˘": "\u0306", "ˇ": "\u030c", "˚": "\u030a", "´": "\u0301",
    "`": "\u0300",
}  # fmt: skip
_APPLY = "\u2061"
_INVISIBLE = re.compile("[\u2061-\u2064\ufe00-\ufe0f]")
_SCRIPT_CAPITALS = "ℬℰℱℋℐℒℳℛ"
_ORDINALS = ("st", "nd", "rd", "th")
_DEGREE = ("∘", "°")
_PRIMES = ("′", "″")


class Atom(Struct, frozen=True):
    """One sign, number or word of a formula; `html` is None where only MathML can say it."""

    plain: str
    html: str | None
    kind: Kind = "ordinary"


def atoms_of(element: Element) -> list[Atom]:
    """What an element says, in order."""
    return _READERS.get(element.tag, _children)(element)


def _children(element: Element) -> list[Atom]:
    return [atom for child in element for atom in atoms_of(child)]


def _join(element: Element | None) -> str:
    """An element's plain text without spaces between its signs."""
    return "" if element is None else "".join(atom.plain for atom in atoms_of(element)).strip()


def _token(element: Element) -> list[Atom]:
    if element.text == _APPLY:
        return [Atom("", "", "apply")]
    text = _INVISIBLE.sub("", "".join(element.itertext()))
    if text.strip():
        text = text.replace("\u00a0", " ")  # in MathML, \text's own spaces
    plain = "".join(map(_plain_letter, text))
    if not plain:
        return []
    if element.tag == "mo":
        return [Atom(plain, escape(plain, quote=False) if plain in TEXT_SIGNS else None, _KINDS.get(plain, "ordinary"))]
    kind: Kind = "word" if element.tag == "mi" and len(plain) > 1 and plain.isalpha() else "ordinary"
    return [Atom(plain, _as_html(element, text, plain), kind)]


def _as_html(element: Element, text: str, plain: str) -> str | None:
    """The text of a number, word or letter; a letter that TeX slants stays a formula."""
    html = escape(plain, quote=False)
    if element.tag == "mtext":
        return html if element.find(".//b") is None else f"<strong>{html}</strong>"
    if text in TEXT_SIGNS or text == "μ":
        return html
    if text.isascii():
        is_upright = element.tag == "mn" or len(text) > 1 or element.get("mathvariant") == "normal"
        return html if is_upright else None
    is_text = plain.isascii() and (len(plain) > 1 or plain.isdigit())
    return f"<strong>{html}</strong>" if is_text and all(map(_is_bold, text)) else None


def _is_bold(character: str) -> bool:
    name = unicodedata.name(character, "")
    return character == "." or (name.startswith("MATHEMATICAL BOLD ") and " ITALIC " not in name)


def _plain_letter(character: str) -> str:
    """A letter without the bold, script or Fraktur shape that Unicode has for it."""
    if "\U0001d400" <= character <= "\U0001d7ff" or character in _SCRIPT_CAPITALS:
        return unicodedata.normalize("NFKC", character)
    return character


def _space(element: Element) -> list[Atom]:
    width = float(element.get("width", "0").removesuffix("em") or 0)
    if width <= 0:
        return []
    return [Atom("\u202f", "\u202f", "space") if width < 0.2 else Atom(" ", " ", "space")]


def _scripted(element: Element) -> list[Atom]:
    base, *scripts = element
    below = None if element.tag in ("msup", "mover") else scripts[0]
    above = None if element.tag in ("msub", "munder") else scripts[-1]
    if "true" in (element.get("accent"), element.get("accentunder")):
        return _accented(base, _join(scripts[0]))
    atoms = atoms_of(base)
    plain = "".join(atom.plain for atom in atoms) + subscript(_join(below)) + _raised(above)
    html = _script_html(atoms, scripts[0], element.tag[1:]) if element.tag in ("msup", "msub") else None
    kind: Kind = "word" if atoms and atoms[-1].kind == "word" else "ordinary"
    return [Atom(plain, html, kind)] if plain else []


def _accented(base: Element, mark: str) -> list[Atom]:
    plain = _join(base)
    combining = _ACCENTS.get(mark, "") if len(plain) == 1 else ""
    return [Atom(unicodedata.normalize("NFC", plain + combining), None)] if plain else []


def _raised(script: Element | None) -> str:
    raised = _join(script)
    return raised if raised in _ORDINALS else superscript(raised)


def _script_html(base: list[Atom], script: Element, tag: str) -> str | None:
    """A power or index of a number as text: 10<sup>−3</sup>, 90°, 4<sup>th</sup>, CO<sub>2</sub>."""
    if any(atom.html is None for atom in base):
        return None
    stem = "".join(atom.html or "" for atom in base)
    atoms = atoms_of(script)
    text = "".join(atom.plain for atom in atoms)
    if tag == "sup" and text in (*_DEGREE, *_PRIMES):
        return stem + ("°" if text in _DEGREE else text)
    is_text = text in _ORDINALS or all(atom.html is not None for atom in atoms)
    return f"{stem}<{tag}>{escape(text, quote=False)}</{tag}>" if is_text else None


def _fraction(element: Element) -> list[Atom]:
    return [Atom("/".join(_bracketed(_join(part)) for part in element), None)]


def _square_root(element: Element) -> list[Atom]:
    return [Atom("√" + _bracketed("".join(atom.plain for atom in _children(element)).strip()), None)]


def _root(element: Element) -> list[Atom]:
    return [Atom(superscript(_join(element[1])) + "√" + _bracketed(_join(element[0])), None)]


def _table(element: Element) -> list[Atom]:
    rows = (" ".join(cell for cell in map(_join, row) if cell) for row in element)
    return [Atom("; ".join(rows), None)]


def _nothing(_element: Element) -> list[Atom]:
    return []


def _bracketed(text: str) -> str:
    """A part of a fraction or root, in brackets where it has more than one sign."""
    is_name = len(text) <= 1 or text.replace(".", "").isalnum()
    is_in_brackets = text[:1] == "(" and text.find(")") == len(text) - 1
    return text if is_name or is_in_brackets else f"({text})"


_READERS: dict[str, Callable[[Element], list[Atom]]] = {
    **dict.fromkeys(("mn", "mi", "mtext", "mo"), _token),
    **dict.fromkeys(("msup", "msub", "msubsup", "munder", "mover", "munderover"), _scripted),
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "mtable": _table,
    "mphantom": _nothing,
}
