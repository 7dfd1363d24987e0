"""Who is who: the people behind the names on the posters, with their addresses and their order."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.content.fields import Faults
from generator.content.people import authorship, contradictions, names
from generator.content.people.addresses import Addresses
from generator.content.people.authorship import AuthorPlace, Someone
from generator.content.people.identity import Identities
from generator.errors import Place
from generator.language import ENGLISH, Language
from generator.model import Author, Person, Poster

Bylines = dict[tuple[str, int], str]
Places = Mapping[str, Mapping[str, Place]]  # poster id -> where its values stand, such as `authors.0.orcid`


class WhoIsWho(Struct, frozen=True):
    """The people, sorted; which person each author place is; and the ids of those whom people.yaml tells of."""

    people: tuple[Person, ...]
    bylines: Bylines
    told: frozenset[str]


def gather(
    posters: Sequence[Poster],
    identities: Identities,
    faults: Faults,
    places: Places | None = None,
    language: Language = ENGLISH,
) -> WhoIsWho:
    """Everyone named on a poster that is not withdrawn, in the order of the language's letters.

    What posters contradict is added to `faults` as warnings, and former ids of people.yaml that are taken as mistakes;
    `places` says where.
    """
    everyone = _identify(posters, identities, faults, places or {})
    addresses = Addresses(everyone, faults)
    people: list[Person] = []
    bylines: Bylines = {}
    for someone, id_, former in zip(everyone, addresses.ids, addresses.former, strict=True):
        shown = [place for place in someone.places if not place.poster.withdrawn]
        bylines |= {(place.poster.id, place.position): id_ for place in shown}
        if shown:
            people.append(_person(someone, shown, id_, former, language))
    told = frozenset(id_ for someone, id_ in zip(everyone, addresses.ids, strict=True) if someone.told)
    return WhoIsWho(tuple(sorted(people, key=lambda person: (person.sort_key, person.id))), bylines, told)


def as_before(before: WhoIsWho | None, now: WhoIsWho) -> WhoIsWho:
    """`now`, with the very objects of `before` where they say the same, so that nobody takes them for others."""
    if before is None:
        return now
    earlier = {person.id: person for person in before.people}
    people = tuple(one if (one := earlier.get(each.id)) == each else each for each in now.people)
    # Whoever goes through them meets them in one order.
    same_bylines = before.bylines == now.bylines and [*before.bylines] == [*now.bylines]
    return WhoIsWho(people, before.bylines if same_bylines else now.bylines, now.told)


def check(
    posters: Sequence[Poster], identities: Identities, faults: Faults, places: Places, *, linked: bool = True
) -> set[str]:
    """As `gather`, for who wants no more than the mistakes and warnings, and the ids that lead to somebody.

    The ids are left out where nobody is `linked` to, and no entry of people.yaml can be wrong about them.
    """
    everyone = _identify(posters, identities, faults, places)
    if not (linked or identities.listed):
        return set()
    addresses = Addresses(everyone, faults)
    shown = (any(not place.poster.withdrawn for place in someone.places) for someone in everyone)
    told = zip(addresses.ids, addresses.former, shown, strict=True)
    return {each for id_, former, is_shown in told if is_shown for each in (id_, *former)}


def _identify(posters: Sequence[Poster], identities: Identities, faults: Faults, places: Places) -> list[Someone]:
    everyone = sorted(authorship.assign(posters, identities), key=lambda someone: (someone.name, str(someone.key)))
    listed = [poster for poster in posters if not poster.withdrawn]
    faults.extend(contradictions.find(listed, everyone, identities, _finder(places)))
    return everyone


def odd_capitals(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those whose name stands in unusual capitals (YOUHE JIANG, qiaoling chen): to be reported, never repaired."""
    return tuple(person for person in people if names.has_odd_capitals(person.name))


def _finder(places: Places) -> contradictions.Where:
    def where(poster: Poster, index: int, field: str) -> Place:
        known = places.get(poster.id, {})
        author = f"authors.{index}"
        return known.get(f"{author}.{field}") or known.get(author) or Place(Path(poster.path))

    return where


def _person(
    someone: Someone, shown: Sequence[AuthorPlace], id_: str, former: tuple[str, ...], language: Language
) -> Person:
    told, name = someone.told, someone.name
    parts = names.split(name, told.sort_as if told else "")
    letter, sort_key = names.shelved(name, parts, language)
    authors = [place.author for place in shown]
    orcids = someone.orcids
    return Person(
        id=id_,
        name=name,
        given=parts.given,
        family=parts.family,
        sort_key=sort_key,
        letter=letter,
        posters=tuple(dict.fromkeys(place.poster.id for place in shown)),
        affiliation=(told and told.affiliation) or _all_affiliations(authors),
        orcid=(told and told.orcid) or (orcids[0] if len(orcids) == 1 else ""),
        url=(told and told.url) or next((author.url for author in authors if author.url), ""),
        formerly=former,
    )


def _all_affiliations(authors: Iterable[Author]) -> str:
    """Every affiliation that posters tell, each once, in the order of the posters."""
    told: dict[str, str] = {}
    for author in authors:
        if author.affiliation:
            affiliation = names.tidy(author.affiliation)
            told.setdefault(affiliation.casefold(), affiliation)
    return "; ".join(told.values())
