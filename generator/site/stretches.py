"""Long lists on several pages, so that a phone goes on being quick: what each has, and what the others are called."""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil

from msgspec import Struct

from generator.model import Conference, Poster
from generator.site import routes, views

MOST_ROWS = 300  # of a session's list on a page
ROUND = 50  # posters: pages of one list end at round figures


class Stretch(Struct, frozen=True):
    """A page of a list that several share: its route, and what its first and its last row are called."""

    route: str
    first: str
    last: str

    @property
    def name(self) -> str:
        """`301 – 600`."""
        return f"{self.first} – {self.last}"


class Part(Struct, frozen=True):
    """The posters of a session that one page lists; `stretches` are all its pages, none where this is the only one."""

    route: str
    posters: Sequence[Poster]
    stretches: tuple[Stretch, ...] = ()
    current: Stretch | None = None

    def titled(self, title: str) -> str:
        """The list's title with the page's name, which the first page does without."""
        return f"{title} ({self.current.name})" if self.current and self.current != self.stretches[0] else title


def of_sessions(conference: Conference) -> dict[str, tuple[Part, ...]]:
    """The pages of each session's list, by its id; of one session alone the first is also the home page."""
    listed: dict[str, list[Poster]] = defaultdict(list)
    for poster in conference.listed:
        listed[poster.session].append(poster)
    home = routes.HOME if len(conference.sessions) == 1 else ""
    return {session.id: parts(session.id, listed[session.id], home) for session in conference.sessions}


def parts(session_id: str, posters: Sequence[Poster], home: str = "") -> tuple[Part, ...]:
    """The pages of a session's list, one at least; links to the first lead to the route `home`, where one is given."""
    if len(posters) <= MOST_ROWS:
        return (Part(routes.session(session_id), posters),)
    size = ceil(len(posters) / ceil(len(posters) / MOST_ROWS) / ROUND) * ROUND
    chunks = [posters[start : start + size] for start in range(0, len(posters), size)]
    found = [routes.session(session_id, number) for number in range(1, len(chunks) + 1)]
    linked = [home or found[0], *found[1:]]
    stretches = tuple(Stretch(route, *ends) for route, ends in zip(linked, _names(chunks), strict=True))
    return tuple(Part(*each) for each in zip(found, chunks, [stretches] * len(chunks), stretches, strict=True))


def _names(chunks: Sequence[Sequence[Poster]]) -> list[tuple[str, str]]:
    """What the first and the last poster of each chunk are found by; their places where one of them has no sign."""
    ends = [(views.plate(chunk[0]).figure, views.plate(chunk[-1]).figure) for chunk in chunks]
    if all(first and last for first, last in ends):
        return ends
    size = len(chunks[0])
    starts = range(0, len(chunks) * size, size)
    return [(str(start + 1), str(start + len(chunk))) for start, chunk in zip(starts, chunks, strict=True)]
