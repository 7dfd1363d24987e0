"""Markdown's stars and underscores, with a thought for products and powers."""

from markdown_it.rules_inline import StateInline, emphasis


def emphasis_rule(state: StateInline, silent: bool) -> bool:
    """CommonMark's emphasis, but a star between two word characters opens nothing.

    So `2*3*4` and `2**3**4` stay; `spa**R**se` is still an acronym explained.
    """
    start = state.pos
    if not emphasis.tokenize(state, silent):
        return False
    length = state.pos - start
    before = state.src[start - 1 : start]
    after = state.src[state.pos : state.pos + 1]
    if before.isalnum() and after.isalnum() and (length == 1 or before.isdigit()):
        for delimiter in state.delimiters[-length:]:
            delimiter.open = False
    return True
