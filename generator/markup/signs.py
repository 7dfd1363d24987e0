"""markdown-it's loop over a paragraph, which asks at each sign only the rules that may begin with it.

Asking all fifteen at each of some twenty signs of an abstract took a third of the time of reading it.
"""

from collections import defaultdict
from functools import cached_property

from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline

# Rule -> the signs it may begin with; every other sign begins plain text.
SIGNS = {
    "newline": "\n",
    "math": "$\\",
    "latex": "\\",
    "brace": "{}",
    "quote": "'`",
    "dash": "-",
    "tilde": "~",
    "url": ":",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "link": "[",
    "autolink": "<",
    "entity": "&",
}

Rules = tuple[RuleFuncInlineType, ...]


class Inline(ParserInline):
    """The inline parser, its rules in a table by sign; they may not be changed once a text has been read."""

    @cached_property
    def table(self) -> tuple[dict[str, Rules], Rules]:
        """The rules of each sign in their order, and those of plain text."""
        found: dict[str, list[RuleFuncInlineType]] = defaultdict(list)
        plain: list[RuleFuncInlineType] = []
        for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True):
            for sign in SIGNS.get(name, ""):
                found[sign].append(rule)
            if name not in SIGNS:
                plain.append(rule)
        return {sign: tuple(rules) for sign, rules in found.items()}, tuple(plain)

    def tokenize(self, state: StateInline) -> None:
        """Read from `state.pos` to `state.posMax`, as markdown-it does."""
        by_sign, plain = self.table
        end, deepest = state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            start = state.pos
            for rule in by_sign.get(state.src[start], plain) if state.level < deepest else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(state.src[start])
                state.pos = start + 1
        if state.pending:
            state.pushPending()
