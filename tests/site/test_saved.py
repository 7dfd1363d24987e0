"""The data of My posters: what a link to a list may call a poster, and scripts that cannot end early."""

import json
from dataclasses import replace

from generator.model import Conference, Settings
from generator.site import saved


def told(script: str, name: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(script.removeprefix(f"globalThis.{name} = ").removesuffix(";\n"))
    return data


def test_posters_and_sessions(conference: Conference, chosen: Settings) -> None:
    data = told(saved.dump(conference, chosen), "posterList")
    assert data.keys() == {"posters", "sessions", "formerly"}
    posters = {poster["id"]: poster for poster in data["posters"]}  # type: ignore[attr-defined] # a list
    assert list(posters) == [poster.id for poster in conference.listed]
    assert posters["tiny-caches"] == {
        "id": "tiny-caches",
        "session": "monday",
        "board": "A-02",
        "number": 1,
        "title": "Tiny Caches: Less is 2× More",
        "authors": ["Renée van der Berg", "Wei Wang"],
        "undisclosed": 2,
    }
    assert data["formerly"] == {"small-caches": "tiny-caches"}
    monday = data["sessions"]["monday"]  # type: ignore[index] # a mapping
    assert (monday["start"], monday["url"]) == (
        "2026-05-18T17:00:00-07:00",
        "https://example.org/wss-2026/sessions/monday.html",
    )


def test_a_link_never_means_two_posters(conference: Conference) -> None:
    first, second, *others = (replace(poster, number=number) for number, poster in enumerate(conference.posters, 1))
    alike = replace(conference, posters=(replace(first, number=2), second, *others))
    assert saved.link_signs(alike).keys() == {poster.id for poster in others}
    named = replace(conference, posters=(replace(first, id="2"), second, *others))
    assert second.id not in saved.link_signs(named)


def test_citations(conference: Conference, chosen: Settings) -> None:
    made = dict(saved.dump_citations(conference, chosen))
    assert list(made) == [f"sessions/{session.id}.bib.js" for session in conference.sessions]
    entries = told(made["sessions/monday.bib.js"], "citations")
    assert str(entries["tiny-caches"]).startswith("@misc{tiny-caches,")
    assert "untold" not in entries


def test_no_text_ends_a_script() -> None:
    made = saved.script("x", {"a": "</script>\u2028&"})
    assert not set("<>&\u2028") & set(made)
    assert told(made, "x") == {"a": "</script>\u2028&"}
