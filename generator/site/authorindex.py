"""The index of authors: one page, or where they are many a page for each letter, and several for one that many have."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from generator.language import Language
from generator.model import Person
from generator.site import routes
from generator.site.stretches import Stretch
from generator.site.views import PersonLine

MOST_ROWS = 400  # on a page, so that a phone goes on being quick

Row = Callable[[Person], PersonLine]


class Letter(Struct, frozen=True):
    """The people whose family name begins with `letter`; "" holds those of other scripts."""

    letter: str
    people: tuple[PersonLine, ...] = ()  # those on this page
    count: int = 0
    route: str = ""  # of the page that has its first people, or "" for this one
    stretches: tuple[Stretch, ...] = ()  # where this page is one of several that it has


class IndexPage(Struct, frozen=True):
    """A page of the index, with all letters; `current` is the one that it shows alone, if it does."""

    route: str
    letters: tuple[Letter, ...]
    current: Letter | None = None

    @property
    def stretch(self) -> Stretch | None:
        """The part of the letter that it shows, where the letter has several."""
        found = self.current.stretches if self.current else ()
        return next((one for one in found if one.route == self.route), None)


def pages(people: Sequence[Person], line: Row, language: Language) -> Iterator[IndexPage]:
    """The index's pages; `people` come in their order, `line` makes a row of each."""
    shelves = letters(people, line, language)
    if len(people) <= MOST_ROWS:
        yield IndexPage(routes.AUTHORS, shelves)
        return
    bar = tuple(replace(shelf, people=(), route=routes.letter(shelf.letter)) for shelf in shelves)
    yield IndexPage(routes.AUTHORS, bar)
    for place, shelf in enumerate(shelves):
        chunks = [shelf.people[start : start + MOST_ROWS] for start in range(0, shelf.count, MOST_ROWS)]
        stretches = tuple(_stretch(shelf.letter, part, chunk) for part, chunk in enumerate(chunks, 1))
        for stretch, chunk in zip(stretches, chunks, strict=True):
            current = replace(bar[place], people=chunk, stretches=stretches if len(stretches) > 1 else ())
            yield IndexPage(stretch.route, (*bar[:place], current, *bar[place + 1 :]), current)


def letter_routes(people: Sequence[Person]) -> list[str]:
    """The routes of the pages for letters, in the order of `people`; none where one page holds them all."""
    if len(people) <= MOST_ROWS:
        return []
    counts = Counter(person.letter for person in people)
    return [
        routes.letter(letter, part)
        for letter, count in counts.items()
        for part in range(1, ceil(count / MOST_ROWS) + 1)
    ]


def _stretch(letter: str, part: int, people: Sequence[PersonLine]) -> Stretch:
    return Stretch(routes.letter(letter, part), people[0].name, people[-1].name)


def letters(people: Sequence[Person], line: Row, language: Language) -> tuple[Letter, ...]:
    """The whole of each alphabet that any name begins in, then other scripts where there are any."""
    begun = {person.letter for person in people}
    alphabets = [alphabet for alphabet in language.alphabets if begun & set(alphabet)] or language.alphabets
    shelves: dict[str, list[PersonLine]] = {letter: [] for letter in "".join(alphabets)}
    for person in people:
        shelves.setdefault(person.letter, []).append(line(person))
    return tuple(Letter(letter, tuple(lines), len(lines)) for letter, lines in shelves.items())
