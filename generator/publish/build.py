"""The whole build on one screen: load, make each file on the stage, let the stage take the old site's place."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator import MEMORY
from generator.content.load import Cache, Loaded, load
from generator.kept import Kept
from generator.model import Conference, Settings
from generator.publish import disk, finishing, state, tree
from generator.publish.kit import kit
from generator.publish.laying import Laid
from generator.publish.making import Maker, Progress
from generator.publish.remembered import Remembered, Sieve
from generator.publish.stage import Stage
from generator.site import cardlook, made, written

BRIEFLY = 5_000  # values that one build keeps, for what pages that follow each other share


class Report(Struct, frozen=True):
    """What a build did: the content that it read, and how much stands and was written."""

    loaded: Loaded
    pages: int  # of the whole site; of a preview those that were asked for
    size: int  # bytes of the whole site; 0 for a preview, which none asks
    written: int  # files that are new or changed

    @property
    def conference(self) -> Conference:
        """The conference whose site it is."""
        return self.loaded.conference


def build(
    settings: Settings,
    *,
    jobs: int = 0,
    full: bool = False,
    strict: bool = False,
    memory: Path | None = None,
    remembered: Remembered | None = None,
    progress: Progress = lambda done, total: None,
    waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Make the site in `settings.output`; what need not be made again is not, unless `full`.

    `jobs` is the number of processes, 0 for as many as pay; `memory` the folder that remembers the last build,
    `.microsite` in the root by default. A preview gives its own memory, `remembered`: its files are replaced one by
    one. While another build of the site is at work `waiting` is called once, and this one waits. Raises an
    ExceptionGroup of SourceError for mistakes in the content, and for its warnings where `strict`, and SourceError for
    a theme or a folder that cannot be used; the old site then stands untouched.
    """
    memory = memory or settings.root / MEMORY
    cache = remembered.cache if remembered else Cache(Kept(BRIEFLY))
    with disk.alone(memory, waiting):
        loaded = load(settings, cache, jobs)
        if strict and loaded.warnings:
            raise ExceptionGroup("warnings", loaded.warnings)
        made_with = remembered.kit(settings) if remembered else kit(settings)
        last = state.State(memory, settings.output)
        known = None if remembered else last.known(full=full)
        old = {} if remembered else tree.owned(settings.output)
        sieve = Sieve(remembered, made_with.program) if remembered else None
        with Stage(settings.output, in_place=remembered is not None) as stage:
            maker = Maker(settings.root, made_with, known, stage, remembered.listing.sums if remembered else {}, sieve)
            site = _make(maker, loaded.conference, settings, cache.kept, jobs, progress)
            if settings.offline and known:
                last_files = finishing.finish(site, loaded.conference, settings, stage, known, made_with.program)
                site |= {laid.route: laid for laid in last_files}
            if remembered and sieve:
                remembered.replace(stage, site, sieve)
            else:
                cache.kept.forget()
                tree.replace(stage, site.values(), old)
        size = 0 if remembered else last.write(site.values())
    is_new = sum(laid.is_new for laid in site.values())
    return Report(loaded, sum(laid.is_read for laid in site.values()), size, is_new)


def _make(
    maker: Maker, conference: Conference, settings: Settings, kept: Kept, jobs: int, progress: Progress
) -> dict[str, Laid]:
    """Every file of the site by its route, but for those that are made of the others."""
    theme = maker.kit.theme
    look = cardlook.look(theme, settings)
    site = maker.write_all(written(conference, settings, theme, look, kept), jobs, progress)
    rest = maker.copy_all(tuple(made(conference, settings, theme, look)), jobs, progress)
    site.update((laid.route, laid) for laid in rest)
    return site
