"""What each page shows: the conference as pages, each a route, a template and the values it uses."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.kept import Kept
from generator.model import Conference, OwnPage, Poster, Session, Settings
from generator.site import authorpages, cite, forge, logos, materials, programme, routes, views
from generator.site.boardmap import MapView
from generator.site.cards import Shares
from generator.site.cite import CiteView
from generator.site.cite.lines import doi_address
from generator.site.colophon import Colophon, is_ours
from generator.site.frame import PLAIN, frame
from generator.site.pagemaker import Draft, Page, PageMaker, by_route
from generator.site.programme import SessionView
from generator.site.redirects import Redirect, redirects
from generator.site.related import Related
from generator.site.shortaddresses import PrintedAddress, ShortAddress, printed, short_addresses
from generator.site.stretches import Part
from generator.site.views import Neighbour, RelatedLine
from generator.site.words import Words

__all__ = ["Page", "drafts", "pages", "static_pages"]


def pages(
    conference: Conference,
    settings: Settings,
    words: Words,
    shares: Shares | None = None,
    about: Colophon | None = None,
) -> Iterator[Page]:
    """The pages of `drafts`, each made when it is asked for."""
    return (draft() for draft in drafts(conference, settings, words, shares, about))


def drafts(
    conference: Conference,
    settings: Settings,
    words: Words,
    shares: Shares | None = None,
    about: Colophon | None = None,
    kept: Kept | None = None,
) -> Iterator[Draft]:
    """Every page of the site, still to be made, in an order that depends on the content only.

    `shares` are its share cards; `about` is what its colophon tells; `kept` has what was formed for an earlier build.
    """
    maker = _Pages(conference, settings, words, shares, kept)
    yield Draft(routes.HOME, maker.home, maker.of_home)
    for session in conference.sessions:
        yield from (maker.session_draft(session, part) for part in maker.parts[session.id])
    for session in conference.sessions:
        if view := maker.maps.get(session.id):
            yield Draft(view.route, partial(maker.board_map, session, view), partial(maker.of_map, session, view))
        yield from maker.posters(session)
    yield from authorpages.drafts(maker)
    yield from maker.tools(about)
    yield from (maker.draft(routes.own_page(page.id), maker.own, page) for page in conference.pages)
    yield from (maker.draft(moved.route, maker.redirect, moved) for moved in redirects(conference, words))
    yield from (maker.draft(address.route, maker.short, address) for address in short_addresses(conference))


def static_pages(
    conference: Conference, settings: Settings, words: Words, templates: Mapping[str, str]
) -> Iterator[Draft]:
    """A theme's static files that know the site, such as a style sheet in its accent: route -> template."""
    context = {"site": frame(conference, settings, by_route(conference), words)}
    return (
        Draft(route, partial(Page, route, template, context), partial(tuple, tuple(context.values())))
        for route, template in templates.items()
    )


