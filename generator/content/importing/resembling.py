"""How much speaks for two records being one poster: key, title, authors and abstract together, never the position."""

import re
import sys
import zlib
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from generator.content import slugs
from generator.content.importing.imported import Record
from generator.markup import Text

ENOUGH = 2.5  # from here on two records are one poster
CLEARLY = 0.5  # by so much the best must be ahead of the second best

OPENING = 12  # words
_SENTENCE_WORDS = 5  # fewer say nothing
_FEW_WORDS = 20  # abstracts of fewer tell less
_CUT_TITLE = 12  # characters of a title that is cut off
_MARKUP = re.compile(r"[\\$*_`{}]")
_TEX = re.compile(r"\\[A-Za-z]+|[{}$]")

Words = tuple[str, ...]
Mark = TypeVar("Mark")


class Traits(Struct, frozen=True, dict=True):
    """What a record is known by; each is worked out when it is asked for."""

    record: Record

    @cached_property
    def title(self) -> Words:
        """The title's words, without case, accents and markup."""
        title = self.record.title
        return words(Text(title).plain if _MARKUP.search(title) else title)

    @cached_property
    def abstract(self) -> Words:
        """The abstract's words."""
        return words(_TEX.sub("", self.record.abstract))

    @cached_property
    def authors(self) -> frozenset[Words]:
        """The names that are told, whatever the order of their words."""
        return frozenset(tuple(sorted(words(name))) for name in self.record.authors if name)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Every three words of the abstract that follow each other, as numbers, for there are many."""
        told = self.abstract
        threes = (told[index : index + 3] for index in range(max(1, len(told) - 2)))
        return frozenset(zlib.crc32(" ".join(three).encode()) for three in threes)

    def sentences(self) -> frozenset[Words]:
        """The abstract's sentences that have enough words to be told by."""
        found = (words(_TEX.sub("", sentence)) for sentence in re.split(r"[.!?]\s", self.record.abstract))
        return frozenset(sentence for sentence in found if len(sentence) >= _SENTENCE_WORDS)


def words(text: str) -> Words:
    """The words of a text, folded."""
    return tuple(sys.intern(word) for word in re.findall(r"\w+", slugs.fold(text)))


def evidence(one: Traits, other: Traits) -> float:
    """What speaks for the two being one poster, less what speaks against it."""
    key = 3.0 if one.record.key and one.record.key == other.record.key else 0.0
    return key + _titles(one, other) + _authors(one, other) + _abstracts(one, other)


def _titles(one: Traits, other: Traits) -> float:
    if not one.title or not other.title:
        return 0.0
    if one.title == other.title:
        return 3.0
    if _is_cut_off(one, other) or _is_cut_off(other, one):
        return 2.5
    alike = _dice(frozenset(one.title), frozenset(other.title))
    if alike < 0.2 or _numbers(one) != _numbers(other):
        return -1.0
    return 2 * alike if alike > 0.5 else 0.0


def _numbers(traits: Traits) -> list[str]:
    """What tells "Part 1" from "Part 2"."""
    return [word for word in traits.title if word.isdecimal()]


def _is_cut_off(one: Traits, other: Traits) -> bool:
    """Whether the record ends in the middle of its title, where a listing was cut off."""
    told = one.record.title
    return len(told) >= _CUT_TITLE and not one.abstract and other.record.title.startswith(told)


def _authors(one: Traits, other: Traits) -> float:
    if not one.authors or not other.authors:
        return 0.0
    shared = len(one.authors & other.authors)
    return _dice(one.authors, other.authors) * min(2.0, 0.5 + shared / 2) if shared else -1.5


def _abstracts(one: Traits, other: Traits) -> float:
    length = min(len(one.abstract), len(other.abstract))
    if not length:
        return 0.0
    most = 4.0 if length > _FEW_WORDS else 3.0 * length / _FEW_WORDS
    if one.abstract == other.abstract:
        return max(3.0, most)
    opening = 3.0 if one.abstract[:OPENING] == other.abstract[:OPENING] and length >= OPENING else 0.0
    alike = _dice(one.shingles, other.shingles)
    if not opening and alike < 0.05 and length > _FEW_WORDS:
        return -1.0
    return max(opening, most * alike)


def _dice(one: frozenset[Mark], other: frozenset[Mark]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
