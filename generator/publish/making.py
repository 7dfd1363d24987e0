"""Every file of the site, made where the last build's does not do; by several processes where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import processes
from generator.publish import cards, pictures, state
from generator.publish.kit import Kit
from generator.publish.laying import Laid, lay
from generator.publish.remembered import Remembered, Uses
from generator.publish.stage import Stage
from generator.publish.state import Known
from generator.publish.sums import Sums
from generator.site import Made, Written
from generator.site.cards import PosterCard, SiteCard
from generator.site.export import Export
from generator.site.exports import Copy, Picture, Preview
from generator.site.render import render

# Below this, starting a second process takes longer than it saves (about 0.5 ms a page here, 0.1 s a process).
ENOUGH_FOR_TWO = 1500
CHUNK = 100

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Maker:
    """What the files are made with, and where.

    The last build is `known` as the disk has it, or `remembered` as this process has it.
    """

    root: Path
    kit: Kit
    known: Known | None
    stage: Stage
    remembered: Remembered | None = None
    sums: Sums = field(default_factory=dict)  # the hashes of files that stand, as they are remembered
    used: dict[str, Uses] = field(default_factory=dict)  # by route: what files are made of, where they are remembered

    def write_all(self, wanted: Sequence[Written], jobs: int, progress: Progress) -> Iterator[Laid]:
        """Pages and exports, in the order given; `jobs` 0 chooses the number of processes by itself.

        Raises SourceError for a mistake in a template, and where the disk refuses.
        """
        fresh: list[Written] = []
        for one in wanted:
            if self.remembered and (laid := self._standing(one.route, _uses(one))):
                yield laid
            else:
                fresh.append(one)
        jobs = processes.chosen(jobs, len(fresh), ENOUGH_FOR_TWO)
        chunks = [fresh[start : start + CHUNK] for start in range(0, len(fresh), CHUNK)]
        done = len(wanted) - len(fresh)
        alone = replace(self, remembered=None, sums=self.remembered.sums if self.remembered else {}, used={})
        for some in processes.share(alone._write, chunks, jobs):
            yield from some
            done += len(some)
            progress(done, len(wanted))

    def _standing(self, route: str, uses: Uses | None) -> Laid | None:
        """A file that need not be looked at; else what it uses is noted, for the next build."""
        if self.remembered is None or uses is None:
            return None
        self.used[route] = uses
        return self.remembered.standing(route, uses, self.kit.program)

    def _write(self, chunks: Iterable[Sequence[Written]]) -> Iterator[list[Laid]]:
        for chunk in chunks:
            yield [self._written(one) for one in chunk]

    def _written(self, one: Written) -> Laid:
        if isinstance(one, Export):
            return lay(self.stage, one.route, "", one.content, standing=self._hash_of(one.route))
        page = one()
        key = state.page_key(page, self.kit.program) if self.known else ""
        if self.known and (digest := self.known.standing(page.route, key)):
            return Laid(page.route, key, digest, is_new=False, is_read=page.is_read)
        text, standing = render(page, self.kit.templates).encode(), self._hash_of(page.route)
        return lay(self.stage, page.route, key, text, is_read=page.is_read, standing=standing)

    def _hash_of(self, route: str) -> str:
        """The hash of the file that stands there, "" where only reading it could tell."""
        return self.known.hash_of(route) if self.known else self.sums.get(route, "")

    def copy_all(self, wanted: Sequence[Made], jobs: int, progress: Progress) -> Iterator[Laid]:
        """Copies, pictures and cards.

        Raises SourceError where a source has changed since it was read, or a card cannot be drawn.
        """
        drawing = cards.program_key()
        keys = {one.route: state.key(one, self.kit.program, drawing) for one in wanted}
        fresh: list[Made] = []
        for one in wanted:
            key = keys[one.route]
            if laid := self._standing(one.route, (key,)):
                yield laid
            elif self.known and (digest := self.known.standing(one.route, key)):
                yield Laid(one.route, key, digest, is_new=False)
            else:
                fresh.append(one)
        for route, content in self._contents(fresh, jobs, progress):
            yield lay(self.stage, route, keys[route], content)

    def _contents(self, wanted: Sequence[Made], jobs: int, progress: Progress) -> Iterator[tuple[str, bytes | Path]]:
        yield from ((one.route, one.source) for one in wanted if isinstance(one, Copy))
        yield from cards.draw_all([one for one in wanted if isinstance(one, PosterCard | SiteCard)], jobs, progress)
        yield from pictures.make_all([one for one in wanted if isinstance(one, Picture | Preview)], self.root)


def _uses(one: Written) -> Uses | None:
    """What a page or an export is made of; None where nobody knows."""
    if isinstance(one, Export):
        return one.uses
    return one.uses() if one.uses else None
