"""What a reader sees of a page, as lines that can be compared."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset(["head", "script", "style", "template", "svg"])
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def title(html: str) -> str:
    """The page's first heading, or its title where it has none."""
    page = BeautifulSoup(html, "html.parser")
    found = page.find("h1") or page.find("title")
    return " ".join(found.get_text().split()) if found else ""


def lines(html: str, part: str = "body") -> tuple[str, ...]:
    """The words of a page or of one element of it, a line for each sentence.

    Outside addresses and pictures stand in brackets behind their words.
    """
    page = BeautifulSoup(html, "html.parser")
    parts: list[str] = []
    # A stack and not recursion: an own page may nest its elements as deep as it likes.
    rest: list[PageElement | str] = [page.find(part) or page]
    while rest:
        node = rest.pop()
        if isinstance(node, Tag):
            if node.name not in _UNSEEN:
                opening, closing = _bounds(node)
                parts.append(opening)
                rest.append(closing)
                rest.extend(reversed(node.contents))
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):  # a comment
                parts.append(re.sub(r"\s+", " ", node))
        elif isinstance(node, str):
            parts.append(node)
    told = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return tuple(sentence for line in told for sentence in _SENTENCE_END.split(line) if sentence)


def _bounds(node: Tag) -> tuple[str, str]:
    """What stands before the element's own words, and behind them."""
    edge = "\n" if node.name in _BLOCKS else ""
    source, target = str(node.get("src") or ""), str(node.get("href") or "")
    if source:
        said = f"{node.get('alt')}, " if node.get("alt") else ""
        return edge, f" [{'picture' if node.name == 'img' else node.name}: {said}{source}]{edge}"
    if "//" in target and target not in node.get_text():
        return edge, f" [{target}]{edge}"
    return edge, edge
