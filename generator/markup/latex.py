"""Inline rules for LaTeX in running text: commands, accents, groups."""

import re
from bisect import bisect_right

from markdown_it.rules_inline import StateInline

from generator.markup import symbols
from generator.markup.arguments import Command, argument_at
from generator.markup.commands import read_declarations, run
from generator.markup.reading import Stretch, stretch_of

_NAME = re.compile(r"\\([A-Za-z]+)")
_ACCENT = re.compile(
    r"""\\(?:(?P<sign>['"`^~=.])|(?P<letter>[cvHkurdbt])(?![A-Za-z])\s*)"""
    r"(?:\{\s*(?P<inner>\\[ij](?![A-Za-z])|[^\W\d_]?)\s*\}|(?P<bare>\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_BREAK = re.compile(r"\\\\\*?(?:\[-?[\d.]+\s*[a-z]{2}\])?[ \t]*")


def command_rule(state: StateInline, silent: bool) -> bool:
    """Any backslash that Markdown's escapes do not mean."""
    if state.src[state.pos] != "\\":
        return False
    name = _NAME.match(state.src, state.pos, state.posMax)
    accent = _accent(state)
    if accent:
        return _replace(state, silent, accent[0], accent[1])
    if name is None:
        return _sign(state, silent)
    command = Command(name[1], state.pos, name.end(1))
    if silent:
        state.pos = _extent(state, command)
    else:
        state.pos = command.end
        run(state, command)
    return True


def brace_rule(state: StateInline, silent: bool) -> bool:
    r"""Groups lose their braces, as in `{BEAM}`, and may begin with a declaration, as in `{\bf ...}`.

    Braces that are part of the words stay, as in `{0, 1}`.
    """
    character = state.src[state.pos]
    if character not in "{}":
        return False
    stretch = stretch_of(state)
    if character == "}":
        return state.pos in stretch.closers and _replace(state, silent, stretch.closers[state.pos], state.pos + 1)
    close = stretch.groups.get(state.pos, state.posMax)
    if close >= state.posMax or _stays(stretch, state.pos, close):
        return False
    if silent:
        state.pos += 1
        return True
    state.pos += 1
    if not read_declarations(state, close):
        stretch.closers[close] = ""
    return True


def _replace(state: StateInline, silent: bool, text: str, end: int) -> bool:
    if not silent:
        state.append_pending(text)
    state.pos = end
    return True


def _accent(state: StateInline) -> tuple[str, int] | None:
    match = _ACCENT.match(state.src, state.pos, state.posMax)
    if match is None:
        return None
    letter = match["bare"] if match["inner"] is None else match["inner"]
    accent = match["sign"] or match["letter"]
    text = symbols.accented(accent, symbols.LETTERS.get(letter.lstrip("\\"), letter) if letter[:1] == "\\" else letter)
    if match["bare"] and match["sign"] and len(text) > 1:
        return None  # Markdown's escape: no such letter
    return text, match.end()


def _sign(state: StateInline, silent: bool) -> bool:
    r"""`\\`, `\,` and the like; the rest are Markdown's escapes."""
    after = state.src[state.pos + 1 : min(state.pos + 2, state.posMax)]
    if after == "\\":
        if not silent:
            state.push("hardbreak", "br", 0)
        found = _BREAK.match(state.src, state.pos, state.posMax)
        state.pos = found.end() if found else state.pos + 2
        return True
    if after in symbols.SPACINGS and after:
        return _replace(state, silent, symbols.SPACINGS[after], state.pos + 2)
    before, further = state.src[state.pos - 1 : state.pos], state.src[state.pos + 2 : state.pos + 3]
    is_hyphenation = after == "-" and before.isalpha() and further.isalpha()
    is_end_of_sentence = after == "@" and (not further or further in " .")
    is_italic_correction = after == "/" and further == "}"
    if is_hyphenation or is_end_of_sentence or is_italic_correction:
        return _replace(state, silent, "", state.pos + 2)
    return False


def _extent(state: StateInline, command: Command) -> int:
    """Where a command ends with all its arguments, read or not."""
    end = command.end
    while argument := argument_at(state, end):
        end = argument.end + 1
    return end


def _stays(stretch: Stretch, start: int, close: int) -> bool:
    """Whether braces are part of the words: `{0, 1}`, `10^{-3}`, what follows an unknown command."""
    if start in stretch.literal or stretch.source[max(start - 1, 0) : start] in ("^", "_"):
        return True
    core_start, core_end = stretch.core
    is_all = start < core_start and close >= core_end
    if is_all or close - start == 2:  # 1{,}000
        return False
    sign = bisect_right(stretch.set_signs, start)
    return sign < len(stretch.set_signs) and stretch.set_signs[sign] < close
