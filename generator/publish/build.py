"""The whole build on one screen: load, make each file on the stage, let the stage take the old site's place."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator import MEMORY
from generator.content.load import Cache, Loaded, load
from generator.kept import Kept
from generator.model import Conference, Settings
from generator.publish import disk, finishing, state, tree
from generator.publish.laying import Laid
from generator.publish.making import Maker, Progress
from generator.publish.stage import Stage
from generator.site import made, themes, written


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: the content that it read, and how much stands and was written."""

    loaded: Loaded
    pages: int
    size: int  # bytes of the whole site
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
    cache: Cache | None = None,
    in_place: bool = False,
    progress: Progress = lambda done, total: None,
    waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Make the site in `settings.output`; what need not be made again is not, unless `full`.

    `jobs` is the number of processes, 0 for as many as pay; `memory` the folder that remembers the last build,
    `.microsite` in the root by default; `in_place` replaces file by file, as does for a preview. While another build
    of the site is at work `waiting` is called once, and this one waits. Raises an ExceptionGroup of SourceError for
    mistakes in the content, and for its warnings where `strict`, and SourceError for a theme or a folder that cannot
    be used; the old site then stands untouched.
    """
    memory, cache = memory or settings.root / MEMORY, cache or Cache()
    cache.kept.turn()
    with disk.alone(memory, waiting):
        loaded = load(settings, cache, jobs)
        if strict and loaded.warnings:
            raise ExceptionGroup("warnings", loaded.warnings)
        theme = themes.find(settings.theme, settings.root, settings.language, settings.theme_options)
        old, last = tree.owned(settings.output), state.State(memory, settings.output)
        program = state.program_key(theme.files(), theme.options)
        with Stage(settings.output, in_place=in_place) as stage:
            maker = Maker(settings.root, theme, program, last.known(full=full), stage)
            site = _make(maker, loaded.conference, settings, cache.kept, jobs, progress)
            if settings.offline and not in_place:
                last_files = finishing.finish(site, loaded.conference, settings, stage, maker.known, program)
                site |= {laid.route: laid for laid in last_files}
            tree.replace(stage, site.values(), old)
        size = last.write(site.values())
    is_new = sum(laid.is_new for laid in site.values())
    return Report(loaded, sum(laid.is_read for laid in site.values()), size, is_new)


def _make(
    maker: Maker, conference: Conference, settings: Settings, kept: Kept, jobs: int, progress: Progress
) -> dict[str, Laid]:
    """Every file of the site by its route, but for those that are made of the others."""
    pages = maker.write_all(tuple(written(conference, settings, maker.theme, kept)), jobs, progress)
    rest = maker.copy_all(tuple(made(conference, settings, maker.theme)), jobs, progress)
    return {laid.route: laid for laid in chain(pages, rest)}
