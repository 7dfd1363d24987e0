"""Names: which part is the family's, where a name is sorted, and capitals that look like a slip."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from generator.content import slugs
from generator.language import ENGLISH, Language

_PARTICLES = frozenset(
    [
        *("van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "le"),
        *("ter", "ten", "zu", "zum", "zur", "bin", "ibn", "al", "el", "af", "av", "op", "'t"),
    ]
)
# With a capital these are particles too. Van is not: it is a part of Vietnamese given names.
_CAPITAL_PARTICLES = frozenset(["De", "Di", "Da", "Du", "Del", "Della", "La", "Le", "El", "Al", "Von", "Ter"])
_JOINERS = frozenset(["y", "i"])  # Ortega y Gasset, Viros i Martin
_SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"])
_APOSTROPHE = re.compile("['\u2019]")
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[^\w\s]|_")
# A pattern of many letters takes long to compile: it is done for a name that has one of them.
_FAMILY_FIRST = r"[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\s·・]+"


class Name(Struct, frozen=True):
    """A name in its parts; `main` is the family name without what does not count in sorting."""

    given: str
    family: str
    main: str


def tidy(name: str) -> str:
    """The name in NFC with single spaces: what makes two writings one name."""
    found = " ".join(name.split() if name.isascii() else unicodedata.normalize("NFC", name).split())
    return name if name == found else found  # of which there is one already


def split(name: str, sort_as: str = "") -> Name:
    """A tidy name in its parts; `sort_as` ("Stein, Niki van" or "Stein") says what the rule cannot know."""
    if sort_as:
        return _as_told(name, sort_as)
    words = name.split(" ")
    if not name.isascii() and max(name) >= "\u1100" and re.fullmatch(_FAMILY_FIRST, name):
        return Name(" ".join(words[1:]), words[0], words[0])
    end = len(words)
    while end > 1 and words[end - 1] in _SUFFIXES:
        end -= 1
    main = end - 3 if end > 2 and words[end - 2] in _JOINERS else end - 1
    start = main
    while start > 0 and _is_particle(words[start - 1], first=start == 1):
        start -= 1
    return Name(" ".join(words[:start]), " ".join(words[start:]), " ".join(words[main:end]).rstrip(","))


def shelved(name: str, parts: Name, language: Language = ENGLISH) -> tuple[str, tuple[int | str, ...]]:
    """The letter of the language that the name stands under, or "" for another script; and what it is sorted by there.

    By the language's letters, family name without particles, then by given name, then by the name itself.
    """
    main = _letters(parts.main, language)
    letter = language.letter(main)
    return letter, (language.shelf(letter), main, _letters(parts.given, language), name)


def words(name: str) -> list[str]:
    """The words of a name without accents, capitals, hyphens and points: `J.-H. van Étoile` is j, h, van, etoile."""
    return _WORD.findall(_APOSTROPHE.sub("", slugs.fold(name)))


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
    return word in _JOINERS or word in _PARTICLES


def _is_particle(word: str, *, first: bool) -> bool:
    return word in _PARTICLES or (word in _CAPITAL_PARTICLES and not first)


def _shouted(word: str, length: int) -> bool:
    return len(word) >= length and word.isalpha() and word.isupper() and word not in _SUFFIXES


def _as_told(name: str, sort_as: str) -> Name:
    family, comma, given = (part.strip() for part in sort_as.partition(","))
    if not comma:
        given = tidy(re.sub(rf"(?<!\S){re.escape(family)}(?!\S)", "", name, count=1))
    return Name(given, family, family)


def _letters(text: str, language: Language) -> str:
    """For sorting: no accents, no capitals, no apostrophes; other signs are spaces."""
    folded = language.sortable(text, slugs.fold)
    if folded.isalnum():  # as most are
        return folded
    return " ".join(_SIGN.sub(" ", _APOSTROPHE.sub("", folded)).split())
