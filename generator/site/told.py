"""Records that many pages show."""

from functools import cached_property

from msgspec import Struct


class Told(Struct, frozen=True, dict=True):
    """A record whose text is formed once: a page is known by the texts of what it shows."""

    def __repr__(self) -> str:
        return self._told

    @cached_property
    def _told(self) -> str:
        told = (f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__)
        return f"{type(self).__name__}({', '.join(told)})"
