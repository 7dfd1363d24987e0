"""Which format a listing has: told by what is in the file, and by its name only where that does not tell."""

import re
from collections.abc import Callable
from pathlib import Path

from generator.errors import Place, SourceError
from generator.listing import table
from generator.listing.bibtex import syntax
from generator.listing.lines import BLANKS
from generator.listing.rows import sourcefile

WORDS = {
    "text": "a plain text",
    "html": "a web page",
    "json": "JSON",
    "csv": "a table (CSV)",
    "bibtex": "BibTeX",
    "yaml": "the papers.yml of aclpub2",
}

_HEAD = 200_000  # bytes that are looked at
_SUFFIXES = {
    "html": (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    "json": (".json",),
    "csv": (".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods"),
    "bibtex": (".bib", ".bibtex"),
    "yaml": (".yml", ".yaml"),
}
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|div|section|article|table|tbody|tr|ul|ol|li|p|a|h[1-6]|span|meta|title|"
    r"script|style|link|center|nav|header|form|!--)(?!\w)",
    re.IGNORECASE,
)
_XML = re.compile(r"<\?xml|<[A-Za-z][\w:.-]*[\s>]")
_ARCHIVE = re.compile(r"(?:From|MIME-Version|Snapshot-Content-Location): ", re.IGNORECASE)
_JSON = re.compile(r"[{\[]\s*(?:[\"{\[\]}]|$)")
_YAML = re.compile(r"(?:(?:#|---|%YAML)[^\n]*\n|\s*\n)*-[ \t]+(?:#[^\n]*\n\s+)?[\w-]+:(?:\s|$)")
_TELLS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("json", _JSON.match),
    ("html", _ARCHIVE.match),
    ("csv", table.find_delimiter),
    ("bibtex", syntax.is_bibtex),
    ("yaml", _YAML.match),
)


def recognise(path: Path) -> str:
    """The format of the listing in the file `path`: a key of WORDS.

    Raises SourceError where the file cannot be read or is of a format that is known and not read.
    """
    by_name = next((form for form, suffixes in _SUFFIXES.items() if path.suffix.lower() in suffixes), "")
    return _by_content(path) or by_name or "text"


def refuse_other(path: Path, asked: str) -> None:
    """Raise SourceError for a file whose content is of another format than the one that was asked for."""
    seen = _by_content(path)
    if seen and seen != asked:
        raise mismatch(path, seen, asked)


def mismatch(path: Path, seen: str, asked: str) -> SourceError:
    """The error for a file that was to be read as one format and looks like another."""
    message = f"looks like {WORDS[seen]}, and was to be read as {WORDS[asked]}"
    return SourceError(message, Place(path), f"--format {seen}, or leave --format out")


def _by_content(path: Path) -> str:
    """The format that the beginning of the file shows; "" where it shows none."""
    start = _head(path).lstrip(BLANKS + "\n\f")
    if start.startswith("<") and (form := _marked_up(start, path)):
        return form
    return next((form for form, tells in _TELLS if tells(start)), "")


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SourceError(f"listing cannot be read: {reason}", Place(path)) from error
    return data.decode(sourcefile.tell_encoding(data), errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _marked_up(start: str, path: Path) -> str:
    """HTML, unless it is XML of another kind; "" for a text that begins with a '<' of its own."""
    if _TAG.match(start) or "<html" in start[:2000].lower():
        return "html"
    if _XML.match(start):
        hint = "a schedule of frab or pretalx is read as JSON: take its schedule.json"
        raise SourceError(f"looks like XML; expected {', '.join(WORDS.values())}", Place(path), hint)
    return ""
