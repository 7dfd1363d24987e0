"""The fields of a board map, below `map` in content/sessions/ID.yaml: rows of boards, or places on a floor plan."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.content import fields, kinds, shapes, yamlfile
from generator.content.fields import Faults, Field, Kind, Slot, Table
from generator.content.yamlfile import Mapping, Node, Scalar
from generator.errors import Place, SourceError
from generator.model import BoardMap, Image, Spot, board_key
from generator.words import shortened

MAX_BOARDS = 5_000  # of a map, aisles among them
EXAMPLE_GRID = ("B-01 B-02 . B-03", "B-04 B-05 . B-06")

_NUMBER = r"(-?\d+(?:\.\d+)?) ?%?"
_PLACE = re.compile(rf"{_NUMBER}(?: ?[,;] ?| ){_NUMBER}", re.ASCII)
_EXAMPLE_SPOT = "B-07: 12, 40"
_ONE_PLACE = "each board stands in one place: delete one of the two"


class _Cell(Struct, frozen=True):
    """What is written at one place of a row: a board's name, or "" for an aisle."""

    board: str
    place: Place


def _read_row(node: Node, slot: Slot, faults: Faults) -> tuple[_Cell, ...] | None:
    """A line of names with spaces between them; or a list, for names that hold spaces themselves."""
    if isinstance(node, Scalar):
        return tuple(_cells(node))
    if isinstance(node, yamlfile.Sequence) and all(isinstance(item, Scalar) for item in node.items):
        names = (item for item in node.items if isinstance(item, Scalar))
        return tuple(_Cell("" if _is_aisle(name.text) else name.text.strip(), name.place) for name in names)
    faults.append(
        SourceError(f"{slot.label} must be a row of boards", node.place, f"write {slot.before}{slot.example}")
    )
    return None


def _cells(row: Scalar) -> Iterator[_Cell]:
    on_one_line = row.last == row.place.line
    for word in re.finditer(r"\S+", row.text):
        column = row.place.column + (word.start() if on_one_line and row.plain else 0)
        place = Place(row.place.path, row.place.line, column)
        if _is_aisle(word[0]):
            yield from (_Cell("", place) for _ in word[0])
        else:
            yield _Cell(word[0], place)


def _is_aisle(text: str) -> bool:
    return not text.strip(" .")


_TEXT_ROW = {"type": ["string", "number"]}
_ROW = Kind(_read_row, {"anyOf": [_TEXT_ROW, {"type": "array", "items": _TEXT_ROW}]})
_ROWS = shapes.list_of(_ROW, *EXAMPLE_GRID, most=MAX_BOARDS)


def _read_grid(node: Node, slot: Slot, faults: Faults) -> tuple[tuple[str, ...], ...] | None:
    rows = _ROWS.read(node, slot, faults)
    if rows is None or None in rows:
        return None
    cells = [cell for row in rows for cell in row]
    if len(cells) > MAX_BOARDS:
        faults.append(_too_many(slot, len(cells), node))
        return None
    boards = [cell for cell in cells if cell.board]
    if not boards:
        hint = slot.with_fields(f"- {row}" for row in EXAMPLE_GRID)
        faults.append(SourceError(f"{slot.label} names no board", node.place, hint))
    faults.extend(_twice(((cell.board, cell.place) for cell in boards), slot.label))
    return tuple(tuple(cell.board for cell in row) for row in rows)


def _too_many(slot: Slot, count: int, node: Node) -> SourceError:
    message = f"{slot.label} has {count:,} places; a map has room for {MAX_BOARDS:,}"
    return SourceError(message, node.place, "take out what does not belong there")


def _twice(boards: Iterable[tuple[str, Place]], label: str) -> Iterator[SourceError]:
    seen = set()
    for board, place in boards:
        if board_key(board) in seen:
            yield SourceError(f"board '{shortened(board, fields.FOUND)}' stands twice in {label}", place, _ONE_PLACE)
        seen.add(board_key(board))


def _read_spots(node: Node, slot: Slot, faults: Faults) -> tuple[Spot, ...] | None:
    if not isinstance(node, Mapping):
        hint = slot.with_fields([_EXAMPLE_SPOT])
        faults.append(SourceError(f"{slot.label} must have boards and their places", node.place, hint))
        return None
    if len(node.fields) > MAX_BOARDS:
        faults.append(_too_many(slot, len(node.fields), node))
        return None
    faults.extend(_twice(node.keys.items(), slot.label))
    spots = [_spot(board, value, faults) for board, value in node.fields.items()]
    return tuple(spot for spot in spots if spot)


