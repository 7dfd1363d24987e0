"""What is formed from records, kept as long as these stay the same: after an edit a preview forms little anew."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

Given = TypeVarTuple("Given")
Source = TypeVar("Source")
Made = TypeVar("Made")


class Kept:
    """Values that functions made, each with what it was made from.

    What they were made from is told apart by who it is and not by what it says, which would take as long as to make
    the value anew. So it must be something that nobody changes, such as a record of `generator.model`.

    Of more than `most` values all are forgotten: a single build asks again for what it had not long before.
    """

    def __init__(self, most: int = sys.maxsize) -> None:
        self._most = most
        self._values: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}
        self._before: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}
        self._last: dict[object, Any] = {}

    @property
    def is_brief(self) -> bool:
        """Whether it is for a single build: what this will not ask for again need not be kept."""
        return self._most < sys.maxsize

    def turn(self) -> None:
        """Begin anew: what is not asked for until the next turn is forgotten then."""
        self._before, self._values = self._values, {}

    def forget(self) -> None:
        """Give back everything: a single build that has made its files asks for nothing again."""
        for values in (self._values, self._before, self._last):
            values.clear()

    def of(self, make: Callable[[*Given], Made], *given: *Given) -> Made:
        """`make(*given)`, made once for the same things; `make` is a function of a module and depends on them alone."""
        key = (make, *(one if isinstance(one, str | int) else id(one) for one in given))
        found = self._values.get(key) or self._before.get(key)
        if found is None:
            if len(self._values) >= self._most:
                self._values.clear()
            found = given, make(*given)  # what was given is kept too, so that nothing else takes its id
        self._values[key] = found
        made: Made = found[1]
        return made

    def settled(self, name: str, value: Made) -> Made:
        """The value, or the one that was last given by this name where it says the same: then nobody need compare."""
        before = self._last.get(name)
        settled: Made = before if before == value else value
        self._last[name] = settled
        return settled

    def following(self, make: Callable[[Source, Made | None], Made], source: Source) -> Made:
        """`make(source, before)`, where `before` is what it made the last time, None the first time."""
        made = self._last[make] = make(source, self._last.get(make))
        return made
