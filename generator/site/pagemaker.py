"""A page as it is handed on to be rendered, and what all pages of a conference share."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import TypeVarTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.kept import Kept
from generator.model import Conference, File, Person, Poster, Session, Settings
from generator.site import boardmap, coauthors, forge, programme, related, routes, stretches, views
from generator.site.cards import Shares
from generator.site.coauthors import Shared
from generator.site.frame import PLAIN, Head, frame
from generator.site.gathered import Batch, by_id, gather
from generator.site.metadata import Describer, Metadata
from generator.site.programme import SessionView
from generator.site.stretches import Part
from generator.site.views import Neighbour, PersonLine, PosterLine
from generator.site.words import Words
from generator.words import shortened

DESCRIPTION_LENGTH = 160
Given = TypeVarTuple("Given")

LEADING_ON = frozenset(["redirect.html", "short.html"])


class Page(Struct, frozen=True):
    """One file to be, from a template; `context` holds values only, so equal contexts give equal pages."""

    route: str
    template: str
    context: Mapping[str, object]

    @property
    def is_read(self) -> bool:
        """Whether it is a page to read: no static file, and no address that only leads on to another."""
        return self.route.endswith(".html") and self.template not in LEADING_ON


class Draft(Struct, frozen=True):
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
        self.gathered = gather(conference, settings, self.kept)
        self.batches = self.gathered.by_session
        self.listed = {id_: _listed(batches) for id_, batches in self.batches.items()}
        self.lines = self.gathered.of_posters(_lines)
        self.chips = self.kept.settled("chips", self.gathered.of_posters(_chips))
        self.repeated = self.kept.of(_repeated, self.chips)
        # Moments are equal in all zones, and yet are shown as each zone has them.
        self.told = {session.id: repr(session) for session in conference.sessions}
        self.people = self.kept.of(by_id, conference.people)
        self.places = self.kept.of(coauthors.by_poster, conference.bylines)
        self.site = frame(conference, settings, self.files, words)
        self.parts = self.kept.of(stretches.of_sessions, conference)
        self.part_of = {poster.id: part for parts in self.parts.values() for part in parts for poster in part.posters}
        self.metadata = Describer(conference, settings, self.kept)
        self.related = self.kept.following(related.related, conference)
        self.maps = self.kept.settled("maps", boardmap.views(conference, self.lines, self.files))
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
    def kin(self) -> Mapping[str, tuple[object, ...]]:
        """What pages of related posters show of each poster, by its id."""
        return self.gathered.of_posters(_as_kin)

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

    def mend(self, path: str) -> forge.FileAddresses | None:
        """Where readers can mend the file at `path`; None where nobody knows."""
        return forge.addresses(self.settings.repository, self.settings.branch, path)


def _listed(batches: Sequence[Batch]) -> tuple[Poster, ...]:
    return tuple(chain.from_iterable(batch.posters for batch in batches))


def _lines(batch: Batch) -> dict[str, PosterLine]:
    return {one.poster.id: views.poster_line(one.poster) for one in batch.cited}


def _chips(batch: Batch) -> dict[str, Neighbour]:
    return {one.poster.id: views.neighbour(one.poster) for one in batch.cited}


def _as_kin(batch: Batch) -> dict[str, tuple[object, ...]]:
    session = batch.session.id, batch.session.title
    return {one.poster.id: (views.plate(one.poster), one.poster.title, *session) for one in batch.cited}


def _repeated(chips: Mapping[str, Neighbour]) -> frozenset[str]:
    """The titles that several posters have."""
    counts = Counter(chip.plain_title for chip in chips.values())
    return frozenset(title for title, count in counts.items() if count > 1)
