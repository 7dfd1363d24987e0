"""Changing one field of a content file: its lines alone are rewritten, and every other byte stays as it is."""

import re
from collections.abc import Sequence
from pathlib import Path

from generator.content import posterfile, schema, sessions, writing, yamlfile
from generator.content.fields import Table
from generator.content.yamlfile import Mapping, Node, Scalar
from generator.model import Author

_LINE = re.compile("([^\r\n]*)(\r\n|\r|\n|$)")
_HEADER = re.compile(r"[|>][-+0-9]*(\s+#.*|\s*)")
_NOTE = re.compile(r"(?:^|\s)#")


class RefusedError(Exception):
    """The file is written in a form that cannot be changed in place."""


class _Line(str):
    """A line as it came, with the characters that ended it."""

    end = ""


def take_apart(data: bytes) -> list[str]:
    """The lines of a UTF-8 file, each of which knows its own end."""
    lines: list[str] = []
    for text, end in _LINE.findall(data.decode("utf-8-sig")):
        line = _Line(text)
        line.end = end
        lines.append(line)
        if not end:
            break
    return lines


def put_together(lines: Sequence[str], before: bytes) -> bytes:
    """The file's bytes: new lines end as its first one does, and the last as the last of `before`."""
    usual = next((line.end for line in lines if isinstance(line, _Line) and line.end), "\n")
    ends = [(line.end if isinstance(line, _Line) else "") or usual for line in lines[:-1]]
    text = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + text.encode()


def parse(lines: Sequence[str]) -> Mapping:
    """The fields in the lines; SourceError where they are broken."""
    return yamlfile.mapping(yamlfile.parse("\n".join(lines), Path()))


def put_text(lines: Sequence[str], top: Mapping, name: str, value: str, table: Table) -> list[str]:
    """The lines, whose fields are `top`, with the field `name` of the table saying `value`."""
    new = posterfile.text_lines(name, value)
    node = top.fields.get(name)
    if node is None:
        return _put_field(lines, top, name, new, table)
    return _put_node(lines, node, [new[0].removeprefix(f"{name}: "), *new[1:]], _margin(top))


def put_link(lines: Sequence[str], top: Mapping, kind: str, target: str) -> list[str]:
    """The lines with the link of that kind leading to `target`."""
    node = top.fields.get("links")
    if node is None:
        return _put_field(lines, top, "links", posterfile.link_lines([(kind, target)]), schema.POSTER)
    if isinstance(node, Scalar):  # `links:` with nothing behind it
        return _put_behind(lines, node.last, [f"{_margin(top)}  {kind}: {writing.one_line(target)}"])
    if not isinstance(node, Mapping):
        raise RefusedError
    if kind in node.fields:
        return _put_value(lines, node.fields[kind], target, in_brackets=bool(node.after))
    if node.after:
        comma = ", " if node.fields else ""
        return _put_within(lines, node.last, node.after - 1, f"{comma}{kind}: {writing.quoted(target)}")
    return _put_behind(lines, node.last, [f"{_margin(node)}{kind}: {writing.one_line(target)}"])


def put_author(lines: Sequence[str], index: int, name: str, affiliation: str) -> list[str]:
    """The lines with that place of the author list saying so; what else stands there stays.

    An empty affiliation is left as it is.
    """
    node = _items(parse(lines), "authors")[index]
    if not isinstance(node, Mapping):
        item = posterfile.author_item(Author(name, affiliation))
        return _put_node(lines, node, [line.removeprefix("- ") for line in item], " " * (node.place.column - 3))
    in_brackets = bool(node.after)
    named, works = node.fields["name"], node.fields.get("affiliation")
    edits = [(named, name), *([(works, affiliation)] if works and affiliation else [])]
    if affiliation and not works and in_brackets:
        lines = _put_within(lines, named.last, named.after, f", affiliation: {writing.quoted(affiliation)}")
    elif affiliation and not works:
        told = f"{_margin(node)}affiliation: {writing.one_line(affiliation)}"
        lines = _put_behind(lines, named.last, [told])
    for each, value in sorted(edits, key=lambda edit: edit[0].place, reverse=True):
        if not isinstance(each, Scalar) or each.text != value:
            lines = _put_value(lines, each, value, in_brackets=in_brackets)
    return list(lines)


def put_items(lines: Sequence[str], top: Mapping, name: str, items: Sequence[int | list[str]]) -> list[str]:
    """The lines with the poster's list `name` made of `items`: an old one by its index, a new one by its lines."""
    node = top.fields.get(name)
    if node is None:
        added = [f"  {line}" for item in items if not isinstance(item, int) for line in item]
        return _put_field(lines, top, name, [f"{name}:", *added], schema.POSTER)
    first = top.keys[name].line
    if isinstance(node, yamlfile.Sequence) and not node.after:
        kept, margin = _chunks(lines, first, node), " " * (node.place.column - 1)
        return [*lines[:first], *_reordered(kept, items, margin), *lines[node.last :]]
    if any(_NOTE.search(line) for line in lines[first - 1 : node.last - 1]):
        raise RefusedError  # a note between brackets would have no place any more
    kept = [([], [f"  {line}" for line in _item_lines(item)]) for item in _items(top, name)]
    head, tail = lines[first - 1][: top.keys[name].column + len(name)], lines[node.last - 1][node.after - 1 :]
    new = [f"{_margin(top)}{line}" for line in _reordered(kept, items, "  ")]
    return [*lines[: first - 1], head + tail, *new, *lines[node.last :]]


