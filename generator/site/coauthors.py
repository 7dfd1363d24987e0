"""With whom somebody wrote the posters that are here."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model import Conference, Person, Poster
from generator.site.views import PersonLine, person_line

MOST = 24  # names on an author's page; the others stand on the posters there


@dataclass(frozen=True, slots=True)
class Coauthors:
    """Co-authors in the order of the index, each with the posters that they share; `more` are not named."""

    people: tuple[PersonLine, ...]
    more: int


def coauthors(
    person: Person, conference: Conference, people: Mapping[str, Person], posters: Mapping[str, Poster]
) -> Coauthors:
    """Those with whom `person` shares most posters; `people` and `posters` are all, by id."""
    shared: dict[str, list[str]] = defaultdict(list)
    for poster in person.posters:
        places = range(len(posters[poster].authors))
        for id_ in dict.fromkeys(conference.bylines.get((poster, place), "") for place in places):
            if id_ not in ("", person.id):
                shared[id_].append(poster)
    order = sorted(shared, key=lambda id_: (people[id_].sort_key, id_))
    counts = Counter({id_: len(shared[id_]) for id_ in order})
    named = {id_ for id_, _ in counts.most_common(MOST)}
    lines = (person_line(replace(people[id_], posters=tuple(shared[id_])), posters) for id_ in order if id_ in named)
    return Coauthors(tuple(lines), len(order) - len(named))
