"""A file of the site that is no page and no copy."""

from collections.abc import Callable

from msgspec import Struct


class Export(Struct, frozen=True):
    """One file made from the conference; `dump` makes what it holds, and text becomes UTF-8."""

    route: str
    dump: Callable[[], str | bytes]
    # What it depends on, where that is cheaply told: equal `uses` of one route give equal files.
    uses: tuple[object, ...] | None = None

    @property
    def content(self) -> bytes:
        """What the file holds, made anew each time: all together would take more memory than all that they tell."""
        made = self.dump()
        return made if isinstance(made, bytes) else made.encode()

    @property
    def text(self) -> str:
        """The same as text."""
        return self.content.decode()
