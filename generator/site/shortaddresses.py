"""Short addresses of posters for print and QR codes: p/12.html, or p/tue-12.html in a session with `short: tue`.

They hang on the poster's number alone, which no import changes: a new title, file name or board leaves them as they
are. Where two posters would have the same one, for their sessions have no `short`, it leads to both, and so goes on
working for whom it was printed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct

from generator.model import Conference, Poster, Session, Settings
from generator.site import qrcodes, routes


class ShortAddress(Struct, frozen=True):
    """A short address: its route, what stands for the poster in it, and the ids of the posters that it leads to."""

    route: str
    sign: str
    posters: tuple[str, ...]


class PrintedAddress(Struct, frozen=True):
    """A short address as paper needs it: in full, and as a QR code; its route is for who reads on a screen."""

    route: str
    address: str

    @property
    def code(self) -> Markup:
        """The QR code as an SVG element, drawn when it is asked for: that takes longer than all else of a page."""
        return qrcodes.svg(self.address)


def printed(route: str, settings: Settings) -> PrintedAddress | None:
    """The short address at `route` for paper; None where nobody knows the site's address."""
    if not settings.url:
        return None
    return PrintedAddress(route, routes.absolute(settings.url, route))


def short_addresses(signs: Mapping[str, str]) -> Iterator[ShortAddress]:
    """Every short address, in the order of `signs`, those of all posters by id; withdrawn posters keep theirs."""
    shared: dict[str, list[str]] = defaultdict(list)
    for poster, sign in signs.items():
        shared[sign].append(poster)
    for sign, posters in shared.items():
        yield ShortAddress(routes.short(sign), sign, tuple(posters))


def signs(conference: Conference) -> dict[str, str]:
    """What stands for each poster in its short address, by poster id: `12` or `tue-12`; none for one without number."""
    sessions = {session.id: session for session in conference.sessions}
    return {
        poster.id: sign(poster, sessions[poster.session]) for poster in conference.posters if poster.number is not None
    }


def sign(poster: Poster, session: Session) -> str:
    """What stands for the poster of this session in its short address; "" for one without number."""
    if poster.number is None:
        return ""
    return f"{session.short}-{poster.number}" if session.short else str(poster.number)


def shortest(poster_id: str, signs: Mapping[str, str]) -> str:
    """The route that paper leads to: the poster's short address, else its page; `signs` are those of all, by id."""
    sign = signs.get(poster_id)
    return routes.short(sign) if sign else routes.poster(poster_id)
