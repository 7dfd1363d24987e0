"""Who shares what: the posters that hold a term or a person, and which of them an edit elsewhere may concern."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import is_not

REACH = 20  # posters of a thing that are looked at: those nearest to the poster in the order of the site


class Sharing:
    """Of each thing the posters that hold it, by their places in the order of the site.

    `held` is what each poster holds, by its id, in that order. After an edit `before` is the sharing before it; where
    a poster holds the very object that it held then, nothing is done.
    """

    def __init__(self, held: Mapping[str, Collection[str]], before: "Sharing | None" = None) -> None:
        self.held = held
        self.ids = [*held]
        self.places: Mapping[str, list[int]] = (
            _followed(before, held) if before and before.ids == self.ids else _gathered(held)
        )

    def near(self, thing: str, place: int) -> list[int]:
        """The holders of a thing about one of them: what is common to many is sought near by."""
        places = self.places[thing]
        return places if len(places) <= REACH else places[_span(bisect_left(places, place), len(places))]

    def holders(self, thing: str) -> list[str]:
        """The ids of the posters that hold a thing, in order."""
        return [self.ids[place] for place in self.places.get(thing, ())]


def differing(before: Mapping[str, object], now: Mapping[str, object]) -> set[str]:
    """The keys that came, went, or lead to another object."""
    found = {*compress(now, map(is_not, map(before.get, now), now.values()))}
    if len(before) != len(now) or not found <= before.keys():  # else none is gone
        found |= before.keys() - now.keys()
    return found


def concerned(before: Sharing, now: Sharing, changed: Collection[str], known: Container[str]) -> set[str]:
    """Those of the `known` posters that now see others near by, or see a changed one, in the things that they hold."""
    held = (sharing.held.get(one, ()) for one in changed for sharing in (before, now))
    among = frozenset(changed)
    found: set[str] = set()
    for thing in set(chain.from_iterable(held)):
        left = [one for one in now.holders(thing) if one in known and one not in found]
        if left:
            views = _views(left, before.holders(thing), now.holders(thing))
            found.update(one for one, saw, sees in views if saw != sees or not among.isdisjoint(sees))
    return found


def moved(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """The fewest posters (by id) without which those that stayed are in the order in which they were.

    All others make the longest row whose former places rise (Schensted, 1961).
    """
    if before == now:
        return set()
    places = {one: place for place, one in enumerate(before)}
    stayed = [one for one in now if one in places]
    ends: list[int] = []  # of the rows of each length, the least place at which one ends
    lengths = []
    for one in stayed:
        length = bisect_left(ends, places[one])
        ends[length : length + 1] = [places[one]]
        lengths.append(length)
    out = set(stayed)
    for one, length in zip(reversed(stayed), reversed(lengths), strict=True):
        if length == len(ends) - 1:
            out.discard(one)
            ends.pop()
    return out


def _gathered(held: Mapping[str, Collection[str]]) -> Mapping[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, things in enumerate(held.values()):
        for thing in things:
            places[thing].append(place)
    return dict(places)


def _followed(before: Sharing, held: Mapping[str, Collection[str]]) -> Mapping[str, list[int]]:
    """The same for what the same posters in the same order hold now."""
    pairs = zip(before.held.values(), held.values(), strict=True)
    changed = [(place, {*old}, {*new}) for place, (old, new) in enumerate(pairs) if old is not new]
    places = dict(before.places)
    for place, old, new in changed:
        for thing in old - new:
            places[thing] = [other for other in places[thing] if other != place]
        for thing in new - old:
            places[thing] = sorted([*places.get(thing, ()), place])
    return places


def _views(
    ids: Iterable[str], before: Sequence[str], now: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Each of the posters that held a thing and still hold it, with those near it before and now."""
    at_before = {one: at for at, one in enumerate(before)}
    at_now = {one: at for at, one in enumerate(now)}
    for one in ids:
        if one in at_before:
            yield one, before[_span(at_before[one], len(before))], now[_span(at_now[one], len(now))]


def _span(at: int, number: int) -> slice:
    start = max(min(at - REACH // 2, number - REACH), 0)
    return slice(start, start + REACH)
