"""A page to HTML, with the templates of one theme."""

import hashlib
from collections import ChainMap
from collections.abc import Callable, MutableMapping
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from generator.site import bidi, routes, templatecode, templatefaults
from generator.site.frame import Site
from generator.site.materials import size_in_words
from generator.site.pages import Page
from generator.site.templatecode import shown
from generator.site.themes import Theme
from generator.site.words import Words

MOST_SHOWN = 5_000  # pieces of pages that are kept of each macro


class Links:
    """What links from the pages of each folder: one function for all pages of a folder, for they link alike."""

    def __init__(self) -> None:
        self._folders: dict[str, Callable[[str], str]] = {}

    def of(self, page: Page) -> Callable[[str], str]:
        """`to(route)`, as the page's template gets it."""
        site = page.context["site"]
        # A host answers with 404.html at any depth, so only full paths hold there; they need the site's address.
        if page.route == routes.NOT_FOUND and isinstance(site, Site) and site.base_path:
            base = site.base_path
            return lambda target: base + target
        folder = page.route.rpartition("/")[0]
        if folder not in self._folders:
            self._folders[folder] = lambda target: routes.relative(page.route, target)
        return self._folders[folder]


class Templates(jinja2.Environment):
    """The templates of a theme, and what they share while pages are rendered with them."""

    code_generator_class = templatecode.Code
    shown = staticmethod(templatecode.shown)

    def __init__(self, theme: Theme, **options: Any) -> None:
        super().__init__(**options)
        self.theme = theme
        self.links = Links()

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(templatecode.worded(source, self.theme.words), name, filename, defer_init)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know, as it is: a map of maps, which jinja2 makes, is asked ten times slower."""
        return ChainMap(d, self.globals) if d else self.globals

    def __reduce__(self) -> tuple[Callable[[Theme], "Templates"], tuple[Theme]]:
        """Another process makes its own."""
        return environment, (self.theme,)


def environment(theme: Theme) -> Templates:
    """The theme's templates, ready to render: everything is escaped, and a name that no page gives is an error."""
    made = Templates(
        theme,
        loader=_loader(theme),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,  # all of them
        bytecode_cache=_compiled(theme.words),
    )
    words, language = theme.words, theme.words.language
    made.globals |= {"t": words, "words": words.pick, "options": theme.options}
    isolated = partial(bidi.isolated, direction=language.direction)
    filters: dict[str, Callable[..., object]] = {
        "day": language.day,
        "clock": clock,
        "size": lambda size: size_in_words(size, words),
        "bdi": isolated,
        "listed": lambda texts: Markup(str.join(words("comma"), map(shown, map(isolated, texts)))),  # noqa: S704 # escaped
        "dir": lambda text: bidi.dir_auto(text, language.direction),
        "once": once,
    }
    made.filters |= filters
    return made


def _compiled(words: Words) -> jinja2.BytecodeCache | None:
    """Templates as they were compiled before, which takes a third of a small site's build.

    They are kept where the system keeps what may be lost, for this user alone, and not with the site: whoever may
    change a site's files must not thereby get code to run.
    Another jinja2, other code of ours and other words compile anew.
    """
    ours = [Path(file).read_bytes() for file in (__file__, templatecode.__file__)]
    made_by = (jinja2.__version__, *ours, words.language.code, words.entries)
    by = hashlib.sha256(repr(made_by).encode()).hexdigest()[:16]
    try:
        return jinja2.FileSystemBytecodeCache(pattern=f"microsite-{by}-%s")
    except (OSError, RuntimeError):  # no folder there is safe
        return None


def _loader(theme: Theme) -> jinja2.BaseLoader:
    """A template by its name, as the nearest theme has it; by `THEME/name` as that theme has it, to be extended."""
    by_theme = {folder.name: jinja2.FileSystemLoader(folder / "templates") for folder in reversed(theme.folders)}
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(theme.templates), jinja2.PrefixLoader(by_theme)])


def once(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro, asked for each of its arguments only once: for what many pages of a folder show alike.

    Records are told apart by who they are and not by what they say, which would take as long as to show them.
    """
    shown: dict[tuple[object, ...], tuple[tuple[object, ...], Markup]] = {}

    def show(*values: object, **named: object) -> Markup:
        given = (*values, *chain.from_iterable(named.items()))
        key = tuple([value if isinstance(value, str) else id(value) for value in given])
        if key not in shown:
            if len(shown) >= MOST_SHOWN:  # pages that follow each other share most
                shown.clear()
            shown[key] = given, macro(*values, **named)  # the values are kept, so that none of theirs lends its id
        return shown[key][1]

    return show


def render(page: Page, environment: Templates) -> str:
    """The page's text. Besides its context a template gets `route` and `to(route)`, the link to another route.

    Raises SourceError, placed in the template, for a mistake in one.
    """
    try:
        template = environment.get_template(page.template)
        return template.render(page.context, route=page.route, to=environment.links.of(page))
    except templatefaults.RAISED as error:
        mistake = templatefaults.explained(error, page.route, page.template, environment)
        if mistake is None:
            raise
        raise mistake from error


def clock(moment: datetime) -> str:
    """`17:00`."""
    return f"{moment.hour:02}:{moment.minute:02}"
