"""Every outside link of the content, each once, with all the places where it stands."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.content.load import Loaded
from generator.errors import Place
from generator.markup import Text
from generator.model import OwnPage, Poster, Settings

DOI = "https://doi.org/"


class Weblink(Struct, frozen=True):
    """An address outside the site, and where the content has it."""

    address: str
    places: tuple[Place, ...]


def gather(loaded: Loaded, settings: Settings) -> tuple[Weblink, ...]:
    """The outside links of the posters, people, own pages and site.yaml, in the order of their addresses."""
    found: dict[str, set[Place]] = {}
    for address, place in _all(loaded, settings):
        if address.lower().startswith(("https://", "http://")):
            found.setdefault(address, set()).add(place)
    return tuple(Weblink(address, tuple(sorted(places))) for address, places in sorted(found.items()))


def _all(loaded: Loaded, settings: Settings) -> Iterator[tuple[str, Place]]:
    root, conference = settings.root, loaded.conference
    for poster in conference.posters:
        known = loaded.places.get(poster.id, {})
        for field, address in _of_poster(poster):
            yield address, known.get(field, Place(root / poster.path))
    people = _File(root / "content" / "people.yaml")
    for person in conference.people:
        if place := people.find(person.url):  # else a poster tells it, and is named above
            yield person.url, place
    for page in conference.pages:
        source = _File(root / "content" / "pages" / f"{page.id}.md")
        yield from ((address, source.find(address) or Place(source.path)) for address in _of_page(page))
    site = _File(root / "content" / "site.yaml")
    yield from ((address, site.find(address) or Place(site.path)) for address in _of_site(settings))


def _of_poster(poster: Poster) -> Iterator[tuple[str, str]]:
    yield from ((f"links.{link.kind}", link.target) for link in poster.links)
    yield from ((f"authors.{index}.url", author.url) for index, author in enumerate(poster.authors))
    if poster.doi:
        yield "doi", DOI + poster.doi
    texts: dict[str, Text | None] = {"title": poster.title, "tldr": poster.tldr, "abstract": poster.abstract}
    for field, text in texts.items():
        if text and "://" in text.source:
            yield from ((field, address) for address in _of_html(text.html))


def _of_page(page: OwnPage) -> Iterator[str]:
    from generator.markup import pages  # noqa: PLC0415 - 40 ms that few sites need

    return _of_html(pages.render(page.source).html)


def _of_site(settings: Settings) -> Iterator[str]:
    """All but the site's own address, which may not stand yet."""
    yield settings.repository
    yield from (year.url for year in settings.years)
    yield from (sponsor.url for tier in settings.sponsors for sponsor in tier.sponsors)
    yield from (link.target for link in settings.nav or ())
    if settings.footer:
        yield from _of_html(settings.footer.html)


def _of_html(html: str) -> Iterator[str]:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - 50 ms that few texts need

    page = BeautifulSoup(html, "html.parser")
    for element in page.find_all(True):
        yield from (str(element[name]).strip() for name in ("href", "src") if element.has_attr(name))


class _File:
    """A file in which an address is looked for as it is typed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n") if path.is_file() else []

    def find(self, address: str) -> Place | None:
        """The first place that has the address; its closing slash may be missing there."""
        typed = address.rstrip("/")
        for number, line in enumerate(self.lines, 1):
            if typed and typed in line:
                return Place(self.path, number, line.index(typed) + 1)
        return None
