"""Signs as a PDF: one a page, each of the size of the paper."""

from collections.abc import Collection, Sequence
from pathlib import Path

from generator.errors import Place, SourceError
from generator.model import Conference, Settings
from generator.printing.paper import Paper
from generator.printing.printer import print_html
from generator.printing.signs import BoardSign, DoorSign, board_signs, door_signs
from generator.site import themefile, themes
from generator.site.frame import frame
from generator.site.pagemaker import Page, by_route
from generator.site.render import environment, render
from generator.site.themes import Theme

ROUTE = "static/signs.html"  # beside the theme's style sheets, so that both name a font by the same path


# ISO 216, lying on the long side.
PAPERS = {"a6": Paper(148, 105), "a5": Paper(210, 148), "a4": Paper(297, 210)}


def print_boards(
    conference: Conference, settings: Settings, target: Path, paper: str, sessions: Sequence[str] = ()
) -> None:
    """Print a sign for each listed poster to `target`; `paper` is a key of PAPERS, `sessions` are ids, () for all.

    Raises SourceError for a session that there is not, where there is no poster, and as `print_html` does.
    """
    theme = _theme(settings)
    signs = tuple(board_signs(conference, settings, _wanted(conference, settings, sessions)))
    if not signs:
        hint = "import a listing, or name a session that has posters"
        raise SourceError("there are no posters to make signs of", _folder(settings, "posters"), hint)
    _print(page("signs.html", signs, PAPERS[paper], conference, settings, theme), settings, theme, target)


def print_doors(
    conference: Conference, settings: Settings, target: Path, paper: str, sessions: Sequence[str] = ()
) -> None:
    """Print a sign for the door of each session to `target`; arguments and what is raised are as for boards."""
    theme = _theme(settings)
    signs = tuple(door_signs(conference, settings, _wanted(conference, settings, sessions)))
    if not signs:
        hint = "import a listing, or write content/sessions/ID.yaml"
        raise SourceError("there are no sessions to make signs of", _folder(settings, "sessions"), hint)
    _print(page("doors.html", signs, PAPERS[paper].turned, conference, settings, theme), settings, theme, target)


def page(
    template: str,
    signs: Sequence[BoardSign | DoorSign],
    paper: Paper,
    conference: Conference,
    settings: Settings,
    theme: Theme,
) -> Page:
    """The signs as one page of HTML to be rendered, which a browser prints as a page for each."""
    site = frame(conference, settings, by_route(conference), theme.words)
    return Page(ROUTE, template, {"site": site, "paper": paper, "signs": signs})


def _theme(settings: Settings) -> Theme:
    return themes.find(settings.theme, settings.root, settings.language, settings.theme_options)


def _wanted(conference: Conference, settings: Settings, sessions: Sequence[str]) -> Collection[str]:
    """The ids of the sessions that are asked for."""
    known = [session.id for session in conference.sessions]
    for wanted in sessions:
        if wanted not in known:
            hint = themefile.nearest(wanted, known, "the sessions are")
            raise SourceError(f"there is no session '{wanted}'", _folder(settings, "sessions"), hint)
    return sessions or known


def _print(signs: Page, settings: Settings, theme: Theme, target: Path) -> None:
    print_html(render(signs, environment(theme)), ROUTE, settings, theme, target)


def _folder(settings: Settings, name: str) -> Place:
    return Place(settings.root / "content" / name)
