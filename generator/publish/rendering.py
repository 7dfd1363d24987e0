"""Pages to bytes, in one process or in several where there are many."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from generator.site.pages import Page
from generator.site.render import environment, render
from generator.site.themes import Theme

# Below this, starting a second process takes longer than it saves (about 0.3 ms a page here, 0.1 s a process).
ENOUGH_FOR_TWO = 1500
CHUNK = 200

Progress = Callable[[int, int], None]


def render_all(pages: Sequence[Page], theme: Theme, jobs: int, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Each page's route and its bytes, in the order given; `jobs` 0 chooses the number of processes by itself."""
    jobs = jobs or (os.cpu_count() or 1 if len(pages) >= ENOUGH_FOR_TWO else 1)
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    done = 0
    for rendered in _in_processes(chunks, theme, jobs) if jobs > 1 and len(chunks) > 1 else _here(chunks, theme):
        yield from rendered
        done += len(rendered)
        progress(done, len(pages))


def _here(chunks: Sequence[Sequence[Page]], theme: Theme) -> Iterator[list[tuple[str, bytes]]]:
    templates = environment(theme)
    for chunk in chunks:
        yield [(page.route, render(page, templates).encode()) for page in chunk]


def _in_processes(chunks: Sequence[Sequence[Page]], theme: Theme, jobs: int) -> Iterator[list[tuple[str, bytes]]]:
    # A forked process has the pages already; elsewhere they are sent to it.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method)) as pool:
        yield from pool.map(_render_chunk, chunks, [theme] * len(chunks))


def _render_chunk(chunk: Sequence[Page], theme: Theme) -> list[tuple[str, bytes]]:
    return next(_here([chunk], theme))
