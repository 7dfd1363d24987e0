"""Where maths begins and ends: dollars, brackets with a backslash, and LaTeX's environments for equations."""

import re

from markdown_it.rules_inline import StateInline
from msgspec import Struct

from generator.markup.formula import Formula, FormulaError, convert
from generator.markup.reading import stretch_of

_DOLLAR = re.compile(r"\\.|\$", re.DOTALL)
_MONEY = re.compile(r"\d[\d.,]*\w*[ ,;]+[A-Za-z]{2,}[ ,;]")
_HAS_COMMAND = re.compile(r"\\[A-Za-z]")
_ESCAPED_BRACKET = re.compile(r"[\d\s,;–-]*")
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>(?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\}(?P<tex>.*?)\\end\{(?P=name)\}",
    re.DOTALL,
)
_ALIGNED = {"align": "align*", "eqnarray": "align*", "gather": "gather*", "multline": "gather*"}
_FIRST_SIGN = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
_UNKNOWN = re.compile(r"unknown command \\([A-Za-z]+)")
_HINT = "mend the formula, or write it in words"


class Span(Struct, frozen=True):
    """A formula in the text: all of it from `start` to `end`, its TeX from `inner`."""

    start: int
    inner: int
    end: int
    tex: str
    display: bool = False
    environment: str = ""


def math_rule(state: StateInline, silent: bool) -> bool:
    r"""`$...$`, `$$...$$`, `\(...\)`, `\[...\]` and equations; what is no maths is left to other rules."""
    span = _span(state)
    if span is None:
        return False
    if not silent:
        _push(state, span)
    state.pos = span.end
    return True


def push_formula(state: StateInline, formula: Formula) -> None:
    """Add a formula that has been read."""
    state.push("math", "", 0).meta["formula"] = formula


def _span(state: StateInline) -> Span | None:
    match state.src[state.pos : state.pos + 2]:
        case "$$":
            return _between(state, "$$", "$$", display=True)
        case "\\(":
            return _between(state, "\\(", "\\)", display=False)
        case "\\[":
            return _brackets(state)
        case "\\b":
            return _environment(state)
        case pair if pair[0] == "$":
            return _dollars(state)
    return None


def _between(state: StateInline, opening: str, closing: str, *, display: bool) -> Span | None:
    inner = state.pos + len(opening)
    close = state.src.find(closing, inner, state.posMax)
    if close < 0 or not state.src[inner:close].strip():
        return None
    return Span(state.pos, inner, close + len(closing), state.src[inner:close], display)


def _brackets(state: StateInline) -> Span | None:
    r"""`\[...\]`, unless Markdown's escapes are meant, as in `\[1\]` and `\[text\](address)`."""
    span = _between(state, "\\[", "\\]", display=True)
    if span is None or _ESCAPED_BRACKET.fullmatch(span.tex) or state.src.startswith("(", span.end):
        return None
    return span


def _environment(state: StateInline) -> Span | None:
    match = _ENVIRONMENT.match(state.src, state.pos, state.posMax)
    if match is None:
        return None
    environment = _ALIGNED.get(match["name"].rstrip("*"), "")
    display = match["name"] != "math"
    return Span(state.pos, match.start("tex"), match.end(), match["tex"], display, environment)


def _dollars(state: StateInline) -> Span | None:
    r"""Pandoc's rule, no space inside either dollar and no digit after the second, so that sums of money stay.

    Beyond it `$\sim$5` and `$ \times $` are formulas: nobody pays with a command.
    """
    inner = state.pos + 1
    close = next(
        (mark.start() for mark in _DOLLAR.finditer(state.src, inner, state.posMax) if mark[0] == "$"),
        -1,
    )
    tex = state.src[inner:close]
    if close <= inner or not tex.strip() or _MONEY.match(tex):
        return None
    spaces = tex[0].isspace() + tex[-1].isspace()
    is_pandocs = not spaces and not state.src[close + 1 : close + 2].isdigit()
    is_tex = spaces != 1 and _HAS_COMMAND.search(tex) is not None
    return Span(state.pos, inner, close + 1, tex) if is_pandocs or is_tex else None


def _push(state: StateInline, span: Span) -> None:
    stretch = stretch_of(state)
    tex = rf"\begin{{{span.environment}}}{span.tex}\end{{{span.environment}}}" if span.environment else span.tex
    try:
        formula = convert(tex, stretch.reader.macros, display=span.display and stretch.reader.block)
    except FormulaError as error:
        start, end = _fault(span, error.position)
        unknown = _UNKNOWN.search(error.message)
        hint = f"{_HINT}, or define it in this file: macros: {{{unknown[1]}: ...}}" if unknown else _HINT
        stretch.report(start, end, f"formula that cannot be read: {error.message}", hint)
        state.append_pending(state.src[span.start : span.end])
    else:
        push_formula(state, formula)


def _fault(span: Span, position: int | None) -> tuple[int, int]:
    """Where the sign stands that the converter stumbled over; the whole formula where it does not say."""
    sign = None if position is None or span.environment else _FIRST_SIGN.match(span.tex, position)
    return (span.start, span.end) if sign is None else (span.inner + sign.start(), span.inner + sign.end())
