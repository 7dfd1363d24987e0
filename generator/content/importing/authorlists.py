"""A poster's author list in three versions, as one: place by place, and each person with what belongs to them."""

from collections.abc import Callable, Collection, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.content import slugs
from generator.content.importing import sequences
from generator.content.schema import UNDISCLOSED
from generator.model import Author

Id = tuple[str, int]  # "base", "mine" or "theirs", and the place in that list


class Placed(Struct, frozen=True):
    """A place of the merged list: what it is to say, and which of mine it is; None where it is new."""

    author: Author
    mine: int | None


class MergedAuthors(Struct, frozen=True):
    """The merged list, and what stands against what in it: mine, which stays, and theirs."""

    places: tuple[Placed, ...]
    conflicts: tuple[tuple[str, str], ...] = ()


def merge(
    base: Sequence[Author] | None, mine: Sequence[Author], theirs: Sequence[Author], noted: Collection[int] = ()
) -> MergedAuthors:
    """The author list that keeps what a person changed in `mine` and takes what changed from `base` to `theirs`.

    Without a base nothing is taken. `noted` are places of mine with a person's note, which are not dropped either.
    """
    unchanged = tuple(Placed(author, index) for index, author in enumerate(mine))
    if _says(mine) == _says(theirs) or (base is not None and _says(base) == _says(theirs)):
        return MergedAuthors(unchanged)
    if base is None:
        return MergedAuthors(unchanged, ((told(mine), told(theirs)),) if theirs else ())
    merged = _Sides(base, mine, theirs, noted).merge()
    authors = [placed.author for placed in merged.places]
    if _says(authors) == _says(theirs):
        return MergedAuthors(merged.places)
    again = _Sides(base, authors, theirs, {i for i, placed in enumerate(merged.places) if placed.mine in noted}).merge()
    if [placed.author for placed in again.places] == authors and bool(again.conflicts) == bool(merged.conflicts):
        return merged
    # Done again after an import that was killed, it would come out otherwise: too much changed on both sides.
    return MergedAuthors(unchanged, ((told(mine), told(theirs)),))


def told(authors: Sequence[Author]) -> str:
    """The list as a person reads it."""
    return ", ".join(_told(author) for author in authors)


def _told(author: Author) -> str:
    name = author.name or UNDISCLOSED
    return f"{name} ({author.affiliation})" if author.affiliation else name


def _says(authors: Sequence[Author]) -> list[tuple[str | None, str]]:
    return [(author.name, author.affiliation) for author in authors]


class _Sides:
    """The three lists, and for each place of mine and theirs which place of the base it is."""

    def __init__(
        self, base: Sequence[Author], mine: Sequence[Author], theirs: Sequence[Author], noted: Collection[int]
    ) -> None:
        self.base, self.mine, self.theirs, self.noted = base, mine, theirs, noted
        mine_of = _align([(author.name,) for author in base], mine)
        # A person who named an undisclosed author told who that is: the listing's own may stand elsewhere.
        named = [(author.name, *(m.name for m, of in zip(mine, mine_of, strict=True) if of == index))
                 for index, author in enumerate(base)]  # fmt: skip
        theirs_of = _align(named, theirs)
        self.mine_ids: list[Id] = [("base", of) if of is not None else ("mine", i) for i, of in enumerate(mine_of)]
        self.theirs_ids: list[Id] = []
        for index, of in enumerate(theirs_of):
            self.theirs_ids.append(("base", of) if of is not None else self._added_id(index))

    def _added_id(self, index: int) -> Id:
        """A name that both added is one person, and a place without a name is one place."""
        name = self.theirs[index].name
        added = (id_ for id_ in self.mine_ids if id_[0] == "mine" and id_ not in self.theirs_ids)
        for id_ in added:
            mine = self.mine[id_[1]].name
            if mine == name or _is_same(mine, name):
                return id_
        return "theirs", index

    def merge(self) -> MergedAuthors:
        base_ids: list[Id] = [("base", index) for index in range(len(self.base))]
        precious = {id_ for index, id_ in enumerate(self.mine_ids) if self._is_precious(index, id_)}
        merged = sequences.merge(base_ids, self.mine_ids, self.theirs_ids, precious)
        conflicts = [(_told(self.mine[self.mine_ids.index(id_)]), "not listed") for id_ in merged.kept]
        conflicts += [("not listed", _told(author)) for author in self._dropped()]
        if merged.reordered:
            conflicts.append((told(self.mine), told(self.theirs)))
        places = [self._place(id_, conflicts) for id_ in merged.order]
        return MergedAuthors(tuple(places), tuple(conflicts))

    def _is_precious(self, index: int, id_: Id) -> bool:
        author = self.mine[index]
        if id_[0] != "base" or author.orcid or author.url or index in self.noted:
            return True
        return _says([author]) != _says([self.base[id_[1]]])

    def _dropped(self) -> list[Author]:
        """The authors whom a person took out and whom the listing now gives otherwise."""
        found = []
        for author, (kind, index) in zip(self.theirs, self.theirs_ids, strict=True):
            if kind == "base" and ("base", index) not in self.mine_ids and author.name != self.base[index].name:
                found.append(author)
        return found

    def _place(self, id_: Id, conflicts: list[tuple[str, str]]) -> Placed:
        their = self.theirs[self.theirs_ids.index(id_)] if id_ in self.theirs_ids else None
        if id_ not in self.mine_ids:
            if their is None:
                raise ValueError("a place of neither list")
            return Placed(their, None)
        index = self.mine_ids.index(id_)
        mine = self.mine[index]
        if their is None:
            return Placed(mine, index)
        base = self.base[id_[1]] if id_[0] == "base" else Author(None)
        name, is_name_open = _pick(base.name, mine.name, their.name)
        affiliation, is_affiliation_open = _pick(
            base.affiliation, mine.affiliation, their.affiliation or base.affiliation
        )
        if name is None and (mine.orcid or mine.url):  # these would tell who it is, or belong to nobody
            name, is_name_open = mine.name, mine.name is not None
        if is_name_open or is_affiliation_open:
            conflicts.append((_told(mine), _told(their)))
        return Placed(replace(mine, name=name, affiliation=affiliation), index)


