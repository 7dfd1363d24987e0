"""How people write a term: readers are not shown the stems that terms are compared by."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from generator.markup import Text
from generator.site.terms import Stems, Vocabulary, bare

Written = tuple[str, ...]  # one word or two, each with the signs about it


def most_frequent(headings: Iterable[Sequence[str]], stems: Stems, terms: Collection[str]) -> dict[str, Written]:
    """Each of the terms as most headings have it, small letters before capitals."""
    sought = Vocabulary(terms)
    seen: Counter[tuple[str, Written]] = Counter()
    for words in headings:
        found = sought.along([stems[word] for word in words])
        forms = (*zip(words), *pairwise(words))
        seen.update(filter(itemgetter(0), zip(found, forms, strict=True)))
    ranks: dict[str, tuple[int, str, Written]] = {}
    for (term, form), count in seen.items():
        rank = (-count, " ".join(form).swapcase(), form)
        ranks[term] = min(ranks.get(term, rank), rank)
    return {term: form for term, (*_, form) in ranks.items()}


def shown(form: Written, texts: Sequence[Text]) -> str:
    """A form as people read it; a word loses the capitals of a title if one of the texts has it without."""
    return "".join(_shown(word, texts) for word in form).rstrip("- ")


def _shown(word: str, texts: Sequence[Text]) -> str:
    letters = bare(word)
    small = letters.lower()
    # `BOttleneck` spells a system's name; `GPUs` and `vLLM` are written so everywhere.
    is_title_case = letters == small.capitalize() or (len(letters) > 4 and letters[2:].islower())
    if is_title_case and any(f" {small}" in text.plain or f"-{small}" in text.plain for text in texts):
        letters = small
    return letters + ("-" if word.endswith(("-", "\u2010", "\u2011")) else " ")
