"""Links of the organisers' pages to other parts of the site: each leads somewhere."""

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from generator.content import kinds, missing, textfile
from generator.content.fields import Faults
from generator.errors import Place, SourceError, place_at
from generator.model import OwnPage

# What every site has at its root, and the folders in which names are none of the authors' business.
FIXED = frozenset(
    {"index.html", "search.html", "my.html", "404.html", "authors/index.html", "search.json", "posters.json"}
    | {"posters.bib", "posters.ris", "posters.csl.json", "posters.txt"}
    | {"programme.ics", "feed.xml", "sitemap.xml", "robots.txt"}
    | {"colophon.html", "opensearch.xml", "schema/posters.json", "schema/search.json", "SHA256SUMS"}
)
# What stands behind a poster's or a session's id: its page, and what programs read.
ENDINGS = frozenset(["html", "bib", "ris", "json", "csl.json", "txt", "ics"])
_PART = re.compile(r"part-\d+\.html")  # a further page of a list that is long
LETTERS = "authors/letters/"  # of an index that is long; which there are hangs on how many authors have each
UNCHECKED = ("static/", "previews/", "share/", "p/", LETTERS)
PEOPLE = "authors/"
# What stands before an address in Markdown, in a reference and in HTML.
_BEFORE = r"""(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*["']?)"""
_TOP = ("index", "search", "my")


class Known(Struct, frozen=True):
    """The ids of the pages that there are, former ones too, and the names of the files to link to."""

    pages: Collection[str]
    sessions: Collection[str]
    posters: Collection[str]
    files: Collection[str]
    maps: Collection[str] = ()  # of sessions, by their ids


class Link(Struct, frozen=True):
    """A link that stays in the site: as the page has it, its place in the file, and where it leads."""

    text: str
    place: Place
    route: str
    fragment: str


class PageLinks(Struct, frozen=True):
    """The links of all own pages, and by each page's route the ids that a `#` may name there."""

    links: tuple[Link, ...]
    ids: Mapping[str, frozenset[str]]


def find(pages: Sequence[OwnPage], root: Path) -> PageLinks:
    """The links of the pages, whose files lie below `root`."""
    if not pages:
        return PageLinks((), {})
    from generator.markup import targets  # noqa: PLC0415 - as below
    from generator.markup.pages import render  # noqa: PLC0415 - 40 ms that few sites need

    links: list[Link] = []
    ids = {}
    for page in pages:
        found = targets.find(render(page.source).html)
        ids[f"{page.id}.html"] = found.ids
        inner = [target for target in found.links if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target)]
        links += _placed(page, inner, root / page.path)
    return PageLinks(tuple(links), ids)


def check(found: PageLinks, known: Known, faults: Faults) -> None:
    """Add to `faults` the links that lead nowhere, but for those to people."""
    for link in found.links:
        if not _is_persons(link.route):
            faults.extend(_problem(link, known, found.ids))


def check_people(found: PageLinks, people: Collection[str], faults: Faults) -> None:
    """Add to `faults` the links to people whom there are not; `people` are their ids, former ones too."""
    for link in _to_people(found):
        faults.extend(_no_page(link, people))


def name_people(found: PageLinks) -> bool:
    """Whether any of the links leads to a person."""
    return any(True for _ in _to_people(found))


def _to_people(found: PageLinks) -> Iterator[Link]:
    return (link for link in found.links if _is_persons(link.route))


def _is_persons(route: str) -> bool:
    return route.startswith(PEOPLE) and not route.startswith(LETTERS) and route not in FIXED


def _placed(page: OwnPage, targets: Iterable[str], path: Path) -> Iterator[Link]:
    """The targets with their places: the n-th of its kind in the page is the n-th in the file."""
    text = textfile.read(path)
    seen: Counter[str] = Counter()
    for target in targets:
        written = _as_written(target, text)
        this = written[min(seen[target], len(written) - 1)] if written else None
        seen[target] += 1
        parts = urlsplit(target)
        route = posixpath.normpath(unquote(parts.path)) if parts.path else f"{page.id}.html"
        place = place_at(text, this.start(1), path) if this else Place(path)
        yield Link(this[1] if this else target, place, route, unquote(parts.fragment))


def _as_written(target: str, text: str) -> list[re.Match[str]]:
    """Where the Markdown file has the target as a link, each with the link as it is written there."""
    path, sign, fragment = target.partition("#")
    source = f"{path.removesuffix('.html')}.md{sign}{fragment}"
    forms = "|".join(re.escape(form) for form in dict.fromkeys([target, source, unquote(target), unquote(source)]))
    return list(re.finditer(rf"{_BEFORE}((?:\.\.?/)*(?:{forms}))(?![\w/#-])", text))


def _problem(link: Link, known: Known, ids: Mapping[str, frozenset[str]]) -> Iterator[SourceError]:
    folder = link.route.rpartition("/")[0]
    if link.route.startswith("/"):
        message = f"the link '{link.text}' leads to the top of the host, which is not always this site"
        yield SourceError(message, link.place, f"write {link.route.lstrip('/') or 'index.html'}", "warning")
    elif link.route.startswith("files/"):
        if link.route.removeprefix("files/") not in known.files:
            yield missing.file(link.route.removeprefix("files/"), known.files, link.place)
    elif folder in {"sessions", "posters", "maps"}:
        ids_there = {"sessions": known.sessions, "posters": known.posters, "maps": known.maps}[folder]
        yield from _no_page(link, ids_there)
    elif link.route in ids:
        if link.fragment and link.fragment not in ids[link.route]:
            yield _no_heading(link, ids[link.route])
    elif link.route not in FIXED and not link.route.startswith(UNCHECKED) and not _is_page(link.route, known):
        yield _nowhere(link, {*known.pages, *_TOP})


def _is_page(route: str, known: Known) -> bool:
    return route.endswith(".html") and route.removesuffix(".html") in known.pages


def _no_page(link: Link, ids: Collection[str]) -> Iterator[SourceError]:
    """The mistake of a link that leads to none of the pages with these ids."""
    id_, _, ending = link.route.rpartition("/")[2].partition(".")
    if id_ not in ids or (ending not in ENDINGS and not _PART.fullmatch(ending)):
        yield _nowhere(link, ids)


def _nowhere(link: Link, ids: Collection[str]) -> SourceError:
    folder, _, name = urlsplit(link.text).path.rpartition("/")
    # In raw HTML, where nothing is rewritten, .md is wrong too.
    ending = ".md" if name.endswith(".md") and not link.route.endswith(".md") else ".html"
    near = missing.near(name.partition(".")[0], ids)
    if near:
        hint = f"did you mean '{folder}{'/' if folder else ''}{near}{ending}'?"
    elif kinds.is_bare_address(link.text):
        hint = f"a web address begins with https://, as in https://{link.text}"
    else:
        hint = "correct it, or write the page"
    return SourceError(f"the link '{link.text}' leads to no page", link.place, hint)


def _no_heading(link: Link, ids: Collection[str]) -> SourceError:
    hint = missing.nearest(f"#{link.fragment}", [f"#{each}" for each in ids])
    message = f"the link '{link.text}' leads to no heading of {link.route}"
    return SourceError(message, link.place, hint or "the address of a heading is its words, as in #by-train")
