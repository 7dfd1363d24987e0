"""What stands in the booklet: the programme, the abstracts by session, and the index of authors, with page numbers."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model import Conference, Person, Poster, Session, Settings
from generator.printing.paper import Paper
from generator.site import authorindex, programme, routes, shortaddresses, stretches, views
from generator.site.cite.lines import doi_address
from generator.site.programme import Day, SessionView
from generator.site.shortaddresses import PrintedAddress
from generator.site.views import HiddenAuthors, NamedAuthor, PersonLine, PosterLine
from generator.site.words import Words
from generator.words import shortened

PAPERS = {"a4": Paper(210, 297), "letter": Paper(215.9, 279.4)}  # ISO 216; ANSI Y14.1

INDEX = "index"  # the anchor of the index of authors
_RUNNING = 64  # characters of a session's title at the head of its pages
_ENOUGH = 5  # posters of a session that begins on a page of its own; a page holds two to four
_UNKNOWN = "000"  # as wide as most numbers


class PageLink(Struct, frozen=True):
    """A place in the booklet: what `#` names it by, and its page, which is "000" until that is known."""

    anchor: str
    page: str


class Abstract(Struct, frozen=True, kw_only=True):
    """A poster in the booklet."""

    at: PageLink
    poster: Poster
    line: PosterLine  # as the programme has it
    authors: tuple[NamedAuthor | HiddenAuthors, ...]
    affiliations: tuple[str, ...]  # each once, in the order of the authors
    doi: str  # where it leads, or ""
    address: str  # the short one in full, "" where nobody knows the site's


class Chapter(Struct, frozen=True, kw_only=True):
    """A session in the booklet, which may have pages `alone`; `running` is its title as a string of CSS for their head.

    That is empty where the title is the conference's name, which stands there already.
    """

    at: PageLink
    session: SessionView
    alone: bool
    running: Markup
    abstracts: tuple[Abstract, ...]


class IndexEntry(Struct, frozen=True):
    """A person in the index, and the pages of the posters, each page once."""

    person: PersonLine
    pages: tuple[PageLink, ...]


class IndexLetter(Struct, frozen=True):
    """The people of a letter; "" holds those of other scripts."""

    letter: str
    entries: tuple[IndexEntry, ...]


class Booklet(Struct, frozen=True, kw_only=True):
    """The whole booklet; `chapters` are by the ids of the sessions, in the order of the programme."""

    paper: Paper
    running: Mapping[str, Markup]  # heads of pages as strings of CSS: of the site, programme, abstracts and index
    address: PrintedAddress | None  # of the site; None where nobody knows it
    days: tuple[Day, ...]
    offset: str  # from UTC, that all times share
    chapters: Mapping[str, Chapter]
    index: PageLink
    letters: tuple[IndexLetter, ...]
    posters: int
    people: int
    undisclosed: int  # author places
    undisclosed_posters: int  # posters that have such places

    @property
    def anchors(self) -> frozenset[str]:
        """All places whose pages it tells."""
        chapters = [chapter for chapter in self.chapters.values() if chapter.abstracts]
        posters = [abstract.at.anchor for chapter in chapters for abstract in chapter.abstracts]
        index = [INDEX] if self.letters else []
        return frozenset([*(chapter.at.anchor for chapter in chapters), *posters, *index])


def booklet(
    conference: Conference, settings: Settings, words: Words, paper: Paper, numbers: Mapping[str, int]
) -> Booklet:
    """The booklet of a conference; `numbers` are the pages by anchor, as far as they are known."""
    return _Binder(conference, settings, words, numbers).booklet(paper)


def css_string(text: str) -> Markup:
    """The text as a string of CSS, for a style sheet within HTML: neither is ended by anything in it."""
    escaped = (one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text)
    return Markup(f'"{"".join(escaped)}"')  # noqa: S704 # letters, digits and escapes


class _Binder:
    """What all chapters of one booklet share."""

    def __init__(self, conference: Conference, settings: Settings, words: Words, numbers: Mapping[str, int]) -> None:
        self.conference, self.settings, self.words, self.numbers = conference, settings, words, numbers
        self.signs = shortaddresses.signs(conference)
        self.title = views.site_title(conference, settings, words.plain("site_unnamed"))
        self.lists = stretches.of_sessions(conference)

    def booklet(self, paper: Paper) -> Booklet:
        hidden = [poster.undisclosed for poster in self.conference.listed if poster.undisclosed]
        chapters = {session.id: self._chapter(session) for session in self.conference.sessions}
        days = programme.days([chapter.session for chapter in chapters.values()])
        in_order = [session.id for day in days for session in day.sessions]
        heads = {"site": self.title} | {key: self.words.plain(key) for key in ("programme", "abstracts", "index")}
        return Booklet(
            paper=paper,
            running={name: css_string(shortened(text, _RUNNING)) for name, text in heads.items()},
            address=shortaddresses.printed(routes.HOME, self.settings),
            days=days,
            offset=programme.common_offset([chapter.session for chapter in chapters.values()]),
            chapters={id_: chapters[id_] for id_ in in_order},
            index=self._at(INDEX),
            letters=tuple(self._letters()),
            posters=len(self.conference.listed),
            people=len(self.conference.people),
            undisclosed=sum(hidden),
            undisclosed_posters=len(hidden),
        )

    def _at(self, anchor: str) -> PageLink:
        return PageLink(anchor, str(self.numbers.get(anchor, _UNKNOWN)))

    def _chapter(self, session: Session) -> Chapter:
        lists = self.lists[session.id]
        posters = [poster for part in lists for poster in part.posters]
        return Chapter(
            at=self._at(f"session-{session.id}"),
            session=programme.session_view(session, posters, (), lists[0]),
            alone=len(posters) >= _ENOUGH or len(self.conference.sessions) == 1,
            running=css_string(shortened(session.title, _RUNNING) if session.title != self.title else ""),
            abstracts=tuple(map(self._abstract, posters)),
        )

    def _abstract(self, poster: Poster) -> Abstract:
        authors = views.author_places(poster, self.conference)
        told = (author.affiliation for author in authors if isinstance(author, NamedAuthor))
        return Abstract(
            at=self._poster_at(poster.id),
            poster=poster,
            line=views.poster_line(poster),
            authors=authors,
            affiliations=tuple(dict.fromkeys(affiliation for affiliation in told if affiliation)),
            doi=doi_address(poster.doi),
            address=routes.absolute(self.settings.url, shortaddresses.shortest(poster.id, self.signs)),
        )

    def _poster_at(self, poster_id: str) -> PageLink:
        return self._at(f"poster-{poster_id}")

    def _letters(self) -> Iterator[IndexLetter]:
        """The letters that somebody's name begins with."""
        people = {routes.author(person.id): person for person in self.conference.people}
        for shelf in authorindex.letters(self.conference.people, views.person_line, self.words.language):
            if shelf.people:
                entries = (IndexEntry(line, self._pages(people[line.route])) for line in shelf.people)
                yield IndexLetter(shelf.letter, tuple(entries))

    def _pages(self, person: Person) -> tuple[PageLink, ...]:
        """The pages of a person's posters in their order, each once."""
        found = sorted(map(self._poster_at, person.posters), key=lambda link: int(link.page))
        return _first_of_each(found)


def _first_of_each(links: Sequence[PageLink]) -> tuple[PageLink, ...]:
    return tuple({link.page: link for link in reversed(links)}.values())[::-1]
