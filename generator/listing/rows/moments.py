"""Dates and times as sources write them, with their zone; a time that names none is no time."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE = (
    r"(?:(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?:[A-Za-z]+,? )?(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Za-z]{3,9})\.?,? (?P<y2>\d{4})"
    r"|(?:[A-Za-z]+,? )?(?P<m3>[A-Za-z]{3,9})\.? (?P<d3>\d{1,2})(?:st|nd|rd|th)?,? (?P<y3>\d{4}))"
)
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?: ?(?P<half>[AaPp])\.?[Mm](?![A-Za-z])\.?)?"
)
_MOMENT = re.compile(rf"{_DATE}(?:T|,? (?:at )?){_TIME} ?\(?(?P<zone>[A-Za-z0-9_+:/-]*)\)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?")


def read_moment(source: str, zone: str = "") -> datetime:
    """The date and time that the text says, in its own zone, else in `zone` (a name such as Europe/Berlin, an offset).

    Raises ValueError where it cannot be read or no zone is told, with words that say which.
    """
    found = _MOMENT.fullmatch(" ".join(source.split()))
    if not found:
        raise ValueError("cannot be read")
    year, month, day = next((found[f"y{n}"], found[f"m{n}"], found[f"d{n}"]) for n in "123" if found[f"y{n}"])
    told = found["zone"] or zone.strip()
    if not told:
        raise ValueError("has no zone")
    clock = _hour(found), int(found["minute"]), int(found["second"] or 0)
    where = _zone(told)
    try:
        return datetime(int(year), _month(month), int(day), *clock, tzinfo=where)
    except ValueError as error:
        raise ValueError("does not exist") from error


def write_moment(moment: datetime | None) -> str:
    """The moment as ISO 8601 with its offset, without seconds where they are zero; "" where there is none."""
    if moment is None:
        return ""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text[:3].lower() not in _MONTHS:
        raise ValueError("cannot be read")
    return _MONTHS.index(text[:3].lower()) + 1


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    if not found["half"]:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("cannot be read")
    return hour % 12 + (12 if found["half"] in "pP" else 0)


def _zone(told: str) -> tzinfo:
    if told in {"Z", "UTC", "GMT"}:
        return UTC
    offset = _OFFSET.fullmatch(told)
    try:
        if offset:
            span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
            return timezone(-span if offset[1] == "-" else span)
        if "/" in told:  # EST, CST, IST and their like each mean several zones
            return ZoneInfo(told)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise ValueError("has a zone that cannot be told")
