"""What is said of text that could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in the text that could not be read; it stays visible as typed.

    `offset` counts characters from the start of the source, where `snippet` stands; `hint` says what to type instead.
    """

    offset: int
    snippet: str
    message: str
    hint: str
