"""A formula as text: its atoms in a row, with the spaces that a printer would set."""

import re
from xml.etree.ElementTree import Element

from msgspec import Struct

from generator.markup.mathatoms import Atom, atoms_of

_SPACES = re.compile(" {2,}")
_THIN_OUTSIDE_NUMBERS = re.compile("(?<!\\d)\u202f|\u202f(?!\\d)")
_OPERANDS = ("ordinary", "word", "closing")
_ENDS = ("closing", "comma", "space")


class MathText(Struct, frozen=True):
    """A formula as text; `html` is None where only MathML can say it."""

    plain: str
    html: str | None


def to_text(tree: Element) -> MathText:
    """Say a formula's MathML tree in words and signs."""
    spaced = _spaced(atoms_of(tree))
    plain = "".join(gap + atom.plain for gap, atom in spaced)
    says_all = all(atom.html is not None for _, atom in spaced)
    html = "".join(gap + (atom.html or "") for gap, atom in spaced) if says_all else None
    return MathText(_with_plain_spaces(plain).strip(" "), html and _with_plain_spaces(html))


def _with_plain_spaces(text: str) -> str:
    """One space where there are several; a thin one only inside a number."""
    return _SPACES.sub(" ", _THIN_OUTSIDE_NUMBERS.sub(" ", text))


def _spaced(atoms: list[Atom]) -> list[tuple[str, Atom]]:
    """Each atom with the space before it."""
    spaced: list[tuple[str, Atom]] = []
    for index, atom in enumerate(atoms):
        further, before = (atoms[index - place] if index >= place else None for place in (2, 1))
        after = atoms[index + 1] if index + 1 < len(atoms) else None
        needs_gap = before is not None and (_binds(before, atom, after) or _follows(further, before, atom))
        spaced.append((" " if needs_gap else "", atom))
    return spaced


def _binds(before: Atom, atom: Atom, after: Atom | None) -> bool:
    """Whether a sign stands between two operands and so has space around it."""
    if after is None or before.kind not in _OPERANDS or after.kind in _ENDS:
        return False
    if atom.kind == "times":
        return not (_is_number(before) or _is_number(after))
    return atom.kind in ("relation", "operator")


def _follows(further: Atom | None, before: Atom, atom: Atom) -> bool:
    """Whether an atom keeps a distance from the one before."""
    if further is not None and _binds(further, before, atom):
        return True
    if before.kind == "comma":
        is_in_number = further is not None and _is_number(further) and _is_number(atom)
        return atom.kind != "space" and not is_in_number
    if before.kind == "apply":
        return atom.plain[:1].isalnum()
    return "word" in (before.kind, atom.kind) and before.plain[-1:].isalpha() and atom.plain[:1].isalpha()


def _is_number(atom: Atom) -> bool:
    return atom.plain[:1].isdigit()
