"""Prints a page of HTML with the files that it may use: the theme's, and the site's logo."""

from pathlib import Path

from generator.model import Settings
from generator.printing.browser import print_pdf
from generator.site.themes import Theme


def print_html(text: str, route: str, settings: Settings, theme: Theme, target: Path) -> None:
    """Print the page to `target`; links in it hold from its `route`. Raises as `print_pdf`."""
    files: dict[str, bytes | Path] = {**theme.static_files(), route: text.encode()}
    if settings.logo:
        files[settings.logo.light] = settings.root / "content" / settings.logo.light
    print_pdf(files, route, target)
