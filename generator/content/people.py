"""Who is who: the people behind the names on the posters, with their addresses and their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.content import names, slugs
from generator.content.identities import Identities, Identity
from generator.content.kinds import RESERVED
from generator.model import Author, Person, Poster

Bylines = dict[tuple[str, int], str]


@dataclass(slots=True)
class _Someone:
    """A person while the posters are gone through."""

    name: str
    told: Identity | None
    bylines: list[tuple[str, int]] = field(default_factory=list)
    places: list[Author] = field(default_factory=list)

    @property
    def order(self) -> tuple[str, int]:
        return self.name, self.told.order if self.told else -1


def gather(posters: Sequence[Poster], identities: Identities) -> tuple[tuple[Person, ...], Bylines]:
    """Everyone named on a poster that is not withdrawn, sorted, and which person each author place is."""
    everyone = sorted(_collect(posters, identities), key=lambda someone: someone.order)
    ids = _ids(everyone)
    people = [_person(someone, id_) for someone, id_ in zip(everyone, ids, strict=True)]
    bylines = {byline: id_ for someone, id_ in zip(everyone, ids, strict=True) for byline in someone.bylines}
    return tuple(sorted(people, key=lambda person: (person.sort_key, person.id))), bylines


def odd_capitals(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those whose name stands in unusual capitals (YOUHE JIANG, qiaoling chen): to be reported, never repaired."""
    return tuple(person for person in people if names.has_odd_capitals(person.name))


def _collect(posters: Sequence[Poster], identities: Identities) -> list[_Someone]:
    found: dict[str | int, _Someone] = {}
    for poster in posters:
        if poster.withdrawn:
            continue
        for index, author in enumerate(poster.authors):
            if author.name is None:
                continue
            name = names.tidy(author.name)
            told = identities.of(name, poster.id)
            someone = found.setdefault(told.order if told else name, _Someone(told.name if told else name, told))
            someone.bylines.append((poster.id, index))
            someone.places.append(author)
    return list(found.values())


def _ids(everyone: Sequence[_Someone]) -> list[str]:
    """An id for each: the one that people.yaml gives, else the name's; the first of a clash keeps it."""
    told = [someone.told.id if someone.told else "" for someone in everyone]
    taken = {*RESERVED, *told}
    ids = []
    for someone, given in zip(everyone, told, strict=True):
        id_ = given or _free(someone, taken)
        taken.add(id_)
        ids.append(id_)
    return ids


def _free(someone: _Someone, taken: set[str]) -> str:
    wanted = slugs.person_slug(someone.name)
    if wanted not in taken:
        return wanted
    # A digest and not a count: the id does not change when a third person of that slug appears.
    return slugs.unique(f"{wanted[: slugs.LENGTH - 7]}-{slugs.digest(someone.name, 6)}", taken)


def _person(someone: _Someone, id_: str) -> Person:
    told = someone.told
    parts = names.split(someone.name, told.sort_as if told else "")
    return Person(
        id=id_,
        name=someone.name,
        given=parts.given,
        family=parts.family,
        sort_key=names.sort_key(someone.name, parts),
        letter=names.letter(parts),
        posters=tuple(dict.fromkeys(poster for poster, _ in someone.bylines)),
        affiliation=(told and told.affiliation) or _agreed(place.affiliation for place in someone.places),
        orcid=(told and told.orcid) or _agreed(place.orcid for place in someone.places),
        url=(told and told.url) or _agreed(place.url for place in someone.places),
    )


def _agreed(values: Iterable[str]) -> str:
    """What the posters say of a person, if they do not contradict each other."""
    said = dict.fromkeys(value for value in values if value)
    return next(iter(said)) if len(said) == 1 else ""
