"""Text of one writing direction among words of another, after the Unicode Bidirectional Algorithm (UAX 9).

A name in Arabic would draw the comma and the number behind it to its other side; isolated it stays where it stands.
Text that runs as its page does is left as it is, so that most pages carry no marks at all.
"""

import re

from markupsafe import Markup

# The blocks whose letters run from right to left, and the characters that turn others about.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEFT_TO_RIGHT = re.compile(rf"(?!{_RIGHT_TO_LEFT.pattern})[^\W\d_]")


def isolated(text: str, direction: str) -> str:
    """The text, in an element of its own direction where any of it runs against `direction`, that of its page."""
    return Markup("<bdi>{}</bdi>").format(text) if _runs_against(text, direction) else text


def dir_auto(text: str, direction: str) -> Markup:
    """The attribute for an element that holds only `text`, where any of it runs against the page; else nothing."""
    return Markup(' dir="auto"') if _runs_against(text, direction) else Markup()


def _runs_against(text: str, direction: str) -> bool:
    if direction == "rtl":
        return _LEFT_TO_RIGHT.search(text) is not None
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
