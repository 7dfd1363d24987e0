"""The options of a theme: their types, and the values that a site gives them."""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

Value = str | int | bool


class Kind(Struct, frozen=True):
    """A type of option: what its text is read as (None where it is none), what it must be, and an example."""

    read: Callable[[str], Value | None]
    must: str
    example: str


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def _colour(text: str) -> str | None:
    return text.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", text) else None


KINDS: Mapping[str, Kind] = {
    "text": Kind(lambda text: text, "text", "Some words"),
    "number": Kind(_number, "a whole number", "2"),
    "boolean": Kind({"true": True, "false": False}.get, "true or false", "true"),
    "colour": Kind(_colour, "a colour as #rrggbb, in quotes", '"#0b5c49"'),
    "choice": Kind(lambda text: text, "one of its values", ""),
}


class Option(Struct, frozen=True):
    """An option that a theme offers; its default as text, and the texts to choose from where it is a choice."""

    name: str
    type: str
    default: str
    help: str
    values: tuple[str, ...] = ()

    def read(self, text: str) -> Value | None:
        """What the text means, of the option's type; None where it is not of it."""
        if self.values and text not in self.values:
            return None
        return KINDS[self.type].read(text)

    @property
    def must(self) -> str:
        """What a value must be, in words."""
        if self.values:
            return " or ".join(filter(None, (", ".join(self.values[:-1]), self.values[-1])))
        return KINDS[self.type].must

    @property
    def example(self) -> str:
        """What may be typed for its value."""
        return self.values[0] if self.values else KINDS[self.type].example
