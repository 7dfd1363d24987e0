"""`papers.yml` of aclpub2, with which proceedings are made: a list of papers, each with title, authors and abstract.

Every value is read as text, so that `no` stays a word and `3.10` ten. Aliases are refused: a few lines of them can
stand for more text than any machine holds.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Place, SourceError
from generator.listing.records import Reading
from generator.listing.rows import materials, sourcefile
from generator.listing.rows.gather import gather
from generator.listing.rows.notes import Notes
from generator.listing.rows.presentations import Presentation, posters
from generator.listing.rows.row import Row
from generator.listing.rows.values import fields, is_filled, items, person, text, texts, words

MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is some ten times faster
_USED = words("id title authors abstract keywords decision session room attributes attachments doi")
_ATTRIBUTES = frozenset({"presentation_type", "session", "keywords"})
_EXPECTED = "expected the papers.yml of aclpub2: a list whose items have 'id', 'title', 'authors' and 'abstract'"

Fields = Mapping[str, object]


def read(path: Path) -> Reading:
    """Read the papers.yml in the file `path`.

    Raises SourceError where it is no valid YAML or no list of papers, with the fields that were seen.
    """
    content, _ = sourcefile.read_text(path)
    notes = Notes(path)
    papers = list(_Papers(content, path).read())
    if not any("title" in paper for _, paper in papers):
        seen = ", ".join(f"'{name}'" for name in (papers[0][1] if papers else {}))
        raise SourceError(f"no papers found; the first item has {seen or 'no fields'}", Place(path), _EXPECTED)
    found = []
    for place, paper in papers:
        _note_fields(paper, notes)
        kind = text(fields(paper.get("attributes")).get("presentation_type"))
        found.append(Presentation(row=_row(place, paper), kind=kind, decision=text(paper.get("decision"))))
    return gather(posters(found, notes), notes)


def _note_fields(paper: Fields, notes: Notes) -> None:
    for name, value in paper.items():
        if name not in _USED and not materials.kind_of(name) and is_filled(value):
            notes.leave_out(name)
    for name, value in fields(paper.get("attributes")).items():
        if name not in _ATTRIBUTES and not materials.kind_of(name) and is_filled(value):
            notes.leave_out(f"attributes.{name}")


def _row(place: Place, paper: Fields) -> Row:
    attributes = fields(paper.get("attributes"))
    keywords = paper.get("keywords") or attributes.get("keywords")
    words = keywords if isinstance(keywords, list) else text(keywords).replace(";", ",").split(",")
    return Row(
        place=place,
        title=text(paper.get("title")),
        authors=[person(author) for author in items(paper.get("authors"))],
        abstract=text(paper.get("abstract")),
        key=text(paper.get("id")),
        keywords=texts(words),
        links=list(_links(paper)),
        session=text(paper.get("session")) or text(attributes.get("session")),
        room=text(paper.get("room")),
    )


def _links(paper: Fields) -> Iterator[tuple[str, str]]:
    """The links among the fields and attachments; names of files, which aclpub2 keeps beside, are none."""
    named = [*paper.items(), *fields(paper.get("attributes")).items()]
    named += [
        (text(one.get("type")), one.get("url") or one.get("file"))
        for one in map(fields, items(paper.get("attachments")))
    ]
    for name, value in named:
        kind = materials.kind_of(name)
        if kind and "/" in text(value) and materials.absolute(text(value)):
            yield kind, text(value)


class _Papers:
    """The items of a list, built from the parser's events, so that nothing refused is ever expanded."""

    def __init__(self, content: str, path: Path) -> None:
        self.path = path
        self.events = yaml.parse(content, Loader=_LOADER)
        self.depth = 0

    def read(self) -> Iterator[tuple[Place, Fields]]:
        try:
            yield from self._items()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)
            hint = "put quotes around a value that holds ': ' or ' #'"
            raise SourceError(f"not valid YAML: {error.problem or error.context}", place, hint) from error
        except yaml.YAMLError as error:
            raise SourceError("not valid YAML: a character that cannot stand there", Place(self.path)) from error

    def _items(self) -> Iterator[tuple[Place, Fields]]:
        for event in self.events:
            if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent | yaml.ScalarEvent):
                break
        else:
            raise SourceError("the file holds nothing", Place(self.path), _EXPECTED)
        if not isinstance(event, yaml.SequenceStartEvent):
            seen = ", ".join(f"'{name}'" for name in fields(self._value(event))) or "a single value"
            raise SourceError(f"no list of papers: the file holds {seen}", self._place(event), _EXPECTED)
        for item in self.events:
            if isinstance(item, yaml.SequenceEndEvent):
                return
            yield self._place(item), fields(self._value(item))

    def _value(self, event: yaml.Event) -> object:
        if isinstance(event, yaml.AliasEvent):
            raise SourceError("an alias (*) is not read here", self._place(event), "write the value out")
        if isinstance(event, yaml.ScalarEvent):
            plain_nothing = not event.style and event.value in {"", "~", "null", "Null", "NULL"}
            return "" if plain_nothing else event.value
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise SourceError("lists and fields are nested too deeply", self._place(event))
        value = self._mapping() if isinstance(event, yaml.MappingStartEvent) else self._sequence()
        self.depth -= 1
        return value

    def _sequence(self) -> list[object]:
        found: list[object] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event))
        return found

    def _mapping(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            name = text(self._value(event))
            if name in found:
                raise SourceError(f"'{name}' is given twice", self._place(event), "keep one of the two")
            found[name] = self._value(next(self.events))
        return found

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)
