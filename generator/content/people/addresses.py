"""The ids of people, and the former ids whose addresses lead on: no id moves to another person by adding a poster.

The bare id of a name belongs to the name. Whom alone it means has it. Where several people share it, it stays with
those of whom nobody can tell who they are, else with nobody; the others carry a digest of what tells them apart, and
the bare id is a former one of each.
"""

from collections import defaultdict
from collections.abc import Sequence

from generator.content import slugs
from generator.content.fields import Faults
from generator.content.kinds import RESERVED
from generator.content.people.authorship import Someone
from generator.errors import SourceError


class Addresses:
    """The addresses of everyone; `ids` and `former` are in the order of `everyone`, mistakes are added to `faults`."""

    def __init__(self, everyone: Sequence[Someone], faults: Faults) -> None:
        self.everyone = everyone
        self.names = [{*someone.spellings, someone.name} for someone in everyone]
        self.slugs = {name: slugs.person_slug(name) for names in self.names for name in sorted(names)}
        self.bare = [self.slugs[someone.name] for someone in everyone]
        self.bearers: dict[str, set[int]] = defaultdict(set)
        for index, names in enumerate(self.names):
            for name in names:
                self.bearers[self.slugs[name]].add(index)
        self.ids = self._ids()
        _refuse_taken(everyone, self.ids, faults)
        self.former = self._former()

    def _ids(self) -> list[str]:
        """The id that people.yaml gives, else the name's, with a digest where the name is not enough."""
        found = [someone.told.id if someone.told else "" for someone in self.everyone]
        taken = {*RESERVED, *found}
        for index, slug in enumerate(self.bare):
            if not found[index] and slug not in taken and self._heir(slug) == index:
                found[index] = slug
                taken.add(slug)
        without = [index for index, id_ in enumerate(found) if not id_]
        for index in sorted(without, key=lambda each: (self.bare[each], _mark(self.everyone[each]))):
            found[index] = slugs.unique(_marked(self.bare[index], _mark(self.everyone[index])), taken)
            taken.add(found[index])
        return found

    def _heir(self, slug: str) -> int | None:
        """Who has the bare id: all of a name by people.yaml, else those who are unclear, else the only person."""
        # Whoever is only on some posters leaves the bare id to the others of the name, even where there is none yet.
        open_ones = [each for each in self.bearers[slug] if not _is_restricted(self.everyone[each])]
        for rank in (
            [each for each in open_ones if self.everyone[each].told],
            [each for each in open_ones if self.everyone[each].unclear],
            open_ones,
        ):
            if len(rank) == 1:
                return rank[0]
        return None

    def _former(self) -> list[tuple[str, ...]]:
        """Every id that a person's names have, or may have had while they were not known to be one person."""
        told = [{old for old, _ in someone.told.formerly} if someone.told else set() for someone in self.everyone]
        taken = {*RESERVED, *self.ids}
        written = {old for olds in told for old in olds}
        found = []
        for index, olds in enumerate(told):
            names = () if self._is_plain(index) else self.names[index]
            had = {slug for name in names for slug in self._had(name, index, self._marks(self.slugs[name]))}
            found.append(tuple(sorted((had - written | olds) - taken)))
        return found

    def _is_plain(self, index: int) -> bool:
        """Nobody else ever bore the name's bare id, and nothing else names this person, as with most."""
        someone = self.everyone[index]
        is_alone = len(self.bearers[self.bare[index]]) == 1
        return is_alone and len(self.names[index]) == 1 and len(someone.orcids) <= 1 and not someone.told

    def _had(self, name: str, index: int, marks: set[str]) -> set[str]:
        slug, someone = self.slugs[name], self.everyone[index]
        mine = {*someone.spellings, *someone.orcids} & marks
        return {slug, *(_marked(slug, mark) for mark in mine)}

    def _marks(self, slug: str) -> set[str]:
        """What may have told apart those who bear a bare id: their spellings and ORCIDs, if these are several."""
        those = [self.everyone[each] for each in self.bearers[slug]]
        spellings = {name for someone in those for name in someone.spellings if self.slugs[name] == slug}
        orcids = {orcid for someone in those for orcid in someone.orcids}
        if len(spellings) > 1:
            return spellings | orcids
        return orcids if len(orcids) > 1 else set()


def _is_restricted(someone: Someone) -> bool:
    return bool(someone.told and someone.told.posters)


def _mark(someone: Someone) -> str:
    """What tells a person from others of the name, whoever else comes."""
    told = someone.told
    if told and told.posters:
        return told.posters[0][0]
    return told.orcid or told.name if told else str(someone.key[1])


def _marked(slug: str, mark: str) -> str:
    return f"{slug[: slugs.LENGTH - 7]}-{slugs.digest(mark, 6)}"


def _refuse_taken(everyone: Sequence[Someone], ids: Sequence[str], faults: Faults) -> None:
    owners = dict(zip(ids, everyone, strict=True))
    for someone in everyone:
        for old, place in someone.told.formerly if someone.told else ():
            if old in owners:
                message = f"the former id '{old}' is the address of '{owners[old].name}'"
                faults.append(SourceError(message, place, "delete it here"))
