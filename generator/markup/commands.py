"""LaTeX's commands, one function for each kind."""

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markup import safe, symbols
from generator.markup.arguments import (
    EMPTY_GROUP,
    OPTION,
    STAR,
    Command,
    argument_at,
    is_too_deep,
    required_argument,
    show_argument,
    show_as_typed,
    skip,
)
from generator.markup.formula import FormulaError, convert
from generator.markup.maths import push_formula
from generator.markup.reading import Stretch, is_in_link, push_within, stretch_of
from generator.markup.references import show_footnote, show_link, show_reference, show_url

_SPACE = re.compile(r"[ \t\n]+|\{\}")
_DECLARATION = re.compile(r"[ \n]*\\(" + "|".join(symbols.DECLARATIONS) + r")(?![A-Za-z])[ \n]*")
_ENVIRONMENT = re.compile(r"\{[A-Za-z]+\*?\}")
_VERBATIM = re.compile(r"\*?([^A-Za-z\s*])(.*?)\1")


Handler = Callable[[StateInline, Command], None]


def run(state: StateInline, command: Command) -> None:
    """Show a command and move behind all that belongs to it; `state.pos` is at its name's end."""
    if command.name in stretch_of(state).reader.macros:
        _expand(state, command)
    else:
        _HANDLERS.get(command.name, _other)(state, command)


def read_declarations(state: StateInline, close: int) -> bool:
    r"""Read a group that begins like `\bf` or `\em` up to its brace; False where it begins otherwise."""
    tags: list[str] = []
    position = state.pos
    while declaration := _DECLARATION.match(state.src, position, close):
        tags.append(symbols.DECLARATIONS[declaration[1]])
        position = declaration.end()
    tags = [tag for tag in tags if tag]
    if position == state.pos or len(tags) > 2 or is_too_deep(state):
        return False
    if not tags:
        stretch_of(state).closers[close] = ""
        state.pos = position
        return True
    for tag in tags[:-1]:
        state.push("style_open", tag, 1)
    push_within(state, tags[-1], position, close)
    for tag in tags[-2::-1]:
        state.push("style_close", tag, -1)
    state.pos = close + 1
    return True


def _expand(state: StateInline, command: Command) -> None:
    """A poster's own macro: its replacement is read as text of its own."""
    stretch = stretch_of(state)
    reader = stretch.reader
    replacement = safe.clean(reader.macros[command.name])
    reader.expanded += len(replacement)
    if stretch.depth == safe.MAX_EXPANSION_DEPTH or reader.expanded > safe.MAX_EXPANDED:
        hint = "write its text without macros that lead back to it"
        show_as_typed(state, command.start, command.end, rf"macro \{command.name} is too deep or too long", hint)
        return
    place = stretch.locate(command.start, command.end)
    inner = Stretch(replacement, lambda _start, _end: place, reader, stretch.depth + 1, is_in_link(state))
    tokens: list[Token] = []
    if state.pending:
        state.pushPending()
    state.md.inline.parse(replacement, state.md, {"stretch": inner}, tokens)
    state.tokens.extend(tokens)
    skip(state, EMPTY_GROUP)


def _style(state: StateInline, command: Command) -> None:
    argument = required_argument(state, command)
    if argument is None:
        return
    if is_too_deep(state):
        hint = "use fewer commands inside each other"
        show_as_typed(state, command.start, command.end, "text nested too deeply", hint)
        return
    tag, stretch = symbols.STYLES[command.name], stretch_of(state)
    was_in_code, stretch.in_code = stretch.in_code, stretch.in_code or tag == "code"
    push_within(state, tag, argument.start, argument.end)
    stretch.in_code = was_in_code
    state.pos = argument.end + 1


def _unstyled(state: StateInline, command: Command) -> None:
    show_argument(state, command, "", "")


def _quote(state: StateInline, command: Command) -> None:
    show_argument(state, command, "“", "”")


def _quantity(state: StateInline, command: Command) -> None:
    show_argument(state, command, "", "\u00a0")


def _second(state: StateInline, command: Command) -> None:
    r"""`\textcolor{red}{words}`: the second argument alone."""
    first = required_argument(state, command)
    if first is not None:
        state.pos = first.end + 1
        show_argument(state, command, "", "")


