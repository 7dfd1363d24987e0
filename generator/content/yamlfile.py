"""YAML with places: every scalar is text, and each node knows where in its file it stands."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from msgspec import Struct

from generator.content import limits, textfile, yamlfaults
from generator.errors import Place, SourceError, place_at
from generator.words import shortened

# The C parser is some ten times faster; PyYAML is also built without it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20

# Between folded lines one blank line gives one newline; whoever left it meant the end of a paragraph.
_ONE_BLANK_LINE = re.compile(r"(?<!\n)\n(?![\n ])")
_CUT = re.compile(r"[ \t]*(?<=[ \t])(#[^\s#].*)")
# In double quotes \t, \f, \b ... become control characters: what a person wrote as \textbf would be lost.
_EATEN_TEX = re.compile(r"\\(?:[tfbrvae][A-Za-z]|n(?:u|e|eq|abla|ot|ewline|oindent)(?![A-Za-z]))")


class Scalar(NamedTuple):  # of these a large site has a hundred thousand, and a tuple is made twice as fast
    """A value as text, from `place` to its `last` line.

    `after` is the column behind its last character; 0 where it takes whole lines, as after `>-`.
    """

    text: str
    place: Place
    last: int = 0
    after: int = 0
    plain: bool = False


class Sequence(Struct, frozen=True):
    """A list of nodes; `last` and `after` as of a scalar, so that `after` is 0 unless it stands in brackets."""

    items: "tuple[Node, ...]"
    place: Place
    last: int = 0
    after: int = 0


class Mapping(Struct, frozen=True):
    """Named nodes in the order of the file; `keys` holds the places of the names, the rest is as of a list."""

    fields: "dict[str, Node]"
    keys: dict[str, Place]
    place: Place
    last: int = 0
    after: int = 0


Node = Scalar | Sequence | Mapping


class Document(Struct, frozen=True):
    """One file: its top node (None where it holds nothing) and its raw lines."""

    path: Path
    top: Node | None
    lines: list[str]

    def locate(self, node: Scalar, offset: int, snippet: str) -> Place:
        """The place of `snippet` in the raw file, which stands at `offset` of the node's text.

        The n-th occurrence in the text is the n-th in the raw lines, for folding moves only white space.
        Where the raw lines do not show it (it is folded or escaped), the node's own place.
        """
        if not snippet:
            return node.place
        nth = node.text.count(snippet, 0, offset)
        for line, column in self._occurrences(node, snippet):
            if nth == 0:
                return Place(self.path, line, column)
            nth -= 1
        return node.place

    def _occurrences(self, node: Scalar, snippet: str) -> Iterator[tuple[int, int]]:
        start = node.place.column - 1
        for number in range(node.place.line, node.last + 1):
            column = self.lines[number - 1].find(snippet, start)
            while column >= 0:
                yield number, column + 1
                column = self.lines[number - 1].find(snippet, column + len(snippet))
            start = 0


def read(path: Path) -> Document:
    """The YAML file at `path`, or SourceError with the first mistake in its form."""
    return _compose(textfile.read(path), path)


def place_of(path: Path, name: str) -> Place:
    """Where a field's value stands in a file that was read before; the file itself where it no longer does."""
    return places_in(path).get(name, Place(path))


def places_in(path: Path) -> dict[str, Place]:
    """Where each value stands in a file that was read before; nothing where it can no longer be read."""
    try:
        return places(mapping(read(path)))
    except SourceError:
        return {}


def mapping(document: Document) -> Mapping:
    """The document's fields; an empty file has none. SourceError where it holds something else."""
    if document.top is None:
        return Mapping({}, {}, Place(document.path))
    if not isinstance(document.top, Mapping):
        text = document.top.text if isinstance(document.top, Scalar) else ""
        if joined := yamlfaults.missing_space(text, document.top.place):
            raise joined
        hint = "begin each line with a field's name and a colon, as in 'title: ...'"
        raise SourceError("the file must hold fields", document.top.place, hint)
    return document.top


def sequence(document: Document) -> Sequence:
    """The document's list; an empty file has no items. SourceError where it holds something else."""
    if document.top is None:
        return Sequence((), Place(document.path))
    if not isinstance(document.top, Sequence):
        raise SourceError("the file must hold a list", document.top.place, "begin each item with '- '")
    return document.top


def parse(text: str, path: Path) -> Document:
    """YAML text as a document; SourceError, placed in `path`, with the first mistake in its form."""
    textfile.refuse(text, path)
    return _compose(text, path)


def values(node: Node | None) -> object:
    """The node as plain text, lists and dicts, without places: for comparing."""
    if isinstance(node, Mapping):
        return {name: values(value) for name, value in node.fields.items()}
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return node.text if node else None


def places(node: Node, prefix: str = "") -> dict[str, Place]:
    """Where each value below the node stands, by names such as `session`, `links.code` and `authors.0.name`."""
    parts: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Mapping):
        parts = node.fields.items()
    elif isinstance(node, Sequence):
        parts = enumerate(node.items)
    found: dict[str, Place] = {}
    for name, value in parts:
        found[f"{prefix}{name}"] = value.place
        if not isinstance(value, Scalar):
            found |= places(value, f"{prefix}{name}.")
    return found


