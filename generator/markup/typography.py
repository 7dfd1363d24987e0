"""LaTeX's ways to type quotes, dashes and the no-break space."""

import re

from markdown_it.rules_inline import StateInline

from generator.markup.reading import stretch_of

_LONGEST_QUOTE = 300  # in single quotes, whose closing mark is an apostrophe too
_DASHES = {2: "–", 3: "—"}
_HYPHENS = re.compile("-+")
_CLOSING_QUOTE = re.compile(r"'(?!\w)")
_OPENING_CODE = re.compile(r"(?:^|(?<=[\s(\[]))`(?=\S)")
_BEFORE_TILDE = re.compile(r"[^\W_]|[.,:;%)\]}$'’”]")
_AFTER_TILDE = re.compile(r"[^\W_]|[\\$(\[{]")


def quote_rule(state: StateInline, silent: bool) -> bool:
    """``...'' and `...' to curly quotes; Markdown's code and apostrophes stay as they are."""
    mark = state.src[state.pos]
    if mark == "'":
        return _close_quote(state, silent)
    if mark != "`":
        return False
    quotes, width, end = _double(state) or _single(state) or ("", 0, 0)
    if not quotes:
        return False
    if not silent:
        state.append_pending(quotes[0])
        stretch_of(state).closers[end] = quotes[1]
    state.pos += width
    return True


def _double(state: StateInline) -> tuple[str, int, int] | None:
    if not state.src.startswith("``", state.pos) or state.src.startswith("```", state.pos):
        return None
    end = state.src.find("''", state.pos + 2, state.posMax)
    code = state.src.find("``", state.pos + 2, state.posMax)
    return ("“”", 2, end) if end >= 0 and (code < 0 or end < code) else None


def _single(state: StateInline) -> tuple[str, int, int] | None:
    """`word' is quoted, unless the next backtick makes it Markdown's code."""
    before = state.src[state.pos - 1] if state.pos else " "
    if before.isalnum() or before == "`" or state.src.startswith("`", state.pos + 1):
        return None
    limit = min(state.posMax, state.pos + _LONGEST_QUOTE)
    closing = _CLOSING_QUOTE.search(state.src, state.pos + 1, limit)
    if closing is None or closing.start() == state.pos + 1:
        return None
    code = state.src.find("`", state.pos + 1, state.posMax)
    is_code = code >= 0 and (code < closing.start() or not _OPENING_CODE.match(state.src, code))
    return None if is_code else ("‘’", 1, closing.start())


def _close_quote(state: StateInline, silent: bool) -> bool:
    closing = stretch_of(state).closers.get(state.pos)
    if closing is None:
        return False
    if not silent:
        state.append_pending(closing)
    state.pos += 2 if closing == "”" else 1
    return True


def dash_rule(state: StateInline, silent: bool) -> bool:
    """`--` to an en dash, `---` to an em dash; not in `--flag`, arrows and longer rows."""
    if state.src[state.pos] != "-":
        return False
    row = _HYPHENS.match(state.src, state.pos, state.posMax)
    width = len(row[0]) if row else 1
    dash = None if stretch_of(state).in_code or _is_no_dash(state, width) else _DASHES.get(width)
    if not silent:
        state.append_pending(dash or "-" * width)
    state.pos += width
    return True


def _is_no_dash(state: StateInline, width: int) -> bool:
    before = state.src[state.pos - 1 : state.pos]
    after = state.src[state.pos + width : state.pos + width + 1]
    begins_option = width == 2 and not before.isalnum() and before not in tuple(")]}”’'$%\\") and after.isalpha()
    return begins_option or after == ">" or before in ("<", "!")


def tilde_rule(state: StateInline, silent: bool) -> bool:
    """`16.5~GB` to a no-break space; `~1.4 MB` says about, `10~20` is a range."""
    if state.src[state.pos] != "~":
        return False
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    after = state.src[state.pos + 1 : min(state.pos + 2, state.posMax)]
    ties = _BEFORE_TILDE.match(before) and _AFTER_TILDE.match(after) and not (before.isdigit() and after.isdigit())
    if not silent:
        state.append_pending("\u00a0" if ties else "~")
    state.pos += 1
    return True
