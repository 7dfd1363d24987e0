"""Data as a classic script, for a page opened from a folder may load nothing else."""

import json

_ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def dumped(data: object) -> str:
    """The data as JSON that no text in it can end, neither a script element nor a line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def assignment(target: str, data: object) -> str:
    """A script that sets `target`, such as a global name, to `data`; no text ends a script element or a line."""
    return f"{target} = {dumped(data)};\n"
