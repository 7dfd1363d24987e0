"""Imports point one way: the rooms of the house and whom each may ask."""

import ast
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"

OF_ALL = {"__version__", "MEMORY"}  # what stands in generator/__init__.py
GROUND = {"errors", "words", "colour", "quoting", "language", "processes", "kept", "repository", "stamps"}
MAY_IMPORT = {
    "errors": set(),
    "words": set(),
    "colour": set(),
    "quoting": set(),
    "language": set(),
    "processes": set(),
    "kept": set(),
    "stamps": set(),
    "repository": {"stamps"},
    "untouched": {"repository", "stamps"},
    "metadata": set(),
    "markup": GROUND,
    "model": GROUND | {"markup"},
    "listing": GROUND,
    "content": GROUND | {"model", "markup", "listing", "metadata"},
    "site": GROUND | {"model", "markup"},
    "publish": GROUND | {"model", "content", "site", "metadata"},
    "printing": GROUND | {"model", "site"},
    "report": GROUND | {"model", "content", "site"},
    "review": GROUND | {"model", "content", "site", "publish"},
    "inspection": GROUND | {"publish", "site"},
    "weblinks": GROUND | {"model", "markup", "content"},
    "console": GROUND | {"model", "listing", "content", "site", "publish", "report"},
    "mistakes": GROUND | {"console"},
    "scaffold": GROUND | {"content"},
    "commands": GROUND
    | {"model", "listing", "content", "site", "publish", "report", "console", "mistakes", "scaffold", "review"}
    | {"weblinks", "inspection", "printing", "untouched"},
    "cli": GROUND | {"commands"},
    "__main__": {"cli"},
}


def room(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.startswith("generator")}


def modules() -> dict[str, Path]:
    return {
        ".".join(("generator", *file.relative_to(GENERATOR).with_suffix("").parts)).removesuffix(".__init__"): file
        for file in sorted(GENERATOR.rglob("*.py"))
    }


@pytest.mark.parametrize("module", modules())
def test_a_room_asks_only_the_rooms_below_it(module: str) -> None:
    here = room(module)
    if here:
        there = {room(name) for name in imported(modules()[module])} - {here, "", *OF_ALL}
        assert there <= MAY_IMPORT[here]


def test_no_module_needs_itself() -> None:
    known = modules()
    # `from a import b` reads the module a.b where there is one, else the module a.
    needs = {
        name: {one if one in known else one.rpartition(".")[0] for one in imported(file)} - {name}
        for name, file in known.items()
    }
    done: set[str] = set()
    while free := {name for name in needs.keys() - done if needs[name] <= done}:
        done |= free
    assert not needs.keys() - done, "these import each other in a circle"


def test_records_are_of_one_kind() -> None:
    using = {file.name for file in modules().values() if "dataclass" in file.read_text(encoding="utf-8")}
    assert not using, "records are structs of msgspec"


def test_only_what_commands_say_is_printed() -> None:
    printing = {
        file.name
        for file in modules().values()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == {"saying.py"}
