"""Mistakes and warnings as people and programs are told of them: text, annotations, JSON, a job's summary.

As JSON, for other programs:

    {"version": 1,
     "mistakes": [{"level": "error", "file": "content/posters/...", "line": 3, "column": 9,
                   "message": "'number' must be a whole number, not 'twelve'", "hint": "write number: 12"}]}

`level` is "error" or "warning". `file` is below the root, with slashes; `line` and `column` count from 1. Texts are in
English, for people, and may be reworded; `hint` is "" where there is nothing to say. A field that is here stays; new
ones may come without a new version.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from pathlib import Path

from generator import quoting
from generator.errors import SourceError, below
from generator.quoting import printable
from generator.words import counted

VERSION = 1
SUMMARISED = 200  # lines of a job's summary, which GitHub refuses when it is larger than 1 MiB

# What GitHub does not turn into a link, a mention or markup.
_HARMLESS = re.compile(r"[A-Za-z0-9 ',.:;()?-]*")


def text(found: Iterable[SourceError], root: Path) -> str:
    """For a terminal: each with its place below `root`, and what to type below it."""
    return "".join(_lines(one, root) for one in found)


def annotations(found: Iterable[SourceError], root: Path) -> str:
    """GitHub's workflow commands, which show each at its line."""
    return "".join(_annotation(one, root) for one in found)


def dump(found: Iterable[SourceError], root: Path) -> str:
    """The JSON above."""
    records = {"version": VERSION, "mistakes": [_record(one, root) for one in found]}
    return quoting.as_json(records)


def summary(found: Sequence[SourceError], posters: int, root: Path) -> str:
    """For the summary of a job on GitHub: Markdown, in which nothing that a stranger wrote is more than text."""
    mistakes, warnings = ([one for one in found if one.level == level] for level in ("error", "warning"))
    parts = [_opening(len(mistakes), len(warnings), posters)]
    parts += _by_file(mistakes, root)
    if mistakes and warnings:
        parts.append("## Worth a look\n\nThese stop nothing.\n")
    parts += _by_file(warnings, root)
    return "\n".join(parts) + "\n"


def _record(one: SourceError, root: Path) -> dict[str, object]:
    place = one.place
    return {
        "level": one.level,
        "file": below(place.path, root),
        "line": place.line,
        "column": place.column,
        "message": one.message,
        "hint": one.hint,
    }


def _lines(one: SourceError, root: Path) -> str:
    level = "warning: " if one.level == "warning" else ""
    hint = f"  hint: {one.hint}\n" if one.hint else ""
    place = one.place
    told = f"{below(place.path, root)}:{place.line}:{place.column}: {level}{one.message}\n{hint}"
    return quoting.without_commands(printable(told))


def _annotation(one: SourceError, root: Path) -> str:
    """A workflow command, which GitHub shows at the line itself; values are escaped as its runner unescapes them."""
    place = one.place
    told = one.message + (f". {one.hint}" if one.hint else "")
    file = _escaped(below(place.path, root), ":,")
    return f"::{one.level} file={file},line={place.line},col={place.column}::{_escaped(printable(told))}\n"


def _escaped(value: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def _opening(mistakes: int, warnings: int, posters: int) -> str:
    checked = counted(posters, "poster")
    doubts = f", {counted(warnings, 'thing')} worth a look" if warnings else ""
    if not mistakes:
        return f"## All is well: {checked}, no mistakes{doubts}\n"
    them = "it is" if mistakes == 1 else "they are"
    return (
        f"## {counted(mistakes, 'mistake')} to mend{doubts}\n\n"
        f"{checked} checked. The site cannot be built until {them} mended; below each stands what to type instead.\n"
    )


def _by_file(found: Sequence[SourceError], root: Path) -> list[str]:
    """A list for each file."""
    lists = [
        f"### {_code(file)}\n\n" + "".join(map(_item, group))
        for file, group in groupby(islice(found, SUMMARISED), key=lambda one: below(one.place.path, root))
    ]
    more = len(found) - SUMMARISED
    return lists + ([f"And {more:,} more, which stand in the job's log.\n"] if more > 0 else [])


def _item(one: SourceError) -> str:
    hint = f"  \n  {_shown(one.hint)}" if one.hint else ""
    return f"- **Line {one.place.line}:** {_shown(one.message)}{hint}\n"


def _shown(value: str) -> str:
    return value if _HARMLESS.fullmatch(value) else _code(value)


def _code(value: str) -> str:
    return quoting.code(printable(value))
