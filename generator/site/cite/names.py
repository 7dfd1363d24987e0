"""Names as citations want them: family, given, particles, suffix; whole where taking them apart would be a guess."""

import re

from generator.model import Person
from generator.site.cite.lines import one_line
from generator.site.cite.records import CitedName

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_NO_PARTS = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)


def cited(name: str, person: Person | None = None) -> CitedName:
    """The name on the poster, in the parts of its person's.

    A spelling that is not the person's own, `R. van der Berg` of Renée van der Berg, keeps its own given name. Without
    a person, as for editors, small words tell where the family's name begins.
    """
    name = one_line(name)
    given, family = _parts(name, person)
    words = family.split(" ")
    end = _before_suffix(words)
    if end < len(words):
        words[end - 1] = words[end - 1].rstrip(",")
    start = 0
    while start < end - 1 and is_small(words[start]):
        start += 1
    if not (given and family) or _NO_PARTS.search(" ".join([given, *words])):
        return CitedName(name=name)
    particle, family, suffix = (" ".join(part) for part in (words[:start], words[start:end], words[end:]))
    return CitedName(name=name, given=given, particle=particle, family=family, suffix=suffix)


def is_small(word: str) -> bool:
    """Whether a word's first letter is small, which makes it a particle to BibTeX."""
    if word[:1].isalpha():
        return word[0].islower()
    return next((letter.islower() for letter in word if letter.isalpha()), False)


def _parts(name: str, person: Person | None) -> tuple[str, str]:
    """Given and family name; one is "" where there is nothing to take apart."""
    if person is None:
        return _by_rule(name)
    family = one_line(person.family)
    if one_line(person.name) == name:
        return one_line(person.given), family
    if family and name.endswith(f" {family}"):
        return name.removesuffix(family).rstrip(), family
    return _by_rule(name)


def _by_rule(name: str) -> tuple[str, str]:
    """As BibTeX does it: the family's name begins at the first small word, else it is the last word."""
    words = name.split(" ")
    end = _before_suffix(words)
    last = words[end - 1]
    if last.lower() == last.upper():  # no capitals in this script: nothing tells which word is the family's
        return "", name
    start = next((place for place in range(1, end) if is_small(words[place])), end - 1)
    return " ".join(words[:start]), " ".join(words[start:])


def _before_suffix(words: list[str]) -> int:
    """How many words there are without `Jr.` and the like at the end; at least one."""
    end = len(words)
    while end > 1 and _SUFFIX.fullmatch(words[end - 1]):
        end -= 1
    return end
