"""Work shared out among processes: each takes every n-th thing, so that all of them end at about one time.

And how a process goes through much that stays.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Thing = TypeVar("Thing")
Result = TypeVar("Result")
WIDEST = 1 << 20  # bytes, pipe(7)
Work = Callable[[Iterable[Thing]], Iterator[Result]]


def usable() -> int:
    """How many processes this one may keep busy at once."""
    if hasattr(os, "sched_getaffinity"):  # a container may be given fewer than the machine has
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def chosen(jobs: int, things: int, enough: int) -> int:
    """`jobs`, or for 0 as many as pay: one, and from `enough` things on as many as may be kept busy."""
    return jobs or (usable() if things >= enough else 1)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking, now or later, through what is made in the block for what can be thrown away: all of it stays."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def share(work: Work[Thing, Result], things: Sequence[Thing], jobs: int) -> Iterator[Result]:
    """What `work` yields for each of the things, in their order, from `jobs` processes of which this is one.

    Raises what `work` raises, wherever that was, and ChildProcessError where a process was killed.
    """
    jobs = min(jobs, len(things))
    if jobs <= 1:
        yield from work(things)
        return
    with _others(work, [things[start::jobs] for start in range(1, jobs)]) as others:
        lines = [work(things[::jobs]), *map(_results, others)]
        for number in range(len(things)):
            yield next(lines[number % jobs])


@contextmanager
def _others(work: Work[Thing, Result], shares: Sequence[Sequence[Thing]]) -> Iterator["list[Connection]"]:
    """A process for each share, and the lines on which their results come; none outlives the block."""
    import multiprocessing  # noqa: PLC0415 - 20 ms, which small sites need not spend

    # A forked process has the things already; elsewhere they are sent to it.
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
    processes, lines = [], []
    try:
        for things in shares:
            here, there = context.Pipe(duplex=False)
            _widen(there)
            process = context.Process(target=_send, args=(work, things, there), daemon=True)
            process.start()
            there.close()
            processes.append(process)
            lines.append(here)
        yield lines
    finally:
        for process, line in zip(processes, lines, strict=True):
            process.terminate()  # what it may still do nobody waits for
            process.join()
            line.close()


def _widen(line: "Connection") -> None:
    """Let a process go on while nobody has time for what it sends; as wide as any user's pipe may be, where it can."""
    try:
        import fcntl  # noqa: PLC0415 - not every system has it

        fcntl.fcntl(line.fileno(), fcntl.F_SETPIPE_SZ, WIDEST)  # type: ignore[attr-defined,unused-ignore] # of Linux
    except (ImportError, AttributeError, OSError):
        pass


def _send(work: Work[Thing, Result], things: Sequence[Thing], line: "Connection") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key press reaches all processes, and the first one ends the others
    gc.freeze()  # to look through what was forked would copy it
    try:
        for result in work(things):
            line.send((result, None))
    except Exception as error:  # it is raised again by whoever waits
        line.send((None, error))


def _results(line: "Connection") -> Iterator[Any]:
    while True:
        try:
            result, error = line.recv()
        except EOFError as ended:
            raise ChildProcessError("a process that helped was killed, perhaps for want of memory") from ended
        if error:
            raise error
        yield result
