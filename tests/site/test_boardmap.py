"""Maps of sessions' boards, as their pages get them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.markup import Text
from generator.model import BoardMap, Conference, File, Image, Poster, Session, Settings, Spot
from generator.site import boardmap, offline, sitemap, views
from generator.site.boardmap import AISLE, BOARD, GAP, SIGN, WIDEST, MapView

PLAN = Image("files/hall.png", "The hall")


def conference(drawn: BoardMap | None, **boards: str) -> Conference:
    """A session with that map, and a poster on each of the boards."""
    posters = tuple(
        Poster(id=id_, session="s", path=f"{id_}.yaml", title=Text(id_), board=board, abstract=Text(""))
        for id_, board in boards.items()
    )
    session = Session(id="s", title="S", map=drawn)
    return Conference(sessions=(session, Session(id="other", title="O")), posters=posters, people=())


def made(known: Conference, *files: File) -> dict[str, MapView]:
    lines = {poster.id: views.poster_line(poster) for poster in known.posters}
    return boardmap.views(known, lines, {file.route: file for file in files})


GRID = BoardMap(grid=(("A 1", "", "A2"), ("", "", ""), ("A3",)))


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(conference(None, a="A2"), id="no map"),
        pytest.param(conference(GRID), id="no poster"),
        pytest.param(conference(GRID, a="B7", b=""), id="posters elsewhere only"),
        pytest.param(
            replace(conference(GRID), posters=(replace(conference(GRID, a="A2").posters[0], withdrawn=True),)),
            id="withdrawn posters only",
        ),
    ],
)
def test_a_map_without_posters_has_no_page(known: Conference) -> None:
    assert made(known) == {}
    assert list(boardmap.mapped(known)) == []


def test_rows_as_they_stand() -> None:
    view = made(conference(GRID, a="a  1", b="A3", c="B7", d="a 1"))["s"]
    assert view.grid
    wide = BOARD
    left, right = GAP + wide // 2, 3 * GAP + wide + AISLE + wide // 2
    top, bottom = GAP + BOARD // 2, 3 * GAP + BOARD + AISLE + BOARD // 2
    places = [(mark.board, mark.x, mark.y, mark.anchor) for mark in view.grid.marks]
    assert places == [
        ("A 1", str(left), str(top), "at-a"),
        ("A2", str(right), str(top), ""),
        ("A3", str(left), str(bottom), "at-b"),
    ]
    assert (view.grid.width, view.grid.height) == (right + wide // 2 + GAP, bottom + BOARD // 2 + GAP)
    assert view.anchors == {"a": "at-a", "b": "at-b", "d": "at-a"}
    assert [line.id for line in view.posters] == ["a", "b", "d"]
    assert [line.id for line in view.elsewhere] == ["c"]
    assert (view.route, view.plan) == ("maps/s.html", None)


ROWS = st.lists(
    st.lists(st.sampled_from(["", "1", "B-12", "Saal 3, Tafel 17", "展板七"]), min_size=1), min_size=1
).filter(lambda rows: any(board for row in rows for board in row))


@given(ROWS)
def test_no_board_lies_on_another_or_beyond_the_edge(rows: list[list[str]]) -> None:
    drawn = BoardMap(grid=tuple(map(tuple, rows)))
    grid = made(conference(drawn, a=drawn.boards[0]))["s"].grid
    assert grid
    boxes = [(int(one.x), int(one.y), one.width, one.height) for one in grid.marks]
    assert len(boxes) == len(drawn.boards)
    for x, y, width, height in boxes:
        assert x - width // 2 >= GAP
        assert x + width // 2 <= grid.width - GAP
        assert y - height // 2 >= GAP
        assert y + height // 2 <= grid.height - GAP
    for one, other in combinations(boxes, 2):
        assert abs(one[0] - other[0]) >= one[2] + GAP or abs(one[1] - other[1]) >= one[3] + GAP


def test_a_plan_with_its_boards() -> None:
    drawn = BoardMap(plan=PLAN, spots=(Spot("A1", 12.5, 40), Spot("A2", 100, 0)))
    plan = made(conference(drawn, a="A1"), File(name="hall.png", size=1, width=800, height=600))["s"].plan
    assert plan
    assert (plan.route, plan.alt, plan.width, plan.height) == ("files/hall.png", "The hall", 800, 600)
    assert [(mark.board, mark.x, mark.y, mark.anchor) for mark in plan.marks] == [
        ("A1", "12.5%", "40%", "at-a"),
        ("A2", "100%", "0%", ""),
    ]


PERCENT = st.integers(0, 100).map(float)


@given(st.lists(st.tuples(PERCENT, PERCENT), min_size=1, max_size=12, unique=True))
def test_a_plan_is_wide_enough_for_its_signs(spots: list[tuple[float, float]]) -> None:
    drawn = BoardMap(plan=PLAN, spots=tuple(Spot(f"A-{n:02}", x, y) for n, (x, y) in enumerate(spots)))
    file = File(name="hall.png", size=1, width=1000, height=500)
    plan = made(conference(drawn, a="A-00"), file)["s"].plan
    assert plan
    if plan.least < WIDEST:
        for (x, y), (u, v) in combinations(spots, 2):
            across, down = abs(x - u) / 100 * plan.least, abs(y - v) / 100 * plan.least / 2
            assert across >= plan.marks[0].width or down >= SIGN


def test_a_plan_for_the_eye_beside_rows_of_boards() -> None:
    view = made(conference(replace(GRID, plan=PLAN), a="A2"))["s"]
    assert view.plan
    assert (view.plan.marks, view.plan.width) == ((), 0)
    assert view.grid
    assert [mark.anchor for mark in view.grid.marks] == ["", "at-a", ""]


def test_search_engines_are_told_of_a_map_with_posters(chosen: Settings) -> None:
    address = f"<loc>{chosen.url}maps/s.html</loc>"
    assert address in sitemap.dump(conference(GRID, a="A2"), chosen).decode()
    assert address not in sitemap.dump(conference(GRID, a="B7"), chosen).decode()


def test_a_device_keeps_the_plans_of_halls(chosen: Settings) -> None:
    sums = dict.fromkeys(["files/hall.png", "files/poster.png", "maps/s.html"], "hash")
    sessions = conference(BoardMap(plan=PLAN, spots=(Spot("A1", 1, 1),))).sessions
    assert set(offline.kept(sums, chosen, sessions)) == {"files/hall.png", "maps/s.html"}
    assert set(offline.kept(sums, chosen)) == {"maps/s.html"}
