"""Names: which part is the family's, where a name is sorted, and capitals that look like a slip."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.content import slugs
from generator.language import ENGLISH, Language

_PARTICLE = re.compile(
    "van|von|vom|de|der|den|del|della|di|da|das|do|dos|du|la|le|ter|ten|zu|zum|zur|bin|ibn|al|el|af|av|op|'t"
)
# With a capital these are particles too. Van is not: it is a part of Vietnamese given names.
_CAPITAL_PARTICLE = re.compile("De|Di|Da|Du|Del|Della|La|Le|El|Al|Von|Ter")
_JOINERS = frozenset(["y", "i"])  # Ortega y Gasset, Viros i Martin
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_FAMILY_FIRST = re.compile(r"[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\s·・]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts; `main` is the family name without what does not count in sorting."""

    given: str
    family: str
    main: str


def tidy(name: str) -> str:
    """The name in NFC with single spaces: what makes two writings one name."""
    return " ".join(name.split() if name.isascii() else unicodedata.normalize("NFC", name).split())


def split(name: str, sort_as: str = "") -> Name:
    """A tidy name in its parts; `sort_as` ("Stein, Niki van" or "Stein") says what the rule cannot know."""
    if sort_as:
        return _as_told(name, sort_as)
    words = name.split(" ")
    if _FAMILY_FIRST.fullmatch(name):
        return Name(" ".join(words[1:]), words[0], words[0])
    end = len(words)
    while end > 1 and _SUFFIX.fullmatch(words[end - 1]):
        end -= 1
    main = end - 3 if end > 2 and words[end - 2] in _JOINERS else end - 1
    start = main
    while start > 0 and _is_particle(words[start - 1], first=start == 1):
        start -= 1
    return Name(" ".join(words[:start]), " ".join(words[start:]), " ".join(words[main:end]).rstrip(","))


def sort_key(name: str, parts: Name, language: Language = ENGLISH) -> tuple[int | str, ...]:
    """By the language's letters, family name without particles, then by given name, then by the name itself."""
    shelf = language.shelf(letter(parts, language))
    return shelf, _letters(parts.main, language), _letters(parts.given, language), name


def words(name: str) -> list[str]:
    """The words of a name without accents, capitals, hyphens and points: `J.-H. van Étoile` is j, h, van, etoile."""
    return re.findall(r"[^\W_]+", re.sub(r"['\u2019]", "", slugs.fold(name)))


def letter(parts: Name, language: Language = ENGLISH) -> str:
    """The letter of the language that the name stands under, or "" for another script."""
    return language.letter(_letters(parts.main, language))


def has_odd_capitals(name: str) -> bool:
    """Whether a tidy name looks as if somebody held the shift key, or never touched it.

    A word of three capitals, a family name of two, or a word without a capital that is no particle.
    """
    words = name.split(" ")
    if any(_shouted(word, 3) for word in words) or _shouted(words[-1], 2):
        return True
    return any(word[0].islower() and word.isalpha() and not _is_joined(word) for word in words)


def fullest(spellings: Iterable[str]) -> str:
    """The one of a person's tidy spellings to show.

    One in usual capitals, with the most words written out, the most frequent, with the most accents, else the first
    by its characters: a choice that does not depend on the order of the posters.
    """
    told = list(spellings)
    if len(set(told)) == 1:
        return told[0]
    counts = Counter(told)

    def rank(name: str) -> tuple[bool, int, int, int, str]:
        whole = sum(len(word.rstrip(".")) > 1 for word in re.split(r"[ .]+", name))
        accents = sum(not character.isascii() for character in name)
        return has_odd_capitals(name), -whole, -counts[name], -accents, name

    return min(counts, key=rank)


def _is_joined(word: str) -> bool:
    return word in _JOINERS or _PARTICLE.fullmatch(word) is not None


def _is_particle(word: str, *, first: bool) -> bool:
    return bool(_PARTICLE.fullmatch(word) or (_CAPITAL_PARTICLE.fullmatch(word) and not first))


def _shouted(word: str, length: int) -> bool:
    return len(word) >= length and word.isalpha() and word.isupper() and not _SUFFIX.fullmatch(word)


def _as_told(name: str, sort_as: str) -> Name:
    family, comma, given = (part.strip() for part in sort_as.partition(","))
    if not comma:
        given = tidy(re.sub(rf"(?<!\S){re.escape(family)}(?!\S)", "", name, count=1))
    return Name(given, family, family)


def _letters(text: str, language: Language) -> str:
    """For sorting: no accents, no capitals, no apostrophes; other signs are spaces."""
    plain = re.sub(r"['\u2019]", "", language.sortable(text, slugs.fold))
    return " ".join(re.sub(r"[^\w\s]|_", " ", plain).split())