Told = TypeVar("Told", str, str | None)


def _pick(base: Told, mine: Told, theirs: Told) -> tuple[Told, bool]:
    """What is to stand, and whether both sides changed it."""
    if theirs in {mine, base}:
        return mine, False
    return (theirs, False) if mine == base else (mine, True)


def _align(old: Sequence[tuple[str | None, ...]], new: Sequence[Author]) -> list[int | None]:
    """For each of the new places which of the old ones it is; an old place is known by any of its names.

    By name first, in whatever order they stand; then by place, for those without a name and slips of the pen.
    """
    found: list[int | None] = [None] * len(new)
    for alike in (_is_same, _is_short):
        _match_names(found, old, new, alike)
    _match_gaps(found, old, new)
    left = [index for index, names in enumerate(old) if index not in found and names[0] is None]
    for index, author in enumerate(new):
        if found[index] is None and author.name is None and left:
            found[index] = left.pop(0)
    return found


def _match_names(
    found: list[int | None],
    old: Sequence[tuple[str | None, ...]],
    new: Sequence[Author],
    alike: Callable[[str | None, str | None], bool],
) -> None:
    for index, author in enumerate(new):
        if found[index] is None and author.name is not None:
            fitting = (i for i, names in enumerate(old) if i not in found and any(alike(n, author.name) for n in names))
            found[index] = next(fitting, None)


def _match_gaps(found: list[int | None], old: Sequence[tuple[str | None, ...]], new: Sequence[Author]) -> None:
    """Match what stands between the same two neighbours, place by place."""
    for places in _gaps(found):
        first = 1 + (found[places.start - 1] or 0) if places.start else 0
        behind = (found[places.stop] or 0) if places.stop < len(new) else len(old)
        gap = [index for index in range(first, behind) if index not in found]
        if len(old) == len(new) and len(gap) != len(places):  # they were put in another order
            gap = [index for index in places if index not in found]
        _match_gap(found, places, gap, old, new)


def _gaps(found: Sequence[int | None]) -> list[range]:
    edges = [-1, *(index for index, of in enumerate(found) if of is not None), len(found)]
    return [range(edge + 1, end) for edge, end in pairwise(edges) if end > edge + 1]


def _match_gap(
    found: list[int | None],
    places: range,
    gap: Sequence[int],
    old: Sequence[tuple[str | None, ...]],
    new: Sequence[Author],
) -> None:
    if len(gap) == len(places):
        pairs = list(zip(places, gap, strict=True))
    else:
        nameless = sorted(places, key=lambda index: new[index].name is not None)
        pairs = list(zip(nameless, (index for index in gap if old[index][0] is None), strict=False))
    for index, of in pairs:
        names, name = old[of], new[index].name
        if names[0] is None or name is None or any(_is_slip(each, name) for each in names):
            found[index] = of


def _is_same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _words(one) == _words(other)


def _is_short(one: str | None, other: str | None) -> bool:
    """Whether one name is the other with initials, or with its words in another order."""
    if one is None or other is None:
        return False
    first, second = _words(one), _words(other)
    if sorted(first) == sorted(second):
        return True
    if not first or not second or first[-1] != second[-1] or not first[:-1] or not second[:-1]:
        return False
    short = [word for name in (first, second) for word in name[:-1] if len(word) == 1]
    pairs = zip(first[:-1], second[:-1], strict=False)
    return bool(short) and all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _is_slip(one: str | None, other: str) -> bool:
    return one is not None and SequenceMatcher(None, slugs.fold(one), slugs.fold(other)).ratio() > 0.7


def _words(name: str) -> list[str]:
    return slugs.fold(name).replace(".", " ").replace("-", " ").split()
