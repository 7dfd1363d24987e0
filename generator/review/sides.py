"""The site of one side of a change, held in memory: what it would be made of, and its pages when they are asked for."""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.content import settings
from generator.content.load import load
from generator.errors import SourceError, leaves
from generator.publish import state, sums
from generator.site import Output, outputs, themes
from generator.site.cards import PosterCard, SiteCard
from generator.site.export import Export
from generator.site.exports import Preview
from generator.site.pages import Page
from generator.site.render import environment
from generator.site.render import render as rendered
from generator.site.themes import Theme


class Side(Struct, frozen=True, kw_only=True):
    """A site by its routes; where `mistakes` are told there is none. Equal keys of a page give equal pages."""

    outputs: Mapping[str, Output] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    theme: Theme | None = None
    mistakes: tuple[SourceError, ...] = ()


class TemplateFault(Exception):  # noqa: N818 - a fault is what a person is told of, as in the content
    """A side whose pages cannot be made, for a template of its theme cannot be used."""

    def __init__(self, side: Side, mistake: SourceError) -> None:
        super().__init__(side, mistake)
        self.side = side
        self.mistake = mistake


def read(root: Path) -> Side:
    """The site at `root`; an empty one where nothing is there."""
    if not (root / "content").is_dir():
        return Side()
    mistakes: tuple[SourceError, ...] = ()
    made: dict[str, Output] = {}
    theme = None
    try:
        chosen = settings.lenient(root)
        # Without the dates of commits, which the earlier side, taken out of its repository, cannot have.
        conference = replace(load(chosen).conference, history={})
        theme = themes.find(chosen.theme, root, chosen.language, chosen.theme_options)
        made = {output.route: output for output in outputs(conference, chosen, theme)}
    except* SourceError as group:
        mistakes = leaves(group)
    if mistakes or theme is None:
        return Side(mistakes=mistakes)
    program = state.program_key(theme.files(), theme.options)
    keys = {route: state.page_key(output, program) for route, output in made.items() if isinstance(output, Page)}
    return Side(outputs=made, keys=keys, theme=theme)


def is_page(output: Output) -> bool:
    """Whether people read it: a page that is HTML."""
    return isinstance(output, Page) and output.route.endswith(".html")


def render(side: Side, routes: Collection[str]) -> dict[str, bytes]:
    """The pages at those routes; TemplateFault where a template of the theme cannot be used."""
    wanted = [output for route in sorted(routes) if isinstance(output := side.outputs[route], Page)]
    if side.theme is None or not wanted:
        return {}
    try:
        templates = environment(side.theme)
        return {page.route: rendered(page, templates).encode() for page in wanted}
    except SourceError as error:
        message = f"this program cannot use a template of this theme: {error.message}"
        raise TemplateFault(side, SourceError(message, error.place, error.hint)) from error


def is_file(output: Output) -> bool:
    """Whether it is a file of its own: neither a page for people, nor a picture of another."""
    return not is_page(output) and not isinstance(output, Preview | PosterCard | SiteCard)


def measure(output: Output, rendered: Mapping[str, bytes]) -> tuple[int, str]:
    """The bytes and the hash of a file, of a picture as it is before its metadata are taken out."""
    if isinstance(output, Page):
        content = rendered[output.route]
    elif isinstance(output, Export):
        content = output.text.encode()
    elif isinstance(output, PosterCard | SiteCard):
        raise TypeError("a card is no file of its own")
    else:
        return output.source.stat().st_size, sums.digest(output.source)
    return len(content), sums.digest(content)
