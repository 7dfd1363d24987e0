"""What one value may be."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from generator.content import fields, kinds, yamlfile
from generator.content.fields import Faults, Kind

PDT = timezone(timedelta(hours=-7))


def read(kind: Kind, text: str) -> tuple[Any, Faults]:
    faults: Faults = []
    node = yamlfile.parse(f"x: {text}\n", Path("a.yaml"))
    table = (fields.Field(name="x", kind=kind, help="", example=""),)
    return fields.read_fields(yamlfile.mapping(node), table, faults).get("x"), faults


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (kinds.LINE, "2048", "2048"),
        (kinds.NUMBER, "007", 7),
        (kinds.BOOLEAN, "false", False),
        (kinds.MOMENT, "2026-05-19T17:00-07:00", datetime(2026, 5, 19, 17, tzinfo=PDT)),
        (kinds.MOMENT, "2026-05-19 17:00:30Z", datetime(2026, 5, 19, 17, 0, 30, tzinfo=UTC)),
        (kinds.ADDRESS, "https://example.org:8080/a?b=c#d", "https://example.org:8080/a?b=c#d"),
        (kinds.ORCID, "0000-0002-1825-0097", "0000-0002-1825-0097"),
        (kinds.ORCID, "https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"),
        (kinds.ORCID, "0000-0002-1694-233X", "0000-0002-1694-233X"),
        (kinds.ORCID, "http://www.orcid.org/0000-0002-1694-233x/", "0000-0002-1694-233X"),
        (kinds.ORCID, "orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (kinds.ORCID, "0000 0002 1825 0097", "0000-0002-1825-0097"),
        (kinds.ORCID, "0000\u20130002\u20131825\u20130097", "0000-0002-1825-0097"),
        (kinds.ORCID, "0000000218250097", "0000-0002-1825-0097"),
        (kinds.ORCID, '"ORCID: 0000-0002-1825-0097"', "0000-0002-1825-0097"),
        (kinds.DOI, "10.1145/3694715.3695960", "10.1145/3694715.3695960"),
        (kinds.DOI, "https://doi.org/10.1000/a(b)", "10.1000/a(b)"),
        (kinds.DOI, '"doi: 10.1000/a"', "10.1000/a"),
        (kinds.DOI, "doi.org/10.1000/a", "10.1000/a"),
        (kinds.YEAR, "2026", 2026),
        (kinds.COLOUR, '"#0B5C49"', "#0b5c49"),
        (kinds.COLOUR, "'#abc'", "#aabbcc"),
        (kinds.DRAWING, "logos/a.svg", "files/logos/a.svg"),
        (kinds.BIBTEX, "'@misc{a, title = {{B}}}'", "@misc{a, title = {{B}}}"),
        (kinds.REPOSITORY, "https://github.com/OWNER/NAME.git", "https://github.com/OWNER/NAME"),
        (kinds.REPOSITORY, "https://git.example.org/a/b/c/", "https://git.example.org/a/b/c"),
        (kinds.SLUG, "a-1", "a-1"),
        (kinds.DOMAIN, "Posters.Example.org", "posters.example.org"),
        (kinds.TARGET, "https://example.org/a.pdf", "https://example.org/a.pdf"),
        (kinds.TARGET, "a.pdf", "files/a.pdf"),
        (kinds.TARGET, "content/files/b/a.pdf", "files/b/a.pdf"),
        (kinds.IMAGE, "a.PNG", "files/a.PNG"),
    ],
)
def test_what_is_taken(kind: Kind, text: str, value: object) -> None:
    assert read(kind, text) == (value, [])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kinds.NUMBER, "-1"),
        (kinds.NUMBER, "9" * 5000),
        (kinds.NUMBER, "٣"),
        (kinds.BOOLEAN, "True"),
        (kinds.BOOLEAN, "on"),
        (kinds.MOMENT, "2026-05-19"),
        (kinds.MOMENT, "2026-05-19T25:00Z"),
        (kinds.ADDRESS, "ftp://example.org"),
        (kinds.ADDRESS, "//example.org"),
        (kinds.ADDRESS, "https:///path"),
        (kinds.ADDRESS, "https://[::1"),
        (kinds.ADDRESS, "https://example.org:port/"),
        (kinds.ADDRESS, "https://example.org/<script>"),
        (kinds.ADDRESS, '"https://example.org/a b"'),
        (kinds.ADDRESS, '"java\\nscript:alert(1)"'),
        (kinds.ADDRESS, '" https://example.org"'),
        (kinds.ORCID, "0000-0002-1825-0098"),
        (kinds.ORCID, "0000-0002-1694-2339"),
        (kinds.ORCID, "0000 0002 1825"),
        (kinds.ORCID, "https://example.org/0000-0002-1825-0097"),
        (kinds.DOI, "10.1/x"),
        (kinds.REPOSITORY, "https://github.com/owner"),
        (kinds.SLUG, "con"),
        (kinds.SLUG, "Abc"),
        (kinds.SLUG, "a" * 61),
        (kinds.SLUG, "a/b"),
        (kinds.DOMAIN, "example"),
        (kinds.DOMAIN, "-a.org"),
        (kinds.TARGET, "data:text/html,x"),
        (kinds.TARGET, "JavaScript:alert(1)"),
        (kinds.TARGET, "//example.org/a.pdf"),
        (kinds.TARGET, "a/../b.pdf"),
        (kinds.TARGET, "./b.pdf"),
        (kinds.TARGET, "b/.git/config"),
        (kinds.TARGET, "C:/b.pdf"),
        (kinds.TARGET, "a\\b.pdf"),
        (kinds.IMAGE, "a.svg"),
        (kinds.DRAWING, "a.pdf"),
        (kinds.COLOUR, "0b5c49"),
        (kinds.COLOUR, "teal"),
        (kinds.COLOUR, '"#0b5c4"'),
        (kinds.YEAR, "26"),
        (kinds.BIBTEX, "Lovelace, A. 2026"),
        (kinds.BIBTEX, "'@misc{a, title = {B}'"),
        (kinds.IMAGE, "https://example.org/a.png"),
    ],
)
def test_what_is_refused(kind: Kind, text: str) -> None:
    value, faults = read(kind, text)
    assert value is None
    assert [fault.message.startswith("'x' must be ") for fault in faults] == [True]
    assert faults[0].hint


def test_an_empty_field_is_not_given() -> None:
    assert read(kinds.NUMBER, "") == (None, [])


@pytest.mark.parametrize("reserved", ["index", "con", "nul", "aux", "prn", "com1", "lpt9"])
def test_reserved_names_are_no_ids(reserved: str) -> None:
    assert not kinds.is_slug(reserved)
    assert kinds.is_slug(reserved + "x")
