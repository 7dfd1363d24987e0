"""What templates there are and what each gets, from the code and the test sites; run, it rewrites docs/THEMES.md."""

import shutil
import tempfile
import types
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import jinja2
from jinja2 import nodes
from msgspec import Struct

from generator.content import settings
from generator.content.load import load
from generator.model import DEFAULT_THEME, Conference, Settings
from generator.printing import press, signs, signsheets
from generator.printing.booklet import PAPERS, booklet
from generator.site import outputs, themefile, themes
from generator.site.pages import Page
from generator.site.render import environment
from generator.site.themes import Theme

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "THEMES.md"
SITES = sorted((ROOT / "tests" / "sites").iterdir())
PLAIN = {str: "text", int: "number", float: "number", bool: "yes or no", type(None): "nothing"}

Types = Mapping[str, set[str]]  # a variable's name -> what it may be


def document() -> str:
    """docs/THEMES.md as it should be: what people wrote, and between its marks what the code says."""
    theme = themes.find(DEFAULT_THEME, ROOT)
    made = environment(theme)
    contexts, records = _contexts(_pages())
    parts = {
        "templates": "\n".join(_templates(made, contexts)),
        "macros": "\n".join(_macros(made)),
        "records": "\n".join(_records(records)),
        "options": "\n".join(_options()),
    }
    text = DOCUMENT.read_text(encoding="utf-8")
    for name, part in parts.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = text.partition(start)
        text = f"{before}{start}{part}\n{end}{rest.partition(end)[2]}"
    return text


def _pages() -> Iterator[Page]:
    """Every page of the test sites."""
    with tempfile.TemporaryDirectory() as folder:
        for site in SITES:
            root = Path(shutil.copytree(site, Path(folder) / site.name))
            chosen = settings.load(root, theme=DEFAULT_THEME, url="https://example.org/")
            theme = themes.find(DEFAULT_THEME, root, chosen.language)
            conference = load(chosen).conference
            yield from (one for one in outputs(conference, chosen, theme) if isinstance(one, Page))
            content = booklet(conference, chosen, theme.words, PAPERS["a4"], {})
            yield press.page(content, conference, chosen, theme)
            yield from _signs(conference, chosen, theme)


def _signs(conference: Conference, chosen: Settings, theme: Theme) -> Iterator[Page]:
    """The signs for all boards, and those for all doors."""
    sessions = [session.id for session in conference.sessions]
    boards = tuple(signs.board_signs(conference, chosen, sessions))
    doors = tuple(signs.door_signs(conference, chosen, sessions))
    paper = signsheets.PAPERS["a4"]
    yield signsheets.page("signs.html", boards, paper, conference, chosen, theme)
    yield signsheets.page("doors.html", doors, paper, conference, chosen, theme)


