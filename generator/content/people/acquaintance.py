"""Who writes with whom: what speaks for two people being one."""

from collections import Counter, defaultdict

from generator.model import Conference, Person


class Acquaintance:
    """The co-authors, sessions and affiliations of a conference's people."""

    def __init__(self, conference: Conference) -> None:
        self.people = {person.id: person for person in conference.people}
        self.session = {poster.id: poster.session for poster in conference.posters}
        self.on: dict[str, list[str]] = defaultdict(list)
        for (poster, _), person in conference.bylines.items():
            self.on[poster].append(person)

    def coauthors(self, one: Person, other: Person) -> tuple[str, ...]:
        """The names of the people who write with both, sorted."""
        shared = (self._around(one) & self._around(other)) - {one.id, other.id}
        return tuple(sorted(self.people[each].name for each in shared))

    def sessions(self, one: Person, other: Person) -> tuple[str, ...]:
        """The ids of the sessions in which both have a poster, sorted."""
        return tuple(sorted(self._sessions(one) & self._sessions(other)))

    def share_affiliation(self, one: Person, other: Person) -> bool:
        """Whether both have told one and the same affiliation."""
        return bool(_affiliations(one) & _affiliations(other))

    def is_close(self, one: Person, other: Person) -> bool:
        """Whether the two share a co-author or an affiliation."""
        return self.share_affiliation(one, other) or bool(self.coauthors(one, other))

    def near(self, person: Person, shared: int) -> list[str]:
        """The ids of those who have at least so many co-authors in common with the person, sorted."""
        mine = self._around(person)
        counts = Counter(other for each in mine for other in self._around(self.people[each]))
        known = {person.id, *mine}
        return sorted(other for other, count in counts.items() if count >= shared and other not in known)

    def _around(self, person: Person) -> set[str]:
        """Everyone on the person's posters."""
        return {each for poster in person.posters for each in self.on[poster]} - {person.id}

    def _sessions(self, person: Person) -> set[str]:
        return {self.session[poster] for poster in person.posters}


def _affiliations(person: Person) -> set[str]:
    return {each.casefold() for each in person.affiliation.split("; ") if each}
