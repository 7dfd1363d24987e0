"""What one value may be: text, a number, a date, an address, an id ..."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from generator.content import limits
from generator.content.fields import Kind
from generator.content.shapes import KindError, prose, scalar
from generator.errors import Place, SourceError

RESERVED = frozenset(
    ["index", "con", "nul", "aux", "prn", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
_SLUG = r"[a-z0-9-]{1,60}"
_DOI = r"10\.\d{4,9}/\S+"
# Hyphens of other kinds, spaces and nothing at all are what a copy from a PDF leaves between the groups.
_ORCID = r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx]"
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
_BARE = rf"(?i:{_DOMAIN})(?:/[\w./~%?=&+-]*)?"
_MOMENT = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?"
_EXAMPLE_MOMENT = "2026-05-19T17:00-07:00"
_PICTURES = ("png", "jpg", "jpeg", "webp", "gif", "avif")
_NO = ("false", "no", "n", "off", "0")


def fits(pattern: str, value: str) -> bool:
    """Whether the whole value is of the pattern, ASCII digits only."""
    return re.fullmatch(pattern, value, re.ASCII) is not None


def is_slug(value: str) -> bool:
    """Whether the value may be the id of a page."""
    return fits(_SLUG, value) and value not in RESERVED


def bad_id(path: Path, example: str) -> SourceError:
    """A file whose name cannot be the id of a page."""
    message = f"a file cannot be named {path.name} here"
    if fits(_SLUG, path.stem):
        hint = f"the name is taken; use another, such as {example}{path.suffix}"
    else:
        better = as_slug(path.stem) or example
        hint = f"use small letters, digits and hyphens, at most 60, such as {better}{path.suffix}"
    return SourceError(message, Place(path), hint)


def web_address(value: str) -> str:
    """An absolute http or https address, unchanged; KindError otherwise."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port  # raises where it is no number
    except ValueError:
        host = None
    # What stands before an @ is taken for the host by people, and for a name to log in with by browsers.
    is_plain = host and "@" not in parts.netloc and _is_written_out(value)
    if not is_plain or parts.scheme not in {"http", "https"} or re.search(r"[\s<>\"\\^`{|}]", value):
        raise KindError("a web address", f"https://{value}" if fits(_BARE, value) else "")
    return value


def _is_written_out(value: str) -> bool:
    """Whether all of an address can be seen, and is no longer than addresses may be."""
    return value.isprintable() and len(value) <= limits.MAX_ADDRESS


def is_bare_address(value: str) -> bool:
    """Whether the value is no file's name, but a web address of which only the `https://` is missing."""
    return fits(_BARE, value) and ("/" in value or value.lower().startswith("www."))


def _line(value: str) -> str:
    if "\n" in value:
        raise KindError("one line of text", "all of it on one line")
    return _within(_filled(value), limits.MAX_LINE)


def _text(value: str) -> str:
    return _within(_filled(value), limits.MAX_TEXT)


def _within(value: str, most: int) -> str:
    if len(value) > most:
        raise KindError(f"at most {most:,} characters long", note=f"shorten it: these are {len(value):,}")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise KindError("some text, or left out")
    return value


def _whole_number(value: str) -> int:
    if not fits(r"\d{1,6}", value):
        figures = re.findall(r"[0-9]{1,6}", value)
        raise KindError("a whole number", figures[0] if len(figures) == 1 else "")
    return int(value)


def _boolean(value: str) -> bool:
    if value not in {"true", "false"}:
        raise KindError("true or false", "false" if value.lower() in _NO else "true")
    return value == "true"


def _moment(value: str) -> datetime:
    if not fits(_MOMENT + r"(Z|[+-]\d\d:\d\d)", value):
        raise _no_moment(value)
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise KindError("a day and an hour that there are") from error


def _no_moment(value: str) -> KindError:
    must, note = "a date and time with its offset from UTC", "with the venue's own offset in place of -07:00"
    if found := re.fullmatch(rf"({_MOMENT}) ?([+-]\d\d)(\d\d)?", value, re.ASCII):
        return KindError(must, f"{found[1]}{found[2]}:{found[3] or '00'}")
    if fits(_MOMENT, value):
        return KindError(must, f"{value}-07:00", note)
    return KindError(must, f"{value}T17:00-07:00" if fits(r"\d{4}-\d\d-\d\d", value) else _EXAMPLE_MOMENT, note)


