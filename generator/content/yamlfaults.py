"""What a YAML parser's complaint means to the person who wrote the file."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.errors import Place, SourceError
from generator.words import shortened

_FIELD = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):\s+(?P<value>\S.*)")
_JOINED = re.compile(r"(?P<key>[A-Za-z_]+):(?P<value>[^\s/].*)")
_BIBTEX = re.compile(r"\s*(?P<key>\w+):\s+@\w+\{")
_SHOWN = 40  # characters of a line that a hint repeats
_INDENT_HINT = "fields begin at the left edge; what belongs to a field stands two spaces further right"


class _Fault(Struct, frozen=True):
    """The parser's complaint with what is needed to judge it; `opened` is where the last whole value began."""

    text: str
    at: Place
    context: Place
    lines: list[str]
    opened: Place

    @property
    def line(self) -> str:
        return self.lines[self.at.line - 1] if self.at.line <= len(self.lines) else ""

    @property
    def character(self) -> str:
        return self.line[self.at.column - 1 : self.at.column]


def explain(error: yaml.MarkedYAMLError, lines: list[str], path: Path, event: yaml.Event) -> SourceError:
    """The parser's error in plain words, at the place where a person mends it.

    `event` is the last one that the parser gave before it stopped.
    """
    at = _place(path, error.problem_mark)
    context = _place(path, error.context_mark) if error.context_mark else at
    opened = _place(path, event.start_mark) if event.start_mark else at
    fault = _Fault(f"{error.context or ''}: {error.problem or ''}", at, context, lines, opened)
    for pattern, say in _SAYINGS:
        if re.search(pattern, fault.text):
            return say(fault)
    return SourceError(f"not valid YAML: {error.problem}", at, _INDENT_HINT)


def bad_start(sign: str, line: str, place: Place) -> SourceError:
    """A value that begins with a sign which YAML keeps for itself."""
    return SourceError(f"a value cannot begin with '{sign}' unless it is quoted", place, _quote_hint(line))


def missing_space(text: str, place: Place) -> SourceError | None:
    """A field whose value stands right behind the colon, which is then a part of the word; None for another text."""
    found = _JOINED.match(text)
    if not found:
        return None
    return SourceError(f"a space is missing behind '{found['key']}:'", place, f"write {found['key']}: {found['value']}")


def bad_escape(escape: str, place: Place) -> SourceError:
    """A backslash in double quotes that YAML does not take for a backslash."""
    hint = "write two backslashes, or put single quotes around the value, or 'field: |-' and the text below it"
    return SourceError(f"'{escape}' in double quotes is not read as a backslash and a letter", place, hint)


def cut(place: Place, lines: list[str]) -> SourceError:
    """A value that stops at ' #', where YAML takes the rest of the line for a note."""
    hint = _quote_hint(lines[place.line - 1])
    return SourceError("what follows ' #' is not read", place, f"{hint}; or a space after # if it is a note")


def _place(path: Path, mark: Any) -> Place:
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)


def _quote_hint(line: str) -> str:
    if entry := _BIBTEX.match(line):
        return f"write {entry['key']}: |- and the entry on the lines below it, indented by two spaces"
    found = _FIELD.match(line)
    if not found or '"' in found["value"] or "\\" in found["value"]:
        return "put quotes around the whole value"
    return f'put quotes around the whole value: {found["key"]}: "{found["value"].rstrip()}"'


def _start(fault: _Fault) -> SourceError:
    if fault.character == "\t":
        return _tab(fault)
    return bad_start(fault.character, fault.line, fault.at)


def _sign(fault: _Fault) -> SourceError:
    line = fault.lines[fault.context.line - 1]
    return bad_start(line[fault.context.column - 1], line, fault.context)


def _tab(fault: _Fault) -> SourceError:
    return SourceError("a tab stands where spaces must", fault.at, "replace it with two spaces")


def _open_quote(fault: _Fault) -> SourceError:
    quote = fault.lines[fault.context.line - 1][fault.context.column - 1]
    hint = f"put {quote} at the end of the value as well"
    return SourceError("a quote opens here and is never closed", fault.context, hint)


