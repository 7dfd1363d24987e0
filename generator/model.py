"""What a conference is made of: the records that every later room reads."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.markup import Text


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands for a name: routes below output/; `dark` is "" where one does for both grounds."""

    light: str
    dark: str = ""


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry of the navigation: words, and a web address or the id of an own page."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who pays: a name, and perhaps a web address and a logo."""

    name: str
    url: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """The sponsors of one rank, such as Gold."""

    title: str
    sponsors: tuple[Sponsor, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The site of another year of the same conference."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What content/site.yaml and the command line decide; empty where nobody said."""

    root: Path
    output: Path
    name: str = ""
    url: str = ""  # ends in a slash
    domain: str = ""
    repository: str = ""
    branch: str = "main"
    theme: str = "wayfinder"
    dates: str = ""
    venue: str = ""
    accent: str = ""  # #rrggbb, for light grounds; "" is the theme's own
    logo: Logo | None = None
    nav: tuple[NavLink, ...] | None = None  # None: every own page that wants to be there
    footer: Text | None = None
    sponsors: tuple[Tier, ...] = ()
    years: tuple[Year, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """A place in a poster's author list; `name` is None where the listing keeps it undisclosed."""

    name: str | None
    affiliation: str = ""
    orcid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file below content/files/, and what can be told of it without opening it again."""

    name: str  # below content/files/, with slashes
    size: int  # bytes
    width: int = 0  # pixels, of a picture
    height: int = 0
    pages: int = 0  # of a PDF; 0 where they were not counted

    @property
    def route(self) -> str:
        """Where it stands below output/."""
        return f"files/{self.name}"


@dataclass(frozen=True, slots=True)
class Link:
    """A poster's material: a web address, or a file's route below output/."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """A poster's picture: a file's route below output/, and its words for those who do not see it."""

    route: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
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

    @property
    def undisclosed(self) -> int:
        """How many author places have no name."""
        return sum(author.name is None for author in self.authors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A titled block in a room, perhaps with times (aware of their zone)."""

    id: str
    title: str
    room: str = ""
    start: datetime | None = None
    end: datetime | None = None
    listing: str = ""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One name across posters; `posters` holds poster ids in the order of the site."""

    id: str
    name: str
    given: str
    family: str
    sort_key: tuple[str, ...]
    letter: str  # "A" to "Z", or "" for names that begin in another script
    posters: tuple[str, ...]
    affiliation: str = ""  # all that are told, with "; " between them
    orcid: str = ""
    url: str = ""
    formerly: tuple[str, ...] = ()  # ids that lead here; one that several people have leads to neither


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """A page that the organisers wrote in Markdown under content/pages/."""

    id: str
    title: str
    source: str
    path: str = ""  # below the root, with slashes
    order: int = 0
    nav: bool = True
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """Everything that content/ holds, checked, in the order of the site."""

    sessions: tuple[Session, ...]
    posters: tuple[Poster, ...]
    people: tuple[Person, ...]
    pages: tuple[OwnPage, ...] = ()
    # (poster id, place in its author list) -> person id
    bylines: dict[tuple[str, int], str] = field(default_factory=dict, compare=False, repr=False)
    files: tuple[File, ...] = ()  # below content/files/, copied to output/files/

    @property
    def listed(self) -> tuple[Poster, ...]:
        """The posters that lists, search and counts show: all but the withdrawn."""
        return tuple(poster for poster in self.posters if not poster.withdrawn)
