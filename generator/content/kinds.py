"""What one value may be: text, a number, a date, an address, an id ..."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from generator.content import fields
from generator.content.fields import KindError
from generator.errors import Place, SourceError

RESERVED = frozenset(
    ["index", "con", "nul", "aux", "prn", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
_SLUG = r"[a-z0-9-]{1,60}"
_DOI = r"10\.\d{4,9}/\S+"
_ORCID = r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
_IMAGE = r"(?i:png|jpg|jpeg|webp|gif|avif)"


def fits(pattern: str, value: str) -> bool:
    """Whether the whole value is of the pattern, ASCII digits only."""
    return re.fullmatch(pattern, value, re.ASCII) is not None


def is_slug(value: str) -> bool:
    """Whether the value may be the id of a page."""
    return fits(_SLUG, value) and value not in RESERVED


def bad_id(path: Path, example: str) -> SourceError:
    """A file whose name cannot be the id of a page."""
    hint = f"use small letters, digits and hyphens, at most 60, such as {example}{path.suffix}"
    if fits(_SLUG, path.stem):
        hint = f"the name is taken; use another, such as {example}{path.suffix}"
    return SourceError(f"a file cannot be named {path.name} here", Place(path), hint)


def web_address(value: str) -> str:
    """An absolute http or https address, unchanged; KindError otherwise."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port  # raises where it is no number
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or re.search(r"[\s<>\"\\^`{|}]", value):
        raise KindError("a web address", "https://example.org/page")
    return value


def _line(value: str) -> str:
    if "\n" in value:
        raise KindError("one line of text", "all of it on one line")
    return _filled(value)


def _filled(value: str) -> str:
    if not value.strip():
        raise KindError("some text, or left out", "...")
    return value


def _whole_number(value: str) -> int:
    if not fits(r"\d{1,6}", value):
        raise KindError("a whole number", "12")
    return int(value)


def _boolean(value: str) -> bool:
    if value not in {"true", "false"}:
        raise KindError("true or false", "true")
    return value == "true"


def _moment(value: str) -> datetime:
    wrong = KindError("a date and time with its offset from UTC", "2026-05-19T17:00-07:00")
    if not fits(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", value):
        raise wrong
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise wrong from error


def _orcid(value: str) -> str:
    value = value.removeprefix("https://orcid.org/")
    if not fits(_ORCID, value):
        raise KindError("an ORCID iD", "0000-0002-1825-0097")
    total = 0
    for digit in value.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2  # ISO 7064, MOD 11-2
    check = (12 - total % 11) % 11
    if value[-1] != "0123456789X"[check]:
        raise KindError("an ORCID iD whose last digit fits the others; one digit is wrong", "0000-0002-1825-0097")
    return value


def _doi(value: str) -> str:
    value = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value, flags=re.IGNORECASE)
    if not fits(_DOI, value):
        raise KindError("a DOI", "10.1145/3694715.3695960")
    return value


def _repository(value: str) -> str:
    address = web_address(value).removesuffix("/").removesuffix(".git")
    if len(urlsplit(address).path.strip("/").split("/")) < 2:
        raise KindError("the address of a repository", "https://github.com/OWNER/NAME")
    return address


def _slug(value: str) -> str:
    if not is_slug(value):
        raise KindError("an id of small letters, digits and hyphens", "an-id")
    return value


def _domain(value: str) -> str:
    if not fits(_DOMAIN, value.lower()):
        raise KindError("a domain", "posters.example.org")
    return value.lower()


def _file(value: str) -> str:
    name = value.removeprefix("content/files/")
    parts = name.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") for part in parts) or re.search(r"[\\:\x00-\x1f]", name):
        raise KindError("the name of a file below content/files/", "boute.pdf")
    return "files/" + name


def _target(value: str) -> str:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", value):
        try:
            return web_address(value)
        except KindError as wrong:
            raise KindError("a web address, or a file below content/files/", wrong.hint) from wrong
    return _file(value)


def _image(value: str) -> str:
    route = _file(value)
    if not fits(rf".*\.{_IMAGE}", route):
        raise KindError("a picture: .png, .jpg, .webp, .gif or .avif", "boute.png")
    return route


# A number is written without quotes too: `board: 7`, `title: 2048`. Editors would otherwise call it a mistake.
_TEXT = {"type": ["string", "number"]}
LINE = fields.scalar(_line, _TEXT)
TEXT = fields.scalar(_filled, _TEXT)
NUMBER = fields.scalar(_whole_number, {"type": "integer", "minimum": 0})
BOOLEAN = fields.scalar(_boolean, {"type": "boolean"})
MOMENT = fields.scalar(_moment, {"type": "string"})
ADDRESS = fields.scalar(web_address, {"type": "string", "pattern": "^https?://"})
ORCID = fields.scalar(_orcid, {"type": "string", "pattern": rf"{_ORCID}$"})
DOI = fields.scalar(_doi, {"type": "string", "pattern": _DOI})
REPOSITORY = fields.scalar(_repository, {"type": "string", "pattern": "^https?://"})
SLUG = fields.scalar(_slug, {"type": "string", "pattern": f"^{_SLUG}$"})
DOMAIN = fields.scalar(_domain, {"type": "string"})
FILE = fields.scalar(_file, {"type": "string"})
TARGET = fields.scalar(_target, {"type": "string"})
IMAGE = fields.scalar(_image, {"type": "string", "pattern": r"\.(png|jpe?g|webp|gif|avif|PNG|JPE?G|WEBP|GIF|AVIF)$"})
