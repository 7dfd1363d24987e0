"""How a field's value is built: one text, a list, fields of its own; and what is said where it is built otherwise."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from generator.content import fields, limits, writing, yamlfile
from generator.content.fields import Faults, Kind, Schema, Slot, Table
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError
from generator.words import shortened

ITEMS = 3  # of what was found that a hint shows as a list
_CURLY = re.compile(
    "[\u201c\u201d\u201e](?P<double>[^\u201c\u201d\u201e]*)[\u201c\u201d]|[\u2018\u201a](?P<single>[^\u2018]*)[\u2018\u2019]",
    re.DOTALL,
)


class KindError(Exception):
    """A value that is not of its kind: what it must be, what was probably meant, and what else helps."""

    def __init__(self, must: str, meant: str = "", note: str = "") -> None:
        super().__init__(must, meant, note)
        self.must = must
        self.meant = meant
        self.note = note


def scalar(convert: Callable[[str], Any], schema: Schema) -> Kind:
    """A kind of one value, which `convert` reads from its text or refuses as KindError."""

    def read(node: Node, slot: Slot, faults: Faults) -> Any:
        try:
            return convert(_text(node))
        except KindError as wrong:
            faults.append(_in_curly_quotes(node, slot, convert) or _refused(node, slot, wrong))
            return None

    return Kind(read, schema)


def prose(convert: Callable[[str], Any], schema: Schema) -> Kind:
    """A scalar kind of free text, in which curly quotes around the whole are doubted and kept."""
    plain = scalar(convert, schema)

    def read(node: Node, slot: Slot, faults: Faults) -> Any:
        if isinstance(node, Scalar) and _uncurled(node.text):
            message = "the curly quotes are shown as part of the text"
            hint = 'YAML knows only straight quotes, "..."; delete the curly ones unless they are meant'
            faults.append(SourceError(message, node.place, hint, "warning"))
        return plain.read(node, slot, faults)

    return Kind(read, schema)


def list_of(item: Kind, *example: str, most: int = limits.MAX_ITEMS) -> Kind:
    """A list of at most so many items, all of one kind; each line of the example is one."""

    def read(node: Node, slot: Slot, faults: Faults) -> tuple[Any, ...] | None:
        if not isinstance(node, yamlfile.Sequence):
            faults.append(_no_list(node, slot, () if item.schema.get("type") == "object" else _parts(node), example))
            return None
        if len(node.items) > most:
            faults.append(too_many(slot, len(node.items), most, node.items[most]))
            return None
        values, of_item = [], slot.item(example[0])
        for value in node.items:
            if fields.is_empty(value):
                message = f"an item of {slot.label} is empty"
                faults.append(SourceError(message, value.place, "delete its line or fill it"))
            else:
                values.append(item.read(value, of_item, faults))
        return tuple(values)

    return Kind(read, {"type": "array", "items": item.schema, "maxItems": most})


def too_many(slot: Slot, count: int, most: int, first: Node) -> SourceError:
    """The mistake of a list, or of fields, that nobody can mean; `first` is the first of them that is too many."""
    message = f"{slot.label} has {count:,} entries; it can hold {most:,}"
    return SourceError(message, first.place, "take out what does not belong there")


def record(table: Table) -> Kind:
    """Fields of their own, read as a dict; as None where one of them has a mistake."""

    def read(node: Node, slot: Slot, faults: Faults) -> dict[str, Any] | None:
        if not isinstance(node, yamlfile.Mapping):
            shown = [field for field in table if field.required] or table[:1]
            hint = slot.with_fields(field.typed for field in shown)
            faults.append(SourceError(f"{slot.label} must have fields of its own{_found(node)}", node.place, hint))
            return None
        found: Faults = []
        values = fields.read_record(node, table, found)
        faults.extend(found)
        return None if fields.errors(found) else values

    return Kind(read, fields.table_schema(table))


def either(text: Kind, table: Table, name: str) -> Kind:
    """Fields of their own, or a text alone that stands for the field `name`; read as a dict."""
    whole = record(table)

    def read(node: Node, slot: Slot, faults: Faults) -> dict[str, Any] | None:
        if isinstance(node, yamlfile.Mapping):
            found: dict[str, Any] | None = whole.read(node, slot, faults)
            return found
        value = text.read(node, slot, faults)
        return None if value is None else {name: value}

    return Kind(read, {"anyOf": [text.schema, whole.schema]})


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise KindError("text")
    return node.text


def _refused(node: Node, slot: Slot, wrong: KindError) -> SourceError:
    typed = wrong.meant or slot.example
    hint = f"write {slot.before.strip()}{typed}" if typed.startswith("\n") else f"write {slot.before}{typed}"
    if wrong.note:
        hint = f"{hint}, {wrong.note}" if wrong.meant else wrong.note
    return SourceError(f"{slot.label} must be {wrong.must}{_found(node)}", node.place, hint)


def _found(node: Node) -> str:
    """What stands there instead, as the end of a message."""
    if isinstance(node, Scalar):
        seen = node.text.strip()
        return f", not '{shortened(seen, fields.FOUND)}'" if seen and "\n" not in seen else ""
    return ", not a list" if isinstance(node, yamlfile.Sequence) else ", not fields of its own"


def _no_list(node: Node, slot: Slot, parts: Sequence[str], example: Sequence[str]) -> SourceError:
    items = [writing.one_line(part) for part in parts] or list(example)
    shown = ", ".join(f"'- {item}'" for item in items[:ITEMS]) + (" ..." if len(items) > ITEMS else "")
    hint = f"write {slot.before}and below it, each on a line of its own, {shown}"
    return SourceError(f"{slot.label} must be a list{_found(node)}", node.place, hint)


def _parts(node: Node) -> list[str]:
    """What was probably meant as the items of a list: `A, B and C`, or `-A` and `-B` without a space behind the sign.

    None where lines stand below each other, for nobody can tell any more where each ends.
    """
    if not isinstance(node, Scalar):
        return []
    if node.text.startswith("-"):
        return [part.strip() for part in re.split(r"(?:^|\s)-(?=\S)", node.text) if part.strip()]
    if node.last > node.place.line:
        return []
    return [part.strip() for part in re.split(r"[,;]|\band\b|&", node.text) if part.strip()]


def _uncurled(text: str) -> str:
    """The text that stands in curly quotes from end to end; "" where it does not."""
    found = _CURLY.fullmatch(text)
    return (found["double"] or found["single"] or "") if found else ""


def _in_curly_quotes(node: Node, slot: Slot, convert: Callable[[str], Any]) -> SourceError | None:
    """The mistake of a value that would be right without the curly quotes around it."""
    inner = _uncurled(node.text) if isinstance(node, Scalar) else ""
    if not inner:
        return None
    try:
        convert(inner)
    except KindError:
        return None
    message = f"{slot.label} stands in curly quotes, which YAML takes for a part of it"
    typed = inner if re.fullmatch(r"[\w./:+-]+", inner) else writing.one_line(inner)
    return SourceError(message, node.place, f"write {slot.before}{typed}")
