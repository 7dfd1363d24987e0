"""The data of My posters: sessions, and what a link to a list may not call a listed poster."""

import json

from msgspec.structs import replace

from generator.model import Conference, Settings
from generator.site import saved


def told(script: str, name: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(script.removeprefix(f"globalThis.{name} = ").removesuffix(";\n"))
    return data


def test_sessions_and_what_links_may_mean(conference: Conference, chosen: Settings) -> None:
    data = told(saved.dump(conference, chosen), "posterList")
    assert data.keys() == {"sessions", "formerly", "taken"}
    assert data["formerly"] == {"small-caches": "tiny-caches"}
    monday = data["sessions"]["monday"]  # type: ignore[index] # a mapping
    assert (monday["start"], monday["url"]) == (
        "2026-05-18T17:00:00-07:00",
        "https://example.org/wss-2026/sessions/monday.html",
    )


def test_the_signs_of_withdrawn_posters_are_taken(conference: Conference, chosen: Settings) -> None:
    gone = next(poster for poster in conference.posters if poster.withdrawn)
    assert told(saved.dump(conference, chosen), "posterList")["taken"] == sorted({gone.id, str(gone.number)})
    unnumbered = tuple(replace(poster, number=None) for poster in conference.posters)
    data = told(saved.dump(replace(conference, posters=unnumbered), chosen), "posterList")
    assert data["taken"] == [gone.id]


def test_citations(conference: Conference, chosen: Settings) -> None:
    made = {one.route: one.text for one in saved.dump_citations(conference, chosen)}
    assert list(made) == [f"sessions/{session.id}.bib.js" for session in conference.sessions]
    entries = told(made["sessions/monday.bib.js"], "citations")
    assert str(entries["tiny-caches"]).startswith("@misc{tiny-caches,")
    assert "untold" not in entries
