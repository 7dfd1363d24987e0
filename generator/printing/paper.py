"""Sizes of paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper in millimetres, as it is held to be read."""

    width: float
    height: float

    @property
    def turned(self) -> "Paper":
        """The same, held the other way."""
        return Paper(self.height, self.width)
