"""LaTeX's commands that lead elsewhere: addresses, citations, references, footnotes."""

from markdown_it.rules_inline import StateInline

from generator.markup import safe
from generator.markup.arguments import (
    OPTION,
    STAR,
    Command,
    argument_at,
    required_argument,
    show_argument,
    show_as_typed,
    skip,
)
from generator.markup.links import plain_address, push_link, show_true_host
from generator.markup.reading import is_in_link, stretch_of


def show_link(state: StateInline, command: Command) -> None:
    r"""`\href{address}{words}`."""
    first = required_argument(state, command)
    words = argument_at(state, first.end + 1) if first else None
    if first is None:
        return
    href = safe.link(plain_address(state.src[first.start : first.end]))
    if words is None or href is None:
        _no_address(state, command, (words or first).end + 1)
        return
    if is_in_link(state):
        state.pos = first.end + 1
        show_argument(state, command, "", "")
        return
    after, limit = words.end + 1, state.posMax
    begun = len(state.tokens)
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.linkLevel += 1
    state.pos, state.posMax = words.start, words.end
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = after, limit
    show_true_host(state, command.start, state.tokens[begun:])


def show_url(state: StateInline, command: Command) -> None:
    r"""`\url{address}`."""
    argument = required_argument(state, command)
    if argument is None:
        return
    address = plain_address(state.src[argument.start : argument.end].strip())
    href = safe.link(address)
    if href is None:
        _no_address(state, command, argument.end + 1)
    elif is_in_link(state):
        state.append_pending(address)
        state.pos = argument.end + 1
    else:
        push_link(state, href, address)
        state.pos = argument.end + 1


def show_reference(state: StateInline, command: Command) -> None:
    r"""`\cite{a,b}` and `\ref{a}`: the keys, for this page does not know what they stand for."""
    state.pos = skip(state, STAR)
    notes = []
    while option := OPTION.match(state.src, state.pos, state.posMax):
        notes.append(option[1])
        state.pos = option.end()
    argument = required_argument(state, command)
    if argument is None:
        return
    keys = state.src[argument.start : argument.end].split(",") + notes
    state.append_pending("[" + ", ".join(" ".join(key.split()) for key in keys if key.strip()) + "]")
    state.pos = argument.end + 1
    message = rf"reference that this page cannot resolve: \{command.name}"
    stretch_of(state).report(command.start, state.pos, message, "write in words what is referred to, or leave it out")


def show_footnote(state: StateInline, command: Command) -> None:
    r"""`\footnote{words}` as words in brackets."""
    before = state.src[max(command.start - 1, 0) : command.start]
    show_argument(state, command, " (" if before.strip() else "(", ")")


def _no_address(state: StateInline, command: Command, end: int) -> None:
    show_as_typed(state, command.start, end, "no web address", "begin the address with https://")