def noted(lines: Sequence[str], top: Mapping, name: str) -> set[int]:
    """The items of the list `name` that have a person's note on their own lines."""
    found = set()
    for index, item in enumerate(_items(top, name)):
        own = [lines[item.last - 1][item.after - 1 :]] if item.after else lines[item.place.line - 1 : item.last]
        if any(_NOTE.search(line) for line in own):
            found.add(index)
    return found


_Chunk = tuple[list[str], list[str]]  # the notes above an item, and its own lines


def _chunks(lines: Sequence[str], first: int, node: yamlfile.Sequence) -> list[_Chunk]:
    found: list[_Chunk] = []
    start = first
    for item in node.items:
        chunk = list(lines[start : item.last])
        above = next(index for index, line in enumerate(chunk) if line.lstrip().startswith("-"))
        found.append((chunk[:above], chunk[above:]))
        start = item.last
    return found


def _reordered(kept: Sequence[_Chunk], items: Sequence[int | list[str]], margin: str) -> list[str]:
    """The lines of the items; notes above an item that is dropped stay with what comes next."""
    new: list[str] = []
    for index, (notes, _) in enumerate(kept):
        if index not in items:
            new += notes
    for item in items:
        new += [margin + line for line in item] if not isinstance(item, int) else [*kept[item][0], *kept[item][1]]
    return new


def _items(top: Mapping, name: str) -> tuple[Node, ...]:
    node = top.fields.get(name)
    return node.items if isinstance(node, yamlfile.Sequence) else ()


def _item_lines(node: Node) -> list[str]:
    """An item that stood in brackets, on lines of its own."""
    if isinstance(node, Scalar):
        return [f"- {writing.one_line(node.text)}"]
    fields = node.fields if isinstance(node, Mapping) else {}
    lines = [f"  {name}: {writing.one_line(value.text)}" for name, value in fields.items() if isinstance(value, Scalar)]
    return [f"- {lines[0].strip()}", *lines[1:]] if lines else []


def _put_field(lines: Sequence[str], top: Mapping, name: str, new: Sequence[str], table: Table) -> list[str]:
    """The lines with a field that was not there, at its usual place or where a new file invites to write it."""
    if top.after:
        raise RefusedError
    margin = _margin(top)
    new = [margin + line if line else "" for line in new]
    invitation = (posterfile.INVITATIONS | sessions.INVITATIONS).get(name, [])
    for index in range(len(lines)):
        if invitation and list(lines[index : index + len(invitation)]) == invitation:
            return [*lines[:index], *new, *lines[index + len(invitation) :]]
    order = [field.name for field in table]
    before = [each for each in top.fields if each in order and order.index(each) < order.index(name)]
    if before:
        return _put_behind(lines, top.fields[max(before, key=order.index)].last, new)
    if top.fields:
        return _put_behind(lines, min(place.line for place in top.keys.values()) - 1, new)
    return _put_behind(lines, len(lines) - (lines[-1] == ""), new)


def _put_node(lines: Sequence[str], node: Node, new: Sequence[str], margin: str) -> list[str]:
    """The lines with the node's text replaced; what stands before and behind it on its lines stays."""
    head, tail = lines[node.place.line - 1][: node.place.column - 1], ""
    if node.after:
        tail = lines[node.last - 1][node.after - 1 :]
    elif header := _HEADER.match(lines[node.place.line - 1], node.place.column - 1):
        tail = header[1].rstrip()
    space = "" if head.endswith(" ") or not head else " "
    first = f"{head}{space}{new[0]}{tail}"
    rest = [margin + line if line else "" for line in new[1:]]
    return [*lines[: node.place.line - 1], first, *rest, *lines[node.last :]]


def _put_value(lines: Sequence[str], node: Node, value: str, *, in_brackets: bool) -> list[str]:
    needs_quotes = in_brackets and re.search(r"[][{},]", value)
    return _put_node(lines, node, [writing.quoted(value) if needs_quotes else writing.one_line(value)], "")


def _put_within(lines: Sequence[str], line: int, column: int, text: str) -> list[str]:
    old = lines[line - 1]
    return [*lines[: line - 1], old[: column - 1] + text + old[column - 1 :], *lines[line:]]


def _put_behind(lines: Sequence[str], line: int, new: Sequence[str]) -> list[str]:
    return [*lines[:line], *new, *lines[line:]]


def _margin(node: Mapping) -> str:
    return " " * (min((place.column for place in node.keys.values()), default=1) - 1)
