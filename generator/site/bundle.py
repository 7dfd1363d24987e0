"""Neighbouring files of the site, which are listed, asked for and made together."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from generator.site.export import Export
from generator.site.pagemaker import Draft

RUN = 100  # pages of a bundle, where nothing else says which belong together

Written = Draft | Export
Thing = TypeVar("Thing")


class Bundle(Struct, frozen=True):
    """Files that have much in common; what they are is found out when they are asked for.

    `uses` tells what all of them are made of: while this is equal in the bundle of that name, so is each file, and none
    need be looked at by itself. None where each is to be asked. `pages` is how many of the files are pages.
    """

    name: str
    files: Callable[[], Iterable[Written]]
    uses: Callable[[], tuple[object, ...]] | None = None
    pages: int = 0


def runs(things: Sequence[Thing]) -> tuple[tuple[Thing, ...], ...]:
    """The things in runs of neighbours, `RUN` in each but the last."""
    return tuple(tuple(things[start : start + RUN]) for start in range(0, len(things), RUN))
