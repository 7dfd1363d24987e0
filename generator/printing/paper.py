"""Sizes of paper."""

from msgspec import Struct


class Paper(Struct, frozen=True):
    """A size of paper in millimetres, as it is held to be read."""

    width: float
    height: float

    @property
    def turned(self) -> "Paper":
        """The same, held the other way."""
        return Paper(self.height, self.width)
