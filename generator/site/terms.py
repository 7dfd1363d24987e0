"""The words of a poster, and what makes two writings of one word the same."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Poster
from generator.site.stopwords import BLAND_WORDS, PREFIXES, STOCK_PHRASES, STOP_WORDS

_LETTERS = re.compile(r"[^\W_]+")
_BREAK = "."  # between headings: no phrase reaches across it


@dataclass(frozen=True, slots=True)
class Words:
    """A poster's words as they are written, with the signs about them: its title and keywords, and its abstract."""

    heading: tuple[str, ...]
    abstract: str

    @property
    def all(self) -> list[str]:
        """Every word, those of the heading twice, for they weigh more."""
        return [*self.heading, *self.heading, *split(self.abstract)]


class Stems(dict[str, str]):
    """A word as written -> its stem, or "" for one that tells nothing; each is looked into once."""

    def __missing__(self, word: str) -> str:
        found = self[word] = stem(word)
        return found


def words(poster: Poster) -> Words:
    """The poster's words; they depend on the poster alone, so they may be kept as long as it stays the same."""
    headings = (poster.title.plain if poster.title else "", *poster.keywords)
    return Words(tuple(word for text in headings for word in (*split(text), _BREAK)), poster.abstract.plain)


def split(text: str) -> list[str]:
    """The text's words with the signs about them; the parts of a hyphenated word keep the hyphen before the next."""
    for hyphen in "-\u2010\u2011":
        text = text.replace(hyphen, "- ")
    for between in "/\u2013\u2014":
        text = text.replace(between, " ")
    return text.split()


def bare(word: str) -> str:
    """The letters and figures of a word as written, up to the first other sign: `model` of `(model’s)`."""
    found = _LETTERS.search(word)
    return found[0] if found else ""


def stem(word: str) -> str:
    """The word without accents, capitals and the endings of the plural, or "" for a figure or a stop word.

    It is there to be compared, not to be read: `caches` and `cache` are both `cach`.
    """
    folded = _folded(bare(word))
    return "" if len(folded) < 2 or folded.isdecimal() or folded in _STOP else _singular(folded)


def telling(stem: str) -> bool:
    """Whether a stem tells something by itself."""
    return bool(stem) and stem not in _BLAND


def phrases(stems: Sequence[str], heading: Sequence[str]) -> set[tuple[str, str]]:
    """The stems of neighbours in a heading that tell something together; a sign between two parts them."""
    return {
        pair
        for pair, (before, _) in zip(pairwise(stems), pairwise(heading), strict=True)
        if all(pair) and pair[1] not in PREFIXES and pair not in _STOCK and before[-1] not in ".,;:!?)"
    }


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word)
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()


def _singular(word: str) -> str:
    if len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")


_STOP = frozenset(map(_folded, STOP_WORDS))
_BLAND = frozenset(map(_singular, BLAND_WORDS))
_STOCK = frozenset((_singular(first), _singular(second)) for first, second in STOCK_PHRASES)
