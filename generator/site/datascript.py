"""Data as a classic script, for a page opened from a folder may load nothing else."""

import json

_ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def assignment(target: str, data: object) -> str:
    """A script that sets `target`, such as a global name, to `data`; no text ends a script element or a line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f"{target} = {text};\n"