class _Pages(PageMaker):
    """The pages of one conference, each by what it shows."""

    def of_home(self) -> tuple[object, ...]:
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

    def tools(self, about: Colophon | None) -> Iterator[Draft]:
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

    def session_draft(self, session: Session, part: Part) -> Draft:
        return Draft(part.route, partial(self.session, session, part), partial(self._of_session, session, part))

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

    def of_map(self, session: Session, view: MapView) -> tuple[object, ...]:
        """What the page of a session's map is made of."""
        return self.common, self.told[session.id], view, self.session_view(session, rows=False)

    def board_map(self, session: Session, view: MapView) -> Page:
        """Where the session's boards stand."""
        title = self.words("map_of", session=session.title)
        description = self.words("map_description", session=session.title)
        shown = self.session_view(session, rows=False)
        return self.page(view.route, "map.html", title, description, "posters", map=view, session=shown)

    def posters(self, session: Session) -> Iterator[Draft]:
        listed = self.listed[session.id]
        before: Sequence[Poster | None] = [None, *listed][:-1]
        after: Sequence[Poster | None] = [*listed, None][1:]
        for previous, poster, following in zip(before, listed, after, strict=True):
            yield self._poster_draft(poster, session, previous, following)
        for poster in self.withdrawn[session.id]:
            yield self._poster_draft(poster, session, None, None)

    def _poster_draft(
        self, poster: Poster, session: Session, previous: Poster | None, following: Poster | None
    ) -> Draft:
        around = (poster, session, self._chip(previous), self._chip(following))
        return Draft(routes.poster(poster.id), partial(self.poster, *around), partial(self._of_poster, *around))

    def _chip(self, poster: Poster | None) -> Neighbour | None:
        return self.chips[poster.id] if poster else None

    def _of_poster(
        self, poster: Poster, session: Session, previous: Neighbour | None, following: Neighbour | None
    ) -> tuple[object, ...]:
        related = self.related.get(poster.id, ())
        kin = [self.by_id[each.poster] for each in related]
        return (
            self.common,
            (poster, self.told[session.id], previous, following),
            self._poster_title(poster),
            self.metadata.cited.get(poster.id),
            self.places.get(poster.id),
            self.session_view(session, self.part_of.get(poster.id), rows=False),
            self.standing(poster),
            self.signs.get(poster.id),
            related,
            *((self.chips[each.id], each.title, self.sessions[each.session].title) for each in kin),
        )

    def _poster_title(self, poster: Poster) -> str:
        title = views.told_title(poster, self.t)
        return f"{title} ({views.sign(poster, self.t)})" if self.titles[title] > 1 else title

    def poster(self, poster: Poster, session: Session, previous: Neighbour | None, following: Neighbour | None) -> Page:
        title = self._poster_title(poster)
        return self.page(
            routes.poster(poster.id),
            "poster.html",
            title,
            (poster.tldr or poster.abstract).plain or title,
            "posters",
            metadata=self.metadata.poster(poster, session),
            poster=poster,
            plate=views.plate(poster),
            opening=views.opening(poster),
            authors=views.author_places(poster, self.conference),
            links=materials.link_views(poster, self.files),
            image=materials.image(poster, self.files),
            preview=materials.preview(poster, self.files),
            session=self.session_view(session, self.part_of.get(poster.id), rows=False),
            standing=self.standing(poster),
            previous=previous,
            following=following,
            mend=self._mend(poster.path),
            cite=cite.view(self.metadata.cited[poster.id]),
            doi=doi_address(poster.doi),
            related=tuple(self._related(each, session) for each in self.related.get(poster.id, ())),
            short=self._short(poster),
        )

    def _related(self, neighbour: Related, session: Session) -> RelatedLine:
        poster = self.by_id[neighbour.poster]
        elsewhere = self.sessions[poster.session].title if poster.session != session.id else ""
        return views.related_line(poster, elsewhere, neighbour.authors, neighbour.terms)

    def _short(self, poster: Poster) -> PrintedAddress | None:
        sign = self.signs.get(poster.id)
        return printed(routes.short(sign), self.settings) if sign else None

    def _mend(self, path: str) -> forge.FileAddresses | None:
        return forge.addresses(self.settings.repository, self.settings.branch, path)

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
            mend=self._mend(page.path),
        )

    def redirect(self, moved: Redirect) -> Page:
        head = self.head(moved.title, moved.title, moved.section, moved.target)
        context = {"site": self.site, "head": head, "target": moved.target, "heading": moved.heading}
        return Page(moved.route, "redirect.html", context)

    def short(self, address: ShortAddress) -> Page:
        """A short address: on to the poster, or to a choice where several posters have one number."""
        first, *others = address.posters
        if others:
            return self._choice(address)
        target, named = routes.poster(first.id), views.plain_title(first) or first.id
        title = self.words("short_address", sign=address.sign, title=named)
        head = self.head(title, title, "posters", target)
        return Page(address.route, "short.html", {"site": self.site, "head": head, "target": target, "heading": named})

    def _choice(self, address: ShortAddress) -> Page:
        title = self.words("several_posters", figure=address.sign)
        lines = tuple(self.lines[poster.id] for poster in address.posters)
        return self.page(address.route, "choice.html", title, title, "posters", heading=title, posters=lines)
