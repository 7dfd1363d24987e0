"""Pages to bytes, in one process or in several where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from generator import processes
from generator.site.pages import Page
from generator.site.render import environment, render
from generator.site.themes import Theme

# Below this, starting a second process takes longer than it saves (about 0.3 ms a page here, 0.1 s a process).
ENOUGH_FOR_TWO = 1500
CHUNK = 200

Progress = Callable[[int, int], None]


def render_all(pages: Sequence[Page], theme: Theme, jobs: int, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Each page's route and its bytes, in the order given; `jobs` 0 chooses the number of processes by itself."""
    jobs = processes.chosen(jobs, len(pages), ENOUGH_FOR_TWO)
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    done = 0
    for rendered in processes.share(partial(_render, theme=theme), chunks, jobs):
        yield from rendered
        done += len(rendered)
        progress(done, len(pages))


def _render(chunks: Iterable[Sequence[Page]], theme: Theme) -> Iterator[list[tuple[str, bytes]]]:
    templates = environment(theme)
    for chunk in chunks:
        yield [(page.route, render(page, templates).encode()) for page in chunk]
