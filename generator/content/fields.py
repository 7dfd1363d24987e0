"""A content file's fields as a table: read with every mistake noted, and told to editors as JSON Schema."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.content import yamlfile
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError

Faults = list[SourceError]
Schema = dict[str, Any]


class KindError(Exception):
    """A value that is not of its kind: what it must be, and what to type."""

    def __init__(self, must: str, hint: str = "") -> None:
        super().__init__(must, hint)
        self.must = must
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Kind:
    """`read` turns a node into a value, or notes faults and gives None; `schema` is its JSON Schema."""

    read: Callable[[Node, str, Faults], Any]
    schema: Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a content file: its name, what it holds, one sentence for authors, and what to type."""

    name: str
    kind: Kind
    help: str
    example: str
    required: bool = False


Table = tuple[Field, ...]


def read_fields(node: Node, table: Table, faults: Faults) -> dict[str, Any]:
    """The values of the fields that are given, each of its kind; every mistake is added to `faults`."""
    if not isinstance(node, yamlfile.Mapping):
        raise TypeError("fields are read from a mapping")
    known = {field.name: field for field in table}
    found: dict[str, Any] = {}
    for name, value in node.fields.items():
        if name not in known:
            faults.append(_unknown(name, node, known))
        elif not is_empty(value):
            found[name] = known[name].kind.read(value, name, faults)
    for field in table:
        if field.required and is_empty(node.fields.get(field.name)):
            faults.append(SourceError(f"'{field.name}' is missing", node.place, f"write {field.name}: {field.example}"))
    return {name: value for name, value in found.items() if value is not None}


def is_empty(node: Node | None) -> bool:
    """Whether a field holds nothing, as `title:` does with nothing behind it."""
    return node is None or (isinstance(node, Scalar) and node.plain and not node.text)


def _unknown(name: str, node: yamlfile.Mapping, known: Mapping[str, Field]) -> SourceError:
    import difflib  # noqa: PLC0415 - 3 ms, and only where there is something to say

    near = difflib.get_close_matches(name.casefold(), known, 1, 0.6)
    hint = f"did you mean '{near[0]}'?" if near else f"the fields are {', '.join(known)}"
    return SourceError(f"unknown field '{name}'", node.keys[name], hint)


def scalar(convert: Callable[[str], Any], schema: Schema) -> Kind:
    """A kind of one value, which `convert` reads from its text or refuses as KindError."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        try:
            return convert(_text(node))
        except KindError as wrong:
            hint = f"write {name}: {wrong.hint}" if wrong.hint else ""
            faults.append(SourceError(f"'{name}' must be {wrong.must}", node.place, hint))
            return None

    return Kind(read, schema)


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise KindError("text, not a list or fields of its own", "...")
    return node.text


def list_of(item: Kind, example: Sequence[str]) -> Kind:
    """A list whose items are of one kind."""

    def read(node: Node, name: str, faults: Faults) -> tuple[Any, ...] | None:
        if not isinstance(node, yamlfile.Sequence):
            hint = f"write {name}: and below it, each on a line of its own, " + ", ".join(f"'- {e}'" for e in example)
            faults.append(SourceError(f"'{name}' must be a list", node.place, hint))
            return None
        values = []
        for value in node.items:
            if is_empty(value):
                faults.append(SourceError(f"an item of '{name}' is empty", value.place, "delete its line or fill it"))
            else:
                values.append(_read_item(item, value, name, faults))
        return tuple(values)

    return Kind(read, {"type": "array", "items": item.schema})


def _read_item(item: Kind, node: Node, name: str, faults: Faults) -> Any:
    """The item's value; what to type is an item too, and not the whole field."""
    found: Faults = []
    value = item.read(node, name, found)
    for fault in found:
        hint = fault.hint.replace(f"write {name}: ", "write - ", 1)
        faults.append(SourceError(fault.message.replace(f"'{name}'", f"an item of '{name}'"), fault.place, hint))
    return value


def record(table: Table) -> Kind:
    """Fields of their own, indented below the name."""

    def read(node: Node, name: str, faults: Faults) -> dict[str, Any] | None:
        if not isinstance(node, yamlfile.Mapping):
            example = f"'  {table[0].name}: {table[0].example}'"
            hint = f"write {name}: and below it, indented, {example}"
            faults.append(SourceError(f"'{name}' must have fields of its own", node.place, hint))
            return None
        return read_fields(node, table, faults)

    return Kind(read, table_schema(table))


def table_schema(table: Table) -> Schema:
    """The JSON Schema of a mapping with these fields and no others."""
    properties = {
        field.name: {"description": f"{field.help} Example: {field.example}", **field.kind.schema} for field in table
    }
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    required = [field.name for field in table if field.required]
    return schema | ({"required": required} if required else {})
