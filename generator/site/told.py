"""Records that many pages show."""

from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance as Record
else:
    Record = object


class Told(Record):
    """A frozen dataclass with `repr=False` whose text is formed once: a page is known by the texts of what it shows."""

    def __repr__(self) -> str:
        return self._told

    @cached_property
    def _told(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{one.name}={getattr(self, one.name)!r}' for one in fields(self))})"
