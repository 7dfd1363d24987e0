"""Words of the report: nouns by their count, and lists as a sentence has them."""

from collections.abc import Sequence


def noun(count: int, word: str) -> str:
    """The word in its plural unless there is one: the count itself stands elsewhere."""
    return word if count == 1 else word + "s"


def joined(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
