"""What each page shows: the conference as pages, each a route, a template and the values it uses."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Conference, File, OwnPage, Person, Poster, Session, Settings
from generator.site import cite, forge, logos, materials, programme, related, routes, views
from generator.site.cards import Shares
from generator.site.cite.lines import doi_address
from generator.site.frame import Head, frame
from generator.site.programme import SessionView
from generator.site.redirects import Redirect, redirects
from generator.site.related import Related
from generator.site.shortaddresses import ShortAddress, short_addresses, signs
from generator.site.views import RelatedLine
from generator.site.words import Words
from generator.words import shortened

DESCRIPTION_LENGTH = 160
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


def pages(conference: Conference, settings: Settings, words: Words, shares: Shares | None = None) -> Iterator[Page]:
    """Every page of the site, in an order that depends on the content only; `shares` are its share cards."""
    maker = _Pages(conference, settings, words, shares)
    yield maker.home()
    yield from map(maker.session, conference.sessions)
    for session in conference.sessions:
        yield from maker.posters(session)
    yield maker.author_index()
    yield from map(maker.author, conference.people)
    yield maker.search()
    yield maker.saved()
    yield maker.not_found()
    if settings.offline:
        yield maker.offline()
    yield from map(maker.own, conference.pages)
    yield from map(maker.redirect, redirects(conference, words))
    yield from map(maker.short, short_addresses(conference))


def static_pages(
    conference: Conference, settings: Settings, words: Words, templates: Mapping[str, str]
) -> Iterator[Page]:
    """A theme's static files that know the site, such as a style sheet in its accent: route -> template."""
    site = frame(conference, settings, _by_route(conference), words)
    for route, template in templates.items():
        yield Page(route, template, {"site": site})


def _by_route(conference: Conference) -> dict[str, File]:
    return {file.route: file for file in conference.files}


