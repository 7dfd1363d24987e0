"""Times are read with their zone, or not at all."""

import pytest

from generator.listing.rows.moments import read_moment, write_moment


@pytest.mark.parametrize(
    ("source", "zone", "expected"),
    [
        ("2026-07-08T16:30:00-07:00", "", "2026-07-08T16:30-07:00"),
        ("2026-07-08T16:30:15Z", "Europe/Berlin", "2026-07-08T16:30:15+00:00"),
        ("2026-07-08T16:30:00.123456+0200", "", "2026-07-08T16:30+02:00"),
        ("2026-07-08 16:30", "Europe/Berlin", "2026-07-08T16:30+02:00"),
        ("2026-01-08 16:30", "Europe/Berlin", "2026-01-08T16:30+01:00"),
        ("2026/7/8 16:30 America/Los_Angeles", "", "2026-07-08T16:30-07:00"),
        ("May 12, 2026 5:00 PM", "UTC", "2026-05-12T17:00+00:00"),
        ("Tue, 12 May 2026 12:05 am UTC+2", "", "2026-05-12T00:05+02:00"),
    ],
)
def test_moment(source: str, zone: str, expected: str) -> None:
    assert write_moment(read_moment(source, zone)) == expected


@pytest.mark.parametrize(
    ("source", "zone", "why"),
    [
        ("2026-07-08T16:30:00", "", "has no zone"),
        ("2026-07-08 10:00 PDT", "", "has a zone that cannot be told"),
        ("2026-07-08 10:00", "Mars/Base", "has a zone that cannot be told"),
        ("2026-07-08 10:00", "../../etc/passwd", "has a zone that cannot be told"),
        ("2026-07-08T16:30+99:00", "", "has a zone that cannot be told"),
        ("2026-02-30 10:00", "UTC", "does not exist"),
        ("2026-07-08 25:00", "UTC", "does not exist"),
        ("12/05/2026 10:00", "UTC", "cannot be read"),
        ("2026-07-08", "UTC", "cannot be read"),
        ("13 Foo 2026 10:00", "UTC", "cannot be read|does not exist"),
    ],
)
def test_no_moment_is_made_up(source: str, zone: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_moment(source, zone)


def test_nothing_is_written_as_nothing() -> None:
    assert write_moment(None) == ""
