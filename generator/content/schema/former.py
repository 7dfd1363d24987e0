"""The field that keeps old addresses alive, which most files have."""

from generator.content import kinds, shapes
from generator.content.fields import Field


def formerly(told: str) -> Field:
    """The field `formerly` with what is told of it."""
    return Field(
        name="formerly", kind=shapes.list_of(kinds.SLUG, "its-old-id"), help=told, example="[its-old-id]"
    )  # fmt: skip