def _compose(text: str, path: Path) -> Document:
    lines = text.split("\n")
    return Document(path, _Composer(text, lines, path).document(), lines)


class _Composer:
    """Builds the node tree from the parser's events, so that nothing refused is ever expanded."""

    def __init__(self, text: str, lines: list[str], path: Path) -> None:
        self.text, self.lines, self.path = text, lines, path
        self.depth = self.nodes = 0
        self.event: yaml.Event = yaml.StreamStartEvent()

    def document(self) -> Node | None:
        try:
            # As yaml.parse, which asks twice for each event.
            return self._document(iter(LOADER(self.text).get_event, None))
        except yaml.MarkedYAMLError as error:
            raise yamlfaults.explain(error, self.lines, self.path, self.event) from error
        # PyYAML lets these two pass where a number or an escape is absurd.
        except (ValueError, RecursionError, yaml.YAMLError) as error:
            raise SourceError("not valid YAML", Place(self.path), "compare it with another file") from error

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return None
        top = self._node(next(events), events)
        next(events)  # the end of the document
        after = next(events)
        if isinstance(after, yaml.DocumentStartEvent):
            hint = "delete the line '---' and what follows it, or move it to a file of its own"
            raise SourceError("a second document begins here", self._place(after), hint)
        return None if isinstance(top, Scalar) and top.plain and not top.text else top

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        self.event = event
        self.nodes += 1
        if self.nodes > limits.MAX_NODES:
            message = f"the file holds more than {limits.MAX_NODES:,} values"
            raise SourceError(message, self._place(event), "take out what does not belong there")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        self._refuse(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise SourceError("lists and fields are nested too deeply", self._place(event), "take some brackets away")
        mapped = isinstance(event, yaml.MappingStartEvent)
        node = self._mapping(event, events) if mapped else self._sequence(event, events)
        self.depth -= 1
        return node

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor or event.tag:
            self._refuse(event)
        start: Any = event.start_mark  # each event of a parser has its marks
        end: Any = event.end_mark
        place, last, after = Place(self.path, start.line + 1, start.column + 1), end.line + 1, end.column + 1
        style = event.style
        if not style:
            if self.text[end.index : end.index + 1] != "\n":
                self._refuse_note(end.index)
            return Scalar(event.value, place, last, after, True)
        if style == '"':
            self._refuse_escapes(event, place)
        text = event.value
        if style == ">" and "\n" in text:
            text = _ONE_BLANK_LINE.sub("\n\n", text)
        if style in {"|", ">"}:
            last, after = self._last_filled(last - (after == 1)), 0
        return Scalar(text, place, last, after)

    def _last_filled(self, line: int) -> int:
        while not self.lines[line - 1].strip():
            line -= 1
        return line

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events))
        return Sequence(tuple(items), self._place(start), *self._extent(start, event, items))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Mapping:
        fields: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(self._node(event, events), keys)
            keys[key.text] = key.place
            fields[key.text] = self._node(next(events), events)
        return Mapping(fields, keys, self._place(start), *self._extent(start, event, list(fields.values())))

    def _key(self, key: Node, keys: dict[str, Place]) -> Scalar:
        if not isinstance(key, Scalar):
            raise SourceError("a field's name must be a word", key.place, "put quotes around it")
        if key.text in keys:
            first = keys[key.text].line
            message = f"'{shortened(key.text, 40)}' is given twice, first on line {first}"
            raise SourceError(message, key.place, "keep one of the two")
        if key.text == "<<":
            raise SourceError("'<<' is not used here", key.place, "write the fields out")
        return key

    def _refuse(self, event: Any) -> None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if event.anchor else "!" if event.tag else ""
        if sign:
            place = self._place(event)
            raise yamlfaults.bad_start(sign, self.lines[place.line - 1], place)

    def _refuse_escapes(self, event: yaml.ScalarEvent, place: Place) -> None:
        start, end = _offsets(event)
        written = self.text[start:end]
        if "\\" not in written:
            return
        found = _EATEN_TEX.search(written.replace(r"\\", "  "))
        if found:
            raise yamlfaults.bad_escape(found[0][:2], place_at(self.text, start + found.start(), self.path))
        if "\0" in event.value or any("\ud800" <= character <= "\udfff" for character in event.value):
            raise SourceError("a character that cannot stand in a page", place, "delete its escape")

    def _refuse_note(self, end: int) -> None:
        """A value that goes on after ' #' is cut there by YAML: '#1' was meant as text, '# why' as a note."""
        found = _CUT.match(self.text, end)
        if found:
            raise yamlfaults.cut(place_at(self.text, found.start(1), self.path), self.lines)

    def _extent(self, start: yaml.Event, end: yaml.Event, nodes: list[Node]) -> tuple[int, int]:
        """`last` and `after` of a collection: the parser ends one without brackets where the next thing begins."""
        in_brackets = isinstance(start, yaml.CollectionStartEvent) and start.flow_style
        return self._end(end) if in_brackets else (nodes[-1].last, 0)

    def _end(self, event: yaml.Event) -> tuple[int, int]:
        """The line of the event's end, and the column behind it."""
        mark: Any = event.end_mark
        return mark.line + 1, mark.column + 1

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)


def _offsets(event: yaml.Event) -> tuple[int, int]:
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start.index, end.index