def _orcid(value: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?orcid\.org/|^ORCID(?: iD)?:? *|/$", "", value.strip(), flags=re.IGNORECASE)
    bare = re.sub("[\u2010-\u2015\u2212\xad\xa0]", "-", bare)
    if not fits(_ORCID, bare):
        raise KindError("an ORCID iD")
    digits = re.sub("[ -]", "", bare).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2  # ISO 7064, MOD 11-2
    check = (12 - total % 11) % 11
    if digits[-1] != "0123456789X"[check]:
        note = "a digit is wrong, or two have changed places: copy it from the person's page at orcid.org"
        raise KindError("an ORCID iD whose last digit fits the others", note=note)
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _doi(value: str) -> str:
    value = re.sub(r"^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.IGNORECASE)
    if not fits(_DOI, value) or not _is_written_out(value):
        raise KindError("a DOI")
    return value


def _repository(value: str) -> str:
    must = "the address of a repository"
    if short := re.fullmatch(r"(?:git@([\w.-]+):)?([\w-]+/[\w.-]+?)(?:\.git)?", value, re.ASCII):
        raise KindError(must, f"https://{short[1] or 'github.com'}/{short[2]}")
    address = web_address(value).removesuffix("/").removesuffix(".git")
    if len(urlsplit(address).path.strip("/").split("/")) < 2:
        raise KindError(must)
    return address


def _slug(value: str) -> str:
    if not is_slug(value):
        raise KindError("an id of small letters, digits and hyphens", as_slug(value))
    return value


def as_slug(value: str) -> str:
    """The id that a value was probably meant as; "" where nothing is left of it."""
    bare = re.sub(r"\.(?:md|html|ya?ml)$", "", value.casefold())
    better = "-".join(re.findall("[a-z0-9]+", bare))[:60].strip("-")
    return better if is_slug(better) and "://" not in value else ""


def _domain(value: str) -> str:
    if not fits(_DOMAIN, value.lower()):
        found = re.match(rf"(?:https?://)?({_DOMAIN})(?:/|$)", value.lower())
        raise KindError("a domain, without https:// and without a path", found[1] if found else "")
    return value.lower()


def _year(value: str) -> int:
    if not fits(r"[12]\d{3}", value):
        raise KindError("a year of four figures")
    return int(value)


def _bibtex(value: str) -> str:
    _within(value, limits.MAX_TEXT)
    braces = re.sub(r"\\.|[^{}]", "", value)
    is_entry = re.fullmatch(r"\s*@\w+\s*\{\s*[^\s,{}]+\s*,.*\}\s*", value, re.DOTALL)
    if not is_entry or braces.count("{") != braces.count("}"):
        raise KindError("one BibTeX entry", "|-", "and below it the entry, indented by two spaces: @misc{KEY, ...}")
    return value


def one_of(*words: str) -> Kind:
    """A kind of which there are only these values."""

    def read(value: str) -> str:
        if value not in words:
            raise KindError(f"one of {', '.join(words)}")
        return value

    return scalar(read, {"enum": list(words)})


def _colour(value: str) -> str:
    found = value.lower().removeprefix("#")
    if fits("[0-9a-f]{3}", found):
        found = "".join(digit * 2 for digit in found)
    if not fits("[0-9a-f]{6}", found):
        raise KindError("a colour, as # and six hexadecimal digits")
    if not value.startswith("#"):
        raise KindError("a colour, as # and six hexadecimal digits", f'"#{found}"')
    return f"#{found}"


def _file(value: str) -> str:
    name = value.removeprefix("content/files/")
    parts = name.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") for part in parts) or re.search(r"[\\:\x00-\x1f]", name):
        last = re.split(r"[/\\]", name)[-1]
        raise KindError("the name of a file below content/files/", last if fits(r"[\w-][\w.-]*", last) else "")
    return "files/" + name


def _target(value: str) -> str:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", value):
        try:
            return web_address(value)
        except KindError as wrong:
            raise KindError("a web address, or a file below content/files/", wrong.meant) from wrong
    return _file(value)


def _image(value: str) -> str:
    return _picture(value, _PICTURES, "a picture: .png, .jpg, .webp, .gif or .avif")


def _drawing(value: str) -> str:
    return _picture(value, (*_PICTURES, "svg"), "a picture: .svg, .png, .jpg, .webp, .gif or .avif")


def _picture(value: str, endings: tuple[str, ...], must: str) -> str:
    route = _file(value)
    if route.rpartition(".")[2].lower() not in endings:
        raise KindError(must)
    return route


def _pattern(endings: tuple[str, ...]) -> str:
    return rf"\.({'|'.join((*endings, *(ending.upper() for ending in endings)))})$"


# A number is written without quotes too: `board: 7`, `title: 2048`. Editors would otherwise call it a mistake.
_TEXT = {"type": ["string", "number"]}
LINE = prose(_line, {**_TEXT, "maxLength": limits.MAX_LINE})
TEXT = prose(_text, {**_TEXT, "maxLength": limits.MAX_TEXT})
NUMBER = scalar(_whole_number, {"type": "integer", "minimum": 0})
BOOLEAN = scalar(_boolean, {"type": "boolean"})
MOMENT = scalar(_moment, {"type": "string"})
ADDRESS = scalar(web_address, {"type": "string", "pattern": "^https?://"})
ORCID = scalar(_orcid, {"type": "string", "pattern": rf"{_ORCID}/?$"})
DOI = scalar(_doi, {"type": "string", "pattern": _DOI})
REPOSITORY = scalar(_repository, {"type": "string", "pattern": "^https?://"})
SLUG = scalar(_slug, {"type": "string", "pattern": f"^{_SLUG}$"})
YEAR = scalar(_year, {"type": "integer", "minimum": 1000, "maximum": 2999})
BIBTEX = scalar(_bibtex, {"type": "string"})
DOMAIN = scalar(_domain, {"type": "string"})
COLOUR = scalar(_colour, {"type": "string", "pattern": "^#(?:[0-9A-Fa-f]{3}){1,2}$"})
TARGET = scalar(_target, {"type": "string"})
IMAGE = scalar(_image, {"type": "string", "pattern": _pattern(_PICTURES)})
DRAWING = scalar(_drawing, {"type": "string", "pattern": _pattern((*_PICTURES, "svg"))})