def _open_bracket(fault: _Fault) -> SourceError:
    bracket = fault.lines[fault.context.line - 1][fault.context.column - 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    if fault.at.line == fault.context.line:
        return SourceError(f"not valid YAML between '{bracket}' and '{closing}'", fault.at, _BRACKET_HINT)
    return SourceError(f"'{bracket}' opens here and is never closed", fault.context, f"put '{closing}' at its end")


_BRACKET_HINT = "put commas between the values, and quotes around a value that has a colon or a bracket in it"


def _colon(fault: _Fault) -> SourceError:
    before = fault.line[: fault.at.column - 1]
    if _FIELD.match(before):
        return SourceError("a value without quotes has ': ' in it", fault.at, _quote_hint(fault.line))
    above = fault.lines[fault.at.line - 2] if fault.at.line > 1 else ""
    if above.strip() and ":" not in above and not above.lstrip().startswith("- "):
        return _no_field(Place(fault.at.path, fault.at.line - 1), above)
    return SourceError("the indentation does not fit the lines above", fault.at, _INDENT_HINT)


def _no_field(place: Place, line: str) -> SourceError:
    if line.startswith(("=======", "|||||||")):
        return SourceError("a merge conflict was left in the file", place, "keep what is right and delete this line")
    if joined := missing_space(line.strip(), place):
        return joined
    word = shortened(line.split(maxsplit=1)[0], _SHOWN) if line.split() else "title"
    hint = f"write '{word}: ...', or indent the line by two spaces if it belongs to the field above"
    return SourceError("this line is no field, for it has no ': '", place, hint)


def _no_colon(fault: _Fault) -> SourceError:
    line, above = fault.lines[fault.context.line - 1], fault.lines[fault.context.line - 2]
    indent = " " * (len(line) - len(line.lstrip(" ")))
    if fault.context.line > 1 and above.startswith(f"{indent}- "):
        message = "this line is no item of the list, for it does not begin with '- '"
        return SourceError(message, fault.context, f"write '- {line.strip()[:40]}'")
    return _no_field(fault.context, line)


def _structure(fault: _Fault) -> SourceError:
    before = fault.line[: fault.at.column - 1].rstrip()
    opening = fault.lines[fault.opened.line - 1][fault.opened.column - 1 : fault.opened.column]
    if before[-1:] not in {'"', "'"} or opening != before[-1:]:
        return SourceError("the indentation does not fit the lines above", fault.at, _INDENT_HINT)
    if fault.opened.line < fault.at.line:
        hint = f"put {opening} at the end of the value as well"
        return SourceError("a quote opens here and is not closed where the value ends", fault.opened, hint)
    doubled = "''" if opening == "'" else '\\"'
    hint = f"a {opening} inside the value is written {doubled}"
    return SourceError("the quoted value ends before this text", fault.at, hint)


def _list_item(fault: _Fault) -> SourceError:
    hint = "begin each item with '- ', all in the same column"
    return SourceError("this line stands in a list and is no item of it", fault.at, hint)


def _list_on_line(fault: _Fault) -> SourceError:
    hint = "put each '- ' on a line of its own, below the field, or quotes around the value"
    return SourceError("a list cannot begin on the field's own line", fault.at, hint)


def _block_header(fault: _Fault) -> SourceError:
    sign = fault.lines[fault.context.line - 1][fault.context.column - 1]
    hint = "put the text on the next line, indented by two spaces, or quotes around the whole value"
    return SourceError(f"text stands on the same line as '{sign}'", fault.at, hint)


def _escape(fault: _Fault) -> SourceError:
    column = fault.line.rfind("\\", 0, fault.at.column + 1)
    column = column if column >= 0 else fault.at.column - 1
    return bad_escape(fault.line[column : column + 2], Place(fault.at.path, fault.at.line, column + 1))


# The first pattern found in the parser's words decides; they differ between libyaml and PyYAML's own parser.
_SAYINGS: tuple[tuple[str, Callable[[_Fault], SourceError]], ...] = (
    (r"quoted scalar.*(unexpected end of stream|document separator|document indicator)", _open_quote),
    (r"quoted scalar", _escape),
    (r"mapping values are not allowed", _colon),
    (r"cannot start any token", _start),
    (r"tab character", _tab),
    (r"scanning an? (alias|anchor|tag)|(parsing|scanning) a tag|undefined tag", _sign),
    (r"parsing a flow (sequence|mapping)", _open_bracket),
    (r"could not find expected ':'", _no_colon),
    (r"parsing a block mapping", _structure),
    (r"parsing a block collection", _list_item),
    (r"expected '?<document start>", _structure),
    (r"entries are not allowed", _list_on_line),
    (r"scanning a block scalar", _block_header),
    (r"node content|mapping keys are not allowed|found character that", _start),
)
