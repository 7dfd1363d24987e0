"""People who may be one person: names that differ only as one person's names do. Found, never merged.

Names are compared by their form alone: initials, accents, capitals, hyphens, order, script. Letters that merely look
alike (Jue Wang, Jun Wang) are other names. What speaks for a pair besides, the co-authors, sessions and affiliations
that the two share, stands with it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from generator.content.people import names, otherscripts
from generator.content.people.acquaintance import Acquaintance
from generator.model import Conference, Person

MANY = 3  # an initial that fits more people than this says nothing without a co-author or an affiliation

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# Mueller for Müller; but Xue is not Xu, nor Chae Cha.
_WRITTEN_UMLAUT = re.compile("(?<=[bcdfghkmprstvwz])([aou])e(?=[bcdfghjklmnpqrstvwxz])")


class Pair(Struct, frozen=True, kw_only=True):
    """Two people who may be one, the one with the fuller name first; `why` is how their names differ.

    `coauthors` are the names of people who write with both; `sessions` the ids of those in which both have posters.
    """

    first: Person
    second: Person
    why: str
    coauthors: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    affiliation: bool = False


def pairs(conference: Conference, told: Iterable[str] = ()) -> tuple[Pair, ...]:
    """The likely pairs, by the name of the first.

    Left out are two who stand on one poster, who have an ORCID each, or who both are in people.yaml, as are those whose
    ids `told` holds: of these it is known that they are two.
    """
    known = frozenset(told)
    around = Acquaintance(conference)
    forms = [_form(person) for person in conference.people]
    found: dict[tuple[str, str], tuple[_Form, _Form]] = {}
    for one, other in (*_alike(forms), *_initials(forms, around), *_scripts(forms, around)):
        key = tuple(sorted((one.person.id, other.person.id)))
        if _may_be_one(one.person, other.person, known):
            found.setdefault((key[0], key[1]), (one, other))
    return tuple(
        sorted(
            (_pair(*each, around) for each in found.values()), key=lambda pair: (pair.first.sort_key, pair.second.id)
        )
    )


class _Form(Struct, frozen=True):
    """A person's name, folded: the words of the given name, and the family name as one."""

    person: Person
    given: tuple[str, ...]
    family: str

    @property
    def letters(self) -> str:
        return "".join(self.given) + self.family

    @property
    def is_initialed(self) -> bool:
        return any(len(word) == 1 for word in self.given)


def _form(person: Person) -> _Form:
    given, family = names.words(person.given), names.words(person.family)
    if given and all(len(word) == 1 for word in family):  # Smith J.
        given, family = family, given
    elif re.fullmatch("[A-Z]{2}", person.given) and not person.family.isupper():  # JK Smith
        given = [*given[0]]
    return _Form(person, tuple(given), "".join(family))


def _alike(forms: Sequence[_Form]) -> Iterator[tuple[_Form, _Form]]:
    """Those whose names are the same letters, in one order or the other."""
    index: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        for key in _keys(form):
            index[key].append(form)
    for those in index.values():
        yield from combinations(those, 2)


def _keys(form: _Form) -> set[str]:
    """The name's letters as each of the ways of writing them that the name may stand for has them."""
    name, given = form.person.name, "".join(form.given)
    keys = {min(given + form.family, form.family + given)}
    if not name.isascii():
        spelled = names.split(name.translate(_UMLAUTS))
        keys.add(_either_order(spelled.given, spelled.family))
        keys |= {_either_order("", part) for part in otherscripts.parts(name) if part}
        keys |= {_either_order(*_halves(part)) for part in otherscripts.parts(name) if part}
    elif len(form.family) > 5 and _WRITTEN_UMLAUT.search(form.family):
        family = _WRITTEN_UMLAUT.sub(r"\1", form.family)
        keys.add(min(given + family, family + given))
    return keys


def _halves(name: str) -> tuple[str, str]:
    parts = names.split(name)
    return parts.given, parts.family


