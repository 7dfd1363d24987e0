"""A page to HTML, with the templates of one theme."""

from collections.abc import Callable
from datetime import datetime

import jinja2

from generator.site import routes
from generator.site.pages import Page, Site
from generator.site.themes import Theme
from generator.words import counted

# calendar's names follow the machine's locale; these do not.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def environment(theme: Theme) -> jinja2.Environment:
    """The theme's templates, ready to render: everything is escaped, and a name that no page gives is an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(theme.templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters |= {"counted": counted, "day": day, "clock": clock}
    return made


def render(page: Page, environment: jinja2.Environment) -> str:
    """The page as HTML. Besides its context a template gets `route` and `to(route)`, the link to another route."""
    return environment.get_template(page.template).render(page.context, route=page.route, to=_links(page))


def _links(page: Page) -> Callable[[str], str]:
    site = page.context["site"]
    # A host answers with 404.html at any depth, so only full paths hold there; they need the site's address.
    if page.route == routes.NOT_FOUND and isinstance(site, Site) and site.base_path:
        base = site.base_path
        return lambda target: base + target
    return lambda target: routes.relative(page.route, target)


def day(moment: datetime) -> str:
    """`Tuesday 19 May 2026`, without asking the machine's locale."""
    return f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def clock(moment: datetime) -> str:
    """`17:00`."""
    return f"{moment.hour:02}:{moment.minute:02}"
