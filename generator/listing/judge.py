"""Each line of a listing with what it was taken for, gathered into sessions and posters."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.listing.evidence import Evidence, weigh
from generator.listing.habits import Habits, find_habits
from generator.listing.lines import Line
from generator.listing.roles import HEAD, Role, assign
from generator.listing.traits import Traits, look_at


class Judged(Struct, frozen=True):
    """A line, what it was taken for, and what this was judged from."""

    line: Line
    role: Role
    look: Traits
    evidence: tuple[Evidence, ...] = ()


Poster = tuple[Judged, ...]


class Block(Struct, frozen=True):
    """A session's lines: those of its head, and those of each poster."""

    head: tuple[Judged, ...]
    posters: tuple[Poster, ...]

    def first_line(self) -> Line:
        """Return the line with which the session begins."""
        return (self.head or self.posters[0])[0].line


class Judgement(Struct, frozen=True):
    """All lines of a listing, and the habits by which they were judged."""

    habits: Habits
    blocks: tuple[Block, ...]


def judge(lines: Sequence[Line]) -> Judgement:
    """Judge every line; each is in exactly one place of the result, in the order of the file."""
    looks = [look_at(line) for line in lines]
    habits = find_habits(lines, looks)
    evidence = weigh(lines, looks, habits)
    roles = assign(lines, looks, habits, evidence)
    judged = [Judged(*each) for each in zip(lines, roles, looks, evidence, strict=True)]
    return Judgement(habits, tuple(_blocks(judged)))


def first(judged: Sequence[Judged], role: Role) -> Judged | None:
    """Return the first line that was taken for this, if there is one."""
    return next((each for each in judged if each.role is role), None)


def _blocks(judged: Sequence[Judged]) -> Iterator[Block]:
    head: list[Judged] = []
    posters: list[list[Judged]] = []
    for each in judged:
        if each.role in HEAD:
            if posters:
                yield Block(tuple(head), tuple(map(tuple, posters)))
                head, posters = [], []
            head.append(each)
        elif _begins_poster(each, posters):
            posters.append([each])
        else:
            posters[-1].append(each)
    yield Block(tuple(head), tuple(map(tuple, posters)))


def _begins_poster(judged: Judged, posters: Sequence[Sequence[Judged]]) -> bool:
    if judged.role is Role.AUTHORS:
        return not posters or posters[-1][-1].role is not Role.TITLE
    return judged.role in (Role.TITLE, Role.ALONE)
