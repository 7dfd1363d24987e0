"""Data as a classic script, for a page opened from a folder may load nothing else."""

from collections.abc import Iterable

from generator.site import jsontext

# JSON has these signs in its strings alone, where they may be written so.
_ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def dumped(data: object) -> str:
    """The data as JSON that no text in it can end, neither a script element nor a line."""
    text = jsontext.compact(data)
    for character, instead in _ESCAPED.items():  # many times as fast as `str.translate`
        text = text.replace(character, instead)
    return text


def piece(data: object) -> bytes:
    """Some items of a list, or fields of a mapping, without its brackets."""
    return dumped(data)[1:-1].encode()


def assignment(target: str, data: object) -> str:
    """A script that sets `target`, such as a global name, to `data`; no text ends a script element or a line."""
    return f"{target} = {dumped(data)};\n"


def script(target: str, pieces: Iterable[bytes]) -> bytes:
    """The same of data that is JSON already."""
    return b"".join((f"{target} = ".encode(), *pieces, b";\n"))
