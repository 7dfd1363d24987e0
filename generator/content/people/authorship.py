"""Whose each author place is: people.yaml decides, then ORCID, then the name.

- A place with an ORCID is the person of that ORCID, whatever the name: two spellings are joined, one name is parted.
- An entry of people.yaml with an `orcid` is the person of that ORCID; one without is everybody of its spellings, and
  the ORCID that posters give them, if it is one. Where it names this very poster, it decides against an ORCID too.
- A place without ORCID is the entry's of people.yaml, else the only person who bears the name, else (several do, and
  nobody can tell which) it stays with the name itself.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct, field

from generator.content.people import names
from generator.content.people.identity import Identities, Identity
from generator.model import Author, Poster

Key = tuple[str, str | int]  # what makes a person: an entry of people.yaml, an ORCID, or a name


class AuthorPlace(NamedTuple):
    """A named place in an author list; `orcid` is "" where none is given, or one that two authors here have."""

    poster: Poster
    position: int
    name: str  # tidy
    orcid: str

    @property
    def author(self) -> Author:
        """The author as the poster has it."""
        return self.poster.authors[self.position]


class Someone(Struct, dict=True):
    """One person; `unclear`: places of a name that several people bear, and nobody can tell which of them.

    What follows from the places may be asked for once all of them are there.
    """

    key: Key
    told: Identity | None = None
    unclear: bool = False
    places: list[AuthorPlace] = field(default_factory=list)

    @cached_property
    def spellings(self) -> list[str]:
        """The names that stand on posters, each as often as it does."""
        return [place.name for place in self.places]

    @cached_property
    def orcids(self) -> tuple[str, ...]:
        """Every ORCID that the posters give this person, once."""
        return tuple(dict.fromkeys(place.orcid for place in self.places if place.orcid))

    @cached_property
    def name(self) -> str:
        """The name to show: that of people.yaml, else the fullest on the posters."""
        if self.told:
            return self.told.name
        return self.places[0].name if len(self.places) == 1 else names.fullest(self.spellings)


def assign(posters: Sequence[Poster], identities: Identities) -> list[Someone]:
    """Everyone named on a poster, in the order of the posters.

    The withdrawn are gone through as well, so that withdrawing one poster changes nobody's address on another.
    """
    places = [place for poster in posters for place in _places(poster)]
    by_orcid = dict(identities.by_orcid) | _adopted(places, identities)
    chosen = {id(place): _by_orcid(place, identities, by_orcid) for place in places if place.orcid}
    bearers: dict[str, set[Key]] = defaultdict(set)
    for place in places:
        told = chosen.get(id(place), (None, None))[1]
        if place.orcid and not (told and told.posters):
            bearers[place.name].add(chosen[id(place)][0])
    for name, told_ones in identities.namesakes.items():
        bearers[name] |= {("entry", told.order) for told in told_ones}
    listed: dict[Key, Identity] = {("entry", told.order): told for told in identities.listed}

    everyone: dict[Key, Someone] = {}
    for place in places:
        key, told = chosen.get(id(place)) or _by_name(place, identities, bearers.get(place.name, ()), listed)
        someone = everyone.get(key) or everyone.setdefault(key, Someone(key, told))
        someone.unclear = key[0] == "name" and len(bearers.get(place.name, ())) > 1
        someone.places.append(place)
    return list(everyone.values())


def _places(poster: Poster) -> list[AuthorPlace]:
    given = Counter(author.orcid for author in poster.authors if author.orcid and author.name is not None)
    return [
        AuthorPlace(poster, index, names.tidy(author.name), author.orcid if given[author.orcid] == 1 else "")
        for index, author in enumerate(poster.authors)
        if author.name is not None
    ]


def _adopted(places: Sequence[AuthorPlace], identities: Identities) -> dict[str, Identity]:
    """The ORCIDs that posters give to entries of people.yaml without one, where that is one for one."""
    given: dict[int, dict[str, Identity]] = defaultdict(dict)
    for place in places:
        if not place.orcid or place.orcid in identities.by_orcid:
            continue
        told = identities.of(place.name, place.poster.id)
        if told and not told.orcid:
            given[told.order][place.orcid] = told
    entries = Counter(orcid for orcids in given.values() for orcid in orcids)
    return {
        orcid: told
        for orcids in given.values()
        for orcid, told in orcids.items()
        if len(orcids) == 1 and entries[orcid] == 1
    }


def _by_orcid(
    place: AuthorPlace, identities: Identities, by_orcid: Mapping[str, Identity]
) -> tuple[Key, Identity | None]:
    here, everywhere = identities.on(place.name, place.poster.id), identities.anywhere(place.name)
    told = here or by_orcid.get(place.orcid)
    if not told and everywhere and not everywhere.orcid:
        told = everywhere
    return (("entry", told.order), told) if told else (("orcid", place.orcid), None)


def _by_name(
    place: AuthorPlace, identities: Identities, bearers: Collection[Key], listed: Mapping[Key, Identity]
) -> tuple[Key, Identity | None]:
    told = identities.of(place.name, place.poster.id)
    if told:
        return ("entry", told.order), told
    if len(bearers) == 1:
        (key,) = bearers
        return key, listed.get(key)
    return ("name", place.name), None
