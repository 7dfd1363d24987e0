"""The field that keeps old addresses alive, which most files have."""

from generator.content import kinds, limits, shapes
from generator.content.fields import Field


def formerly(told: str) -> Field:
    """The field `formerly` with what is told of it."""
    kind = shapes.list_of(kinds.SLUG, "its-old-id", most=limits.MAX_FORMERLY)
    return Field(name="formerly", kind=kind, help=told, example="[its-old-id]")
