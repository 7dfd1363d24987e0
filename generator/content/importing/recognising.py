"""Which known poster each entry of a listing is, and where that cannot be told."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from generator.content.importing.imported import Record
from generator.content.importing.resembling import CLEARLY, ENOUGH, OPENING, Traits, evidence

Mark = tuple[Hashable, ...]
_Index = dict[Mark, set[str]]

_COMMON = 40  # what so many posters share tells none from another
_AT_HOME = 0.75  # for a poster of the same session


class Known(Struct, frozen=True):
    """A poster that an entry may be: as last imported, as its file says, and the session where it was."""

    id: str
    session: str
    records: tuple[Record, ...]


class Recognised(Struct):
    """For each entry its poster's id or None; `doubtful`: entries that could be several posters, with their ids."""

    ids: list[str | None]
    doubtful: dict[int, tuple[str, ...]] = field(default_factory=dict)


def recognise(entries: Sequence[tuple[str, Record]], known: Sequence[Known]) -> Recognised:
    """Find the poster of each entry, which comes with its session's id; each poster is given once.

    What says the same as before goes first. The others are weighed against those left, the surest first; an entry that
    two posters resemble almost alike, or a poster that two entries do, is doubtful: neither is given.
    """
    found = Recognised([None] * len(entries))
    by_number = sorted(known, key=lambda each: (each.records[0].number, each.id))
    _match_same(entries, by_number, found, lambda session, record: (session, *_words(record)))
    _match_same(entries, by_number, found, lambda _, record: _words(record))
    left = [index for index, id_ in enumerate(found.ids) if id_ is None]
    given = set(found.ids)
    free = {each.id: each for each in known if each.id not in given}
    if left and free:
        _weigh(entries, left, free, found)
    return found


def _match_same(
    entries: Sequence[tuple[str, Record]],
    known: Sequence[Known],
    found: Recognised,
    mark: Callable[[str, Record], Mark],
) -> None:
    same: dict[Mark, list[str]] = defaultdict(list)
    given = set(found.ids)
    for each in known:
        if each.id not in given:
            same[mark(each.session, each.records[0])].append(each.id)
    for index, (session, entry) in enumerate(entries):
        if found.ids[index] is None and (ids := same.get(mark(session, entry))):
            found.ids[index] = ids.pop(0)


def _words(record: Record) -> Mark:
    return record.key, record.title, record.authors, record.abstract


def _weigh(
    entries: Sequence[tuple[str, Record]], left: Sequence[int], free: Mapping[str, Known], found: Recognised
) -> None:
    weights = _Weights(entries, left, free)
    while pair := weights.best():
        index, id_ = pair
        rivals = weights.rivals(index, id_)
        if rivals:
            for entry, others in rivals.items():
                found.doubtful[entry] = tuple(sorted({*found.doubtful.get(entry, ()), *others}))
            weights.drop(set(rivals), {other for others in rivals.values() for other in others})
        else:
            found.ids[index] = id_
            weights.drop({index}, {id_})


class _Weights:
    """The evidence for each entry and each poster that shares something rare with it."""

    def __init__(self, entries: Sequence[tuple[str, Record]], left: Sequence[int], free: Mapping[str, Known]) -> None:
        self.free = free
        self.traits = {id_: [Traits(record) for record in each.records] for id_, each in free.items()}
        self.keys = {entries[each][1].key for each in left}
        self.by_entry: dict[int, dict[str, float]] = {}
        self.by_poster: dict[str, dict[int, float]] = defaultdict(dict)
        indexes = [_index(self.traits, marks) for marks in (_strong_marks, _weak_marks)]
        for each in left:
            session, record = entries[each]
            self.by_entry[each] = self._candidates(session, Traits(record), *indexes)
            for id_, weight in self.by_entry[each].items():
                self.by_poster[id_][each] = weight
        pairs = ((weight, each, id_) for each, held in self.by_entry.items() for id_, weight in held.items())
        self.order = sorted(pairs, key=lambda pair: (pair[0], -pair[1], pair[2]))

    def _candidates(self, session: str, entry: Traits, strong: _Index, weak: _Index) -> dict[str, float]:
        """The posters that the entry may be, with their evidence; those with weak marks where no other is one."""
        for index, marks in ((strong, _strong_marks(entry)), (weak, _weak_marks(entry))):
            found = {}
            for id_ in sorted({id_ for mark in marks for id_ in index.get(mark, ())}):
                weight = max(evidence(entry, other) for other in self.traits[id_])
                weight += _AT_HOME if self.free[id_].session == session else 0.0
                if weight >= ENOUGH and not self._is_another(entry.record, id_):
                    found[id_] = weight
            if found:
                return found
        return {}

    def _is_another(self, entry: Record, id_: str) -> bool:
        """Whether the listing's own keys say that the two are not one: it has the poster's key on another entry."""
        key = self.free[id_].records[0].key
        return bool(entry.key and key and entry.key != key and key in self.keys)

    def best(self) -> tuple[int, str] | None:
        """The surest pair that is left."""
        while self.order:
            _, index, id_ = self.order.pop()
            if id_ in self.by_entry.get(index, {}):
                return index, id_
        return None

    def rivals(self, index: int, id_: str) -> dict[int, tuple[str, ...]]:
        """The entries between which and the posters no choice can be made, if this pair is no clear one."""
        weight = self.by_entry[index][id_]
        ids = [other for other, each in self.by_entry[index].items() if each > weight - CLEARLY]
        entries = [other for other, each in self.by_poster[id_].items() if each > weight - CLEARLY]
        return {entry: tuple(ids) for entry in entries} if len(ids) + len(entries) > 2 else {}

    def drop(self, indexes: set[int], ids: set[str]) -> None:
        """Take entries and posters out."""
        for index in indexes:
            for id_ in self.by_entry.pop(index, {}):
                del self.by_poster[id_][index]
        for id_ in ids:
            for index in self.by_poster.pop(id_, {}):
                del self.by_entry[index][id_]


def _index(traits: Mapping[str, Sequence[Traits]], marks: Callable[[Traits], Iterator[Mark]]) -> _Index:
    index: _Index = defaultdict(set)
    for id_, several in traits.items():
        for each in several:
            for mark in marks(each):
                index[mark].add(id_)
    return {mark: ids for mark, ids in index.items() if len(ids) <= _COMMON}


def _strong_marks(traits: Traits) -> Iterator[Mark]:
    """What a poster shares with hardly another one."""
    if traits.record.key:
        yield "key", traits.record.key
    if traits.title:
        yield "title", traits.title
    if traits.abstract:
        yield "opening", traits.abstract[:OPENING]
    for sentence in traits.sentences():
        yield "sentence", sentence


def _weak_marks(traits: Traits) -> Iterator[Mark]:
    """What a few posters share."""
    for word in traits.title:
        yield "word", word
    for author in traits.authors:
        yield "author", author
