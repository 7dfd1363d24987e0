"""Who may need attention in who is who: names in unusual capitals, and people who may be one."""

from collections.abc import Mapping
from pathlib import Path

from generator.content.load import Loaded
from generator.content.people import odd_capitals
from generator.content.people.likeness import Pair, pairs
from generator.errors import Place
from generator.model import Person
from generator.report import posters
from generator.report.records import Need, spot
from generator.report.words import joined, noun


def capitals(loaded: Loaded, root: Path) -> Need:
    """Those whose name stands in unusual capitals."""
    people = odd_capitals(loaded.conference.people)
    book = _Book(loaded, root)
    spots = tuple(
        spot(book.place(person), root, f"{person.name} ({book.labels(person)})", f"{person.name}, left as given")
        for person in people
    )
    return Need(
        who="organisers",
        kind="capitals",
        count=len(people),
        what=f"{noun(len(people), 'name')} in unusual capitals",
        spots=spots,
        hint="mend it in the poster's file, or in content/people.yaml: the right form in 'name', this one in 'also'",
    )


def likely(loaded: Loaded, root: Path) -> Need:
    """The pairs of people who may be one, with what speaks for it."""
    found = pairs(loaded.conference, loaded.told)
    book = _Book(loaded, root)
    spots = tuple(
        spot(book.place(pair.second), root, f"{pair.first.name} / {pair.second.name}", book.evidence(pair))
        for pair in found
    )
    return Need(
        who="organisers",
        kind="doubles",
        count=len(found),
        what=f"{noun(len(found), 'pair')} of authors who may be one person",
        spots=spots,
        hint="if they are one, write one of the names into content/people.yaml and the other into its 'also'; "
        "if they are two, write an entry for each",
    )


class _Book:
    """Where people stand on posters, and what these tell of two of them."""

    def __init__(self, loaded: Loaded, root: Path) -> None:
        self.by_id = {poster.id: poster for poster in loaded.conference.posters}
        self.sessions = {session.id: session.title for session in loaded.conference.sessions}
        self.places = loaded.places
        self.root = root
        self.first: dict[str, tuple[str, int]] = {}
        for byline, person in loaded.conference.bylines.items():
            self.first.setdefault(person, byline)

    def place(self, person: Person) -> Place:
        """Where the person's name stands first."""
        poster, index = self.first[person.id]
        author = f"authors.{index}"
        known: Mapping[str, Place] = self.places.get(poster, {})
        field = f"{author}.name" if f"{author}.name" in known else author
        return posters.place(self.by_id[poster], field, self.places, self.root)

    def labels(self, person: Person) -> str:
        """The signs of the person's posters."""
        return ", ".join(posters.label(self.by_id[each]) for each in person.posters)

    def evidence(self, pair: Pair) -> str:
        """Both names with their posters, how they differ, and what speaks for one person."""
        one, other = pair.first, pair.second
        names = f"{other.name} ({self.labels(other)}) and {one.name} ({self.labels(one)})"
        shared = []
        if pair.coauthors:
            shared.append(f"both write with {joined(pair.coauthors)}")
        if pair.affiliation:
            shared.append("both give one affiliation")
        if pair.sessions and len(self.sessions) > 1:
            shared.append(f"both are in {joined([self.sessions[each] for each in pair.sessions])}")
        return "; ".join([f"{names}: differ in {pair.why}", *shared])
