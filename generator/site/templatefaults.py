"""What a template's author is told when a page cannot be made: the template, the line, and the page."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import jinja2

from generator.errors import Place, SourceError
from generator.site.themefile import nearest

# What a template can raise besides jinja2's own errors: its code is a person's, and so is the mistake in it.
RAISED = (jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
_OURS = Path(__file__).parents[1]
_QUOTED = re.compile(r"'([^']*)'")


def explained(error: Exception, route: str, wanted: str, environment: jinja2.Environment) -> SourceError | None:
    """The mistake in a template that the page at `route`, made from the template `wanted`, met.

    None where the error did not rise from a template, and is a bug of ours.
    """
    place = _place(error, environment)
    if isinstance(error, jinja2.TemplateNotFound):
        # Jinja joins the names of several templates of which none was found.
        message = f"there is no template {error.name or str(error)!r}"
        known = environment.list_templates(filter_func=lambda name: "/" not in name)
        hint = nearest(str(error.name), known, "there are")
        return SourceError(_on(message, route), place or _missing(wanted, environment), hint)
    if place is None:
        return None
    return SourceError(_on(_said(error), route), place, _hint(error))


def _on(message: str, route: str) -> str:
    return f"{message}, in the page {route}"


def _said(error: Exception) -> str:
    """The error's own words as ours begin and end: in lower case, without full stop."""
    if isinstance(error, RecursionError):
        return "this template goes round in a circle"
    said = str(error).strip().rstrip(".").split("\n")[0] or type(error).__name__
    return said[:1].lower() + said[1:]


def _hint(error: Exception) -> str:
    said = str(error)
    quoted = _QUOTED.search(said)
    if isinstance(error, jinja2.TemplateSyntaxError):
        if "unknown tag" in said.lower():
            return "look for a tag that is not closed, or closed twice"
        return "compare the line with the same template of another theme"
    if isinstance(error, jinja2.UndefinedError) and quoted and "words" in said:
        return f"add {quoted[1]} to the theme's words/en.yaml, or fill its places in t(...)"
    if isinstance(error, jinja2.UndefinedError):
        return "docs/THEMES.md lists what each template gets; 'is defined' asks whether a name is there"
    return "compare the line with the same template of another theme"


def _place(error: Exception, environment: jinja2.Environment) -> Place | None:
    """Where in a template the error rose: the innermost line of one, unless our own code lies below it."""
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        return Place(Path(error.filename), error.lineno)
    homes = tuple(_homes(environment.loader))
    frames = [(Path(frame.tb_frame.f_code.co_filename), frame.tb_lineno) for frame in _frames(error.__traceback__)]
    if not isinstance(error, jinja2.TemplateError) and frames[-1][0].is_relative_to(_OURS):
        return None
    places = [Place(path, line) for path, line in frames if any(path.is_relative_to(home) for home in homes)]
    return places[-1] if places else None


def _frames(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback:
        yield traceback
        traceback = traceback.tb_next


def _homes(loader: jinja2.BaseLoader | None) -> Iterator[Path]:
    """The folders that templates come from."""
    if isinstance(loader, jinja2.FileSystemLoader):
        yield from map(Path, loader.searchpath)
    if isinstance(loader, jinja2.ChoiceLoader):
        for one in loader.loaders:
            yield from _homes(one)


def _missing(wanted: str, environment: jinja2.Environment) -> Place:
    """Where a page's own template should be: in the nearest folder."""
    return Place(next(_homes(environment.loader)) / wanted)
