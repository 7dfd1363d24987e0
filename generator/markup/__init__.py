"""Authors' text (titles, abstracts): read once, shown as HTML and as plain text."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from generator.markup.problem import Problem

if TYPE_CHECKING:
    from generator.markup.render import Rendering

__all__ = ["Formulas", "Problem", "Text"]

LONG = 10_000  # characters; where a text is too long is decided when it is read
# Only commands, formulas and links can be problems; and the commonest of these are none.
_SIGNS = ("\\", "$", "](")
_ESCAPE = r"\\[%&#_]"
_STYLE = r"\\(?:textbf|textit|emph|underline|texttt)\{"
_WORDS = rf"[\w ,.:;()/×–-]|{_ESCAPE}"
_FINE = re.compile(
    rf"{_ESCAPE}|(?<!\$)\$(?:\d+(?:\.\d+)?)?\\times\$(?!\$)|{_STYLE}(?:{_WORDS}|{_STYLE}(?:{_WORDS})*+\}})*+\}}"
)


class Formulas(Struct, frozen=True):
    """How many formulas of a text came out as text, and how many as MathML."""

    text: int = 0
    mathml: int = 0


class Text(Struct, frozen=True, dict=True):
    """A stranger's text in Markdown and LaTeX; a block has paragraphs and lists, otherwise it is one line.

    `macros` are the poster's own: a name without its backslash, and the text that stands for it. Nothing here raises,
    whatever the source: what cannot be read stays visible as typed and is named in `problems`.
    """

    source: str
    macros: tuple[tuple[str, str], ...] = ()
    block: bool = False

    @property
    def html(self) -> Markup:
        """Safe, well-formed HTML, with MathML for maths; without `<p>` unless `block`."""
        return Markup(self._rendering.html)  # noqa: S704 - each part of it was escaped, or written by us

    @property
    def plain(self) -> str:
        """The same words without markup, for search, descriptions and citations.

        Paragraphs stand a blank line apart, list items a line each.
        """
        return self._rendering.plain

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, in the order of the source."""
        return self._rendering.problems if self._may_have_problems else ()

    @property
    def _may_have_problems(self) -> bool:
        """Most texts surely have none, and need not be read for that."""
        signs = [sign for sign in _SIGNS if sign in self.source]
        if signs and not self.macros:
            rest = _FINE.sub(" ", self.source)
            signs = [sign for sign in signs if sign in rest]
        return bool(signs) or len(self.source) > LONG

    @property
    def formulas(self) -> Formulas:
        """How the formulas came out."""
        return Formulas(self._rendering.text_formulas, self._rendering.mathml_formulas)

    @cached_property
    def _rendering(self) -> "Rendering":
        from generator.markup.render import render  # noqa: PLC0415 - the parser takes 0.1 s to import

        return render(self.source, dict(self.macros), block=self.block)
