"""What is said of text that could not be read."""

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """Something in the text that could not be read; it stays visible as typed.

    `offset` counts characters from the start of the source, where `snippet` stands; `hint` says what to type instead.
    """

    offset: int
    snippet: str
    message: str
    hint: str
