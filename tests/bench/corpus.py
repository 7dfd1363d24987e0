"""Conferences of any size, recombined from a real listing: the same seed and size give the same posters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from random import Random

from msgspec import Struct

from generator.content import slugs
from generator.content.importing.imported import Record
from tests.bench import material
from tests.bench.growth import Growth
from tests.bench.material import Material, Shape

LARGEST_SESSION = 300
MOST_POSTERS = 20  # of one person, as at the largest conferences
PEOPLE_EXPONENT = 0.79  # 245 people on 47 posters make 17,000 on 10,000
WORDS_EXPONENT = 0.57  # of English abstracts
KNOWN_COAUTHOR = 0.6  # how often a known person on a poster is one who wrote with another of its authors before
INITIAL = 0.02  # new people whose given name is an initial
RARE = 0.06  # words for which another than the listing's stands
TRIES = 20

_FIGURE = re.compile(r"\d+\.\d+|\d+(?=\\?%)")


class Block(Struct, frozen=True):
    """A session with its posters."""

    id: str
    title: str
    room: str
    start: str
    end: str
    posters: tuple[Record, ...]


def make(source: Material, size: int, seed: int = 8) -> tuple[Block, ...]:
    """Sessions with `size` posters in all, none of them longer than real ones get."""
    maker = _Maker(source, Random(f"{seed}/{size}"))  # noqa: S311 - it must be the same every time
    count = ceil(size / LARGEST_SESSION)
    bounds = [round(size * index / count) for index in range(count + 1)]
    return tuple(
        _block(index, tuple(maker.posters(end - start)), alone=count == 1)
        for index, (start, end) in enumerate(pairwise(bounds))
    )


def _block(index: int, posters: tuple[Record, ...], *, alone: bool) -> Block:
    """The index-th session: two a day from 18 May 2026; one that is alone has no time, as in the listing."""
    day, hour = 18 + index // 2 % 14, (10, 15)[index % 2]
    start, end = (f"2026-05-{day}T{hour + more}:00-07:00" for more in (0, 2))
    title, room = f"Poster Session {index + 1}", f"Hall {'ABCDEFGH'[index // 28 % 8]}"
    return Block(f"poster-session-{index + 1}", title, room, "" if alone else start, "" if alone else end, posters)


@dataclass
class _Maker:
    """Makes poster after poster; remembers who wrote with whom, and which words were coined."""

    source: Material
    random: Random
    authors: list[tuple[str, ...]] = field(default_factory=list)  # of each poster so far
    places: list[str] = field(default_factory=list)  # all names so far, each as often as it stands on a poster
    posters_of: dict[str, list[int]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    coined: list[str] = field(default_factory=list)  # each as often as it was used

    def __post_init__(self) -> None:
        source = self.source
        self.short_names = [head for head in source.heads if head and " " not in head]
        self.new_person = Growth(self.random, source.places, source.people, PEOPLE_EXPONENT)
        # The listing's own words are the first; only those that would come after them are coined.
        self.new_word = Growth(self.random, source.tokens, source.vocabulary, WORDS_EXPONENT, seen=source.tokens)

    def posters(self, count: int) -> Iterator[Record]:
        for number in range(1, count + 1):
            yield self._poster(self.random.choice(self.source.shapes), number)

    def _poster(self, shape: Shape, number: int) -> Record:
        head = self._crossed(self.short_names)
        authors = self._authors(shape.disclosed)
        return Record(
            title=self._title(head) if shape.titled else "",
            authors=authors,
            abstract=" ".join(self._sentences(shape.sentences, head)),
            number=number,
        )

    def _title(self, head: str) -> str:
        """Another one than the posters before have, if that can be."""
        for _ in range(TRIES):
            front, back = self.random.choice(self.source.fronts), self.random.choice(self.source.backs)
            title = f"{head}: {front}{back}" if self.random.choice(self.source.heads) else front + back
            if title not in self.titles:
                break
        self.titles.add(title)
        return title

    def _crossed(self, known: Sequence[str]) -> str:
        """The beginning of one with the end of another: BEAM and Kitty give BEtty."""
        one, other = self.random.choice(known), self.random.choice(known)
        return one[: ceil(len(one) / 2)] + other[len(other) // 2 :]

    def _sentences(self, count: int, head: str) -> Iterator[str]:
        """Sentences of as many abstracts, each from its place in the course of one: problem, method, results."""
        for index in range(count):
            abstract = self.random.choice(self.source.abstracts)
            sentence = abstract[index * len(abstract) // count].replace(material.HEAD, head)
            yield self._figures(self._words(sentence))

    def _figures(self, sentence: str) -> str:
        return _FIGURE.sub(lambda found: re.sub("[1-9]", lambda _: str(self.random.randint(1, 9)), found[0]), sentence)

    def _words(self, sentence: str) -> str:
        """The sentence with other words for some, so that there are ever more of them, as in life."""
        new = self.new_word.new_among(sentence.count(" ") + 1)
        places = list(material.WORD.finditer(sentence)) if "$" not in sentence else []
        fresh = {found.start() for found in self.random.sample(places, min(new, len(places)))}
        parts, end = [], 0
        for found in places:
            if found.start() in fresh:
                self.coined.append(self._crossed(self.source.words))
            elif self.coined and self.random.random() < RARE:
                self.coined.append(self.random.choice(self.coined))
            else:
                continue
            parts += [sentence[end : found.start()], self.coined[-1]]
            end = found.end()
        return "".join(parts) + sentence[end:]

    def _authors(self, disclosed: Sequence[bool]) -> tuple[str, ...]:
        """The names for the disclosed places, "" for the others."""
        here: list[str] = []
        for place in range(sum(disclosed)):
            is_new = self.new_person.new_among(1) or not self.places
            here.append(self._somebody_new() if is_new else self._somebody_known(here[:place]))
        for name in here:
            self.posters_of.setdefault(name, []).append(len(self.authors))
        self.authors.append(tuple(here))
        self.places += here
        names = iter(here)
        return tuple(next(names) if shown else "" for shown in disclosed)

    def _somebody_known(self, here: Sequence[str]) -> str:
        """Who has more posters is met more often, and most of all with those that they wrote with before."""
        known = [name for name in here if name in self.posters_of]
        for _ in range(TRIES):
            if known and self.random.random() < KNOWN_COAUTHOR:
                poster = self.random.choice(self.posters_of[self.random.choice(known)])
                name = self.random.choice(self.authors[poster])
            else:
                name = self.random.choice(self.places)
            if name not in here and len(self.posters_of[name]) < MOST_POSTERS:
                return name
        return self._somebody_new()

    def _somebody_new(self) -> str:
        """A name that nobody had, not even with other accents or capitals."""
        while True:
            name = f"{self._given()} {self.random.choice(self.source.family)}"
            slug = slugs.person_slug(name)
            if slug not in self.taken:
                self.taken.add(slug)
                return name

    def _given(self) -> str:
        first = self.random.choice(self.source.given)
        if self.random.random() < INITIAL:
            return f"{first[0].upper()}."
        # The more names are taken, the more have two given names.
        free = len(self.source.given) * len(self.source.family) / 8
        if self.random.random() > len(self.taken) / (len(self.taken) + free):
            return first
        return first + self.random.choice("- ") + self.random.choice(self.source.given)
