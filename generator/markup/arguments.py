"""What a LaTeX command is given, and how a faulty one is shown."""

import re

from markdown_it.rules_inline import StateInline
from msgspec import Struct

from generator.markup import safe
from generator.markup.reading import stretch_of

STAR = re.compile(r"\*?")
OPTION = re.compile(r"[ \t]*\[([^\]\[{}\n]*)\]")
EMPTY_GROUP = re.compile(r"\{\}")
_OPENING = re.compile(r"[ \t\n]*\{")


class Command(Struct, frozen=True):
    r"""A command met in the text: `\name` from `start` to `end`."""

    name: str
    start: int
    end: int


class Argument(Struct, frozen=True):
    """What a command is given: its words stand from `start` to `end`, inside braces."""

    start: int
    end: int


def argument_at(state: StateInline, position: int) -> Argument | None:
    """The closed group at a position, perhaps after white space."""
    opening = _OPENING.match(state.src, position, state.posMax)
    if opening is None:
        return None
    close = stretch_of(state).groups.get(opening.end() - 1, state.posMax)
    return Argument(opening.end(), close) if close < state.posMax else None


def required_argument(state: StateInline, command: Command) -> Argument | None:
    """The group at `state.pos`; where there is none, the command is shown as typed and reported."""
    argument = argument_at(state, state.pos)
    if argument is None:
        is_open = state.src.startswith("{", state.pos) and state.pos < state.posMax
        end = state.pos + is_open
        typed = state.src[command.start : end]
        message = f"{typed} is never closed" if is_open else f"{typed} without its words in braces"
        hint = "close it with }" if is_open else rf"write \{command.name}{{...}}"
        show_as_typed(state, command.start, end, message, hint)
    return argument


def show_argument(state: StateInline, command: Command, before: str, after: str) -> None:
    """Go on reading inside the command's braces, with other signs in their places."""
    skip(state, STAR)
    while OPTION.match(state.src, state.pos, state.posMax):
        skip(state, OPTION)
    argument = required_argument(state, command)
    if argument is not None:
        state.append_pending(before)
        stretch_of(state).closers[argument.end] = after
        state.pos = argument.start


def show_as_typed(state: StateInline, start: int, end: int, message: str, hint: str) -> None:
    """Leave what cannot be read visible, and report it."""
    state.append_pending(state.src[start:end])
    state.pos = end
    stretch_of(state).report(start, end, message, hint)


def skip(state: StateInline, pattern: re.Pattern[str]) -> int:
    """Move behind a pattern where it comes next; returns the new position."""
    match = pattern.match(state.src, state.pos, state.posMax)
    state.pos = match.end() if match else state.pos
    return state.pos


def is_too_deep(state: StateInline) -> bool:
    """Whether no more elements may be opened inside each other."""
    return state.level >= safe.MAX_NESTING
