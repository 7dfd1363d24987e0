"""The words of a poster, and what makes two writings of one word the same."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.model import Poster
from generator.site.stopwords import BLAND_WORDS, PREFIXES, STOCK_PHRASES, STOP_WORDS

_LETTERS = re.compile(r"[^\W_]+")
_BREAK = "."  # between headings: no phrase reaches across it


class Stemmed(Struct, frozen=True):
    """The stems of a poster's words in their order: those of its title and keywords, and after them its abstract's."""

    stems: tuple[str, ...]
    headed: int  # how many of them are the heading's

    @property
    def heading(self) -> tuple[str, ...]:
        """Those of the title and the keywords."""
        return self.stems[: self.headed]


class Stems(dict[str, str]):
    """A word as written -> its stem, or "" for one that tells nothing; each is looked into once."""

    def __missing__(self, word: str) -> str:
        letters = bare(word)
        found = self[word] = stem(word) if letters == word else self[letters]  # `(model)` and `model,` is one word
        return found


class Vocabulary:
    """Terms, words and phrases of two, that are looked for in texts."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)
        apart = [(term, tuple(term.split())) for term in self.terms]
        self._phrases = {words: term for term, words in apart if len(words) > 1}
        self._first = {words[0] for _, words in apart}

    def count(self, text: Stemmed) -> Counter[str]:
        """How often each term stands in a text; what stands in the heading counts twice, for it weighs more."""
        stems = [*text.heading, *text.stems]
        found = Counter(filter(self.terms.__contains__, stems))
        found.update(filter(None, map(self._phrases.get, pairwise(stems))))
        return found

    def along(self, stems: Sequence[str]) -> list[str]:
        """The term that each stem is, and then each pair of neighbours; "" where it is none."""
        words = [stem if stem in self.terms else "" for stem in stems]
        return [*words, *(self._phrases.get(pair, "") for pair in pairwise(stems))]

    def may_be_in(self, stems: Iterable[str]) -> bool:
        """False where surely none of the terms is among the stems; quick."""
        return not self._first.isdisjoint(stems)


def heading(poster: Poster) -> tuple[str, ...]:
    """The words of the title and the keywords as they are written, with the signs about them."""
    headings = (poster.title.plain if poster.title else "", *poster.keywords)
    return tuple(word for text in headings for word in (*split(text), _BREAK))


def stemmed(poster: Poster, stems: Stems) -> Stemmed:
    """The stems of the poster's words; they depend on the poster alone."""
    words = heading(poster)
    return Stemmed(tuple(map(stems.__getitem__, (*words, *split(poster.abstract.plain)))), len(words))


def telling_terms(heading: Sequence[str], stems: Stems) -> set[str]:
    """The terms that a heading makes known: its telling words, and the phrases of two that tell something."""
    found = [stems[word] for word in heading]
    return {*found} - _BLAND | {*map(" ".join, _phrases(found, heading))}


def adjacent(stems: Sequence[str]) -> set[str]:
    """All words and pairs of neighbours, as terms are named."""
    return {*stems, *map(" ".join, pairwise(stems))}


def split(text: str) -> list[str]:
    """The text's words with the signs about them; the parts of a hyphenated word keep the hyphen before the next."""
    for hyphen in "-\u2010\u2011":
        text = text.replace(hyphen, "- ")
    for between in "/\u2013\u2014":
        text = text.replace(between, " ")
    return text.split()


def bare(word: str) -> str:
    """The letters and figures of a word as written, up to the first other sign: `model` of `(model’s)`."""
    if word.isalnum():
        return word
    found = _LETTERS.search(word)
    return found[0] if found else ""


def stem(word: str) -> str:
    """The word without accents, capitals and the endings of the plural, or "" for a figure or a stop word.

    It is there to be compared, not to be read: `caches` and `cache` are both `cach`.
    """
    folded = _folded(bare(word))
    return "" if len(folded) < 2 or folded.isdecimal() or folded in _STOP else _singular(folded)


def _phrases(stems: Sequence[str], heading: Sequence[str]) -> set[tuple[str, str]]:
    """The stems of neighbours in a heading that tell something together; a sign between two parts them."""
    return {
        pair
        for pair, (before, _) in zip(pairwise(stems), pairwise(heading), strict=True)
        if pair[0] and pair[1] and pair[1] not in PREFIXES and pair not in _STOCK and before[-1] not in ".,;:!?)"
    }


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word)
    # A few ligatures of a whole phrase come apart with spaces, which part the words of a term.
    return "".join(sign for sign in apart if not unicodedata.combining(sign) and not sign.isspace()).casefold()


def _singular(word: str) -> str:
    if len(word) < 4 or word[-1] not in "esy":
        return word
    if word.endswith("ies"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")


_STOP = frozenset(map(_folded, STOP_WORDS))
_BLAND = frozenset(map(_singular, BLAND_WORDS)) | {""}  # what tells nothing by itself
_STOCK = frozenset((_singular(first), _singular(second)) for first, second in STOCK_PHRASES)