def _spot(board: str, node: Node, faults: Faults) -> Spot | None:
    found = _PLACE.fullmatch(" ".join(_words(node).split()))
    name = shortened(board, fields.FOUND)
    if not found:
        message = f"the place of '{name}' must be two numbers, percent from the left and percent from the top"
        faults.append(SourceError(message, node.place, f"write {name}: 12, 40"))
        return None
    x, y = float(found[1]), float(found[2])
    if not (0 <= x <= 100 and 0 <= y <= 100):
        hint = "both numbers are percent of the picture, from 0 to 100: first from its left, then from its top"
        faults.append(SourceError(f"board '{name}' stands outside the plan: {found[0]}", node.place, hint))
        return None
    return Spot(board.strip(), x, y)


def _words(node: Node) -> str:
    """`12, 40` and `[12, 40]` alike; "" for what is neither."""
    if isinstance(node, yamlfile.Sequence):
        return ", ".join(item.text for item in node.items if isinstance(item, Scalar))
    return node.text if isinstance(node, Scalar) else ""


_PERCENT = {"type": "number", "minimum": 0, "maximum": 100}
_SPOT_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": f"^{_PLACE.pattern}$"},
        {"type": "array", "items": _PERCENT, "minItems": 2, "maxItems": 2},
    ]
}
_TABLE: Table = (
    Field(
        name="grid",
        kind=Kind(_read_grid, _ROWS.schema),
        help="The boards row by row, as they stand in the hall; a dot is an aisle.",
        example="".join(f"\n  - {row}" for row in EXAMPLE_GRID),
    ),
    Field(name="plan", kind=kinds.DRAWING, help="A picture of the hall in content/files/.", example="hall.png"),
    Field(
        name="alt",
        kind=kinds.LINE,
        help="What the plan shows, for those who do not see it.",
        example="The hall from above; its doors are at the bottom",
    ),
    Field(
        name="boards",
        kind=Kind(_read_spots, {"type": "object", "additionalProperties": _SPOT_SCHEMA}),
        help="Where each board stands on the plan: percent from its left edge, and from its top.",
        example=f"\n  {_EXAMPLE_SPOT}",
    ),
)
_FIELDS = shapes.record(_TABLE)


def _read_map(node: Node, slot: Slot, faults: Faults) -> BoardMap | None:
    if not isinstance(node, Mapping):
        hint = (
            f"write {slot.before}and below it, indented, grid: and below that the rows, such as '- {EXAMPLE_GRID[0]}'"
        )
        faults.append(SourceError(f"{slot.label} must have fields of its own", node.place, hint))
        return None
    found = _FIELDS.read(node, slot, faults)
    if found is None:
        return None
    made = BoardMap(
        grid=found.get("grid", ()),
        plan=Image(found["plan"], found.get("alt", "")) if "plan" in found else None,
        spots=found.get("boards", ()),
    )
    mistakes = list(_contradictions(made, node))
    faults.extend(mistakes)
    return None if mistakes else made


def _contradictions(made: BoardMap, node: Mapping) -> Iterator[SourceError]:
    """What no field of a map shows by itself."""
    if made.plan and not made.plan.alt:
        hint = f"write {_TABLE[2].typed}"
        yield SourceError("'plan' is given without 'alt'", node.keys["plan"], hint)
    for name in ("alt", "boards"):
        if not made.plan and not fields.is_empty(node.fields.get(name)):
            hint = "write plan: and the name of a picture in content/files/, on a line above it"
            yield SourceError(f"'{name}' is given without 'plan'", node.keys[name], hint)
    if not made.grid and not made.spots:
        hint = "write grid: and below it rows of boards; or plan:, alt: and boards:"
        yield SourceError("the map has no boards", node.place, hint)
    in_grid = {board_key(board) for row in made.grid for board in row}
    for spot in made.spots:
        if board_key(spot.board) in in_grid:
            message = f"board '{shortened(spot.board, fields.FOUND)}' stands in 'grid' and in 'boards'"
            yield SourceError(message, node.fields["boards"].place, _ONE_PLACE)


MAP = Kind(_read_map, _FIELDS.schema)
