"""What is found in one file of a built site, before anything is known of the others."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file by itself; the offset counts characters."""

    offset: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a file. `loads` says what a browser loads from there by itself, such as "script"; "" is a link."""

    offset: int
    target: str
    loads: str = ""


@dataclass(slots=True)
class Found:
    """What one file holds: its references, its problems, and of a page the ids and the content policies."""

    references: list[Reference]
    problems: list[Problem]
    ids: frozenset[str] = frozenset()
    policies: list[tuple[str, int]] = field(default_factory=list)  # each with its offset; a browser keeps to all
