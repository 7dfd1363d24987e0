"""With whom somebody wrote the posters that are here."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from msgspec import Struct

from generator.model import Person
from generator.site.views import PersonLine

MOST = 24  # names on an author's page; the others stand on the posters there

Places = Mapping[str, Mapping[int, str]]


class Coauthors(Struct, frozen=True):
    """Co-authors in the order of the index, each with the posters that they share; `more` are not named."""

    people: tuple[PersonLine, ...]
    more: int


class Shared(Struct, frozen=True):
    """Somebody's co-authors as people, each with the ids of the posters that both have; `more` are not named."""

    people: tuple[tuple[Person, tuple[str, ...]], ...]
    more: int


def by_poster(bylines: Mapping[tuple[str, int], str]) -> Places:
    """The ids of the people at the places of each poster's author list, by poster id and place."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for (poster, place), person in bylines.items():
        found[poster][place] = person
    return found


def shared(person: Person, places: Places, people: Mapping[str, Person]) -> Shared:
    """Those with whom `person` shares most posters; `places` are those of `by_poster`, `people` all by id."""
    posters: dict[str, list[str]] = defaultdict(list)
    for poster in person.posters:
        for id_ in set(places[poster].values()) - {person.id}:
            posters[id_].append(poster)
    order = sorted(posters, key=lambda id_: (people[id_].sort_key, id_))
    counts = Counter({id_: len(posters[id_]) for id_ in order})
    named = {id_ for id_, _ in counts.most_common(MOST)}
    return Shared(tuple((people[id_], tuple(posters[id_])) for id_ in order if id_ in named), len(order) - len(named))


def of_all(places: Places, people: Mapping[str, Person]) -> dict[str, Shared]:
    """The same of everybody, by id."""
    return {id_: shared(person, places, people) for id_, person in people.items()}
