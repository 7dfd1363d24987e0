"""The abstracts in parts: by session, of a fixed number of posters."""

import json

from msgspec.structs import replace

from generator.markup import Text
from generator.model import Conference, Poster, Settings
from generator.site import search
from generator.site.search.abstracts import PART


def many(conference: Conference, count: int) -> Conference:
    """So many posters in the first session, and two in the second."""
    first, second = conference.sessions
    model = replace(conference.listed[0], keywords=(), authors=())

    def poster(session: str, n: int) -> Poster:
        return replace(model, id=f"{session}-{n}", session=session, abstract=Text(f"Text {n} of {session}."))

    posters = (*(poster(first.id, n) for n in range(count)), *(poster(second.id, n) for n in range(2)))
    return replace(conference, posters=posters)


def texts(part: str) -> list[list[str]]:
    """What a part holds."""
    told: list[list[str]] = json.loads(part.removeprefix("globalThis.posterTexts = ").removesuffix(";\n"))
    return told


def parts(conference: Conference, chosen: Settings) -> dict[str, str]:
    return {one.route: one.text for one in search.abstracts(conference, chosen)}


def test_text_and_keywords_of_listed_posters(conference: Conference, chosen: Settings) -> None:
    made = parts(conference, chosen)
    assert list(made) == [f"sessions/{session.id}.abstracts-1.js" for session in conference.sessions]
    assert texts(made["sessions/monday.abstracts-1.js"])[1] == [
        "We ask how small a cache may be. It may be O(log n) small; TinyCache shows it.",
        "caches",
        "systems",
    ]
    assert sum(len(texts(part)) for part in made.values()) == len(conference.listed)


def test_a_long_session_has_several_parts(conference: Conference, chosen: Settings) -> None:
    made = parts(many(conference, 2 * PART + 1), chosen)
    names = [f"sessions/monday.abstracts-{n}.js" for n in (1, 2, 3)]
    assert list(made) == [*names, "sessions/tuesday.abstracts-1.js"]
    assert [len(texts(made[part])) for part in names] == [PART, PART, 1]
    assert texts(made[names[2]]) == [[f"Text {2 * PART} of monday."]]


def test_an_abstract_that_changes_changes_one_part(conference: Conference, chosen: Settings) -> None:
    old = many(conference, 2 * PART)
    changed = replace(old.posters[PART + 3], abstract=Text("Otherwise."))
    new = replace(old, posters=tuple(changed if one.id == changed.id else one for one in old.posters))
    before, after = parts(old, chosen), parts(new, chosen)
    assert [route for route in after if before[route] != after[route]] == ["sessions/monday.abstracts-2.js"]
    assert search.dump_script(old, chosen) == search.dump_script(new, chosen)
