"""A page to HTML, with the templates of one theme."""

from collections.abc import Callable
from datetime import datetime

import jinja2

from generator.site import bidi, routes, templatefaults
from generator.site.frame import Site
from generator.site.materials import size_in_words
from generator.site.pages import Page
from generator.site.themes import Theme


def environment(theme: Theme) -> jinja2.Environment:
    """The theme's templates, ready to render: everything is escaped, and a name that no page gives is an error."""
    made = jinja2.Environment(
        loader=_loader(theme),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals |= {"t": theme.words, "words": theme.words.pick, "options": theme.options}
    language = theme.words.language
    made.filters |= {
        "day": language.day,
        "clock": clock,
        "size": lambda size: size_in_words(size, theme.words),
        "bdi": lambda text: bidi.isolated(text, language.direction),
        "dir": lambda text: bidi.dir_auto(text, language.direction),
    }
    return made


def _loader(theme: Theme) -> jinja2.BaseLoader:
    """A template by its name, as the nearest theme has it; by `THEME/name` as that theme has it, to be extended."""
    by_theme = {folder.name: jinja2.FileSystemLoader(folder / "templates") for folder in reversed(theme.folders)}
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(theme.templates), jinja2.PrefixLoader(by_theme)])


def render(page: Page, environment: jinja2.Environment) -> str:
    """The page's text. Besides its context a template gets `route` and `to(route)`, the link to another route.

    Raises SourceError, placed in the template, for a mistake in one.
    """
    try:
        return environment.get_template(page.template).render(page.context, route=page.route, to=_links(page))
    except templatefaults.RAISED as error:
        mistake = templatefaults.explained(error, page.route, page.template, environment)
        if mistake is None:
            raise
        raise mistake from error


def _links(page: Page) -> Callable[[str], str]:
    site = page.context["site"]
    # A host answers with 404.html at any depth, so only full paths hold there; they need the site's address.
    if page.route == routes.NOT_FOUND and isinstance(site, Site) and site.base_path:
        base = site.base_path
        return lambda target: base + target
    return lambda target: routes.relative(page.route, target)


def clock(moment: datetime) -> str:
    """`17:00`."""
    return f"{moment.hour:02}:{moment.minute:02}"
