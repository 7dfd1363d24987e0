"""What a conference is made of: the records that every later room reads."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct, field

from generator.errors import Place
from generator.markup import Text

_OWN_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()]+)")

DEFAULT_THEME = "wayfinder"


class Logo(Struct, frozen=True):
    """A picture that stands for a name: routes below output/; `dark` is "" where one does for both grounds."""

    light: str
    dark: str = ""


class NavLink(Struct, frozen=True):
    """An entry of the navigation: words, and a web address or the id of an own page."""

    title: str
    target: str


class ThemeOption(Struct, frozen=True):
    """A value, still as text, that the site gives to an option of its theme; the same wherever it stands."""

    name: str
    value: str
    place: Place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ThemeOption) and (self.name, self.value) == (other.name, other.value)

    def __hash__(self) -> int:
        return hash((self.name, self.value))

    def __repr__(self) -> str:
        return f"ThemeOption(name={self.name!r}, value={self.value!r})"


class Sponsor(Struct, frozen=True):
    """Who pays: a name, and perhaps a web address and a logo."""

    name: str
    url: str = ""
    logo: Logo | None = None


class Tier(Struct, frozen=True):
    """The sponsors of one rank, such as Gold."""

    title: str
    sponsors: tuple[Sponsor, ...]


class Year(Struct, frozen=True):
    """The site of another year of the same conference."""

    name: str
    url: str


class Publication(Struct, frozen=True, kw_only=True):
    """Where the posters' works are published, as their citations say it; empty where nobody said."""

    title: str  # of the proceedings or the journal
    kind: Literal["inproceedings", "article", "misc"] = "inproceedings"  # BibTeX's words
    year: int | None = None
    publisher: str = ""
    series: str = ""
    volume: str = ""
    number: str = ""  # the issue
    editors: tuple[str, ...] = ()
    isbn: str = ""
    issn: str = ""


class Analytics(Struct, frozen=True):
    """A script of another host that counts visits, and the data-* attributes that it wants."""

    script: str  # its address, with https://
    data: tuple[tuple[str, str], ...] = ()

    @property
    def host(self) -> str:
        """The host, with its port where it has one."""
        return urlsplit(self.script).netloc


class Settings(Struct, frozen=True, kw_only=True):
    """What content/site.yaml and the command line decide; empty where nobody said."""

    root: Path
    output: Path
    name: str = ""
    url: str = ""  # ends in a slash
    domain: str = ""
    repository: str = ""
    branch: str = "main"
    theme: str = DEFAULT_THEME
    theme_options: tuple[ThemeOption, ...] = ()
    language: str = "en"  # of the theme's words; what authors wrote may be in another
    dates: str = ""
    venue: str = ""
    accent: str = ""  # #rrggbb, for light grounds; "" is the theme's own
    logo: Logo | None = None
    nav: tuple[NavLink, ...] | None = None  # None: every own page that wants to be there
    footer: Text | None = None
    sponsors: tuple[Tier, ...] = ()
    years: tuple[Year, ...] = ()
    archived: bool = False
    share_cards: bool = True  # links that are passed on show a picture of their poster, where `url` is known
    offline: bool = False  # readers may keep the site on their devices
    publication: Publication | None = None
    analytics: Analytics | None = None


class Author(Struct, frozen=True):
    """A place in a poster's author list; `name` is None where the listing keeps it undisclosed."""

    name: str | None
    affiliation: str = ""
    orcid: str = ""
    url: str = ""


class File(Struct, frozen=True, kw_only=True):
    """A file below content/files/, and what can be told of it without opening it again."""

    name: str  # below content/files/, with slashes
    size: int  # bytes
    width: int = 0  # pixels, of a picture, or of the picture of a PDF's first page
    height: int = 0
    pages: int = 0  # of a PDF; 0 where they were not counted
    preview: str = ""  # route of the picture of a PDF's first page

    @property
    def route(self) -> str:
        """Where it stands below output/."""
        return f"files/{self.name}"


class Link(Struct, frozen=True):
    """A poster's material: a web address, or a file's route below output/."""

    kind: str
    target: str


