"""Neighbouring files of the site, which are listed, asked for and made together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.site.export import Export
from generator.site.pagemaker import Draft

Written = Draft | Export


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that have much in common; what they are is found out when they are asked for.

    `uses` tells what all of them are made of: while this is equal in the bundle of that name, so is each file, and none
    need be looked at by itself. None where each is to be asked. `pages` is how many of the files are pages.
    """

    name: str
    files: Callable[[], Iterable[Written]]
    uses: Callable[[], tuple[object, ...]] | None = None
    pages: int = 0
