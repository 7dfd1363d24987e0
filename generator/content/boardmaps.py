"""What the board maps of sessions name elsewhere: pictures of halls, and the boards on which posters hang."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from generator.content import missing, yamlfile
from generator.content.fields import Faults
from generator.content.posters import Read
from generator.errors import SourceError
from generator.model import BoardMap, Session, board_key

Sessions = Mapping[Path, Session | None]
Hanging = list[tuple[str, Path]]  # boards, each with the file of its poster


def plans(sessions: Iterable[Session | None]) -> set[str]:
    """The names, below content/files/, of the pictures that are floor plans."""
    found = (one.map.plan for one in sessions if one and one.map and one.map.plan)
    return {plan.route.removeprefix("files/") for plan in found}


def shown(sessions: Sessions, reads: Mapping[Path, Read]) -> set[str]:
    """The ids of the sessions whose map has a page: a poster hangs on one of its boards."""
    hanging = _hanging(reads)
    found = (one for one in sessions.values() if one and one.map)
    return {one.id for one in found if any(board_key(board) in _keys(one.map) for board, _ in hanging.get(one.id, ()))}


def check(sessions: Sessions, reads: Mapping[Path, Read], files: Collection[str], faults: Faults) -> None:
    """Add to `faults` plans that are no file, posters on boards that their map lacks, and maps on which none hangs."""
    hanging = _hanging(reads)
    for path, session in sessions.items():
        if session and session.map:
            faults.extend(_check_plan(path, session.map, files))
            faults.extend(_check_boards(path, session.map, hanging.get(session.id, [])))


def _check_plan(path: Path, drawn: BoardMap, files: Collection[str]) -> Iterator[SourceError]:
    wanted = drawn.plan.route.removeprefix("files/") if drawn.plan else ""
    if wanted and wanted not in files:
        yield missing.file(wanted, files, yamlfile.place_of(path, "map.plan"))


def _check_boards(path: Path, drawn: BoardMap, hanging: Hanging) -> Iterator[SourceError]:
    file = f"content/sessions/{path.name}"
    if not hanging:
        hint = f"write board: {drawn.boards[0]} into the file of the poster that hangs there"
        message = "the map is not shown, for no poster of this session has a board"
        yield SourceError(message, yamlfile.place_of(path, "map"), hint, "warning")
    known = _keys(drawn)
    for board, poster in hanging:
        if board_key(board) not in known:
            place = yamlfile.place_of(poster, "board")
            hint = missing.nearest(board, drawn.boards) or f"add it to the map in {file}"
            yield SourceError(f"board '{board}' is not on the map in {file}", place, hint, "warning")


def _keys(drawn: BoardMap | None) -> set[str]:
    return {board_key(board) for board in drawn.boards} if drawn else set()


def _hanging(reads: Mapping[Path, Read]) -> Mapping[str, Hanging]:
    """The boards of the posters that are shown, by session."""
    found: dict[str, Hanging] = defaultdict(list)
    for path, read in reads.items():
        if read.poster and read.poster.board and not read.poster.withdrawn:
            found[read.poster.session].append((read.poster.board.strip(), path))
    return found
