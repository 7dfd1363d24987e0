"""A stranger's text in Markdown and in a runner's log, where it can be read and do nothing."""

import json
import re

# GitHub's runner obeys a line that begins with `::`, after spaces too, and `##[` anywhere in one:
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
_COMMAND = re.compile(r"(?m)^([^\w\n]*?):(?=:)|#(?=#\[)")
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_commands(text: str) -> str:
    """The text without what a runner takes for its commands: the first character of each stands as its code."""
    return _COMMAND.sub(lambda found: r"\u0023" if found[1] is None else rf"{found[1]}\u003a", text)


def printable(text: str) -> str:
    """The text without characters that would steer a terminal or turn a line around: each stands as its code."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_json(data: object) -> str:
    """The data as JSON that neither terminal nor runner obeys, for codes are what JSON has for characters too."""
    return printable(without_commands(json.dumps(data, ensure_ascii=False, indent=1))) + "\n"


def code(text: str) -> str:
    """The text on one line as a code span: no markup in it counts, nobody is called and nothing becomes a link."""
    flat = " ".join(text.split())
    fence = "`" * (_longest_run(flat) + 1)
    padded = f" {flat} " if not flat or "`" in (flat[0], flat[-1]) else flat
    return f"{fence}{padded}{fence}"


def block(text: str, language: str = "") -> str:
    """The text as a fenced block of code, which nothing in it can close."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
