"""Share cards: the pictures that stand beside links to the site where people pass them on. What each one shows."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.model import Conference, Poster, Settings
from generator.site import routes, views
from generator.site.cardlook import Look
from generator.site.words import Words

WIDTH, HEIGHT = 1200, 630  # pixels, as the Open Graph's readers crop to
NAMES = 3


class PosterCard(Struct, frozen=True, kw_only=True):
    """One poster's card. A text that the fonts of `look` cannot show is left out, and never drawn as boxes."""

    route: str
    look: Look
    sign: str  # the kind of number, in words
    figure: str  # the number, "" where there is none
    title: str
    opening: str  # the abstract's first words, in quotes, where nobody knows the title
    names: tuple[str, ...]  # of the first authors
    more: int  # authors that follow
    unnamed: str  # what is said where no author has a name
    event: str
    dates: str


class SiteCard(Struct, frozen=True, kw_only=True):
    """The card of every page that has none of its own."""

    route: str
    look: Look
    event: str
    lines: tuple[str, ...]


Card = PosterCard | SiteCard


class Share(Struct, frozen=True):
    """A card as a page's head names it: its whole address, and its words for those who do not see it."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


class Shares(Struct, frozen=True):
    """Which page has which card."""

    posters: Mapping[str, Share]
    site: Share

    def of(self, route: str) -> Share:
        """The card of the page at that route."""
        return self.posters.get(route, self.site)


def share_cards(conference: Conference, settings: Settings, words: Words, look: Look | None) -> Iterator[Card]:
    """Every card of the site, none where it has no `look`. A withdrawn poster is not advertised."""
    if look is None:
        return
    event = _event(conference, settings, words)
    count = words.plain("posters", n=len(conference.listed))
    lines = tuple(filter(None, (" · ".join(filter(None, (settings.dates, settings.venue))), count)))
    yield SiteCard(route=routes.SITE_CARD, look=look, event=event, lines=lines)
    for poster in conference.listed:
        yield _poster_card(poster, look, words, event, settings.dates)


def shares(conference: Conference, settings: Settings, words: Words) -> Shares:
    """The cards for the heads of pages; only a site with an address can name them."""
    event = _event(conference, settings, words)
    return Shares(
        {
            routes.poster(poster.id): Share(
                routes.absolute(settings.url, routes.card(poster.id)), " · ".join([event, *_names(poster, words)])
            )
            for poster in conference.listed
        },
        Share(routes.absolute(settings.url, routes.SITE_CARD), event),
    )


def _event(conference: Conference, settings: Settings, words: Words) -> str:
    return views.site_title(conference, settings, words.plain("site_unnamed"))


def _poster_card(poster: Poster, look: Look, words: Words, event: str, dates: str) -> PosterCard:
    plate = views.plate(poster)
    byline = views.byline(poster.authors, NAMES, fold_undisclosed=True)
    opening = "" if poster.title else views.opening(poster)
    return PosterCard(
        route=routes.card(poster.id),
        look=look,
        sign=words.plain(plate.kind) if plate.kind else "",
        figure=plate.figure,
        title=views.plain_title(poster) or words.plain("title_unknown"),
        opening=opening and words.plain("quoted", text=opening),
        names=byline.names,
        more=byline.more if byline.names else 0,
        unnamed="" if byline.names else _unnamed(byline.undisclosed, words),
        event=event,
        dates=dates,
    )


def _unnamed(undisclosed: int, words: Words) -> str:
    return words.plain("authors_undisclosed", n=undisclosed) if undisclosed else words.plain("authors_unknown")


def _names(poster: Poster, words: Words) -> Iterator[str]:
    """What a poster is known by."""
    plate = views.plate(poster)
    if plate.kind:
        yield words.plain(f"{plate.kind}_sign", figure=plate.figure)
    yield views.plain_title(poster) or words.plain("title_unknown")
