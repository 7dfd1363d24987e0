"""Times as these pages write them, read as ISO 8601 with the zone's offset; never guessed."""

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from msgspec import Struct

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = rf"(?P<{{}}>{'|'.join(_MONTHS)})[a-z]*\.?"
_HOUR = r"\d{1,2}(?::\d\d)?"
_HALF = r"[ap]\.?m\.?"
_DAY = (
    rf"(?:\b(?P<weekday>{'|'.join(_DAYS)})[a-z]*\.?,?\s+)?"
    rf"(?:{_MONTH.format('month')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('month2')})(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_ZONE = r"\(?(?P<zone>UTC|GMT|[A-Z]{2,5}|[+-]\d{2}(?::?\d\d)?)?(?P<shift>[+-]\d{1,2}(?::?\d\d)?)?\)?"
_SPAN = (
    rf"(?P<from>{_HOUR}|noon)\s*(?P<half>{_HALF})?\s*(?:\(?(?P<zone0>[A-Z]{{2,5}})\)?)?"
    rf"\s*(?:--|-|–|—|to|until)\s*(?P<to>{_HOUR}|noon)\s*(?P<half2>{_HALF})?\s*{_ZONE}"
)
_WHEN = re.compile(rf"{_DAY}[\s,•·|@:]*(?:at\s+|from\s+)?{_SPAN}", re.IGNORECASE)
_HINT = re.compile(rf"\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}\s*{_HALF}(?!\w)", re.IGNORECASE)

# Only abbreviations with one meaning: CST (Chicago, Shanghai) and IST (Delhi, Dublin, Jerusalem) have several.
_OFFSETS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "SAST": 120, "MSK": 180, "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "HST": -600, "AKST": -540, "AKDT": -480, "PST": -480, "PDT": -420, "MST": -420,
    "MDT": -360, "CDT": -300, "EST": -300, "EDT": -240, "ADT": -180, "BRT": -180, "ART": -180,
}  # fmt: skip


class When(Struct, frozen=True):
    """A time span; without `start`, `why` says what is missing. `day` is the day as given, `rest` what follows."""

    start: str = ""
    end: str = ""
    why: str = ""
    day: str = ""
    rest: str = ""


def looks_like_time(text: str) -> bool:
    """Whether a short text speaks of a time of day."""
    return _HINT.search(text) is not None or _WHEN.search(text) is not None


@lru_cache(maxsize=256)  # the cards of a session have one time
def read_when(text: str, year: int | None) -> When:
    """Read "Tue May 12 05:00 PM -- 07:00 PM (PDT)"; `year` is the page's, for a text that has none."""
    found = _WHEN.search(text)
    if found is None:
        return When(why=f"'{text}' is no day with a time from and to" if text else "")
    rest, day_text = (
        text[found.end() :].strip(" ,•·|"),
        found[0][: found.start("from") - found.start()].strip(" ,•·|@:"),
    )
    day, why = _day(found, year)
    offset = _offset(found)
    if day is None or offset is None:
        return When(why=why or _about_zone(found), day=day_text, rest=rest)
    start, end = _span(found, day, offset)
    if start is None or end is None:
        return When(why=f"'{found[0]}' holds no time of day", day=day_text, rest=rest)
    return When(start.isoformat(), end.isoformat(), day=day_text, rest=rest)


def _day(found: re.Match[str], page_year: int | None) -> tuple[date | None, str]:
    year = int(found["year"]) if found["year"] else page_year
    if year is None:
        return None, "the page does not say the year"
    month = _MONTHS.index((found["month"] or found["month2"]).lower()) + 1
    try:
        day = date(year, month, int(found["day"] or found["day2"]))
    except ValueError:
        return None, f"'{found[0]}' is no day of {year}"
    weekday = (found["weekday"] or "").lower()
    if weekday and _DAYS[day.weekday()] != weekday:
        return None, f"{day.isoformat()} is no {found['weekday']}, so the year {year} is not this page's"
    return day, ""


def _offset(found: re.Match[str]) -> timezone | None:
    zone = (found["zone"] or found["zone0"] or "").upper()
    shift = found["shift"] or (zone if zone[:1] in ("+", "-") else "")
    if shift and zone in ("", "UTC", "GMT", shift):
        sign = -1 if shift[0] == "-" else 1
        digits = shift[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 15 and minutes < 60 else None
    return timezone(timedelta(minutes=_OFFSETS[zone])) if zone in _OFFSETS else None


def _about_zone(found: re.Match[str]) -> str:
    zone = found["zone"] or found["zone0"]
    return f"the zone '{zone}' has no single meaning" if zone else f"'{found[0]}' has no zone"


def _span(found: re.Match[str], day: date, zone: timezone) -> tuple[datetime | None, datetime | None]:
    half, half2 = (found[name] and found[name][0].lower() for name in ("half", "half2"))
    end = _minutes(found["to"], half2)
    start = _minutes(found["from"], half or half2)
    if start is None or end is None:
        return None, None
    if half is None and half2 and start > end:  # 11:00 -- 01:00 PM
        start = _minutes(found["from"], "a") or 0
    if end <= start:
        end += 24 * 60
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)


def _minutes(text: str, half: str | None) -> int | None:
    if text.lower() == "noon":
        return 12 * 60
    hour, _, minute = text.partition(":")
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or hours > (12 if half else 24) or (half and hours == 0):
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes
