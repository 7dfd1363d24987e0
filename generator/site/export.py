"""A file of the site that is no page and no copy."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """One file made from the conference; `dump` makes its text."""

    route: str
    dump: Callable[[], str]

    @property
    def text(self) -> str:
        """The file's text, made anew each time: all together would take more memory than all that they tell."""
        return self.dump()
