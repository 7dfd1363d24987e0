"""What each page shows: the conference as pages, each a route, a template and the values it uses."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Conference, OwnPage, Person, Poster, Session, Settings
from generator.site import routes, views
from generator.words import counted, shortened

DESCRIPTION_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file to be; `context` holds values only, so equal contexts give equal pages."""

    route: str
    template: str
    context: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Site:
    """What the frame around every page shows."""

    name: str
    title: str  # the name, or what stands for it where there is none
    dates: str
    venue: str
    repository: str
    base_path: str  # "" where the site's address is unknown
    home_is_session: bool
    own_pages: tuple[tuple[str, str], ...]  # title and route of those in the navigation
    numbers: tuple[int, int] | None  # first and last poster number


@dataclass(frozen=True, slots=True)
class Head:
    """A page's head: its title and description are its own, the section is its place in the navigation."""

    title: str
    description: str
    section: str
    canonical: str


def pages(conference: Conference, settings: Settings) -> Iterator[Page]:
    """Every page of the site, in an order that depends on the content only."""
    maker = _Pages(conference, settings)
    yield maker.home()
    yield from map(maker.session, conference.sessions)
    for session in conference.sessions:
        yield from maker.posters(session)
    yield maker.author_index()
    yield from map(maker.author, conference.people)
    yield maker.search()
    yield maker.not_found()
    yield from map(maker.own, conference.pages)
    for poster in conference.posters:
        yield from maker.redirects(poster)
    yield from maker.author_redirects()


class _Pages:
    """The pages of one conference; holds what all of them share."""

    def __init__(self, conference: Conference, settings: Settings) -> None:
        self.conference = conference
        self.settings = settings
        self.by_id = {poster.id: poster for poster in conference.posters}
        self.people = {person.id: person for person in conference.people}
        self.listed: dict[str, list[Poster]] = defaultdict(list)
        self.withdrawn: dict[str, list[Poster]] = defaultdict(list)
        for poster in conference.posters:
            (self.withdrawn if poster.withdrawn else self.listed)[poster.session].append(poster)
        self.lines = {poster.id: views.poster_line(poster) for poster in conference.posters}
        self.titles = Counter(views.plain_title(poster) for poster in conference.posters)
        self.names = Counter(person.name for person in conference.people)
        self.affiliated = Counter((person.name, person.affiliation) for person in conference.people)
        self.site = self._site()

    def _site(self) -> Site:
        numbers = [poster.number for poster in self.conference.listed if poster.number is not None]
        return Site(
            name=self.settings.name,
            title=views.site_title(self.conference, self.settings),
            dates=self.settings.dates,
            venue=self.settings.venue,
            repository=self.settings.repository,
            base_path=routes.base_path(self.settings.url),
            home_is_session=len(self.conference.sessions) == 1,
            own_pages=tuple((page.title, routes.own_page(page.id)) for page in self.conference.pages if page.nav),
            numbers=(min(numbers), max(numbers)) if numbers else None,
        )

    def _page(
        self, route: str, template: str, title: str, description: str, section: str, /, **context: object
    ) -> Page:
        full = title if self.site.title in title else f"{title} – {self.site.title}"
        canonical = "" if route == routes.NOT_FOUND else routes.absolute(self.settings.url, route)
        head = Head(full, shortened(description, DESCRIPTION_LENGTH), section, canonical)
        return Page(route, template, {"site": self.site, "head": head, **context})

    def _session(self, session: Session, *, rows: bool = True) -> views.SessionView:
        posters = self.listed[session.id]
        return views.session_view(session, posters, tuple(self.lines[poster.id] for poster in posters) if rows else ())

    def home(self) -> Page:
        rows = self.site.home_is_session
        sessions = tuple(self._session(one, rows=rows) for one in self.conference.sessions)
        people = counted(len(self.conference.people), "author")
        description = f"{self.site.title}: {counted(len(self.conference.listed), 'poster')} by {people}."
        return self._page(routes.HOME, "home.html", self.site.title, description, "posters", sessions=sessions)

    def session(self, session: Session) -> Page:
        view = self._session(session)
        posters = counted(view.count, "poster")
        room = f" in {session.room}" if session.room else ""
        title = session.title if session.title != self.site.title else f"{session.title}: {posters}"
        description = f"{session.title}{room}: {posters} with authors and abstracts."
        return self._page(view.route, "session.html", title, description, "posters", session=view)

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
        sign = f"{plate.word} {plate.figure}".strip() or poster.id
        title = views.plain_title(poster) or f"{sign} (title not yet announced)"
        if self.titles[title] > 1:
            title = f"{title} ({sign})"
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
            links=views.link_views(poster),
            session=self._session(session, rows=False),
            previous=views.neighbour(previous),
            following=views.neighbour(following),
            edit_url=views.edit_address(poster, self.settings, "edit"),
            history_url=views.edit_address(poster, self.settings, "commits"),
        )

    def author_index(self) -> Page:
        hidden = [poster.undisclosed for poster in self.conference.listed if poster.undisclosed]
        count = len(self.conference.people)
        return self._page(
            routes.AUTHORS,
            "authors.html",
            "Authors",
            f"{counted(count, 'author')} of {self.site.title}, by family name, with the numbers of their posters.",
            "authors",
            letters=views.letters(self.conference.people, self.by_id),
            count=count,
            undisclosed=sum(hidden),
            undisclosed_posters=len(hidden),
        )

    def author(self, person: Person) -> Page:
        lines = tuple(self.lines[each] for each in person.posters)
        titles = "; ".join(line.plain_title or "title not yet announced" for line in lines)
        return self._page(
            routes.author(person.id),
            "author.html",
            self._author_title(person),
            f"{person.name}, {counted(len(person.posters), 'poster')}: {titles}",
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
        description = f"Search the posters of {self.site.title} by title, author, number, keyword or abstract."
        return self._page(
            routes.SEARCH, "search.html", "Search", description, "search", posters=len(self.conference.listed)
        )

    def not_found(self) -> Page:
        return self._page(
            routes.NOT_FOUND, "404.html", "Page not found", f"No page of {self.site.title} has this address.", ""
        )

    def own(self, page: OwnPage) -> Page:
        from generator.markup import pages as markdown_pages  # noqa: PLC0415 # 40 ms that few sites need

        text = markdown_pages.render(page.source)
        route = routes.own_page(page.id)
        description = f"{page.title}: {text.html.striptags()}"
        return self._page(route, "page.html", page.title, description, route, heading=page.title, text=text)

    def redirects(self, poster: Poster) -> Iterator[Page]:
        for old in poster.formerly:
            title = f"{views.plain_title(poster) or poster.id} (moved from {old})"
            yield self._redirect(
                routes.poster(old), routes.poster(poster.id), "posters", "This poster has moved", title
            )

    def author_redirects(self) -> Iterator[Page]:
        """From former ids to the person; from one that several people share to the index, where they stand together."""
        heirs: dict[str, list[Person]] = defaultdict(list)
        for person in self.conference.people:
            for old in person.formerly:
                heirs[old].append(person)
        for old, people in sorted(heirs.items()):
            name = people[0].name
            if len(people) == 1:
                target, heading = routes.author(people[0].id), "This author’s page has moved"
                title = f"{name} (moved from {old})"
            else:
                target, heading = routes.AUTHORS, f"More than one author is called {name}"
                title = f"{counted(len(people), 'author')} called {name} ({old})"
            yield self._redirect(routes.author(old), target, "authors", heading, title)

    def _redirect(self, route: str, target: str, section: str, heading: str, title: str) -> Page:
        return self._page(route, "redirect.html", title, title, section, target=target, heading=heading)
