"""The whole build on one screen: load, outputs, render, write, remove."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.load import Cache, Loaded, load
from generator.model import Conference, Settings
from generator.publish import archive, cards, disk, finishing, pictures, state, sums, tree
from generator.publish.rendering import Progress, render_all
from generator.site import Output, outputs, themes
from generator.site.cards import PosterCard, SiteCard
from generator.site.exports import Copy, Export, Picture, Preview
from generator.site.pages import Page
from generator.site.themes import Theme


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
    memory = memory or settings.root / state.FOLDER
    with disk.alone(memory, waiting):
        loaded = load(settings, cache, jobs)
        if strict and loaded.warnings:
            raise ExceptionGroup("warnings", loaded.warnings)
        theme = themes.find(settings.theme, settings.root, settings.language, settings.theme_options)
        everything = tuple(outputs(loaded.conference, settings, theme))
        old = tree.owned(settings.output)
        last = state.State(memory, settings.output)

        program = state.program_key(theme.files(), theme.options)
        drawing = cards.program_key()
        keys = {output.route: state.key(output, program, drawing) for output in everything}
        standing = {} if full else last.standing(keys)
        fresh = [output for output in everything if output.route not in standing]
        made = dict(_made(fresh, settings.root, theme, jobs, progress))
        wanted = standing | {route: sums.digest(content) for route, content in made.items()}
        if settings.offline and not in_place:
            contents = {route: settings.output / route for route in standing} | made
            whole = finishing.Whole(
                archive.name(loaded.conference, settings), contents, wanted, loaded.conference.sessions
            )
            final = finishing.finish(whole, settings, last, program, full=full)
            keys, made, wanted = keys | final.keys, made | final.made, wanted | final.digests
        changed = {route: made[route] for route in made if sums.differs(settings.output / route, wanted[route])}

        digests = tree.replace(settings.output, changed, wanted, old, in_place=in_place)
        size = last.write(keys, digests)
        finishing.clear(last)
    pages = sum(isinstance(output, Page) and output.is_read for output in everything)
    return Report(loaded, pages, size, len(changed))


def _made(
    wanted: Sequence[Output], root: Path, theme: Theme, jobs: int, progress: Progress
) -> Iterator[tuple[str, bytes | Path]]:
    """Route and content of each output: a page rendered, an export's text, a file to be copied by its path."""
    yield from render_all([output for output in wanted if isinstance(output, Page)], theme, jobs, progress)
    for output in wanted:
        if isinstance(output, Export):
            yield output.route, output.text.encode()
        elif isinstance(output, Copy):
            yield output.route, output.source
    drawn = [output for output in wanted if isinstance(output, PosterCard | SiteCard)]
    yield from cards.draw_all(drawn, jobs, progress)
    yield from pictures.make_all([output for output in wanted if isinstance(output, Picture | Preview)], root)
