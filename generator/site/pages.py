"""What each page shows: the conference as pages, each a route, a template and the values it uses."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.kept import Kept
from generator.model import Conference, OwnPage, Session, Settings
from generator.site import authorpages, cite, logos, posterpages, programme, routes, shortpages
from generator.site.boardmap import MapView
from generator.site.bundle import Bundle
from generator.site.cards import Shares
from generator.site.cite import CiteView
from generator.site.colophon import Colophon, is_ours
from generator.site.frame import PLAIN, frame
from generator.site.pagemaker import Draft, Page, PageMaker, by_route
from generator.site.programme import SessionView
from generator.site.redirects import Redirect, redirects
from generator.site.stretches import Part
from generator.site.words import Words

__all__ = ["Page", "bundles", "pages", "static_pages"]


def pages(
    conference: Conference,
    settings: Settings,
    words: Words,
    shares: Shares | None = None,
    about: Colophon | None = None,
) -> Iterator[Page]:
    """The pages of `bundles`, each made when it is asked for."""
    for bundle in bundles(conference, settings, words, shares, about):
        yield from (one() for one in bundle.files() if isinstance(one, Draft))


def bundles(
    conference: Conference,
    settings: Settings,
    words: Words,
    shares: Shares | None = None,
    about: Colophon | None = None,
    kept: Kept | None = None,
) -> Iterator[Bundle]:
    """Every page of the site, still to be made, in an order that depends on the content only.

    With the pages of posters come the files with their citations. `shares` are the site's share cards; `about` is what
    its colophon tells; `kept` has what was formed for an earlier build.
    """
    maker = _Pages(conference, settings, words, shares, kept)
    yield Bundle("single pages", partial(maker.single, about), pages=1)
    for session in conference.sessions:
        yield Bundle(f"session {session.id}", partial(maker.of_session, session), pages=len(maker.parts[session.id]))
    for session in conference.sessions:
        yield from posterpages.bundles(maker, session)
    yield from authorpages.bundles(maker)
    yield from shortpages.bundles(maker)


def static_pages(
    conference: Conference, settings: Settings, words: Words, templates: Mapping[str, str]
) -> Iterator[Draft]:
    """A theme's static files that know the site, such as a style sheet in its accent: route -> template."""
    context = {"site": frame(conference, settings, by_route(conference), words)}
    made_of = partial(tuple, tuple(context.values()))
    return (Draft(route, partial(Page, route, template, context), made_of) for route, template in templates.items())


