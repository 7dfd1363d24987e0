"""What is found in one file of a built site, before anything is known of the others."""

from msgspec import Struct, field


class Problem(Struct, frozen=True):
    """Something wrong in a file by itself; the offset counts characters."""

    offset: int
    message: str
    hint: str


class Reference(Struct, frozen=True):
    """An address in a file. `loads` says what a browser loads from there by itself, such as "script"; "" is a link."""

    offset: int
    target: str
    loads: str = ""


class Found(Struct):
    """What one file holds: its references, its problems, and of a page the ids and the content policies."""

    references: list[Reference]
    problems: list[Problem]
    ids: frozenset[str] = frozenset()
    policies: list[tuple[str, int]] = field(default_factory=list)  # each with its offset; a browser keeps to all
