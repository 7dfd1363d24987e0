"""Which posters share telling terms: an inverted index, linear in the number of posters."""

from collections.abc import Mapping

from generator.model import Poster
from generator.site.sharing import Sharing, differing
from generator.site.termcounts import TermCounts, count, recount
from generator.site.termforms import shown


class TermIndex:
    """The terms that posters are known by; each poster goes by its place in the order given.

    With the index of the last build it takes less time, and comes to the same.
    """

    def __init__(self, posters: Mapping[str, Poster], before: "TermIndex | None" = None) -> None:
        self.counts: TermCounts = recount(posters, before.counts) if before else count(posters)
        self.sharing: Sharing = Sharing(self.counts.vectors, before.sharing if before else None)
        self._posters = tuple(posters.values())
        self._vectors = tuple(self.counts.vectors.values())
        self._written = self._still_written(before) if before else {}

    def alike(self, place: int, least: int) -> list[int]:
        """The posters near by that are alike by `least` millionths or more, the likest first."""
        likeness: dict[int, int] = {}
        so_far, vectors = likeness.get, self._vectors
        for term, mine in vectors[place].items():
            for other in self.sharing.near(term, place):
                likeness[other] = so_far(other, 0) + mine * vectors[other][term]
        likeness.pop(place, None)
        return [other for _, other in sorted([(-like, other) for other, like in likeness.items() if like >= least])]

    def likeness(self, place: int, other: int) -> int:
        """How alike two posters are, in millionths: the cosine of their vectors."""
        mine, theirs = self._vectors[place], self._vectors[other]
        if mine.keys().isdisjoint(theirs.keys()):  # most are
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
            texts = [self._posters[place].abstract for place in self.sharing.places[term]]
            self._written[term] = shown(self.counts.forms[term], texts)
        return self._written[term]

    def respelled(self, before: "TermIndex") -> list[str]:
        """The terms that people read otherwise than before, of those that they have read."""
        known = before._written.items()
        return [term for term, was in known if self.sharing.places.get(term) and self.written(term) != was]

    def _still_written(self, before: "TermIndex") -> dict[str, str]:
        """What was written before, of the terms whose posters are the same, as are their most frequent forms."""
        was, now = before.counts, self.counts
        doubtful = {
            term
            for name in differing(was.posters, now.posters)
            for each in (was, now)
            for term in each.vectors.get(name, ())
        }
        for name in differing(was.vectors, now.vectors):
            doubtful |= {*was.vectors.get(name, ())} ^ {*now.vectors.get(name, ())}
        return {
            term: written
            for term, written in before._written.items()
            if term not in doubtful and was.forms[term] == now.forms.get(term)
        }