class _Pages(PageMaker):
    """The pages of one conference, each by what it shows."""

    def single(self, about: Colophon | None) -> Iterator[Draft]:
        """The pages that are there once, those that the organisers wrote, and those that lead on from former ones."""
        yield Draft(routes.HOME, self.home, self._of_home)
        yield from self._tools(about)
        yield from (self.draft(routes.own_page(page.id), self.own, page) for page in self.conference.pages)
        yield from (
            self.draft(moved.route, self.redirect, moved) for moved in redirects(self.conference, self.t, self.kept)
        )

    def of_session(self, session: Session) -> Iterator[Draft]:
        """The session's list on its pages, and its map."""
        for part in self.parts[session.id]:
            yield Draft(part.route, partial(self.session, session, part), partial(self._of_session, session, part))
        if view := self.maps.get(session.id):
            yield Draft(view.route, partial(self.board_map, session, view), partial(self._of_map, session, view))

    def _of_home(self) -> tuple[object, ...]:
        """What the home page is made of."""
        return self.common, *self.told.values(), self._programme(), self._cite_all(), len(self.conference.people)

    def _programme(self) -> tuple[SessionView, ...]:
        rows = self.site.home_is_session
        return tuple(self.session_view(one, rows=rows) for one in self.conference.sessions)

    def home(self) -> Page:
        sessions = self._programme()
        description = self.words(
            "home_description",
            site=self.site.title,
            posters=self.words("posters", n=len(self.conference.listed)),
            authors=self.words("authors", n=len(self.conference.people)),
        )
        return self.page(
            routes.HOME,
            "home.html",
            self.site.title,
            description,
            "posters",
            metadata=self.metadata.programme(self._programme_name(), self.conference.sessions),
            sessions=sessions,
            days=programme.days(sessions),
            offset=programme.common_offset(sessions),
            sponsors=logos.tiers(self.settings, self.files),
            cite=self._cite_all(),
        )

    def _cite_all(self) -> CiteView:
        return cite.view_all(self.metadata.cited.values())

    def _programme_name(self) -> str:
        """The conference may be more than its posters, and last longer."""
        return f"{self.site.title} – {self.words('posters_title')}"

    def _tools(self, about: Colophon | None) -> Iterator[Draft]:
        """The pages that are there for what a reader wants to do, or wants to know of the site."""
        yield self.draft(routes.SEARCH, self.search, len(self.conference.listed))
        yield self.draft(routes.SAVED, self.saved, any(session.start for session in self.conference.sessions))
        yield self.draft(routes.NOT_FOUND, self.not_found)
        if self.settings.offline:
            yield self.draft(routes.OFFLINE, self.offline)
        if about and is_ours(routes.COLOPHON, self.conference.pages):
            yield self.draft(routes.COLOPHON, self.colophon, about)
        if self.settings.analytics and is_ours(routes.PRIVACY, self.conference.pages):
            yield self.draft(routes.PRIVACY, self.privacy)

    def _of_session(self, session: Session, part: Part) -> tuple[object, ...]:
        view, cite = self.session_view(session, part), self._cite_session(session)
        return self.common, self.told[session.id], view, cite, part == self.parts[session.id][0], *part.posters

    def _cite_session(self, session: Session) -> CiteView:
        return cite.view_all(
            (self.metadata.cited[poster.id] for poster in self.listed[session.id]), routes.session(session.id)
        )

    def session(self, session: Session, part: Part) -> Page:
        """The session's list, or a part of it where it is long; the first part stands for the session."""
        posters = self.words("posters", n=len(self.listed[session.id]))
        title = session.title if session.title != self.site.title else f"{session.title}: {posters}"
        key = "session_in_room_description" if session.room else "session_description"
        description = self.words(key, session=session.title, room=session.room, posters=posters)
        named = part.titled(title)
        return self.page(
            part.route,
            "session.html",
            named,
            description if named == title else f"{named}: {description}",
            "posters",
            metadata=self.metadata.session(session) if part == self.parts[session.id][0] else PLAIN,
            session=self.session_view(session, part),
            cite=self._cite_session(session),
            abstracts={poster.id: poster.abstract for poster in part.posters},
        )

    def _of_map(self, session: Session, view: MapView) -> tuple[object, ...]:
        """What the page of a session's map is made of."""
        return self.common, self.told[session.id], view, self.session_view(session, rows=False)

    def board_map(self, session: Session, view: MapView) -> Page:
        """Where the session's boards stand."""
        title = self.words("map_of", session=session.title)
        description = self.words("map_description", session=session.title)
        shown = self.session_view(session, rows=False)
        return self.page(view.route, "map.html", title, description, "posters", map=view, session=shown)

    def search(self, posters: int) -> Page:
        title, description = self.words("search"), self.words("search_description", site=self.site.title)
        return self.page(routes.SEARCH, "search.html", title, description, "search", posters=posters)

    def saved(self, timed: bool) -> Page:
        title, description = self.words("my_posters"), self.words("my_posters_description", site=self.site.title)
        return self.page(routes.SAVED, "my.html", title, description, "saved", timed=timed)

    def not_found(self) -> Page:
        title, description = self.words("not_found"), self.words("not_found_description", site=self.site.title)
        return self.page(routes.NOT_FOUND, "404.html", title, description, "")

    def offline(self) -> Page:
        """What a device shows that keeps the site, has no network, and lacks what is asked for."""
        title, description = self.words("offline"), self.words("offline_words")
        return self.page(routes.OFFLINE, "offline.html", title, description, "")

    def colophon(self, about: Colophon) -> Page:
        title, description = self.words("colophon"), self.words("colophon_description", site=self.site.title)
        return self.page(routes.COLOPHON, "colophon.html", title, description, "", about=about)

    def privacy(self) -> Page:
        title, description = self.words("privacy"), self.words("privacy_description", site=self.site.title)
        return self.page(routes.PRIVACY, "privacy.html", title, description, "")

    def own(self, page: OwnPage) -> Page:
        from generator.markup import pages as markdown_pages  # noqa: PLC0415 # 40 ms that few sites need

        text = markdown_pages.render(page.source)
        route = routes.own_page(page.id)
        description = f"{page.title}: {text.html.striptags()}"
        return self.page(
            route,
            "page.html",
            page.title,
            description,
            route,
            heading=page.title,
            text=text,
            mend=self.mend(page.path),
        )

    def redirect(self, moved: Redirect) -> Page:
        head = self.head(moved.title, moved.title, moved.section, moved.target)
        context = {"site": self.site, "head": head, "target": moved.target, "heading": moved.heading}
        return Page(moved.route, "redirect.html", context)
