"""What reads each kind of file of a site, and what it finds: references, problems, ids."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from xml.parsers import expat

from generator.inspection import page, style
from generator.inspection.addresses import Site
from generator.inspection.records import Found, Problem, Reference

AGAIN = "build the site again"
MATERIALS = "files/"  # what people gave away, in whatever form they made it

Reader = Callable[[str, Site], Found]


def reader(route: str) -> Reader | None:
    """What reads a file of that name; None for what is a file and no more to us."""
    suffix = PurePosixPath(route).suffix
    return None if route.startswith(MATERIALS) and suffix != ".svg" else _READERS.get(suffix)


def _html(text: str, site: Site) -> Found:
    return page.read(text)


def _svg(text: str, site: Site) -> Found:
    found = page.read_drawing(text)
    found.problems.extend(_not_xml(text))
    return found


def _xml(text: str, site: Site) -> Found:
    """The addresses in a site map or a feed are full: those of the site must be there."""
    found = re.finditer(re.escape(site.url) + r"[^\s<>\"'{]*", text) if site.url else ()
    plain = (Reference(one.start(), one[0].replace("&amp;", "&")) for one in found)
    return Found(list(plain), list(_not_xml(text)))


def _css(text: str, site: Site) -> Found:
    return Found(list(style.references(text)), [])


def _json(text: str, site: Site) -> Found:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return Found([], [Problem(error.pos, f"not valid JSON: {error.msg}", AGAIN)])
    return Found([], [])


def _not_xml(text: str) -> Iterator[Problem]:
    parser = expat.ParserCreate()
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        line_start = sum(len(line) + 1 for line in text.split("\n")[: error.lineno - 1])
        message = f"not well-formed XML: {expat.errors.messages[error.code]}"
        yield Problem(line_start + error.offset, message, AGAIN)


_READERS: Mapping[str, Reader] = {
    ".html": _html,
    ".svg": _svg,
    ".xml": _xml,
    ".css": _css,
    ".json": _json,
    ".webmanifest": _json,
}
