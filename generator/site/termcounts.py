"""What each poster is known by: its weightiest telling terms; after an edit only what this changed is counted again.

A telling term is a word or a phrase of two that stands in somebody's title or among somebody's keywords, on more than
one poster and not on too many. Each poster is known by its few weightiest (term frequency times inverse document
frequency). All is counted in whole numbers, so that equal content gives equal terms on any machine.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct

from generator.model import Poster
from generator.site.sharing import differing
from generator.site.termforms import Written, most_frequent
from generator.site.terms import Stemmed, Stems, Vocabulary, adjacent, heading, stemmed, telling_terms

TERMS = 12  # that a poster is known by

Vector = Mapping[str, int]  # the terms that a poster is known by, with their weights

_UNIT = 1000  # the length of a poster's vector
_FLOOR = 1500  # weight that every poster has besides its terms, so that few weak terms are not all it is about

# How much a term counts that stands n times on a poster, in sixteenths.
_FREQUENCY = (0, *(round(16 * (1 + math.log2(n))) for n in range(1, 256)))


class TermCounts(Struct, frozen=True):
    """Counts of the terms of posters, which go by their ids; nobody changes what it holds."""

    posters: Mapping[str, Poster]
    headed: Counter[str]  # on how many posters a term tells something in the heading
    vocabulary: Vocabulary  # these terms
    frequency: Counter[str]  # on how many posters each of them stands anywhere
    weights: Mapping[str, int]  # the inverse document frequency, in sixteenths, of those that count
    forms: Mapping[str, Written]  # the most frequent writing of these
    vectors: Mapping[str, Vector]  # in the order of the posters
    texts: Mapping[str, Stemmed]  # of posters whose stems were needed again: a single build keeps none


def count(posters: Mapping[str, Poster]) -> TermCounts:
    """What posters, by their ids, are known by."""
    stems = Stems()
    headings = [heading(poster) for poster in posters.values()]
    headed = Counter(chain.from_iterable(telling_terms(words, stems) for words in headings))
    vocabulary = Vocabulary(headed)
    counts = [vocabulary.count(stemmed(poster, stems)) for poster in posters.values()]
    frequency = Counter(chain.from_iterable(counts))
    weights = _inverse_frequencies(frequency, len(posters))
    forms = most_frequent(headings, stems, weights)
    vectors = {name: _vector(each, weights) for name, each in zip(posters, counts, strict=True)}
    return TermCounts(posters, headed, vocabulary, frequency, weights, forms, vectors, {})


def recount(posters: Mapping[str, Poster], before: TermCounts) -> TermCounts:
    """The same as `count(posters)`, from counts of posters of which most are the very same objects."""
    step = _Recount(posters, before)
    headed = step.headed()
    vocabulary = before.vocabulary if headed.keys() == before.headed.keys() else Vocabulary(headed)
    frequency = step.frequency(vocabulary)
    weights = before.weights
    if frequency is not before.frequency or len(posters) != len(before.posters):
        weights = _inverse_frequencies(frequency, len(posters))
    forms = step.forms(weights)
    vectors = step.vectors(vocabulary, weights)
    return TermCounts(posters, headed, vocabulary, frequency, weights, forms, vectors, step.kept())


class _Recount:
    """The step from the counts of the last build to those of this one: `was` and `now` are texts that differ."""

    def __init__(self, posters: Mapping[str, Poster], before: TermCounts) -> None:
        self.posters = posters
        self.before = before
        self.stems = Stems()
        edited = differing(before.posters, posters)
        self.was = {name: stemmed(before.posters[name], self.stems) for name in edited & before.posters.keys()}
        self.now = {name: stemmed(posters[name], self.stems) for name in edited & posters.keys()}

    @cached_property
    def texts(self) -> Mapping[str, Stemmed]:
        """All texts as they are now."""
        known = self.kept()
        return {name: known.get(name) or stemmed(one, self.stems) for name, one in self.posters.items()}

    def kept(self) -> Mapping[str, Stemmed]:
        """The texts as they are now, where they are known."""
        if "texts" in vars(self):
            return self.texts
        return {name: text for name, text in self.before.texts.items() if name not in self.was} | self.now

    def headed(self) -> Counter[str]:
        """On how many posters a term tells something in the heading."""
        less = (telling_terms(heading(self.before.posters[name]), self.stems) for name in self.was)
        more = (telling_terms(heading(self.posters[name]), self.stems) for name in self.now)
        return _adjusted(self.before.headed, less, more)

    def frequency(self, vocabulary: Vocabulary) -> Counter[str]:
        """On how many posters each term of the vocabulary stands."""
        come = vocabulary.terms - self.before.vocabulary.terms
        left = self.before.vocabulary.terms - vocabulary.terms
        less = map(self.before.vocabulary.count, self.was.values())
        more = map(vocabulary.count, self.now.values())
        others = (found for name, found in self._holders(come) if name not in self.now)
        frequency = _adjusted(self.before.frequency, less, chain(more, others))
        return Counter({term: n for term, n in frequency.items() if term not in left}) if left else frequency

    def vectors(self, vocabulary: Vocabulary, weights: Mapping[str, int]) -> Mapping[str, Vector]:
        """What each poster is known by: the same object as before, where it is known by the same."""
        weighed_anew = {term for term, _ in weights.items() ^ self.before.weights.items()}
        holders = dict(self._holders(weighed_anew))
        vectors = dict(self.before.vectors)
        for name in self.now.keys() | holders.keys():
            text = self.now.get(name) or self.texts[name]
            vector = _vector(vocabulary.count(text), weights)
            if vector != vectors.get(name):
                vectors[name] = vector
        return {name: vectors[name] for name in self.posters}

    def forms(self, weights: Mapping[str, int]) -> Mapping[str, Written]:
        """How the terms of weight are written in headings."""
        renewed = (weights.keys() - self.before.weights.keys()) | (weights.keys() & self._terms_of_edited_headings())
        same = self.before.forms
        if weights is not self.before.weights:
            same = {term: form for term, form in same.items() if term in weights}
        if not renewed:
            return same
        sought = Vocabulary(renewed)
        names = [name for name, text in self.texts.items() if sought.may_be_in(text.heading)]
        return {**same, **most_frequent((heading(self.posters[name]) for name in names), self.stems, renewed)}

    def _terms_of_edited_headings(self) -> set[str]:
        """All words and pairs of words of the headings that are other than they were."""
        old = {name: heading(self.before.posters[name]) for name in self.was}
        new = {name: heading(self.posters[name]) for name in self.now}
        edited = [words for name, words in old.items() if words != new.get(name)]
        edited += [words for name, words in new.items() if words != old.get(name)]
        return {term for words in edited for term in adjacent([self.stems[word] for word in words])}

    def _holders(self, terms: Collection[str]) -> Iterator[tuple[str, Counter[str]]]:
        """The posters on which some of the terms stand, with how often they do."""
        if not terms:
            return
        sought = Vocabulary(terms)
        for name, text in self.texts.items():
            if sought.may_be_in(text.stems):
                found = sought.count(text)
                if found:
                    yield name, found


def _adjusted(counts: Counter[str], less: Iterable[Iterable[str]], more: Iterable[Iterable[str]]) -> Counter[str]:
    """The counts without `less` and with `more`; the same object where that changes nothing."""
    out, new = Counter(chain.from_iterable(less)), Counter(chain.from_iterable(more))
    if out == new:
        return counts
    adjusted = counts.copy()
    adjusted.subtract(out)
    adjusted.update(new)
    for term in out:
        if not adjusted[term]:
            del adjusted[term]
    return adjusted


def _inverse_frequencies(frequency: Mapping[str, int], total: int) -> dict[str, int]:
    """The inverse document frequency, in sixteenths, of the terms on two posters or more and a quarter at most."""
    most = max(2, total // 4)
    weights = {n: round(16 * math.log2(total / n)) for n in {*frequency.values()} if 1 < n <= most}
    return {term: weights[n] for term, n in frequency.items() if n in weights}


def _vector(counts: Mapping[str, int], weights: Mapping[str, int]) -> Vector:
    weighed = [
        (-_FREQUENCY[n if n < 256 else 255] * weights[term], term) for term, n in counts.items() if term in weights
    ]
    heaviest = sorted(weighed)[:TERMS]
    length = math.isqrt(sum(weight * weight for weight, _ in heaviest) + _FLOOR**2)
    return {term: -weight * _UNIT // length for weight, term in heaviest}
