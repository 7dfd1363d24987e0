"""What the page about the site itself tells: what made it, what it holds, where its data are, whose parts it uses."""

from collections.abc import Collection, Iterator
from datetime import datetime

from msgspec import Struct

from generator import __version__
from generator.kept import Kept
from generator.model import Conference, OwnPage, Settings
from generator.site import catalogue, routes
from generator.site.calendar import PROGRAMME
from generator.site.feed import ROUTE as FEED
from generator.site.gathered import gather
from generator.site.offline import ARCHIVE
from generator.site.themes import Theme

PROGRAM = "microsite"
# What the files are, as a key of the catalogue of words, and the files; those that a site has not are left out.
DATA = (
    ("data_posters", (catalogue.ROUTE,)),
    ("data_search", ("search.json",)),
    ("data_forms", (routes.schema("posters.json"), routes.schema("search.json"))),
    ("data_citations", ("posters.bib", "posters.ris", "posters.csl.json", "posters.txt")),
    ("data_calendar", (PROGRAMME,)),
    ("data_feed", (FEED,)),
    ("data_sitemap", ("sitemap.xml",)),
    ("data_whole", (ARCHIVE,)),
    ("data_sums", (routes.SUMS,)),
)


class DataFiles(Struct, frozen=True):
    """Files for other programs: the routes, and the key of the words that say what is in them."""

    words: str
    routes: tuple[str, ...]


class Licence(Struct, frozen=True):
    """The licence of a part that others made: the part in words, and the route of the licence's text."""

    part: str
    route: str


class Colophon(Struct, frozen=True, kw_only=True):
    """What the page tells; nothing in it depends on the clock."""

    program: str = PROGRAM
    version: str
    theme: str
    posters: int
    people: int
    undisclosed: int  # author places
    undisclosed_posters: int  # posters that have such places
    changed: datetime | None  # when the content was last committed, as far as git knows
    data: tuple[DataFiles, ...]
    licences: tuple[Licence, ...]


def colophon(
    conference: Conference, settings: Settings, theme: Theme, exports: Collection[str], kept: Kept | None = None
) -> Colophon:
    """The colophon of a site in that theme which has the files at the routes `exports`."""
    undisclosed, undisclosed_posters = gather(conference, settings, kept).undisclosed
    there = {*exports, routes.SUMS, *([ARCHIVE] if settings.offline else [])}
    return Colophon(
        version=__version__,
        theme=theme.name,
        posters=len(conference.listed),
        people=len(conference.people),
        undisclosed=undisclosed,
        undisclosed_posters=undisclosed_posters,
        changed=max((known.last for known in conference.history.values()), default=None),
        data=tuple(_data(there)),
        licences=tuple(Licence(part, route) for route, part in theme.licences.items()),
    )


def is_ours(route: str, pages: Collection[OwnPage]) -> bool:
    """Whether the program writes the page at `route`: an own page of that name, now or formerly, goes before."""
    return not any(route in {routes.own_page(each) for each in (page.id, *page.formerly)} for page in pages)


def _data(there: Collection[str]) -> Iterator[DataFiles]:
    for words, files in DATA:
        if found := tuple(file for file in files if file in there):
            yield DataFiles(words, found)
