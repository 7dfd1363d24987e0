"""Drawings for logos: an SVG may hold shapes, text and colours, and nothing that runs or asks elsewhere.

What is allowed is listed; all else is refused by name and line, never repaired. Sources: SVG 2, W3C; SVG Secure
Integration for what a document may do when it is opened by its own address.
"""

import re
from pathlib import Path
from xml.parsers import expat

from generator.errors import Place, SourceError

SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = (
    "svg g defs symbol use title desc metadata style switch view "
    "path rect circle ellipse line polyline polygon text tspan textPath image "
    "linearGradient radialGradient stop pattern clipPath mask marker filter "
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
ELEMENTS = frozenset(_ELEMENTS.split())
# Notes of drawing programs, which browsers pass over.
INERT = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
)
MAX_DEPTH = 100
MAX_USES = 200  # each may repeat the whole drawing

_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
# An escape could spell `url`; the others name a file elsewhere.
_REACHING = re.compile(r"""\\|@import|(?:image|image-set|src)\s*\(|url\s*\((?!\s*+["']?\s*+#)""", re.IGNORECASE)
_WORDS = ("id", "class", "aria-label")  # attributes that no browser reads as style
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_PIXELS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(?:px)?")
_PLAIN = "save it anew as a plain SVG, or as a .png"


def check(path: Path, data: bytes) -> SourceError | None:
    """The first thing in the drawing that may not be there, or None where it is harmless."""
    walk = _Walk(path)
    try:
        walk.parser.Parse(data.decode("utf-8-sig"), True)
        walk.end()
    except UnicodeDecodeError:
        return SourceError("the drawing is not UTF-8", Place(path), _PLAIN)
    except expat.ExpatError as error:
        place = Place(path, error.lineno, error.offset + 1)
        return SourceError(f"the drawing is no well-formed XML: {expat.ErrorString(error.code)}", place, _PLAIN)
    except SourceError as error:
        return error
    return None


def size(path: Path) -> tuple[int, int]:
    """Width and height of a drawing that `check` lets in, as it says them itself; CSS pixels, (0, 0) where it does not.

    Where width and height are not both told in pixels, the viewBox has them (SVG 2, 8.2 and 8.6).
    """
    elements: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: elements.append(attributes)
    parser.Parse(path.read_bytes().decode("utf-8-sig"), True)
    found = elements[0]
    pixels = [_PIXELS.fullmatch(found.get(name, "")) for name in ("width", "height")]
    told = [float(one[1]) for one in pixels if one]
    box = [float(one) for one in found.get("viewBox", "").replace(",", " ").split() if _NUMBER.fullmatch(one)]
    width, height = told if len(told) == 2 else box[2:] if len(box) == 4 else (0, 0)
    return (round(width), round(height)) if min(width, height) >= 1 else (0, 0)


class _Walk:
    """One pass over a drawing, which ends at the first thing that is not allowed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.open: list[tuple[str, str]] = []  # name and id of the elements around
        self.uses: list[tuple[str, Place]] = []  # what is repeated, and where
        self.repeating: set[str] = set()  # ids of what holds a <use>
        self.style = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def end(self) -> None:
        """What only the whole drawing shows: repetitions of repetitions grow without bound."""
        for target, place in self.uses:
            if target in self.repeating:
                raise SourceError(f"<use> of '{target}', which holds a <use> itself", place, _PLAIN)

    def _refuse(self, message: str, hint: str = _PLAIN) -> None:
        raise SourceError(message, self._place(), hint)

    def _place(self) -> Place:
        return Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            self._refuse(f"the drawing says that its encoding is {encoding}")

    def _doctype(self, *_: object) -> None:
        self._refuse("a drawing may hold no <!DOCTYPE>", "delete it, up to its closing >")

    def _instruction(self, target: str, _data: str) -> None:
        self._refuse(f"a drawing may hold no <?{target}?>", "delete it")

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        space, name = _split(full)
        if not self.open and (space, name) != (SVG, "svg"):
            self._refuse(f'a drawing begins with <svg xmlns="{SVG}">, not with <{name}>')
        if space == SVG and name not in ELEMENTS:
            self._refuse(f"a drawing may hold no <{name}>")
        if space != SVG and not space.startswith(INERT):
            self._refuse(f"a drawing may hold no <{name}> of {space or 'no namespace'}")
        for attribute, value in attributes.items():
            self._attribute(*_split(attribute), value)
        if len(self.open) == MAX_DEPTH:
            self._refuse(f"a drawing may hold elements at most {MAX_DEPTH} deep")
        self.open.append((name, attributes.get("id", "")))
        if space == SVG and name == "use":
            self._use(attributes)

    def _attribute(self, space: str, name: str, value: str) -> None:
        if space.startswith(INERT):
            return
        if name.lower().startswith("on"):
            self._refuse(f"a drawing may hold no attribute '{name}', for it runs a script")
        if space not in {"", XLINK, XML} or name.lower() in {"base", "src"}:
            self._refuse(f"a drawing may hold no attribute '{name}'")
        if name.lower() == "href" and not (value.startswith("#") or _DATA.fullmatch(value)):
            self._refuse(f"a drawing may not refer to '{value[:80]}'", "put what it refers to into the drawing")
        elif name.lower() not in {"href", *_WORDS} and (found := _REACHING.search(value)):
            self._refuse(f"the attribute '{name}' may hold no '{found[0]}'")

    def _use(self, attributes: dict[str, str]) -> None:
        target = attributes.get("href", attributes.get(f"{XLINK} href", ""))
        self.uses.append((target.removeprefix("#"), self._place()))
        self.repeating.update(one for _, one in self.open if one)
        if len(self.uses) > MAX_USES:
            self._refuse(f"a drawing may hold at most {MAX_USES} <use>")

    def _end(self, _full: str) -> None:
        name, _ = self.open.pop()
        if name == "style":  # as a whole, for comments may part a word of it
            if found := _REACHING.search(self.style):
                self._refuse(f"a <style> may hold no '{found[0]}'")
            self.style = ""

    def _text(self, text: str) -> None:
        if self.open[-1][0] == "style":
            self.style += text


def _split(full: str) -> tuple[str, str]:
    """Namespace and name."""
    space, _, name = full.rpartition(" ")
    return space, name
