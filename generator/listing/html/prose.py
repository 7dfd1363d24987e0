"""The text of an element as a reader sees it: whitespace folded, formulas as TeX, without controls and litter."""

import re
from collections.abc import Callable, Iterator, Mapping

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from generator.listing.lines import one_spaced


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = _set(
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_UNSEEN = _set(
    "script style template noscript svg canvas iframe object audio video head title summary "
    "button select option textarea input"
)
_HIDDEN_CLASSES = frozenset(("sr-only", "visually-hidden", "screen-reader-only"))
_RENDERED = frozenset(
    ("MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML", "mjx-chtml")
)
_DOUBLES = frozenset(("MathJax_Preview", "MJX_Assistive_MathML", "katex-html"))
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()aeijox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢⱼₒₓ")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DISPLAYED = re.compile(r"\$\$([^$\s](?:[^$]*[^$\s])?)\$\$")
_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_PERHAPS_EMAIL = re.compile(r"@|[\[(]at[\])]")
_EMAIL = re.compile(
    r"\s*[<(\[{]?(?:mailto:)?\b[\w.+%-]{1,64}(?:@|\s?[\[(]at[\])]\s?)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b[>)\]}]?"
)

BREAK, NEW_LINE, ITEM = "\n", "\r", "\v"  # a block begins or ends; <br>; a list item begins


def attribute(tag: Tag, name: str) -> str:
    """The value of an attribute, "" where there is none."""
    value = tag.attrs.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def classes(tag: Tag) -> list[str]:
    """The classes of a tag."""
    return attribute(tag, "class").split()


def is_hidden(tag: Tag) -> bool:
    """Whether a tag hides itself from readers."""
    attrs = tag.attrs
    if not attrs:
        return False
    return (
        "hidden" in attrs
        or ("style" in attrs and _DISPLAY_NONE.search(attribute(tag, "style")) is not None)
        or not _HIDDEN_CLASSES.isdisjoint(classes(tag))
    )


def inline_formulas(text: str) -> str:
    """The text with its displayed formulas, $$...$$, as $...$: a line of text can hold no block."""
    return _DISPLAYED.sub(r"$\1$", text)


def one_line(tag: Tag) -> str:
    """The text of a title or a label, in one line; formulas stand as $...$."""
    text = "".join(" " if piece in (BREAK, NEW_LINE, ITEM) else piece for piece in flow(tag))
    return fold(inline_formulas(text))


def paragraphs(tag: Tag) -> list[str]:
    """The paragraphs of an abstract; two line breaks make one, an item of a list begins with "- "."""
    text = "".join(flow(tag))
    text = re.sub(f"{NEW_LINE}(?:[ ]*{NEW_LINE})+", BREAK, text).replace(NEW_LINE, " ")
    return [folded for part in text.split(BREAK) if (folded := _item(part))]


def fold(text: str) -> str:
    """A text with single plain spaces inside and none at its ends, without invisible marks."""
    if text.isprintable() and "  " not in text:  # most texts are so
        return text.strip(" ")
    return one_spaced(_WHITE.sub(" ", text))


def without_email(text: str) -> str:
    """A text without the e-mail addresses in it."""
    return _EMAIL.sub("", text).strip() if _PERHAPS_EMAIL.search(text) else text


def flow(tag: Tag) -> Iterator[str]:
    """Yield the visible text inside a tag piece by piece, and the marks BREAK, NEW_LINE and ITEM."""
    stack: list[Iterator[PageElement]] = [iter(tag.contents)]
    closing: list[str] = [""]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            yield closing.pop()
        elif isinstance(node, Tag):
            text = written(node)
            if text is not None:
                yield text
            else:
                mark = BREAK if node.name in BLOCKS else ""
                yield mark + ITEM if node.name == "li" else mark
                stack.append(iter(node.contents))
                closing.append(mark)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield _WHITE.sub(" ", node)


def written(tag: Tag) -> str | None:
    """What a tag stands for as a whole: "" if nothing is seen of it; None if its content is to be read."""
    if not tag.attrs and tag.name not in _WRITTEN and tag.name not in _UNSEEN:
        return None
    if tag.name == "script" and attribute(tag, "type").startswith("math/tex"):
        return _tex(tag.get_text(), "mode=display" in attribute(tag, "type"))
    if tag.name in _UNSEEN or is_hidden(tag):
        return ""
    write = _WRITTEN.get(tag.name, _of_rendered)
    return write(tag)


def _item(part: str) -> str:
    folded = fold(part.replace(ITEM, " "))
    return f"- {folded}" if folded and ITEM in part else folded


def _of_rendered(tag: Tag) -> str | None:
    """Formulas that a script has drawn: their TeX stands in a script element behind them."""
    names = set(classes(tag))
    if not _DOUBLES.isdisjoint(names):
        return ""
    if _RENDERED.isdisjoint(names):
        return None
    behind = tag.find_next_sibling(True)
    has_source = isinstance(behind, Tag) and attribute(behind, "type").startswith("math/tex")
    return "" if has_source else None


def _of_mathml(tag: Tag) -> str | None:
    for annotation in tag.find_all("annotation"):
        if attribute(annotation, "encoding") == "application/x-tex":
            return _tex(annotation.get_text(), attribute(tag, "display") == "block")
    alternative = attribute(tag, "alttext")
    return _tex(alternative, attribute(tag, "display") == "block") if alternative else None


def _of_image(tag: Tag) -> str:
    is_formula = any(word in attribute(tag, "class").lower() for word in ("tex", "math"))
    return _tex(attribute(tag, "alt"), False) if is_formula and attribute(tag, "alt") else ""


def _tex(source: str, is_display: bool) -> str:
    fence = "$$" if is_display else "$"
    tex = fold(source).strip("$")
    return f"{fence}{tex}{fence}" if tex else ""


def _shifted(tag: Tag) -> str | None:
    """A raised or lowered text in Unicode where it has the signs for it: 10⁶, H₂O."""
    text = fold(tag.get_text())
    table = _RAISED if tag.name == "sup" else _LOWERED
    return text.translate(table) if text and all(ord(sign) in table for sign in text) else None


_WRITTEN: Mapping[str, Callable[[Tag], str | None]] = {
    "br": lambda _: NEW_LINE,
    "math": _of_mathml,
    "mjx-container": _of_mathml,
    "sub": _shifted,
    "sup": _shifted,
    "img": _of_image,
}
