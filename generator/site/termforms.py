"""How people write a term: readers are not shown the stems that terms are compared by."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

from generator.site.terms import bare

Written = tuple[str, ...]  # one word or two, each with the signs about it


class Forms:
    """The writings of the terms in headings, by how often they occur."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[tuple[str, ...], Written]] = Counter()
        self._best: dict[str, Written] = {}

    def learn(self, stems: Sequence[str], heading: Sequence[str]) -> None:
        """Take in a heading: its words and their stems."""
        self._seen.update(zip(zip(stems, strict=True), zip(heading, strict=True), strict=True))
        self._seen.update(zip(pairwise(stems), pairwise(heading), strict=True))

    def settle(self, terms: Container[str]) -> None:
        """Choose the most frequent writing of each of the terms, small letters before capitals."""
        ranks: dict[str, tuple[int, str, Written]] = {}
        for (stems, form), count in self._seen.items():
            term = " ".join(stems)
            if term in terms:
                rank = (-count, " ".join(form).swapcase(), form)
                ranks[term] = min(ranks.get(term, rank), rank)
        self._best = {term: form for term, (*_, form) in ranks.items()}
        self._seen.clear()

    def shown(self, term: str, texts: Iterable[str]) -> str:
        """A settled term as people read it; a word loses the capitals of a title if one of the texts has it without."""
        told = list(texts)
        return "".join(_shown(word, told) for word in self._best[term]).rstrip("- ")


def _shown(word: str, texts: Iterable[str]) -> str:
    letters = bare(word)
    small = letters.lower()
    # `BOttleneck` spells a system's name; `GPUs` and `vLLM` are written so everywhere.
    is_title_case = letters == small.capitalize() or (len(letters) > 4 and letters[2:].islower())
    if is_title_case and any(f" {small}" in text or f"-{small}" in text for text in texts):
        letters = small
    return letters + ("-" if word.endswith(("-", "\u2010", "\u2011")) else " ")
