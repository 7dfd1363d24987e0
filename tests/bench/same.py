"""Whether two programs did the same work: the same pages, and on each what a visitor came for."""

import html
import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from generator.content.writing import sentences
from generator.model import Conference, Person, Poster
from generator.site import routes

CHECKED = 500  # posters and as many people, of more a sample
MOST_COAUTHORS = 24  # that must be on an author's page; the others stand on the posters there
LETTERS = "authors/letters/"

Item = TypeVar("Item")

_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(rel|href)="([^"]*)"')
_MARKUP = re.compile(r"[\\$*_`^{}<>\[\]~]")


class SitePage:
    """A page of a built site, as its reader sees it."""

    def __init__(self, folder: Path, route: str, base: str) -> None:
        text = (folder / route).read_text(encoding="utf-8")
        found = _MAIN.search(text)
        self.main = found[0] if found else text
        self.route = route
        self.base = base

    @cached_property
    def words(self) -> str:
        """Its letters and digits in order, with a space between words."""
        return folded(html.unescape(_TAG.sub("", self.main)))

    @cached_property
    def heading(self) -> str:
        """The words of its h1: a title stands in the citation too."""
        found = re.search(r"(?s)<h1.*?</h1>", self.main)
        return folded(html.unescape(_TAG.sub("", found[0]))) if found else ""

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """`rel` and route of each link in order."""
        found = [dict(_ATTRIBUTE.findall(link[0])) for link in _LINK.finditer(self.main)]
        return [(each.get("rel", ""), self._target(html.unescape(each["href"]))) for each in found if "href" in each]

    def _target(self, href: str) -> str:
        path = unquote(urlsplit(href).path)
        if path.startswith(self.base):
            return path.removeprefix(self.base)
        return href if "://" in href else posixpath.normpath(posixpath.join(posixpath.dirname(self.route), path))


def folded(text: str) -> str:
    """What is left of a text when punctuation, capitals and the kind of spaces do not count."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def differences(conference: Conference, site: Path, base: str) -> Iterator[str]:
    """What `site`, whose links may begin with the path `base`, lacks or has otherwise than the conference."""
    expected = expected_routes(conference)
    yield from (f"{route} is missing" for route in sorted(expected - page_routes(site)))
    by_id = {poster.id: poster for poster in conference.posters}
    random = Random(0)  # noqa: S311 - the same sample for both
    for poster in _some(random, conference.listed):
        page = SitePage(site, routes.poster(poster.id), base)
        yield from (f"{page.route}: {what}" for what in _poster(page, poster, conference))
    for person in _some(random, conference.people):
        page = SitePage(site, routes.author(person.id), base)
        yield from (f"{page.route}: {what}" for what in _person(page, person, by_id, conference))
    yield from _lists(conference, site, base)


def expected_routes(conference: Conference) -> set[str]:
    """The pages that both sites must have."""
    return {
        *(routes.HOME, routes.AUTHORS, routes.SEARCH, routes.NOT_FOUND),
        *(routes.session(session.id) for session in conference.sessions),
        *(routes.poster(poster.id) for poster in conference.posters),
        *(routes.author(person.id) for person in conference.people),
    }


def page_routes(site: Path) -> set[str]:
    """The pages that a site has."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def _some(random: Random, items: Sequence[Item]) -> Sequence[Item]:
    return items if len(items) <= CHECKED else random.sample(items, CHECKED)


def _poster(page: SitePage, poster: Poster, conference: Conference) -> Iterator[str]:
    if poster.title and folded(poster.title.plain) not in page.heading:
        yield "its title is missing"
    for sentence in sentences(poster.abstract.source):
        if not _MARKUP.search(sentence) and folded(sentence) not in page.words:
            yield f"of its abstract is missing: {sentence}"
    authors = [routes.author(conference.bylines[poster.id, place]) for place, _ in _disclosed(poster)]
    if [target for _, target in page.links if target in set(authors)][: len(authors)] != authors:
        yield "its authors are not linked in their order"
    session = [each for each in conference.listed if each.session == poster.session]
    place = session.index(poster)
    steps = {"prev": session[place - 1 : place], "next": session[place + 1 : place + 2]}
    for rel, wanted in steps.items():
        found = [target for name, target in page.links if name == rel]
        if found != [routes.poster(each.id) for each in wanted]:
            yield f"the link to the {rel} poster is {found}"


def _disclosed(poster: Poster) -> list[tuple[int, str]]:
    return [(place, author.name) for place, author in enumerate(poster.authors) if author.name is not None]


def _person(page: SitePage, person: Person, posters: dict[str, Poster], conference: Conference) -> Iterator[str]:
    targets = {target for _, target in page.links}
    coauthors = {
        conference.bylines[each, place] for each in person.posters for place, _ in _disclosed(posters[each])
    } - {person.id}
    if folded(person.name) not in page.words:
        yield "the name is missing"
    if {routes.poster(each) for each in person.posters} - targets:
        yield "a poster is missing"
    missing = {routes.author(each) for each in coauthors} - targets
    if len(missing) > max(0, len(coauthors) - MOST_COAUTHORS):
        yield "a co-author is missing"


def _index(site: Path, base: str) -> list[str]:
    """The people of the author index in order, with those on the pages of its letters where they have their own."""
    found: dict[str, None] = {}
    waiting = [routes.AUTHORS]
    read = set()
    while waiting:
        route = waiting.pop(0)
        read.add(route)
        targets = [target for _, target in SitePage(site, route, base).links if target.startswith("authors/")]
        new = [target for target in targets if target.startswith(LETTERS) and target not in {*read, *waiting}]
        # The further pages of a letter come before the next letter.
        waiting = [*new, *waiting]
        found |= dict.fromkeys(target for target in targets if not target.startswith(LETTERS))
    return [target for target in found if target != routes.AUTHORS]


def _lists(conference: Conference, site: Path, base: str) -> Iterator[str]:
    for session in conference.sessions:
        page = SitePage(site, routes.session(session.id), base)
        shown = [target for _, target in page.links if target.startswith("posters/")]
        if shown != [routes.poster(poster.id) for poster in conference.listed if poster.session == session.id]:
            yield f"{page.route}: its posters are not listed in their order"
    if _index(site, base) != [routes.author(person.id) for person in conference.people]:
        yield f"{routes.AUTHORS}: people are not listed in their order"
    found = json.loads((site / "search.json").read_text(encoding="utf-8"))
    if [len(found[each]) for each in ("posters", "people")] != [len(conference.listed), len(conference.people)]:
        yield "search.json: it does not have as many entries"
    addresses = (site / "sitemap.xml").read_text(encoding="utf-8").count("<loc>")
    if addresses < len(conference.posters) + len(conference.people):
        yield f"sitemap.xml: it has only {addresses} addresses"
