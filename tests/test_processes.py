"""Work that processes share, with real ones."""

import gc
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator import processes
from generator.errors import Place, SourceError


def squares(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((number * number, os.getpid()) for number in numbers)


def broken(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == 7:
            raise SourceError("seven", Place(Path("numbers")), "write eight")
        yield number


def killed(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == 7:
            os._exit(9)
        yield number


def large(numbers: Iterable[int]) -> Iterator[bytes]:
    return (bytes(1_000_000) for _ in numbers)


@pytest.mark.parametrize(("jobs", "many"), [(1, 20), (2, 20), (3, 20), (8, 20), (8, 3), (2, 0), (0, 5)])
def test_the_order_of_the_things_is_kept(jobs: int, many: int) -> None:
    found = list(processes.share(squares, range(many), jobs))
    assert [square for square, _ in found] == [number * number for number in range(many)]
    assert len({process for _, process in found}) == max(1, min(jobs, many)) * bool(many)


def test_a_mistake_elsewhere_is_raised_here() -> None:
    with pytest.raises(SourceError, match="seven") as caught:
        list(processes.share(broken, range(20), 2))
    assert caught.value.hint == "write eight"


def test_a_process_that_is_killed_is_named() -> None:
    with pytest.raises(ChildProcessError, match="killed"):
        list(processes.share(killed, range(20), 2))


@pytest.mark.parametrize("jobs", [2, 4])
def test_who_wants_no_more_leaves_no_process_behind(jobs: int) -> None:
    results = processes.share(large, range(40), jobs)
    assert len(next(results)) == 1_000_000
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("was_enabled", [True, False])
def test_what_stays_is_not_looked_through(was_enabled: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was_enabled else gc.disable)()
    try:
        with processes.uncollected():
            inside, kept = gc.isenabled(), [["stays"]]
        assert not inside
        assert gc.isenabled() == was_enabled
        assert not any(each is kept for each in gc.get_objects())
    finally:
        gc.unfreeze()
        (gc.enable if before else gc.disable)()
