"""A theme's theme.yaml: what it extends, what it leaves behind of that, and the options that it offers, checked."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from generator.errors import Place, SourceError
from generator.site.themeoptions import KINDS, Option

NAME = "theme.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is some ten times faster
# Each field of the file, and what is typed there; `cards` is read by who draws them.
FIELDS = {
    "description": "description: One sentence about the theme.",
    "extends": "extends: wayfinder",
    "without": "without: [static/fonts]",
    "options": "options: {columns: {type: number, default: 2, help: Columns of text.}}",
    "cards": "cards: {ground: '#ffffff'}",
    "licences": "licences: {static/fonts/LICENSE.txt: 'Source Sans 3, SIL Open Font License 1.1'}",
}
OPTION_FIELDS = {
    "type": "type: text",
    "default": "default: 2",
    "help": "help: One sentence about the option.",
    "values": "values: [1, 2]",
}

Faults = list[SourceError]


class ThemeFile(Struct, frozen=True):
    """What a theme.yaml says; `places` tells where each name in it stands, as of `extends` or `without.0`."""

    path: Path
    extends: str = ""
    without: tuple[str, ...] = ()  # static files, or folders of them, that it does not take from what it extends
    options: Mapping[str, Option] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    licences: Mapping[str, str] = field(default_factory=dict)  # static file with a licence -> what of others it is for


def read(path: Path) -> ThemeFile:
    """The file at `path`; raises an ExceptionGroup of all mistakes in it."""
    reader = _Reader(path)
    found = reader.theme()
    if reader.faults:
        raise ExceptionGroup("mistakes in a theme", reader.faults)
    return found


def nearest(name: str, known: Collection[str], said: str) -> str:
    """The hint for a name that is none of the known ones; `said` begins the list of them where none is near."""
    near = difflib.get_close_matches(name, known, 1, 0.6)
    return f"did you mean '{near[0]}'?" if near else f"{said} {', '.join(known)}" if known else "take it away"


class _Reader:
    """Reads one file and notes every mistake on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: Faults = []
        self.places: dict[str, Place] = {}

    def theme(self) -> ThemeFile:
        found = self._fields(self._composed(), FIELDS, "")
        self._text(found, "description", FIELDS)
        options = found.get("options")
        return ThemeFile(
            self.path,
            self._text(found, "extends", FIELDS),
            self._texts(found, "without", FIELDS),
            dict(self._options(options)) if options else {},
            self.places,
            self._licences(found.get("licences")),
        )

    def _composed(self) -> yaml.Node | None:
        try:
            return yaml.compose(self.path.read_text(encoding="utf-8"), LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)
            self._wrong(f"not valid YAML: {error.problem}", place, "compare it with the theme.yaml of another theme")
        except (yaml.YAMLError, UnicodeDecodeError):
            self._wrong("not valid YAML", Place(self.path), "save the file as plain text in UTF-8")
        return None

    def _fields(self, node: yaml.Node | None, known: Mapping[str, str], prefix: str) -> dict[str, yaml.Node]:
        """The fields that are known and hold something, by name; each name's place is noted."""
        if node is None or _is_empty(node):
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._wrong("here must be fields", self._place(node), f"for example  {next(iter(known.values()))}")
            return {}
        found = {}
        for name, key, value in _named(node):
            place = self._place(key)
            if name not in known:
                self._wrong(f"unknown field '{name}'", place, nearest(name, known, "the fields are"))
            elif f"{prefix}{name}" in self.places:
                self._wrong(f"'{name}' is given twice", place, "keep one of the two")
            elif not _is_empty(value):
                found[name] = value
            self.places.setdefault(f"{prefix}{name}", place)
        return found

    def _text(self, found: Mapping[str, yaml.Node], name: str, typed: Mapping[str, str]) -> str:
        node = found.get(name)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._wrong(f"'{name}' must be text", self._place(node), f"write {typed[name]}")
            return ""
        return str(node.value)

    def _texts(self, found: Mapping[str, yaml.Node], name: str, typed: Mapping[str, str]) -> tuple[str, ...]:
        node = found.get(name)
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if items == [node] or not all(isinstance(item, yaml.ScalarNode) for item in items):
            self._wrong(f"'{name}' must be a list of texts", self._place(node), f"write {typed[name]}")
            return ()
        self.places.update({f"{name}.{place}": self._place(item) for place, item in enumerate(items)})
        return tuple(str(item.value) for item in items)

    def _licences(self, node: yaml.Node | None) -> dict[str, str]:
        if node is None:
            return {}
        found = list(_named(node)) if isinstance(node, yaml.MappingNode) else []
        if not found or not all(isinstance(value, yaml.ScalarNode) for _, _, value in found):
            message = "'licences' must name files, each with a text"
            self._wrong(message, self._place(node), f"write {FIELDS['licences']}")
            return {}
        self.places.update({f"licences.{name}": self._place(key) for name, key, _ in found})
        return {name: str(value.value) for name, _, value in found}

    def _options(self, node: yaml.Node) -> Iterator[tuple[str, Option]]:
        if not isinstance(node, yaml.MappingNode):
            self._wrong("'options' must have names below it", self._place(node), f"write {FIELDS['options']}")
            return
        for name, key, value in _named(node):
            self.places[f"options.{name}"] = self._place(key)
            if option := self._option(name, value):
                yield name, option

    def _option(self, name: str, node: yaml.Node) -> Option | None:
        """One option; None where it has a mistake. Its default is checked as what a site gives is."""
        before = len(self.faults)
        place, prefix = self.places[f"options.{name}"], f"options.{name}."
        if not name.isidentifier():
            self._wrong(f"'{name}' is no name for an option", place, "use letters, figures and '_', a letter first")
        found = self._fields(node, OPTION_FIELDS, prefix)
        for wanted in ("type", "default", "help"):
            if wanted not in found and len(self.faults) == before:
                self._wrong(f"the option '{name}' has no '{wanted}'", place, f"write {OPTION_FIELDS[wanted]}")
        text = partial(self._text, found, typed=OPTION_FIELDS)
        values = self._texts(found, "values", OPTION_FIELDS)
        if len(self.faults) > before:
            return None
        option = Option(name, text("type"), text("default"), text("help"), values)
        self._check(option, found, place)
        return option if len(self.faults) == before else None

    def _check(self, option: Option, found: Mapping[str, yaml.Node], place: Place) -> None:
        if option.type not in KINDS:
            where = self._place(found["type"])
            self._wrong(f"there is no type '{option.type}'", where, nearest(option.type, KINDS, "the types are"))
        elif (option.type == "choice") != bool(option.values):
            hint = f"write {OPTION_FIELDS['values']}" if option.type == "choice" else "or write type: choice"
            said = "needs" if option.type == "choice" else "cannot have"
            self._wrong(f"an option of type {option.type} {said} 'values'", place, hint)
        elif option.read(option.default) is None:
            message = f"the default of '{option.name}' must be {option.must}, not '{option.default}'"
            self._wrong(message, self._place(found["default"]), f"write default: {option.example}")

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def _wrong(self, message: str, place: Place, hint: str) -> None:
        self.faults.append(SourceError(message, place, hint))


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style is None


def _named(node: Any) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Name, key and value of each field of a mapping."""
    return ((str(key.value), key, value) for key, value in node.value)
