"""Every file of the site, made where the last build's does not do; by several processes where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator import processes
from generator.publish import cards, pictures, state
from generator.publish.kit import Kit
from generator.publish.laying import Laid, lay
from generator.publish.remembered import Sieve
from generator.publish.stage import Stage
from generator.publish.state import Known
from generator.publish.sums import Sums
from generator.site import Bundle, Made, Written
from generator.site.cards import PosterCard, SiteCard
from generator.site.export import Export
from generator.site.exports import Copy, Picture, Preview
from generator.site.render import render

# Below so many pages, starting a second process takes longer than it saves (0.1 s against some milliseconds a page).
ENOUGH_FOR_TWO = 800

COPIES = "copies"  # what is made of files, as a bundle

Progress = Callable[[int, int], None]


class Maker(Struct, frozen=True):
    """What the files are made with, and where.

    The last build is `known` as the disk has it, or the `sieve` knows what of it stands.
    """

    root: Path
    kit: Kit
    known: Known | None
    stage: Stage
    sums: Sums = field(default_factory=dict)  # the hashes of files that stand, where they are remembered
    sieve: Sieve | None = None

    def write_all(self, wanted: Iterable[Bundle], jobs: int, progress: Progress) -> dict[str, Laid]:
        """Pages and exports by route, without the bundles that stand whole in the sieve.

        `jobs` 0 chooses the number of processes by itself.

        Raises SourceError for a mistake in a template, and where the disk refuses.
        """
        if not self.sieve:
            return dict(self._make([*wanted], jobs, progress))
        site, fresh = self._sifted(self.sieve, wanted)
        site.update(replace(self, sieve=None)._make(fresh, jobs, progress))
        return site

    def _sifted(self, sieve: Sieve, wanted: Iterable[Bundle]) -> tuple[dict[str, Laid], list[Bundle]]:
        """The files that stand and the exports of bundles without a page to make, by route; and bundles with one.

        What exports are formed of is kept for the next edit by the process that formed it: this one. Some are large;
        while one is hashed and written, which another thread does, this one goes on. No process is forked meanwhile.
        """
        from concurrent.futures import Future, ThreadPoolExecutor  # noqa: PLC0415 - only a preview needs them

        site: dict[str, Laid] = {}
        fresh: list[Bundle] = []
        with ThreadPoolExecutor(1) as hand:
            exports: list[Future[Laid]] = []
            for bundle in wanted:
                standing, rest = sieve.sift(bundle)
                site.update(standing)
                if rest and rest.pages:
                    fresh.append(rest)
                elif rest:
                    found = [one for one in rest.files() if isinstance(one, Export)]
                    exports += (hand.submit(self._lay_export, one.route, one.content) for one in found)
            site.update((laid.route, laid) for laid in (one.result() for one in exports))
        return site, fresh

    def _make(self, bundles: Sequence[Bundle], jobs: int, progress: Progress) -> Iterator[tuple[str, Laid]]:
        """The files of the bundles by route, some of them from other processes."""
        done, pages = 0, sum(bundle.pages for bundle in bundles)
        shared = processes.share(self._write, bundles, processes.chosen(jobs, pages, ENOUGH_FOR_TWO))
        for bundle, some in zip(bundles, shared, strict=True):
            yield from ((laid.route, laid) for laid in some)
            done += bundle.pages
            progress(done, pages)

    def _write(self, bundles: Iterable[Bundle]) -> Iterator[list[Laid]]:
        for bundle in bundles:
            yield [self._written(one) for one in bundle.files()]

    def _written(self, one: Written) -> Laid:
        if isinstance(one, Export):
            return self._lay_export(one.route, one.content)
        page = one()
        key = state.page_key(page, self.kit.program) if self.known else ""
        if self.known and (digest := self.known.standing(page.route, key)):
            return Laid(page.route, key, digest, is_new=False, is_read=page.is_read)
        text, standing = render(page, self.kit.templates).encode(), self._hash_of(page.route)
        return lay(self.stage, page.route, key, text, is_read=page.is_read, standing=standing)

    def _lay_export(self, route: str, content: bytes) -> Laid:
        return lay(self.stage, route, "", content, standing=self._hash_of(route))

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
            if self.sieve and (laid := self.sieve.standing(COPIES, one.route, (key,))):
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
