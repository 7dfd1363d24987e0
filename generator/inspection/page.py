"""One page or drawing: where it leads, what it loads, which ids it has, and whether its elements close."""

import re
from collections.abc import Iterator

from generator.inspection import markup, style
from generator.inspection.markup import Element
from generator.inspection.records import Found, Problem, Reference

# Element -> attribute -> what is loaded from there.
_LOADS = {
    "script": {"src": "script", "href": "script", "xlink:href": "script"},
    "img": {"src": "picture", "srcset": "picture"},
    "source": {"src": "picture, video or sound", "srcset": "picture"},
    "input": {"src": "picture"},
    "image": {"href": "picture", "xlink:href": "picture"},
    "use": {"href": "drawing", "xlink:href": "drawing"},
    "video": {"src": "video", "poster": "picture"},
    "audio": {"src": "sound"},
    "track": {"src": "subtitles"},
    "iframe": {"src": "frame"},
    "frame": {"src": "frame"},
    "embed": {"src": "plug-in"},
    "object": {"data": "plug-in"},
}
_LEADS = {"a": ("href", "xlink:href"), "area": ("href",), "form": ("action",), "button": ("formaction",)}
# What stands in a tag with an attribute that is of use here.
_WANTED = re.compile(r"(?i)href|src|\bid\b|style|content|data|action|poster|name")
# Words of a link's `rel` for what a browser loads by itself.
_RELS = {
    "stylesheet": "style sheet",
    "icon": "icon",
    "apple-touch-icon": "icon",
    "manifest": "manifest",
    "preload": "file",
    "modulepreload": "script",
    "prefetch": "file",
}
_NAMED = frozenset(["og:url", "og:image", "citation_pdf_url", "citation_abstract_html_url"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
# These may be left open (HTML, section 13.1.2.4).
_OPEN = frozenset(
    [
        *("body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt"),
        *("tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)
_REFRESH = re.compile(r"(?i)^\s*[\d.]+\s*[;,]\s*url\s*=\s*[\"']?([^\"']*)")


def read(text: str) -> Found:
    """A page, with what it lacks."""
    found = _read(text)
    if not text.lstrip("\ufeff\n").lower().startswith("<!doctype html>"):
        found.problems.insert(0, Problem(0, "no <!doctype html> at the beginning", "build the site again"))
    return found


def read_drawing(text: str) -> Found:
    """An SVG; whether it is well-formed is for those to say who read XML."""
    found = _read(text)
    found.problems.clear()
    return found


def _read(text: str) -> Found:
    found = Found([], [])
    ids: dict[str, int] = {}
    open_: list[Element] = []
    titles = 0
    for element in markup.elements(text, _WANTED):
        found.problems.extend(_nesting(element, open_))
        if element.closes or not (element.attributes or element.text):
            continue
        titles += element.name == "title" and bool(element.text.strip())
        found.references.extend(_references(element))
        _note_id(element, ids, found.problems)
        if element.name == "meta" and _value(element, "http-equiv").lower() == "content-security-policy":
            found.policies.append((_value(element, "content"), element.offset))
    found.problems.extend(_unclosed(open_))
    if not titles:
        found.problems.append(Problem(0, "no <title>", "build the site again"))
    found.ids = frozenset(ids)
    return found


def _value(element: Element, name: str) -> str:
    return element.attributes.get(name, ("", 0))[0]


def _references(element: Element) -> Iterator[Reference]:
    attributes = element.attributes
    for name, what in _LOADS.get(element.name, {}).items():
        if name in attributes:
            value, offset = attributes[name]
            targets = _candidates(value) if name == "srcset" else [value]
            yield from (Reference(offset, target, what) for target in targets)
    for name in _LEADS.get(element.name, ()):
        if name in attributes:
            yield Reference(attributes[name][1], attributes[name][0])
    if element.name == "link" and "href" in attributes:
        rels = _value(element, "rel").lower().split()
        what = next((_RELS[rel] for rel in rels if rel in _RELS), "")
        yield Reference(attributes["href"][1], attributes["href"][0], what)
    if element.name == "meta":
        yield from _of_meta(element)
    yield from _of_styles(element)


def _of_meta(element: Element) -> Iterator[Reference]:
    content, offset = element.attributes.get("content", ("", 0))
    if _value(element, "http-equiv").lower() == "refresh" and (found := _REFRESH.match(content)):
        yield Reference(offset + found.start(1), found[1].strip())
    elif content and (_value(element, "property") or _value(element, "name")) in _NAMED:
        yield Reference(offset, content)


def _of_styles(element: Element) -> Iterator[Reference]:
    if element.name == "style" and element.text:
        yield from style.references(element.text, element.text_offset)
    if "style" in element.attributes:
        yield from style.references(*element.attributes["style"])


def _candidates(value: str) -> list[str]:
    """The addresses of a srcset."""
    return [words[0] for part in value.split(",") if (words := part.split())]


def _note_id(element: Element, ids: dict[str, int], problems: list[Problem]) -> None:
    if "id" in element.attributes:
        name, offset = element.attributes["id"]
        if name in ids:
            problems.append(Problem(offset, f"the id '{name}' is given twice", "links reach the first one only"))
        ids.setdefault(name, offset)
    if element.name == "a" and "name" in element.attributes:
        ids.setdefault(*element.attributes["name"])


def _nesting(element: Element, open_: list[Element]) -> Iterator[Problem]:
    """Keep the list of open elements, and tell of an end tag that closes none of them."""
    if not element.closes:
        if element.name not in _VOID and not element.is_empty:
            open_.append(element)
        return
    if open_ and open_[-1].name == element.name:
        open_.pop()
        return
    if all(other.name != element.name for other in open_):
        yield Problem(element.offset, f"</{element.name}> closes nothing", "the file is damaged: build the site again")
        return
    while open_[-1].name != element.name:
        yield from _unclosed([open_.pop()])
    open_.pop()


def _unclosed(open_: list[Element]) -> Iterator[Problem]:
    for element in open_:
        if element.name not in _OPEN:
            message = f"<{element.name}> is never closed"
            yield Problem(element.offset, message, "the file is damaged: build the site again")