def _contexts(pages: Iterable[Page]) -> tuple[dict[str, Types], set[type[Struct]]]:
    """Template -> its variables and what each may be; and the records among them."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    records: set[type[Struct]] = set()
    for page in pages:
        for name, value in page.context.items():
            found[page.template][name].add(_of(value, records))
    return {template: dict(known) for template, known in found.items()}, records


def _of(value: object, records: set[type[Struct]]) -> str:
    """What a value is, in words; the records that it holds are noted."""
    if isinstance(value, Struct):
        records.add(type(value))
        return f"`{type(value).__name__}`"
    if isinstance(value, tuple):
        inner = {_of(item, records) for item in value}
        return f"list of {' or '.join(sorted(inner))}" if inner else "list"
    if isinstance(value, Mapping):
        return f"mapping to {' or '.join(sorted({_of(item, records) for item in value.values()}))}"
    return PLAIN.get(type(value), type(value).__name__)


def _joined(kinds: set[str]) -> str:
    """Several kinds as one phrase: an empty list says nothing where another shows what is in it."""
    items = {item for one in kinds if one.startswith("list of ") for item in one.removeprefix("list of ").split(" or ")}
    told = {one for one in kinds if not one.startswith("list")}
    if items or "list" in kinds:
        told.add(f"list of {' or '.join(sorted(items))}" if items else "list")
    return " or ".join(sorted(told, key=lambda one: (one == "nothing", one)))


def _templates(made: jinja2.Environment, contexts: Mapping[str, Types]) -> Iterator[str]:
    yield "| template | blocks | uses | gets |"
    yield "| --- | --- | --- | --- |"
    for name in _names(made):
        tree = made.parse(_source(made, name))
        blocks = ", ".join(f"`{one.name}`" for one in tree.find_all(nodes.Block))
        used = ", ".join(f"`{one}`" for one in sorted(_used(tree)))
        own = {key: kinds for key, kinds in contexts.get(name, {}).items() if key not in ("site", "head")}
        gets = "; ".join(f"`{key}`: {_joined(kinds)}" for key, kinds in own.items())
        if name not in contexts:
            gets = "what the template gets that uses it"
        yield f"| `{name}` | {blocks} | {used} | {gets} |"


def _names(made: jinja2.Environment) -> list[str]:
    return made.list_templates(filter_func=lambda name: not name.startswith((f"{DEFAULT_THEME}/", "shared/")))


def _source(made: jinja2.Environment, name: str) -> str:
    assert made.loader
    return made.loader.get_source(made, name)[0]


def _used(tree: nodes.Template) -> set[str]:
    """The templates that this one extends, includes or takes macros from."""
    kinds = (nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)
    named = [getattr(one, "template", None) for kind in kinds for one in tree.find_all(kind)]
    return {one.value for one in named if isinstance(one, nodes.Const)}


def _macros(made: jinja2.Environment) -> Iterator[str]:
    for name in _names(made):
        if not name.endswith(".html"):
            continue
        for macro in made.parse(_source(made, name)).find_all(nodes.Macro):
            yield f"- `{name}`: `{macro.name}({', '.join(one.name for one in macro.args)})`"


def _records(seen: set[type[Struct]]) -> Iterator[str]:
    """Each record with its fields and what they hold; those that a record holds are told of, too."""
    known: dict[str, type[Struct]] = {}
    waiting = list(seen)
    while waiting:
        record = waiting.pop()
        if record.__name__ not in known:
            known[record.__name__] = record
            waiting += [one for hint in get_type_hints(record).values() for one in _held(hint)]
    for name, record in sorted(known.items()):
        hints = get_type_hints(record)
        fields = [f"`{one}`: {_hint(hints[one])}" for one in record.__struct_fields__]
        more = [f"`{key}`" for key, value in vars(record).items() if isinstance(value, property) and key[0] != "_"]
        yield f"- **{name}** – {'; '.join([*fields, *more])}"


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Struct)


def _held(hint: Any) -> Iterator[type[Struct]]:
    if _is_record(hint):
        yield hint
    for inner in get_args(hint):
        yield from _held(inner)


def _hint(hint: Any) -> str:
    """A type as people say it."""
    arguments = [one for one in get_args(hint) if one is not Ellipsis]
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(sorted(map(_hint, arguments), key=lambda one: (one == "nothing", one)))
    if get_origin(hint) is tuple:
        return f"list of {' or '.join(dict.fromkeys(map(_hint, arguments)))}"
    if isinstance(hint, type) and hint in PLAIN:
        return PLAIN[hint]
    if _is_record(hint):
        return f"`{getattr(hint, '__name__', hint)}`"
    if arguments:
        said = [repr(one) if isinstance(one, str) else _hint(one) for one in arguments]
        return " or ".join(said) if isinstance(arguments[0], str) else f"mapping of {' to '.join(said)}"
    return getattr(hint, "__name__", str(hint))


def _options() -> Iterator[str]:
    yield "| theme | option | type | default | what it is for |"
    yield "| --- | --- | --- | --- | --- |"
    for file in sorted((ROOT / "themes").glob("*/theme.yaml")):
        for option in themefile.read(file).options.values():
            kind = f"{option.type}: {', '.join(option.values)}" if option.values else option.type
            yield f"| {file.parent.name} | `{option.name}` | {kind} | `{option.default}` | {option.help} |"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
