"""A content file's fields as a table: read with every mistake noted, and told to editors as JSON Schema."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.content import hidden, limits, yamlfile
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError
from generator.words import counted, shortened

Faults = list[SourceError]
Schema = dict[str, Any]

FOUND = 40  # characters of what was found that a message shows


class Slot(Struct, frozen=True):
    """Where a value stands: what messages call it, what is typed before it, and an example of what is typed."""

    label: str
    before: str
    example: str

    def item(self, example: str) -> "Slot":
        """An item of the list that stands here."""
        return Slot(f"an item of {self.label}", "- ", example)

    def with_fields(self, lines: Iterable[str]) -> str:
        """The hint to write fields, of which these lines are an example, where the value stands."""
        if self.before == "- ":
            return f"write - {{{', '.join(lines)}}}"
        shown = ", ".join(f"'{line}'" for line in lines)
        return f"write {self.before}and below it, indented, {shown}"


class Kind(Struct, frozen=True):
    """`read` turns a node into a value, or notes faults and gives None; `schema` is its JSON Schema."""

    read: Callable[[Node, Slot, Faults], Any]
    schema: Schema


class Field(Struct, frozen=True, kw_only=True, dict=True):
    """A field of a content file: its name, what it holds, one sentence for authors, and what to type.

    An example of several lines begins with a newline and stands below the name.
    """

    name: str
    kind: Kind
    help: str
    example: str
    required: bool = False

    @cached_property
    def slot(self) -> Slot:
        """Where its value stands."""
        return Slot(f"'{self.name}'", f"{self.name}: ", self.example)

    @property
    def typed(self) -> str:
        """The field with its example, as it is typed."""
        return f"{self.name}:{self.example}" if self.example.startswith("\n") else f"{self.name}: {self.example}"


Table = tuple[Field, ...]


def read_fields(node: Node, table: Table, faults: Faults) -> dict[str, Any]:
    """The values of a file's fields that are given, each of its kind; every mistake and warning is added to `faults`.

    Characters that nobody sees are told of wherever they stand below the node.
    """
    faults.extend(hidden.problems(node))
    return read_record(node, table, faults)


def read_record(node: Node, table: Table, faults: Faults) -> dict[str, Any]:
    """As `read_fields`, for fields inside others."""
    if not isinstance(node, yamlfile.Mapping):
        raise TypeError("fields are read from a mapping")
    known = {field.name: field for field in table}
    found: dict[str, Any] = {}
    unknown = [name for name in node.fields if name not in known]
    told = unknown[: limits.MAX_TOLD]
    for name, value in node.fields.items():
        if name in told:
            faults.append(_unknown(name, node, known))
        elif name in known and not is_empty(value):
            found[name] = known[name].kind.read(value, known[name].slot, faults)
    faults.extend(_more_unknown(unknown[len(told) :], node, known))
    meant = {_meant(name, known) for name in told}
    for field in table:
        if field.required and is_empty(node.fields.get(field.name)) and field.name not in meant:
            faults.append(SourceError(f"'{field.name}' is missing", node.place, f"write {field.typed}"))
    return {name: value for name, value in found.items() if value is not None}


def is_empty(node: Node | None) -> bool:
    """Whether a field holds nothing, as `title:` does with nothing behind it."""
    return node is None or (isinstance(node, Scalar) and node.plain and not node.text)


def errors(faults: Iterable[SourceError]) -> Faults:
    """The mistakes among them, without the warnings."""
    return [fault for fault in faults if fault.level == "error"]


def table_schema(table: Table) -> Schema:
    """The JSON Schema of a mapping with these fields and no others."""
    properties = {
        field.name: {"description": f"{field.help} Example: {field.example}", **field.kind.schema} for field in table
    }
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    required = [field.name for field in table if field.required]
    return schema | ({"required": required} if required else {})


def _more_unknown(names: Sequence[str], node: yamlfile.Mapping, known: Mapping[str, Field]) -> Iterator[SourceError]:
    """One mistake for all those fields that nobody would read one by one."""
    if names:
        message = f"{counted(len(names), 'more unknown field')} from here on"
        yield SourceError(message, node.keys[names[0]], f"the fields are {', '.join(known)}")


def _unknown(name: str, node: yamlfile.Mapping, known: Mapping[str, Field]) -> SourceError:
    meant = _meant(name, known)
    hint = f"did you mean '{meant}'?" if meant else f"the fields are {', '.join(known)}"
    if _bare(name) == meant != name.casefold():
        hint = f"the field is {meant}, with no quotes, signs or invisible spaces around the word"
    return SourceError(f"unknown field '{shortened(name, FOUND)}'", node.keys[name], hint)


def _meant(name: str, known: Mapping[str, Field]) -> str:
    """The field that a name which is none was probably meant as; "" where none is near."""
    import difflib  # noqa: PLC0415 - 3 ms, and only where there is something to say

    near = difflib.get_close_matches(_bare(name[: 2 * FOUND]), known, 1, 0.6)
    return near[0] if near else ""


def _bare(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()
