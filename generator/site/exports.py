"""The files that are not pages: one function each, from the whole conference to a file's text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Conference, Settings
from generator.site import catalogue, search, sitemap


@dataclass(frozen=True, slots=True)
class Export:
    """One file made from the whole conference."""

    route: str
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One file that goes to output/ as it is."""

    route: str
    source: Path


# Route -> its text, or None where the site cannot have it, such as a sitemap without an address.
EXPORTS: dict[str, Callable[[Conference, Settings], str | None]] = {
    "search.json": search.dump,
    "search.js": search.dump_script,
    "posters.json": catalogue.dump,
    "sitemap.xml": sitemap.dump,
    "robots.txt": sitemap.robots,
    ".nojekyll": lambda conference, settings: "",
    "CNAME": lambda conference, settings: f"{settings.domain}\n" if settings.domain else None,
}


def exports(conference: Conference, settings: Settings) -> Iterator[Export]:
    """Every export that this site can have."""
    for route, dump in EXPORTS.items():
        text = dump(conference, settings)
        if text is not None:
            yield Export(route, text)


def copies(conference: Conference, settings: Settings) -> Iterator[Copy]:
    """The materials below content/files/, at files/ in the site."""
    for file in conference.files:
        yield Copy(file.route, settings.root / "content" / "files" / file.name)
