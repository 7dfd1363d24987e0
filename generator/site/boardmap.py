"""Where the boards of a session stand, drawn: rows of boards, or signs on a floor plan, that lead to the posters."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice, zip_longest

from msgspec import Struct

from generator.model import BoardMap, Conference, File, Image, Poster, Session, Spot, board_key
from generator.site import routes
from generator.site.views import PosterLine

# CSS pixels. Drawings are not made smaller than this on a screen, so that boards can be read and pressed.
BOARD = 44  # a board in a row: its height, and its least width
SIGN = 28  # a board on a plan: its height, and its least width
LETTER = 9
AISLE = 24
GAP = 8
NARROWEST, WIDEST = 280, 2400  # a plan
FORM = 1 / 2  # height to width of a picture whose size is unknown; most halls are less wide


class Mark(Struct, frozen=True):
    """A board, drawn around the point `x`, `y` as SVG takes them; `poster` is None where none hangs."""

    board: str
    x: str
    y: str
    width: int
    height: int
    poster: PosterLine | None
    anchor: str  # what `#` names it by; "" without a poster


class Grid(Struct, frozen=True):
    """Rows of boards; CSS pixels."""

    width: int
    height: int
    marks: tuple[Mark, ...]


class Plan(Struct, frozen=True):
    """A floor plan with its boards; `least` is the width in CSS pixels from which no two of them overlap."""

    route: str
    alt: str
    width: int  # of the picture, in pixels; 0 where it is unknown
    height: int
    least: int
    marks: tuple[Mark, ...]


class MapView(Struct, frozen=True):
    """A session's map; the posters that hang on it, in the order of the site, and those that hang elsewhere."""

    route: str
    grid: Grid | None
    plan: Plan | None
    posters: tuple[PosterLine, ...]
    elsewhere: tuple[PosterLine, ...]
    anchors: Mapping[str, str]  # poster id -> what `#` names its board by


def mapped(conference: Conference) -> Iterator[tuple[Session, BoardMap]]:
    """The sessions on whose maps a poster hangs, each with its map."""
    hanging: dict[str, set[str]] = {session.id: set() for session in conference.sessions if session.map}
    for poster in conference.listed if hanging else ():
        if poster.session in hanging:
            hanging[poster.session].add(board_key(poster.board))
    for session in conference.sessions:
        if session.map and not _keys(session.map).isdisjoint(hanging[session.id]):
            yield session, session.map


def views(conference: Conference, lines: Mapping[str, PosterLine], files: Mapping[str, File]) -> dict[str, MapView]:
    """The map of each session on which a poster hangs, by the session's id.

    `lines` are the posters as rows by their ids, `files` those of the conference by route.
    """
    listed: dict[str, list[Poster]] = defaultdict(list)
    for poster in conference.listed:
        listed[poster.session].append(poster)
    return {one.id: _view(one, drawn, listed[one.id], lines, files) for one, drawn in mapped(conference)}


def _keys(drawn: BoardMap) -> set[str]:
    return {board_key(board) for board in drawn.boards}


def _view(
    session: Session,
    drawn: BoardMap,
    posters: Sequence[Poster],
    lines: Mapping[str, PosterLine],
    files: Mapping[str, File],
) -> MapView:
    known = _keys(drawn)
    hanging = [one for one in posters if board_key(one.board) in known]
    first: dict[str, PosterLine] = {}
    for poster in hanging:
        first.setdefault(board_key(poster.board), lines[poster.id])
    return MapView(
        route=routes.session_map(session.id),
        grid=_grid(drawn.grid, first) if drawn.grid else None,
        plan=_plan(drawn.plan, drawn.spots, first, files) if drawn.plan else None,
        posters=tuple(lines[one.id] for one in hanging),
        elsewhere=tuple(lines[one.id] for one in posters if board_key(one.board) not in known),
        anchors={one.id: _anchor(first[board_key(one.board)]) for one in hanging},
    )


def _anchor(line: PosterLine) -> str:
    return f"at-{line.id}"


def _mark(board: str, x: str, y: str, size: tuple[int, int], first: Mapping[str, PosterLine]) -> Mark:
    line = first.get(board_key(board))
    return Mark(board, x, y, *size, line, _anchor(line) if line else "")


def _grid(rows: Sequence[Sequence[str]], first: Mapping[str, PosterLine]) -> Grid:
    """The rows in columns of one width; where a whole row or column is aisle, it takes less room."""
    wide = max(_width(board, BOARD) for row in rows for board in row)
    columns = list(zip_longest(*rows, fillvalue=""))
    lefts = _starts([wide if any(column) else AISLE for column in columns])
    tops = _starts([BOARD if any(row) else AISLE for row in rows])
    marks = (
        _mark(board, str(left + wide // 2), str(top + BOARD // 2), (wide, BOARD), first)
        for top, row in zip(tops, rows, strict=False)
        for left, board in zip(lefts, row, strict=False)
        if board
    )
    return Grid(lefts[-1], tops[-1], tuple(marks))


def _starts(sizes: Sequence[int]) -> list[int]:
    """Where each begins with gaps around it, and where the last gap ends."""
    return list(accumulate((size + GAP for size in sizes), initial=GAP))


def _plan(plan: Image, spots: Sequence[Spot], first: Mapping[str, PosterLine], files: Mapping[str, File]) -> Plan:
    file = files.get(plan.route)
    width, height = (file.width, file.height) if file else (0, 0)
    marks = (_mark(one.board, f"{one.x:g}%", f"{one.y:g}%", (_width(one.board, SIGN), SIGN), first) for one in spots)
    return Plan(plan.route, plan.alt, width, height, _least(spots, height / width if width else FORM), tuple(marks))


def _least(spots: Sequence[Spot], form: float) -> int:
    """The width of a plan at which its signs stand side by side or below each other, within what a plan may have."""
    needed = float(NARROWEST)
    from_left = sorted((one.x / 100, one.y / 100 * form, _width(one.board, SIGN) + GAP) for one in spots)
    roomiest = max((room for _, _, room in from_left), default=0)
    for place, (left, top, room) in enumerate(from_left):
        for further, other_top, other_room in islice(from_left, place + 1, None):
            across, down = further - left, abs(other_top - top)
            if across * needed >= roomiest:
                break  # and whatever stands further still
            beside = max(room, other_room) / across if across else WIDEST
            below = (SIGN + GAP) / down if down else WIDEST
            needed = max(needed, min(beside, below, WIDEST))
    return round(needed)


def _width(board: str, least: int) -> int:
    """What the name takes with some room around it; an even number, for it is drawn around its middle."""
    letters = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in board)
    return max(least, (letters * LETTER + 2 * GAP) // 2 * 2)