def _dropped(state: StateInline, _command: Command) -> None:
    skip(state, STAR)
    skip(state, EMPTY_GROUP)


def _dropped_with_argument(state: StateInline, command: Command) -> None:
    skip(state, STAR)
    argument = required_argument(state, command)
    if argument is not None:
        state.pos = argument.end + 1


def _break(state: StateInline, _command: Command) -> None:
    state.push("hardbreak", "br", 0)


def _letter(state: StateInline, command: Command) -> None:
    r"""`stra\ss e`: as in LaTeX, the space after a letter's command only ends its name."""
    state.append_pending(symbols.LETTERS[command.name])
    skip(state, _SPACE)


def _symbol(state: StateInline, command: Command) -> None:
    state.append_pending(symbols.SIGNS[command.name])
    skip(state, EMPTY_GROUP)


def _environment(state: StateInline, command: Command) -> None:
    """The edges of an environment that only places its text are dropped."""
    name = _ENVIRONMENT.match(state.src, state.pos, state.posMax)
    if name is None:
        _unknown(state, command)
    elif name[0].strip("{*}") in symbols.TRANSPARENT_ENVIRONMENTS:
        state.pos = name.end()
        skip(state, OPTION)
    else:
        hint = "leave the environment out, or write its content in words"
        show_as_typed(state, command.start, name.end(), f"unknown environment {name[0].strip('{}')}", hint)


def _verbatim(state: StateInline, command: Command) -> None:
    match = _VERBATIM.match(state.src, state.pos, state.posMax)
    if match is None:
        _unknown(state, command)
        return
    state.push("code_inline", "code", 0).content = match[2]
    state.pos = match.end()


def _declaration(_state: StateInline, _command: Command) -> None:
    r"""`\bf` in the middle of the text: it would hold for the rest, which nobody means."""


def _other(state: StateInline, command: Command) -> None:
    r"""A command of maths outside maths, as in `\times` or `\mathbf{3}`; else an unknown one."""
    end = command.end
    for _ in range(3):
        try:
            formula = convert(state.src[command.start : end], stretch_of(state).reader.macros)
        except FormulaError:
            formula = None
        if formula is not None and formula.plain.strip():
            state.pos = end
            if formula.is_mathml and len(formula.plain) > 1:
                push_formula(state, formula)
            else:
                state.append_pending(formula.plain)
            skip(state, EMPTY_GROUP)
            return
        argument = argument_at(state, end)
        if argument is None:
            break
        end = argument.end + 1
    _unknown(state, command)


def _unknown(state: StateInline, command: Command) -> None:
    hint = f"define it in this file: macros: {{{command.name}: ...}}"
    show_as_typed(state, command.start, command.end, rf"unknown macro \{command.name}", hint)
    stretch, end = stretch_of(state), command.end
    while argument := argument_at(state, end):
        stretch.literal.add(argument.start - 1)
        stretch.closers[argument.end] = "}"
        end = argument.end + 1


def _handlers() -> dict[str, Handler]:
    kinds: tuple[tuple[Handler, tuple[str, ...]], ...] = (
        (_declaration, tuple(symbols.DECLARATIONS)),
        (_style, tuple(symbols.STYLES)),
        (_unstyled, tuple(symbols.UNSTYLED)),
        (show_reference, (*symbols.CITATIONS, *symbols.REFERENCES)),
        (_dropped, tuple(symbols.DROPPED)),
        (_dropped_with_argument, tuple(symbols.DROPPED_WITH_ARGUMENT)),
        (_letter, tuple(symbols.LETTERS)),
        (_symbol, tuple(symbols.SIGNS)),
        (_break, tuple(symbols.LINE_BREAKS)),
        (show_footnote, ("footnote", "thanks")),
        (_quote, ("enquote",)),
        (_quantity, ("SI", "qty")),
        (_second, ("textcolor", "colorbox", "texorpdfstring")),
        (show_link, ("href",)),
        (show_url, ("url", "path", "nolinkurl")),
        (_environment, ("begin", "end")),
        (_verbatim, ("verb",)),
    )
    return {name: handler for handler, names in kinds for name in names}


_HANDLERS = _handlers()
