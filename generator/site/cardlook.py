"""How a site's share cards look: the fonts and colours that its theme names for them, and the site's own accent."""

import hashlib
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import yaml
from msgspec import Struct

from generator.colour import READABLE, contrast, palette
from generator.errors import Place, SourceError
from generator.model import Settings
from generator.site.themefile import LOADER
from generator.site.themes import Theme

COLOURS = {"ground": "#ffffff", "ink": "#1a1a1a", "quiet": "#4d4d4d", "plate": "#1a1a1a", "figure": "#ffffff"}
_ON = (("ink", "ground"), ("quiet", "ground"), ("figure", "plate"))
_FORM = {"fonts": "fonts: [static/fonts/sans.woff2]"} | {name: f'{name}: "{value}"' for name, value in COLOURS.items()}


class Font(Struct, frozen=True):
    """A font's file, known by its content: where it lies shows in no picture."""

    file: Path
    digest: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Font) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"Font(digest={self.digest!r})"


class Look(Struct, frozen=True, kw_only=True):
    """What cards are drawn with; colours as #rrggbb. A character is drawn in the first font that has it."""

    fonts: tuple[Font, ...]
    ground: str
    ink: str
    quiet: str  # names, dates
    plate: str  # behind the number
    figure: str  # the number


class _Value(Struct, frozen=True):
    """A field under `cards:` in a theme.yaml: where it stands, and its values, each with its place."""

    place: Place
    items: tuple[tuple[str, Place], ...]


def look(theme: Theme, settings: Settings) -> Look | None:
    """How the site's cards look, or None where it has none: pages can name a card only by its whole address.

    None too where nobody wants them, the theme names no fonts, or the library that draws (Pillow with FreeType) is not
    installed. Each field that a theme leaves out is as in the theme that it extends. Raises SourceError for mistakes
    in a theme.yaml.
    """
    found: dict[str, _Value] = {}
    for folder in reversed(theme.folders):
        found |= _fields(folder / "theme.yaml")
    fonts = tuple(_fonts(found["fonts"], theme)) if "fonts" in found else ()
    colours = COLOURS | {name: _colour(name, value) for name, value in found.items() if name in COLOURS}
    if settings.accent:
        made = palette(settings.accent)
        colours |= {"plate": made.accent, "figure": made.on_accent}
    _check_readable(colours, found)
    if not settings.share_cards or not settings.url or not fonts or find_spec("PIL._imagingft") is None:
        return None
    return Look(fonts=fonts, **colours)


def _fields(file: Path) -> dict[str, _Value]:
    if not file.is_file():  # what all themes share is no theme
        return {}
    top = yaml.compose(file.read_text(encoding="utf-8"), LOADER)
    given = dict(_entries(top)).get("cards")
    if isinstance(given, yaml.ScalarNode) and given.value:
        place = _place(given, file)
        raise SourceError(f"'cards' must have fields, not {given.value!r}", place, f"fields: {', '.join(_FORM)}")
    return {name: _value(name, node, file) for name, node in _entries(given)}


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """The keys and values of a mapping; nothing where the node is none."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _value(name: str, node: yaml.Node, file: Path) -> _Value:
    place = _place(node, file)
    if name not in _FORM:
        raise SourceError(f"unknown field '{name}' in 'cards'", place, f"fields here: {', '.join(_FORM)}")
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if isinstance(node, yaml.SequenceNode) != (name == "fonts") or not all(
        isinstance(item, yaml.ScalarNode) for item in items
    ):
        raise SourceError(f"'{name}' cannot be read", place, f"write {_FORM[name]}")
    return _Value(place, tuple((item.value, _place(item, file)) for item in items))


def _place(node: yaml.Node, file: Path) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _fonts(value: _Value, theme: Theme) -> Iterator[Font]:
    for name, place in value.items:
        is_inside = not Path(name).is_absolute() and ".." not in Path(name).parts
        file = next((folder / name for folder in theme.folders if is_inside and (folder / name).is_file()), None)
        if file is None:
            raise SourceError(f"there is no font {name!r}", place, "name a font file by its path in the theme's folder")
        yield Font(file, hashlib.sha256(file.read_bytes()).hexdigest())


def _colour(name: str, value: _Value) -> str:
    text, place = value.items[0]
    if not re.fullmatch("#[0-9a-fA-F]{6}", text):
        raise SourceError(f"'{name}' must be a colour, not {text!r}", place, f"write {_FORM[name]}, in quotes")
    return text.lower()


def _check_readable(colours: dict[str, str], found: dict[str, _Value]) -> None:
    for text, ground in _ON:
        ratio = contrast(colours[text], colours[ground])
        value = found.get(text) or found.get(ground)
        if ratio < READABLE and value:
            raise SourceError(
                f"'{text}' {colours[text]} on '{ground}' {colours[ground]} has a contrast of {ratio:.1f}:1",
                value.place,
                f"text needs {READABLE}:1; take a colour further from the other",
            )
