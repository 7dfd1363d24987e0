"""Values of a data file whose kinds nobody promised, as text, lists and people."""

import math
from collections.abc import Mapping, Sequence

from generator.listing.rows.row import Author

_PARTS = (
    ("first_name", "firstname", "first", "given", "given_name"),
    ("middle_name", "middlename", "middle"),
    ("last_name", "lastname", "last", "family", "family_name"),
)


def words(names: str) -> frozenset[str]:
    """The names that stand between blanks."""
    return frozenset(names.split())


def text(value: object) -> str:
    """A value as text: "" for nothing, for NaN and for what is a list or has fields of its own."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list) or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def texts(value: object) -> list[str]:
    """The filled texts of a list; of a single value, that one."""
    values = value if isinstance(value, list) else [value]
    return [found for found in map(text, values) if found.strip()]


def fields(value: object) -> Mapping[str, object]:
    """A value's fields; none where it has no fields."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> Sequence[object]:
    """A list's items; none where it is no list."""
    return value if isinstance(value, list) else ()


def is_filled(value: object) -> bool:
    """Whether a value says anything."""
    return bool(text(value).strip()) or (isinstance(value, dict | list) and bool(value))


def person(value: object) -> Author:
    """An author, given as a name or as fields; who has no name there keeps a place that is not disclosed."""
    if not isinstance(value, dict):
        return Author(text(value))
    return Author(_name(value), _affiliation(value))


def _name(value: Mapping[str, object]) -> str:
    for field in ("fullname", "full_name", "public_name", "name", "preferred_name"):
        if field in value and (found := text(value[field]).strip()):
            return found
    parts = (_first(value, spellings) for spellings in _PARTS)
    return " ".join(filter(None, parts))


def _first(value: Mapping[str, object], names: Sequence[str]) -> str:
    return next((found for name in names if name in value and (found := text(value[name]).strip())), "")


def _affiliation(value: Mapping[str, object]) -> str:
    for field in ("institution", "affiliation", "affiliations", "institutions", "organization", "organisation"):
        found = value.get(field)
        if not found:
            continue
        for one in found if isinstance(found, list) else [found]:
            named = text(fields(one).get("name") or fields(one).get("institution")) or text(one)
            if named.strip():
                return named
    return ""