class Image(Struct, frozen=True):
    """A poster's picture: a file's route below output/, and its words for those who do not see it."""

    route: str
    alt: str


class Poster(Struct, frozen=True, kw_only=True):
    """One presented work; `title` is None where nobody has told it."""

    id: str
    session: str
    path: str  # below the root, with slashes: where its author mends it
    title: Text | None = None
    number: int | None = None  # place in the published listing
    board: str = ""  # where it hangs
    authors: tuple[Author, ...] = ()
    abstract: Text
    tldr: Text | None = None
    keywords: tuple[str, ...] = ()
    award: str = ""
    doi: str = ""
    links: tuple[Link, ...] = ()
    image: Image | None = None
    withdrawn: bool = False
    formerly: tuple[str, ...] = ()
    pages: str = ""  # in the publication, as in 12-25
    bibtex: str = ""  # the author's own entry, used as it is

    @property
    def cite_key(self) -> str:
        """What `\\cite` takes: the key of the author's own entry, else the poster's id."""
        own = _OWN_KEY.search(self.bibtex)
        return own[1] if own else self.id

    @property
    def undisclosed(self) -> int:
        """How many author places have no name."""
        return sum(author.name is None for author in self.authors)


def board_key(board: str) -> str:
    """What the spellings of one board's name have in common."""
    return " ".join(board.split()).casefold()


class Spot(Struct, frozen=True):
    """Where a board stands on a floor plan: percent of its width from the left, and of its height from the top."""

    board: str
    x: float
    y: float


class BoardMap(Struct, frozen=True, kw_only=True):
    """Where the boards of a session stand: in rows, in which "" is an aisle, or at places on a floor plan."""

    grid: tuple[tuple[str, ...], ...] = ()
    plan: Image | None = None
    spots: tuple[Spot, ...] = ()

    @property
    def boards(self) -> tuple[str, ...]:
        """The names of all boards, in the order in which they are given."""
        return (*(board for row in self.grid for board in row if board), *(spot.board for spot in self.spots))


class Session(Struct, frozen=True, kw_only=True):
    """A titled block in a room, perhaps with times (aware of their zone)."""

    id: str
    title: str
    room: str = ""
    start: datetime | None = None
    end: datetime | None = None
    listing: str = ""
    short: str = ""  # what its posters' short addresses begin with
    formerly: tuple[str, ...] = ()
    map: BoardMap | None = None


class Person(Struct, frozen=True, kw_only=True):
    """One name across posters; `posters` holds poster ids in the order of the site."""

    id: str
    name: str
    given: str
    family: str
    sort_key: tuple[int | str, ...]
    letter: str  # of the site's language, or "" for names that begin in another script
    posters: tuple[str, ...]
    affiliation: str = ""  # all that are told, with "; " between them
    orcid: str = ""
    url: str = ""
    formerly: tuple[str, ...] = ()  # ids that lead here; one that several people have leads to neither


class OwnPage(Struct, frozen=True, kw_only=True):
    """A page that the organisers wrote in Markdown under content/pages/."""

    id: str
    title: str
    source: str
    path: str = ""  # below the root, with slashes
    order: int = 0
    nav: bool = True
    formerly: tuple[str, ...] = ()


class Revisions(Struct, frozen=True):
    """The commits of a file: the dates of the first, None where it is unknown, and of the last, in UTC."""

    first: datetime | None
    last: datetime
    count: int  # of those that are known


class Conference(Struct, frozen=True, kw_only=True, dict=True):
    """Everything that content/ holds, checked, in the order of the site."""

    sessions: tuple[Session, ...]
    posters: tuple[Poster, ...]
    people: tuple[Person, ...]
    pages: tuple[OwnPage, ...] = ()
    # (poster id, place in its author list) -> person id
    bylines: dict[tuple[str, int], str] = field(default_factory=dict)
    files: tuple[File, ...] = ()  # below content/files/, copied to output/files/
    # path below the root -> its commits, where git knows any
    history: Mapping[str, Revisions] = field(default_factory=dict)

    @cached_property
    def listed(self) -> tuple[Poster, ...]:
        """The posters that lists, search and counts show: all but the withdrawn."""
        return tuple(poster for poster in self.posters if not poster.withdrawn)
