"""Heaps' law: how many kinds there are among ever more things, of people as of words."""

from dataclasses import dataclass
from random import Random


@dataclass(slots=True)
class Growth:
    """Says of ever more things how many are of a kind that was not seen before.

    The number of kinds among n things is `kinds` × (n / `things`) ** `exponent`; the first `seen` things were told
    elsewhere.
    """

    random: Random
    things: int
    kinds: int
    exponent: float
    seen: int = 0

    def new_among(self, count: int) -> int:
        """How many of the next `count` things, which are few, are each of a new kind."""
        self.seen += count
        rate = self.kinds / self.things * self.exponent * (self.seen / self.things) ** (self.exponent - 1)
        return int(min(rate, 1) * count + self.random.random())