def _either_order(given: str, family: str) -> str:
    first, last = "".join(names.words(given)), "".join(names.words(family))
    return min(first + last, last + first)


def _initials(forms: Sequence[_Form], around: Acquaintance) -> Iterator[tuple[_Form, _Form]]:
    """Those with one family name, of whom one has initials where the other may have them written out."""
    shelves: dict[tuple[str, str], list[_Form]] = defaultdict(list)
    for form in forms:
        if form.given:
            shelves[form.family, form.given[0][0]].append(form)
    for shelf in shelves.values():
        for one in shelf:
            if one.is_initialed:
                likely = [other for other in shelf if other is not one and _fits(one.given, other.given)]
                if len(likely) > MANY:
                    likely = [other for other in likely if around.is_close(one.person, other.person)]
                yield from ((one, other) for other in likely)


def _fits(given: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two given names agree word by word, an initial standing for each word that begins with it.

    What one has more at the end is an initial, or the other is nothing but initials.
    """
    short, long = sorted((given, other), key=len)
    if not all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in zip(short, long, strict=False)):
        return False
    more = long[len(short) :]
    return all(len(word) == 1 for word in short) or all(len(word) == 1 for word in more)


def _scripts(forms: Sequence[_Form], around: Acquaintance) -> Iterator[tuple[_Form, _Form]]:
    """Those of whom one is written in another script than Latin, and may sound like the other."""
    latin: list[_Form] = []
    others: list[_Form] = []
    for form in forms:
        (latin if form.person.name.isascii() or otherscripts.is_latin(form.person.name) else others).append(form)
    heard = {sounds: form for form in others if (sounds := otherscripts.sounds(form.person.name))}
    if heard:
        for form in latin:
            other = heard.get(otherscripts.latin_sounds(names.words(form.person.name)))
            if other:
                yield other, form
    by_id = {form.person.id: form for form in latin}
    for form in others:
        yield from _same_syllables(form, by_id, around)


def _same_syllables(form: _Form, latin: dict[str, _Form], around: Acquaintance) -> Iterator[tuple[_Form, _Form]]:
    """Han and Hangul: the only one who has as many syllables and writes with two of the same people elsewhere."""
    count = otherscripts.syllables(form.person.name)
    if not count:
        return
    near = [latin[id_] for id_ in around.near(form.person, 2) if id_ in latin]
    likely = [each for each in near if otherscripts.latin_syllables(names.words(each.person.name)) == count]
    if len(likely) == 1:
        yield form, likely[0]


def _may_be_one(one: Person, other: Person, told: frozenset[str]) -> bool:
    both_told = one.id in told and other.id in told
    return not (
        one.name == other.name or both_told or (one.orcid and other.orcid) or set(one.posters) & set(other.posters)
    )


def _pair(one: _Form, other: _Form, around: Acquaintance) -> Pair:
    fuller = names.fullest([one.person.name, other.person.name])
    first, second = (one, other) if one.person.name == fuller else (other, one)
    return Pair(
        first=first.person,
        second=second.person,
        why=_why(first, second),
        coauthors=around.coauthors(first.person, second.person),
        sessions=around.sessions(first.person, second.person),
        affiliation=around.share_affiliation(first.person, second.person),
    )


def _why(one: _Form, other: _Form) -> str:
    a, b = one.person.name, other.person.name
    if one.letters != other.letters and not (otherscripts.is_latin(a) and otherscripts.is_latin(b)):
        return "script"
    if a.casefold() == b.casefold():
        return "capitals"
    if names.words(a) == names.words(b):
        return "accents" if _unaccented(a) != _unaccented(b) else "punctuation"
    if one.letters == other.letters:
        return "hyphens"
    if sorted(one.letters) == sorted(other.letters):
        return "order of names"
    return "initials" if one.is_initialed or other.is_initialed else "accents"


def _unaccented(name: str) -> str:
    return re.sub(r"[^\w]", "", name).casefold()
