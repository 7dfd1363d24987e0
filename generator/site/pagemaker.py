"""A page as it is handed on to be rendered, and what all pages of a conference share."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TypeVarTuple

from generator.kept import Kept
from generator.model import Conference, File, Person, Poster, Session, Settings
from generator.site import boardmap, coauthors, programme, related, routes, stretches, views
from generator.site.cards import Shares
from generator.site.coauthors import Shared
from generator.site.frame import PLAIN, Head, frame
from generator.site.metadata import Describer, Metadata
from generator.site.programme import SessionView
from generator.site.shortaddresses import signs
from generator.site.stretches import Part
from generator.site.views import PersonLine
from generator.site.words import Words
from generator.words import shortened

DESCRIPTION_LENGTH = 160
Given = TypeVarTuple("Given")

LEADING_ON = frozenset(["redirect.html", "short.html"])


@dataclass(frozen=True, slots=True)
class Page:
    """One file to be, from a template; `context` holds values only, so equal contexts give equal pages."""

    route: str
    template: str
    context: Mapping[str, object]

    @property
    def is_read(self) -> bool:
        """Whether it is a page to read: no static file, and no address that only leads on to another."""
        return self.route.endswith(".html") and self.template not in LEADING_ON


@dataclass(frozen=True, slots=True)
class Draft:
    """A page still to be made. Thousands wait; what each shows is formed when its turn comes, and then forgotten.

    `uses` tells what it is made of, which takes less than to make it: equal uses make equal pages.
    """

    route: str
    make: Callable[[], Page]
    uses: Callable[[], tuple[object, ...]] | None = None

    def __call__(self) -> Page:
        """The page."""
        return self.make()


def by_route(conference: Conference) -> dict[str, File]:
    """The files below content/files/ by their routes."""
    return {file.route: file for file in conference.files}


class PageMaker:
    """What all pages of one conference share, looked up once."""

    def __init__(
        self,
        conference: Conference,
        settings: Settings,
        words: Words,
        shares: Shares | None = None,
        kept: Kept | None = None,
    ) -> None:
        self.conference = conference
        self.kept = kept or Kept()
        self.shares = shares
        self.settings = settings
        self.t, self.words = words, words.plain
        self.files = by_route(conference)
        self.by_id = {poster.id: poster for poster in conference.posters}
        self.sessions = {session.id: session for session in conference.sessions}
        self.listed: dict[str, list[Poster]] = defaultdict(list)
        self.withdrawn: dict[str, list[Poster]] = defaultdict(list)
        for poster in conference.posters:
            (self.withdrawn if poster.withdrawn else self.listed)[poster.session].append(poster)
        self.lines = {poster.id: self.kept.of(views.poster_line, poster) for poster in conference.posters}
        chips = {poster.id: self.kept.of(views.neighbour, poster) for poster in conference.posters}
        self.chips = self.kept.settled("chips", chips)
        # Moments are equal in all zones, and yet are shown as each zone has them.
        self.told = {session.id: repr(session) for session in conference.sessions}
        self.people = self.kept.of(_by_id, conference.people)
        self.places = self.kept.of(coauthors.by_poster, conference.bylines)
        self.titles = Counter(views.plain_title(poster) for poster in conference.posters)
        self.names = Counter(person.name for person in conference.people)
        self.affiliated = Counter((person.name, person.affiliation) for person in conference.people)
        self.site = frame(conference, settings, self.files, words)
        self.parts = stretches.of_sessions(conference)
        self.part_of = {poster.id: part for parts in self.parts.values() for part in parts for poster in part.posters}
        self.metadata = Describer(conference, settings, self.kept)
        self.related = self.kept.following(related.related, conference)
        self.maps = boardmap.views(conference, self.lines, self.files)
        self.signs = signs(conference)
        self._views: dict[str, SessionView] = {}
        # What any page may show; as long as it says the same it is the same thing, so that no page need compare it.
        self.common = self.kept.settled("common", (settings, self.site, shares, conference.files))

    def draft(self, route: str, make: Callable[[*Given], Page], *given: *Given) -> Draft:
        """A page made of `given`, and of nothing else that is not on all pages."""
        return Draft(route, partial(make, *given), partial(self._of, *given))

    def _of(self, *given: object) -> tuple[object, ...]:
        return self.common, *given

    def page(
        self,
        route: str,
        template: str,
        title: str,
        description: str,
        section: str,
        /,
        metadata: Metadata = PLAIN,
        **context: object,
    ) -> Page:
        """A page with all that every page gets."""
        head = replace(self.head(title, description, section, route), metadata=metadata)
        return Page(route, template, {"site": self.site, "head": head, **context})

    def head(self, title: str, description: str, section: str, shown: str) -> Head:
        """The head of a page that shows what stands at the route `shown`."""
        full = title if self.site.title in title else f"{title} – {self.site.title}"
        share = self.shares.of(shown) if self.shares else None
        return Head(full, shortened(description, DESCRIPTION_LENGTH), section, self._canonical(shown), share)

    def _canonical(self, route: str) -> str:
        """The address by which search engines know what the page shows; "" where it has none."""
        if route == routes.NOT_FOUND:
            return ""
        repeats_home = self.site.home_is_session and route == routes.session(self.conference.sessions[0].id)
        return routes.absolute(self.settings.url, routes.HOME if repeats_home else route)

    def session_view(self, session: Session, part: Part | None = None, *, rows: bool = True) -> SessionView:
        """The session, with the posters of a part of its list, or of the first, where `rows`."""
        part = part or self.parts[session.id][0]
        if part.route not in self._views:
            drawn = self.maps.get(session.id)
            shown = programme.session_view(session, self.listed[session.id], (), part, drawn.route if drawn else "")
            self._views[part.route] = shown
        bare = self._views[part.route]
        return replace(bare, posters=tuple(self.lines[poster.id] for poster in part.posters)) if rows else bare

    @cached_property
    def shared(self) -> Mapping[str, Shared]:
        """Everybody's co-authors: a preview asks for those of all, to see which pages need not be made."""
        return self.kept.of(coauthors.of_all, self.places, self.people)

    def person_line(self, person: Person, posters: Sequence[str]) -> PersonLine:
        """A person as a row, with chips that lead to some posters, by their ids."""
        return self.kept.of(views.person_line, person, *map(self.chips.__getitem__, posters))

    def standing(self, poster: Poster) -> str:
        """What `#` names the poster's board by on its session's map; "" where it is not on one."""
        drawn = self.maps.get(poster.session)
        return drawn.anchors.get(poster.id, "") if drawn else ""


def _by_id(people: tuple[Person, ...]) -> dict[str, Person]:
    return {person.id: person for person in people}
