"""What the HTML of a page leads to, and what in it can be led to."""

from html.parser import HTMLParser

from msgspec import Struct

_LEADING = frozenset(["href", "src"])


class Targets(Struct, frozen=True):
    """The addresses of links and pictures in their order, and the ids that a `#` may name."""

    links: tuple[str, ...]
    ids: frozenset[str]


def find(html: str) -> Targets:
    """The targets of a page's HTML."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return Targets(tuple(parser.links), frozenset(parser.ids))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in _LEADING and value:
                self.links.append(value)
            elif value and (name == "id" or (name == "name" and tag == "a")):
                self.ids.add(value)
