"""Related posters: the few that share an author or telling terms, each with the reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.model import Conference, Poster
from generator.site.termindex import TermIndex, near
from generator.site.terms import words

MOST = 4
NAMED = 3  # terms of a reason
LEAST = 150_000  # millionths: how alike two posters without a common author must be


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbour by its poster id, with the names of the authors and the terms that both have."""

    poster: str
    authors: tuple[str, ...]
    terms: tuple[str, ...]


def related(conference: Conference) -> Mapping[str, tuple[Related, ...]]:
    """For each listed poster at most four others, the closest first; none where nothing speaks for one.

    A common author comes before common terms, and of these two are needed. The mapping looks for a poster's neighbours
    when it is asked for them.
    """
    return _Neighbours(conference)


class _Neighbours(Mapping[str, tuple[Related, ...]]):
    """The listed posters by their place in the order of the site, with what they may share."""

    def __init__(self, conference: Conference) -> None:
        self.posters = conference.listed
        self.order = {poster.id: place for place, poster in enumerate(self.posters)}
        self.index = TermIndex([words(poster) for poster in self.posters])
        self.names = {person.id: person.name for person in conference.people}
        self.people = [_people(poster, conference.bylines) for poster in self.posters]
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, people in enumerate(self.people):
            for person in people:
                self.places[person].append(place)

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, poster: str) -> tuple[Related, ...]:
        """The closest posters: by common authors, then by likeness, then as the site has them."""
        place = self.order[poster]
        colleagues = self._colleagues(place)
        found = [self._related(place, other, self.index.shared(place, other)) for other in colleagues]
        if len(found) < MOST:
            found += islice(self._kindred(place, colleagues), MOST - len(found))
        return tuple(found)

    def _colleagues(self, place: int) -> list[int]:
        """Posters that share an author, those that share the most first."""
        common: Counter[int] = Counter()
        for person in self.people[place]:
            places = self.places[person]
            common.update(places[near(places, place)])
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
        common = self.people[other]
        return Related(
            poster=self.posters[other].id,
            authors=tuple(self.names[person] for person in self.people[place] if person in common),
            terms=tuple(map(self.index.written, terms[:NAMED])),
        )


def _people(poster: Poster, bylines: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """The ids of the poster's authors in order; a place that is undisclosed has none."""
    known = (bylines.get((poster.id, place), "") for place in range(len(poster.authors)))
    return tuple(dict.fromkeys(filter(None, known)))
