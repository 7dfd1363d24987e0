"""Titles as BibTeX wants them: valid TeX, with braces where a style would take capitals away."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.markup import Text
from generator.site.cite import tex
from generator.site.cite.capitals import Guard
from generator.site.cite.lines import one_line

_COMMANDS = {"em": "emph", "strong": "textbf", "u": "underline", "code": "texttt", "sup": "textsuperscript",
             "sub": "textsubscript"}  # fmt: skip
_ANNOTATION = "{*}annotation"


def to_tex(title: Text) -> str:
    """The title as TeX of LaTeX's own commands: a walk over its HTML, where the author's macros are replaced already.

    A formula is its TeX. What stands inside a command or a formula keeps its capitals by the braces there.
    """
    guard, html = Guard(one_line(title.plain)), str(title.html)
    if "<" not in html and "&" not in html:
        return one_line(guard.protect(html)).strip("~ ")
    root = ElementTree.fromstring(f"<title>{html}</title>")  # noqa: S314 - our own well-formed markup
    return one_line(_inner(root, guard)).strip("~ ")


def _inner(element: Element, guard: Guard | None) -> str:
    """The text and the elements inside; `guard` protects capitals, None where braces around do so already."""
    parts = [_text(element.text, guard)]
    for child in element:
        parts += [_element(child, guard), _text(child.tail, guard)]
    return "".join(parts)


def _element(element: Element, guard: Guard | None) -> str:
    if element.tag == "math":
        return tex.formula(element.findtext(f".//{_ANNOTATION}") or "")
    command = _COMMANDS.get(element.tag)
    if command is None:
        return _inner(element, guard)
    inner = _inner(element, None)
    # BibTeX changes case inside a brace that a backslash follows at once.
    return f"\\{command}{{{{{inner}}}}}" if inner.startswith("\\") else f"\\{command}{{{inner}}}"


def _text(text: str | None, guard: Guard | None) -> str:
    if not text:
        return ""
    return guard.protect(text) if guard else tex.escape(text)
