"""The report as JSON, for other programs.

    {"version": 1,
     "needs": [{"who": "authors", "kind": "undisclosed", "count": 42, "what": "undisclosed authors on 24 posters",
                "hint": "write the name in the place of 'undisclosed'",
                "spots": [{"label": "1", "file": "content/posters/...", "line": 10, "column": 5,
                           "detail": "2 of 6 authors", "hint": ""}]}]}

`who` is "organisers" or "authors". `kind` is one of untitled, undisclosed, materials, macro, warning, conflict,
capitals, doubles, reading and withdrawn; more may come. `file` is below the root, with slashes; `line` and `column`
count from 1. Texts are in English, for people, and may be reworded; "" where there is nothing to say. A field that
is here stays; new ones may come without a new version.
"""

from collections.abc import Sequence

from msgspec.structs import asdict

from generator import quoting
from generator.report.records import Need

VERSION = 1


def dump(found: Sequence[Need]) -> str:
    """The needs as JSON, every spot of each: the same bytes for the same content."""
    return quoting.as_json({"version": VERSION, "needs": [_need(need) for need in found]})


def _need(need: Need) -> dict[str, object]:
    return {
        "who": need.who,
        "kind": need.kind,
        "count": need.count,
        "what": need.what,
        "hint": need.hint,
        "spots": [asdict(spot) for spot in need.spots],
    }
