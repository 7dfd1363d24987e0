"""Where posters contradict each other, or people.yaml, about who somebody is: warnings at the author's place."""

from collections.abc import Callable, Iterator, Sequence

from generator.content.people import names
from generator.content.people.authorship import AuthorPlace, Someone
from generator.content.people.identity import Identities
from generator.errors import Place, SourceError
from generator.model import Poster

Where = Callable[[Poster, int, str], Place]  # where a field of an author stands, by the place in the author list
Found = Iterator[tuple[AuthorPlace, str, str]]

_MEND = "mend the one that is wrong"


def find(
    posters: Sequence[Poster], everyone: Sequence[Someone], identities: Identities, where: Where
) -> Iterator[SourceError]:
    """A warning for each ORCID that cannot be right, and each name of which nobody can tell whose it is."""
    yield from _twice(posters, where)
    by_orcid = _first_by_orcid(everyone)
    for someone in everyone:
        if not (someone.unclear or someone.told or someone.orcids):
            continue  # there is nothing to contradict
        checks = (_unclear(someone), _several(someone), _unlike(someone), _others(someone, identities, by_orcid))
        # One warning a place: the first says it best.
        worst = {id(place): (place, message, hint) for check in reversed(checks) for place, message, hint in check}
        for place, message, hint in worst.values():
            if not place.poster.withdrawn:
                field = "orcid" if place.orcid else "name"
                yield SourceError(message, where(place.poster, place.position, field), hint, "warning")


def _twice(posters: Sequence[Poster], where: Where) -> Iterator[SourceError]:
    for poster in posters:
        first: dict[str, str] = {}
        for index, author in enumerate(poster.authors):
            if author.name is not None and author.orcid and author.orcid in first:
                message = f"ORCID of two authors: it is also that of {first[author.orcid]} on this poster"
                hint = f"{_MEND}; until then neither counts"
                yield SourceError(message, where(poster, index, "orcid"), hint, "warning")
            elif author.name is not None:
                first[author.orcid] = author.name


def _first_by_orcid(everyone: Sequence[Someone]) -> dict[str, Someone]:
    first: dict[str, Someone] = {}
    for someone in everyone:
        for orcid in someone.orcids:
            first.setdefault(orcid, someone)
    return first


def _unclear(someone: Someone) -> Found:
    if someone.unclear:
        for place in someone.places:
            message = f"author who could be several people: posters or people.yaml know more than one {place.name}"
            hint = "write this author's 'orcid' here, or this poster into the 'posters' of one in content/people.yaml"
            yield place, message, hint


def _several(someone: Someone) -> Found:
    """Places of one entry of people.yaml with another ORCID than its own, or than the first that a poster gives."""
    if not someone.told:
        return
    own = someone.told.orcid or next(iter(someone.orcids), "")
    known = f"has {own} there" if someone.told.orcid else f"is one person there, and has {own} on another poster"
    for place in someone.places:
        if place.orcid and place.orcid != own:
            message = f"ORCID against people.yaml: {someone.name} {known}"
            hint = f"{_MEND}; or part the two in content/people.yaml, each with its 'orcid'"
            yield place, message, hint


def _unlike(someone: Someone) -> Found:
    """Places of one ORCID whose names share no word; nothing to say where people.yaml knows them all."""
    if someone.told:
        return
    for place in someone.places:
        if place.orcid and not _is_like(place.name, someone.name):
            message = f"ORCID of another name: on other posters it is that of {someone.name}"
            hint = f"{_MEND}; or, if it is one person, write both names into content/people.yaml, one of them in 'also'"
            yield place, message, hint


def _is_like(name: str, other: str) -> bool:
    """Whether two names share a word, or cannot be compared because one has no Latin letter."""
    words, others = names.words(name), names.words(other)
    latin = all(any("a" <= word[:1] <= "z" for word in each) for each in (words, others))
    return not latin or bool(set(words) & set(others))


def _others(someone: Someone, identities: Identities, by_orcid: dict[str, Someone]) -> Found:
    """Places whose name people.yaml knows as another person, or whose ORCID is somebody else's as well."""
    for place in someone.places:
        named = identities.of(place.name, place.poster.id) if place.orcid else None
        other = by_orcid.get(place.orcid, someone)
        if other is not someone:
            message = f"ORCID against people.yaml: it is also that of {other.name}, who is another person there"
            yield place, message, f"{_MEND}, here or in content/people.yaml"
        elif named and named is not someone.told and not (someone.told and someone.told.orcid and named.orcid):
            known = f"has {named.orcid} there" if named.orcid else f"is another person there than {someone.name}"
            message = f"ORCID against people.yaml: {named.name} {known}"
            hint = f"{_MEND}; if they are two people of one name, give each its entry there, with its 'orcid'"
            yield place, message, hint
