"""Every file of the site, made where the last build's does not do; by several processes where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import processes
from generator.publish import cards, pictures, state
from generator.publish.laying import Laid, lay
from generator.publish.stage import Stage
from generator.publish.state import Known
from generator.site import Made, Written
from generator.site.cards import PosterCard, SiteCard
from generator.site.export import Export
from generator.site.exports import Copy, Picture, Preview
from generator.site.render import Templates, environment, render
from generator.site.themes import Theme

# Below this, starting a second process takes longer than it saves (about 0.5 ms a page here, 0.1 s a process).
ENOUGH_FOR_TWO = 1500
CHUNK = 100

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Maker:
    """What the files are made with, and where: `program` is all that makes them, as a hash."""

    root: Path
    theme: Theme
    program: str
    known: Known
    stage: Stage

    def write_all(self, wanted: Sequence[Written], jobs: int, progress: Progress) -> Iterator[Laid]:
        """Pages and exports, in the order given; `jobs` 0 chooses the number of processes by itself.

        Raises SourceError for a mistake in a template, and where the disk refuses.
        """
        jobs = processes.chosen(jobs, len(wanted), ENOUGH_FOR_TWO)
        chunks = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
        done = 0
        for laid in processes.share(self._write, chunks, jobs):
            yield from laid
            done += len(laid)
            progress(done, len(wanted))

    def _write(self, chunks: Iterable[Sequence[Written]]) -> Iterator[list[Laid]]:
        templates = environment(self.theme)
        for chunk in chunks:
            yield [self._written(one, templates) for one in chunk]

    def _written(self, one: Written, templates: Templates) -> Laid:
        if isinstance(one, Export):
            return lay(self.stage, one.route, "", one.text.encode())
        page = one()
        key = state.page_key(page, self.program)
        if digest := self.known.standing(page.route, key):
            return Laid(page.route, key, digest, is_new=False, is_read=page.is_read)
        return lay(self.stage, page.route, key, render(page, templates).encode(), is_read=page.is_read)

    def copy_all(self, wanted: Sequence[Made], jobs: int, progress: Progress) -> Iterator[Laid]:
        """Copies, pictures and cards.

        Raises SourceError where a source has changed since it was read, or a card cannot be drawn.
        """
        drawing = cards.program_key()
        keys = {one.route: state.key(one, self.program, drawing) for one in wanted}
        fresh: list[Made] = []
        for one in wanted:
            if digest := self.known.standing(one.route, keys[one.route]):
                yield Laid(one.route, keys[one.route], digest, is_new=False)
            else:
                fresh.append(one)
        for route, content in self._contents(fresh, jobs, progress):
            yield lay(self.stage, route, keys[route], content)

    def _contents(self, wanted: Sequence[Made], jobs: int, progress: Progress) -> Iterator[tuple[str, bytes | Path]]:
        yield from ((one.route, one.source) for one in wanted if isinstance(one, Copy))
        yield from cards.draw_all([one for one in wanted if isinstance(one, PosterCard | SiteCard)], jobs, progress)
        yield from pictures.make_all([one for one in wanted if isinstance(one, Picture | Preview)], self.root)
