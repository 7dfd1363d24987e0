"""How a review is written: as plain text, or as Markdown for a pull request's summary."""

from collections.abc import Iterable
from typing import Protocol

from generator import quoting


class Style(Protocol):
    """What the parts of a review look like; whatever comes from the content goes through `name` or `block`."""

    def heading(self, text: str, level: int) -> str:
        """A heading of level 1 to 3."""

    def name(self, text: str) -> str:
        """Words of the content within a sentence."""

    def paragraph(self, text: str) -> str:
        """A sentence or more."""

    def items(self, texts: Iterable[str]) -> str:
        """A list."""

    def block(self, lines: Iterable[str], language: str = "") -> str:
        """Lines of the content as they are."""


class PlainText:
    """For a terminal and a log."""

    def heading(self, text: str, level: int) -> str:
        """The words in a line of their own."""
        return f"\n{text}\n"

    def name(self, text: str) -> str:
        """As it is."""
        return text

    def paragraph(self, text: str) -> str:
        """A line."""
        return f"{text}\n"

    def items(self, texts: Iterable[str]) -> str:
        """A line each."""
        return "".join(f"  {text}\n" for text in texts)

    def block(self, lines: Iterable[str], language: str = "") -> str:
        """Indented."""
        return "".join(f"    {line}\n" for line in lines)


class Markdown:
    """For a summary in the browser: all that comes from the content is code, and nothing in code counts."""

    def heading(self, text: str, level: int) -> str:
        """A heading."""
        return f"{'#' * level} {text}\n\n"

    def name(self, text: str) -> str:
        """A code span."""
        return quoting.code(text)

    def paragraph(self, text: str) -> str:
        """A paragraph."""
        return f"{text}\n\n"

    def items(self, texts: Iterable[str]) -> str:
        """A list."""
        return "".join(f"- {text}\n" for text in texts) + "\n"

    def block(self, lines: Iterable[str], language: str = "") -> str:
        """A fenced block."""
        return quoting.block("\n".join(lines), language) + "\n"
