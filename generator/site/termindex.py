"""Which posters share telling terms: an inverted index, linear in the number of posters.

A telling term is a word or a phrase of two that stands in somebody's title or among somebody's keywords, on more than
one poster and not on too many. Each poster is known by its few weightiest (term frequency times inverse document
frequency). All is counted in whole numbers, so that equal content gives equal neighbours on any machine.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

from generator.site.termforms import Forms
from generator.site.terms import Stems, Words, phrases, telling

TERMS = 12  # that a poster is known by
REACH = 20  # posters of a term that are looked at: those nearest to the poster in the order of the site

_UNIT = 1000  # the length of a poster's vector
_FLOOR = 1500  # weight that every poster has besides its terms, so that few weak terms are not all it is about

# How much a term counts that stands n times on a poster, in sixteenths.
_FREQUENCY = (0, *(round(16 * (1 + math.log2(n))) for n in range(1, 256)))


class TermIndex:
    """The telling terms of posters; each poster goes by its place in the order given."""

    def __init__(self, words: Sequence[Words]) -> None:
        self._words = words
        self._stems = Stems()
        self._telling: set[str] = set()
        self._phrases: dict[tuple[str, str], str] = {}
        self._forms = Forms()
        self._written: dict[str, str] = {}
        for each in words:
            self._learn(each.heading)
        counts = [self._count(each) for each in words]
        weights = _inverse_frequencies(counts)
        self._forms.settle(weights)
        self._vectors = [_vector(count, weights) for count in counts]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._weights: defaultdict[str, list[int]] = defaultdict(list)
        for place, vector in enumerate(self._vectors):
            for term, weight in vector.items():
                self._places[term].append(place)
                self._weights[term].append(weight)

    def alike(self, place: int, least: int) -> list[int]:
        """The posters near by that are alike by `least` millionths or more, the likest first."""
        likeness: defaultdict[int, int] = defaultdict(int)
        for term, mine in self._vectors[place].items():
            places = self._places[term]
            span = near(places, place)
            for other, theirs in zip(places[span], self._weights[term][span], strict=True):
                likeness[other] += mine * theirs
        likeness.pop(place, None)
        return [other for _, other in sorted((-like, other) for other, like in likeness.items() if like >= least)]

    def likeness(self, place: int, other: int) -> int:
        """How alike two posters are, in millionths: the cosine of their vectors."""
        mine, theirs = self._vectors[place], self._vectors[other]
        if mine.keys().isdisjoint(theirs):
            return 0
        return sum(mine[term] * theirs[term] for term in mine.keys() & theirs.keys())

    def shared(self, place: int, other: int) -> list[str]:
        """The terms of both, the weightiest first; not the words of a phrase beside the phrase."""
        mine, theirs = self._vectors[place], self._vectors[other]
        weighed = sorted((-mine[term] * theirs[term], term) for term in mine.keys() & theirs.keys())
        told = {word for _, term in weighed if " " in term for word in term.split()}
        return [term for _, term in weighed if term not in told]

    def written(self, term: str) -> str:
        """A term as people read it."""
        if term not in self._written:
            texts = (self._words[place].abstract for place in self._places[term])
            self._written[term] = self._forms.shown(term, texts)
        return self._written[term]

    def _learn(self, heading: Sequence[str]) -> None:
        stems = [self._stems[word] for word in heading]
        self._telling.update(filter(telling, stems))
        self._phrases.update((pair, " ".join(pair)) for pair in phrases(stems, heading))
        self._forms.learn(stems, heading)

    def _count(self, words: Words) -> Counter[str]:
        stems = [*map(self._stems.__getitem__, words.all)]
        found = Counter(filter(self._telling.__contains__, stems))
        found.update(filter(None, map(self._phrases.get, pairwise(stems))))
        return found


def near(places: Sequence[int], place: int) -> slice:
    """Of a long list of places, in order, the few about one of them: what is common to many is sought near by."""
    if len(places) <= REACH:
        return slice(None)
    start = min(max(bisect_left(places, place) - REACH // 2, 0), len(places) - REACH)
    return slice(start, start + REACH)


def _inverse_frequencies(counts: Sequence[Counter[str]]) -> dict[str, int]:
    """The inverse document frequency, in sixteenths, of the terms on two posters or more and a quarter at most."""
    posters = Counter(chain.from_iterable(counts))
    total, most = len(counts), max(2, len(counts) // 4)
    return {term: round(16 * math.log2(total / n)) for term, n in posters.items() if 1 < n <= most}


def _vector(counts: Counter[str], weights: dict[str, int]) -> dict[str, int]:
    known = counts.keys() & weights.keys()
    heaviest = sorted((-_FREQUENCY[min(counts[term], 255)] * weights[term], term) for term in known)[:TERMS]
    length = math.isqrt(sum(weight * weight for weight, _ in heaviest) + _FLOOR**2)
    return {term: -weight * _UNIT // length for weight, term in heaviest}
