"""A content file while a listing is brought into it: its lines so far, what changed, and what two people changed."""

from collections.abc import Callable
from typing import Self

from msgspec import Struct, field

from generator.content import yamlfile
from generator.content.fields import Table
from generator.content.importing import splice
from generator.errors import Place, SourceError

SHOWN = 60  # characters of each text in a message

Lines = list[str]


class Change(Struct, frozen=True):
    """What an import changes in a field, or would; with `conflict` it does not: `old` is a person's and stays.

    `poster` is the poster's id, and sessions/ID for a session's file. Lists are told as people read them.
    """

    poster: str
    field: str
    old: str
    new: str
    conflict: bool = False


class Merged(Struct, frozen=True):
    """A file after the merge: its bytes, what changed or conflicts, and the conflicts as warnings."""

    data: bytes
    changes: tuple[Change, ...]
    warnings: tuple[SourceError, ...]

    @property
    def open(self) -> frozenset[str]:
        """The fields in which a person's text stands against the listing's."""
        return frozenset(change.field for change in self.changes if change.conflict)


class Draft(Struct):
    """The file at `path`, whose fields are those of `table`; `label` names it in each change."""

    place: Place
    label: str
    data: bytes
    table: Table
    lines: Lines
    top: yamlfile.Mapping  # the fields as they are now
    changes: list[Change] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, place: Place, label: str, data: bytes, table: Table) -> Self:
        """The file with these bytes, in which nothing is changed yet; SourceError where it cannot be read."""
        lines = splice.take_apart(data)
        return cls(place, label, data, table, lines, splice.parse(lines))

    def take(
        self, name: str, old: str, new: str, put: Callable[[Lines, yamlfile.Mapping], Lines], value: object = None
    ) -> None:
        """Change a field with `put`, after which it holds `value` where one is given, and nothing else has changed.

        Where the file is written in a way that does not allow it, it stays, and both are named.
        """
        try:
            lines = put(self.lines, self.top)
            top = splice.parse(lines)
        except (splice.RefusedError, SourceError):
            self.oppose(name, old, new, "cannot be changed in the form that it has here")
            return
        first, before, after = name.partition(".")[0], _values(self.top), _values(top)
        as_wanted = value is None or after.get(first) == value
        if as_wanted and _without(before, first) == _without(after, first):
            self.lines, self.top = lines, top
            self.changes.append(Change(self.label, name, old, new))
        else:
            self.oppose(name, old, new, "cannot be changed in the form that it has here")

    def oppose(self, name: str, mine: str, theirs: str, why: str) -> None:
        """Leave the field as a person has it, and name both."""
        self.changes.append(Change(self.label, name, mine, theirs, conflict=True))
        here, there = shortened(mine, theirs)
        self.conflicts.append((name, f"'{name}' {why}: here “{here}”, in the listing “{there}”"))

    def written(self, name: str) -> str:
        """The field as it stands in the file."""
        return "\n".join(self.lines[self.top.keys[name].line - 1 : self.top.fields[name].last])

    def merged(self) -> Merged:
        """What came of it."""
        taken = any(not change.conflict for change in self.changes)
        hint = "this is left as it is; if the listing is right, write its words here"
        warnings = [SourceError(what, self._where(name), hint, "warning") for name, what in self.conflicts]
        data = splice.put_together(self.lines, self.data) if taken else self.data
        return Merged(data, tuple(self.changes), tuple(warnings))

    def _where(self, name: str) -> Place:
        top = self.top
        first, _, second = name.partition(".")
        node = top.fields.get(first)
        place = top.keys.get(first, self.place)
        if isinstance(node, yamlfile.Mapping):
            place = node.keys.get(second, place)
        return place._replace(path=self.place.path)


def shortened(one: str, other: str) -> tuple[str, str]:
    """Both texts on one line each, around where they begin to differ."""
    one, other = " ".join(one.split()), " ".join(other.split())
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = 0 if max(len(one), len(other)) <= SHOWN else max(0, same - SHOWN // 3)
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    shown = text[start : start + SHOWN]
    return ("… " if start else "") + shown + (" …" if len(text) > start + SHOWN else "")


def _values(top: yamlfile.Mapping) -> dict[str, object]:
    return {name: yamlfile.values(node) for name, node in top.fields.items()}


def _without(values: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in values.items() if key != name}
