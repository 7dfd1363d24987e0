"""Times in all the ways that these pages write them, and those that say too little."""

import pytest

from generator.listing.html.when import read_when


@pytest.mark.parametrize(
    ("text", "year", "span"),
    [
        ("Tue May 12 05:00 PM -- 07:00 PM (PDT)", 2020, "2020-05-12T17:00:00-07:00 2020-05-12T19:00:00-07:00"),
        ("Wed, Dec 9, 2026 • 10:00 AM – 1:00 PM AEDT", None, "2026-12-09T10:00:00+11:00 2026-12-09T13:00:00+11:00"),
        ("Wed Dec 5th 05:00 -- 07:00 PM (EST)", 2018, "2018-12-05T17:00:00-05:00 2018-12-05T19:00:00-05:00"),
        ("Wed Dec 5 11:00 -- 01:00 PM (EST)", 2018, "2018-12-05T11:00:00-05:00 2018-12-05T13:00:00-05:00"),
        ("Tue 23 Jul 1:30 a.m. PDT — 3 a.m. PDT", 2024, "2024-07-23T01:30:00-07:00 2024-07-23T03:00:00-07:00"),
        ("Tue 23 Jul 11 p.m. CEST — 1 a.m. CEST", 2024, "2024-07-23T23:00:00+02:00 2024-07-24T01:00:00+02:00"),
        ("23 July 2024, 17:00–19:00 UTC+2", None, "2024-07-23T17:00:00+02:00 2024-07-23T19:00:00+02:00"),
        ("Fri, Apr 25, 2025 • 10 AM – noon (+08)", None, "2025-04-25T10:00:00+08:00 2025-04-25T12:00:00+08:00"),
    ],
)
def test_time(text: str, year: int | None, span: str) -> None:
    when = read_when(text, year)
    assert f"{when.start} {when.end}" == span
    assert not when.why


@pytest.mark.parametrize(
    ("text", "year", "why"),
    [
        ("Tue May 12 05:00 PM -- 07:00 PM (PDT)", None, "the page does not say the year"),
        ("Tue May 12 05:00 PM -- 07:00 PM (PDT)", 2021, "2021-05-12 is no Tue, so the year 2021 is not this page's"),
        ("May 12 2020 05:00 PM -- 07:00 PM", None, "has no zone"),
        ("May 12 2020 05:00 PM -- 07:00 PM (CST)", None, "the zone 'CST' has no single meaning"),
        ("Feb 30 2020 05:00 PM -- 07:00 PM (PDT)", None, "is no day of 2020"),
        ("May 12 2020 45:00 -- 47:00 UTC", None, "holds no time of day"),
        ("in the afternoon", 2020, "is no day with a time from and to"),
    ],
)
def test_time_that_is_not_known(text: str, year: int | None, why: str) -> None:
    when = read_when(text, year)
    assert (when.start, when.end) == ("", "")
    assert why in when.why