class _Pages:
    """The pages of one conference; holds what all of them share."""

    def __init__(self, conference: Conference, settings: Settings, words: Words, shares: Shares | None = None) -> None:
        self.conference = conference
        self.shares = shares
        self.settings = settings
        self.t, self.words = words, words.plain
        self.files = _by_route(conference)
        self.by_id = {poster.id: poster for poster in conference.posters}
        self.sessions = {session.id: session for session in conference.sessions}
        self.people = {person.id: person for person in conference.people}
        self.listed: dict[str, list[Poster]] = defaultdict(list)
        self.withdrawn: dict[str, list[Poster]] = defaultdict(list)
        for poster in conference.posters:
            (self.withdrawn if poster.withdrawn else self.listed)[poster.session].append(poster)
        self.lines = {poster.id: views.poster_line(poster) for poster in conference.posters}
        self.titles = Counter(views.plain_title(poster) for poster in conference.posters)
        self.names = Counter(person.name for person in conference.people)
        self.affiliated = Counter((person.name, person.affiliation) for person in conference.people)
        self.site = frame(conference, settings, self.files, words)
        self.cited = cite.views(conference, settings)
        self.related = related.related(conference)
        self.signs = signs(conference)

    def _page(
        self, route: str, template: str, title: str, description: str, section: str, /, **context: object
    ) -> Page:
        head = self._head(title, description, section, route)
        return Page(route, template, {"site": self.site, "head": head, **context})

    def _head(self, title: str, description: str, section: str, shown: str) -> Head:
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

    def _session(self, session: Session, *, rows: bool = True) -> SessionView:
        posters = self.listed[session.id]
        lines = tuple(self.lines[poster.id] for poster in posters) if rows else ()
        return programme.session_view(session, posters, lines)

    def home(self) -> Page:
        rows = self.site.home_is_session
        sessions = tuple(self._session(one, rows=rows) for one in self.conference.sessions)
        description = self.words(
            "home_description",
            site=self.site.title,
            posters=self.words("posters", n=len(self.conference.listed)),
            authors=self.words("authors", n=len(self.conference.people)),
        )
        return self._page(
            routes.HOME,
            "home.html",
            self.site.title,
            description,
            "posters",
            sessions=sessions,
            days=programme.days(sessions),
            offset=programme.common_offset(sessions),
            sponsors=logos.tiers(self.settings, self.files),
        )

    def session(self, session: Session) -> Page:
        view = self._session(session)
        posters = self.words("posters", n=view.count)
        title = session.title if session.title != self.site.title else f"{session.title}: {posters}"
        key = "session_in_room_description" if session.room else "session_description"
        description = self.words(key, session=session.title, room=session.room, posters=posters)
        abstracts = {poster.id: poster.abstract for poster in self.listed[session.id]}
        return self._page(view.route, "session.html", title, description, "posters", session=view, abstracts=abstracts)

    def posters(self, session: Session) -> Iterator[Page]:
        listed = self.listed[session.id]
        before: Sequence[Poster | None] = (None, *listed[:-1])
        after: Sequence[Poster | None] = (*listed[1:], None)
        for previous, poster, following in zip(before, listed, after, strict=True):
            yield self._poster(poster, session, previous, following)
        for poster in self.withdrawn[session.id]:
            yield self._poster(poster, session, None, None)

    def _poster(self, poster: Poster, session: Session, previous: Poster | None, following: Poster | None) -> Page:
        plate = views.plate(poster)
        title = views.told_title(poster, self.t)
        if self.titles[title] > 1:
            title = f"{title} ({views.sign(poster, self.t)})"
        return self._page(
            routes.poster(poster.id),
            "poster.html",
            title,
            (poster.tldr or poster.abstract).plain or title,
            "posters",
            poster=poster,
            plate=plate,
            opening=views.opening(poster),
            authors=views.author_places(poster, self.conference),
            links=materials.link_views(poster, self.files),
            image=materials.image(poster, self.files),
            preview=materials.preview(poster, self.files),
            session=self._session(session, rows=False),
            previous=views.neighbour(previous),
            following=views.neighbour(following),
            mend=self._mend(poster.path),
            cite=self.cited[poster.id],
            doi=doi_address(poster.doi),
            related=tuple(self._related(each, session) for each in self.related.get(poster.id, ())),
            short=self._short(poster),
        )

    def _related(self, neighbour: Related, session: Session) -> RelatedLine:
        poster = self.by_id[neighbour.poster]
        elsewhere = self.sessions[poster.session].title if poster.session != session.id else ""
        return views.related_line(poster, elsewhere, neighbour.authors, neighbour.terms)

    def _short(self, poster: Poster) -> str:
        """The poster's short address in full, as print needs it; "" where there is none."""
        sign = self.signs.get(poster.id)
        return routes.absolute(self.settings.url, routes.short(sign)) if sign else ""

    def _mend(self, path: str) -> forge.FileAddresses | None:
        return forge.addresses(self.settings.repository, self.settings.branch, path)

    def author_index(self) -> Page:
        hidden = [poster.undisclosed for poster in self.conference.listed if poster.undisclosed]
        count = len(self.conference.people)
        return self._page(
            routes.AUTHORS,
            "authors.html",
            self.words("authors_title"),
            self.words("authors_description", authors=self.words("authors", n=count), site=self.site.title),
            "authors",
            letters=views.letters(self.conference.people, self.by_id, self.t.language),
            count=count,
            undisclosed=sum(hidden),
            undisclosed_posters=len(hidden),
        )

    def author(self, person: Person) -> Page:
        lines = tuple(self.lines[each] for each in person.posters)
        titles = "; ".join(line.plain_title or self.words("no_title") for line in lines)
        posters = self.words("posters", n=len(lines))
        return self._page(
            routes.author(person.id),
            "author.html",
            self._author_title(person),
            self.words("author_description", name=person.name, posters=posters, titles=titles),
            "authors",
            person=person,
            posters=lines,
            coauthors=tuple(views.person_line(other, self.by_id) for other in self._coauthors(person)),
        )

    def _author_title(self, person: Person) -> str:
        """The name, and what tells two people of one name apart: no two pages may have the same title."""
        if self.names[person.name] == 1:
            return person.name
        alone = person.affiliation and self.affiliated[person.name, person.affiliation] == 1
        return f"{person.name} ({person.affiliation if alone else person.id})"

    def _coauthors(self, person: Person) -> list[Person]:
        ids = {
            self.conference.bylines.get((poster, place), "")
            for poster in person.posters
            for place in range(len(self.by_id[poster].authors))
        }
        others = (self.people[each] for each in ids - {"", person.id})
        return sorted(others, key=lambda other: (other.sort_key, other.id))

    def search(self) -> Page:
        title, description = self.words("search"), self.words("search_description", site=self.site.title)
        return self._page(
            routes.SEARCH, "search.html", title, description, "search", posters=len(self.conference.listed)
        )

    def saved(self) -> Page:
        title, description = self.words("my_posters"), self.words("my_posters_description", site=self.site.title)
        timed = any(session.start for session in self.conference.sessions)
        return self._page(routes.SAVED, "my.html", title, description, "saved", timed=timed)

    def not_found(self) -> Page:
        title, description = self.words("not_found"), self.words("not_found_description", site=self.site.title)
        return self._page(routes.NOT_FOUND, "404.html", title, description, "")

    def offline(self) -> Page:
        """What a device shows that keeps the site, has no network, and lacks what is asked for."""
        title, description = self.words("offline"), self.words("offline_words")
        return self._page(routes.OFFLINE, "offline.html", title, description, "")

    def own(self, page: OwnPage) -> Page:
        from generator.markup import pages as markdown_pages  # noqa: PLC0415 # 40 ms that few sites need

        text = markdown_pages.render(page.source)
        route = routes.own_page(page.id)
        description = f"{page.title}: {text.html.striptags()}"
        return self._page(
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
        head = self._head(moved.title, moved.title, moved.section, moved.target)
        context = {"site": self.site, "head": head, "target": moved.target, "heading": moved.heading}
        return Page(moved.route, "redirect.html", context)

    def short(self, address: ShortAddress) -> Page:
        """A short address: on to the poster, or to a choice where several posters have one number."""
        first, *others = address.posters
        if others:
            return self._choice(address)
        target, named = routes.poster(first.id), views.plain_title(first) or first.id
        title = self.words("short_address", sign=address.sign, title=named)
        head = self._head(title, title, "posters", target)
        return Page(address.route, "short.html", {"site": self.site, "head": head, "target": target, "heading": named})

    def _choice(self, address: ShortAddress) -> Page:
        title = self.words("several_posters", figure=address.sign)
        lines = tuple(self.lines[poster.id] for poster in address.posters)
        return self._page(address.route, "choice.html", title, title, "posters", heading=title, posters=lines)
