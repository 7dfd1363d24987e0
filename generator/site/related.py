"""Related posters: the few that share an author or telling terms, each with the reason."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from generator.model import Conference, Poster
from generator.site.sharing import Sharing, concerned, differing, moved
from generator.site.termindex import TermIndex

MOST = 4
NAMED = 3  # terms of a reason
LEAST = 150_000  # millionths: how alike two posters without a common author must be


class Related(Struct, frozen=True):
    """A neighbour by its poster id, with the names of the authors and the terms that both have."""

    poster: str
    authors: tuple[str, ...]
    terms: tuple[str, ...]


def related(conference: Conference, before: "Neighbours | None" = None) -> "Neighbours":
    """For each listed poster at most four others, the closest first; none where nothing speaks for one.

    A common author comes before common terms, and of these two are needed. A poster's neighbours are looked for when
    they are asked for. `before` is what this made of the conference before an edit: what the edit cannot concern is
    taken from it. Records that are the same objects are taken to say the same.
    """
    return Neighbours(conference, before)


class Neighbours(Mapping[str, tuple[Related, ...]]):
    """The listed posters by their ids, in the order of the site, with their neighbours."""

    def __init__(self, conference: Conference, before: "Neighbours | None" = None) -> None:
        self.posters = {poster.id: poster for poster in conference.listed}
        self.ids = [*self.posters]
        self.order = {name: place for place, name in enumerate(self.ids)}
        self.people = conference.people
        self.names: Mapping[str, str] = (
            before.names if before and before.people is self.people else {one.id: one.name for one in self.people}
        )
        self.bylines = conference.bylines
        self.index: TermIndex = TermIndex(self.posters, before.index if before else None)
        self.authors_of = _authors(self.posters, conference.bylines, before)
        self.authors: Sharing = Sharing(self.authors_of, before.authors if before else None)
        self._found: dict[str, tuple[Related, ...]] = self._still(before) if before else {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, poster: str) -> tuple[Related, ...]:
        """The closest posters: by common authors, then by likeness, then as the site has them."""
        found = self._found.get(poster)
        if found is None:
            found = self._found[poster] = self._closest(self.order[poster])
        return found

    def _closest(self, place: int) -> tuple[Related, ...]:
        colleagues = self._colleagues(place)
        found = [self._related(place, other, self.index.shared(place, other)) for other in colleagues]
        if len(found) < MOST:
            found += islice(self._kindred(place, colleagues), MOST - len(found))
        return tuple(found)

    def _colleagues(self, place: int) -> list[int]:
        """Posters that share an author, those that share the most first."""
        common: Counter[int] = Counter()
        for person in self._people(place):
            common.update(self.authors.near(person, place))
        del common[place]
        ranked = sorted(common, key=lambda other: (-common[other], -self.index.likeness(place, other), other))
        return ranked[:MOST]

    def _kindred(self, place: int, known: Sequence[int]) -> Iterator[Related]:
        """The posters that are like enough and share two terms, the likest first; without the known ones."""
        for other in self.index.alike(place, LEAST):
            terms = self.index.shared(place, other)
            if len(terms) > 1 and other not in known:
                yield self._related(place, other, terms)

    def _related(self, place: int, other: int, terms: Sequence[str]) -> Related:
        common = self._people(other)
        return Related(
            poster=self.ids[other],
            authors=tuple(self.names[person] for person in self._people(place) if person in common),
            terms=tuple(map(self.index.written, terms[:NAMED])),
        )

    def _people(self, place: int) -> tuple[str, ...]:
        return self.authors_of[self.ids[place]]

    def _still(self, before: "Neighbours") -> dict[str, tuple[Related, ...]]:
        """What was found before and would be found again."""
        known = before._found
        sharings = ((before.authors, self.authors), (before.index.sharing, self.index.sharing))
        changed = moved(before.ids, self.ids).union(*(differing(was.held, now.held) for was, now in sharings))
        doubtful = changed.union(*(concerned(was, now, changed, known) for was, now in sharings))
        for person in differing(before.names, self.names) & self.names.keys():
            doubtful.update(self.authors.holders(person))
        for term in self.index.respelled(before.index):
            doubtful.update(self.index.sharing.holders(term))
        found = dict(known)
        for name in doubtful | (known.keys() - self.order.keys()):
            found.pop(name, None)
        return found


def _authors(
    posters: Mapping[str, Poster], bylines: Mapping[tuple[str, int], str], before: Neighbours | None
) -> dict[str, tuple[str, ...]]:
    """The ids of each poster's authors in order, as the same objects as before where they are equal.

    A place that is undisclosed has none.
    """
    known: Mapping[str, tuple[str, ...]] = before.authors_of if before else {}
    same = before.posters if before and before.bylines == bylines else {}
    found = {**known}
    for name in differing(same, posters) & posters.keys():
        people = (bylines.get((name, place), "") for place in range(len(posters[name].authors)))
        now = tuple(dict.fromkeys(filter(None, people)))
        if now != found.get(name):
            found[name] = now
    return {name: found[name] for name in posters}
