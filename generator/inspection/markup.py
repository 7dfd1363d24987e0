"""HTML and SVG as a list of elements, fast enough for ten thousand pages: one pattern, and no tree.

After the tokens of https://html.spec.whatwg.org/multipage/parsing.html, as far as pages of ours and damaged ones need
them. The standard library's parser tells where a tag begins, and not where in it an address stands.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

# Possessive all through, so that no text makes it slow.
_TOKEN = re.compile(
    r"""<(?: !--.*?(?:-->|\Z)
      | [!?][^>]*+>
      | (?P<name>[a-zA-Z][^\s/>]*+) (?P<attributes>(?:[^"'>]++|"[^"]*+"|'[^']*+')*+) >
      | /(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+>
      | (?P<cut>/?[a-zA-Z])
    )""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
# What stands in these is text, whatever it looks like.
RAW = frozenset(["script", "style", "textarea", "title"])
_NONE: Mapping[str, tuple[str, int]] = {}


class Element(NamedTuple):
    """A start tag or, where `closes`, an end tag; `text` is what a raw element such as script holds."""

    name: str
    offset: int
    attributes: Mapping[str, tuple[str, int]] = _NONE  # value without entities, and where it begins
    closes: bool = False
    is_empty: bool = False  # <g/>
    text: str = ""
    text_offset: int = 0


def elements(text: str, wanted: re.Pattern[str]) -> Iterator[Element]:
    """Every start tag and end tag in order; comments and the texts of raw elements hold none.

    Attributes are read where `wanted` finds something in them. What follows a tag that never ends is dropped, as
    browsers do.
    """
    position = 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        name, written, end = token.group("name", "attributes", "end")
        if token["cut"]:
            return
        if end:
            yield Element(end.lower(), token.start(), closes=True)
        elif name:
            name = name.lower()
            held, start = "", position
            if name in RAW and not written.endswith("/"):
                held, position = _raw(text, name, position)
            found = _attributes(written, token.start("attributes")) if wanted.search(written) else _NONE
            yield Element(name, token.start(), found, is_empty=written[-1:] == "/", text=held, text_offset=start)


def _raw(text: str, name: str, start: int) -> tuple[str, int]:
    """The text of a raw element, and where its end tag begins."""
    end = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(text, start)
    stop = end.start() if end else len(text)
    return text[start:stop], stop


def _attributes(text: str, offset: int) -> dict[str, tuple[str, int]]:
    """Name -> value and its offset; of two with one name the first, as in browsers."""
    found: dict[str, tuple[str, int]] = {}
    for match in _ATTRIBUTE.finditer(text):
        group = match.lastindex or 1
        value = match[group] if group > 1 else ""
        value = unescape(value) if "&" in value else value
        found.setdefault(match[1].lower(), (value, offset + match.start(group)))
    return found
