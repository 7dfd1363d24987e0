"""What is said of characters in a file's values that nobody sees; which those are, `invisible` knows."""

from collections.abc import Iterator

from generator.content import invisible
from generator.content.invisible import Found
from generator.content.yamlfile import Mapping, Node, Scalar
from generator.errors import Place, SourceError
from generator.words import shortened

_BEFORE = 20  # characters of the text before it by which one is found


def problems(node: Node) -> Iterator[SourceError]:
    """A mistake for each that turns text about, a warning for each other, in the values and names below the node."""
    ahead = [node]
    while ahead:
        here = ahead.pop()
        if isinstance(here, Scalar):
            if invisible.may_be_in(here.text):
                yield from (told(found, here.text, _place(here, found)) for found in invisible.find(here.text))
        elif isinstance(here, Mapping):
            for name, place in here.keys.items():
                yield from (told(found, name, place) for found in invisible.find(name))
            ahead += here.fields.values()
        else:
            ahead += here.items


def told(found: Found, text: str, place: Place) -> SourceError:
    """The mistake or the warning of a character that stands at the place."""
    before = shortened(text[max(found.offset - _BEFORE, 0) : found.offset], _BEFORE)
    shown = "".join(character for character in before if character.isprintable())
    where = f"it stands behind '{shown}'" if shown else "it stands at the beginning"
    return SourceError(found.message, place, f"delete it; {where}", "error" if found.turns else "warning")


def _place(node: Scalar, found: Found) -> Place:
    """Its own where the value stands on one line as it is, else where the value begins."""
    is_as_typed = node.plain and node.last == node.place.line
    return Place(node.place.path, node.place.line, node.place.column + (found.offset if is_as_typed else 0))
