"""search.js: what is left out of it can be had again from the rest."""

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.markup import Text
from generator.model import Author, Conference, Settings
from generator.site import search
from generator.site.search import names


def told(conference: Conference, chosen: Settings) -> dict[str, Any]:
    """The data that the script holds."""
    script = search.dump_script(conference, chosen).decode()
    assert not set("<>&\u2028\u2029") & set(script)
    data: dict[str, Any] = json.loads(script.removeprefix("globalThis.posterSearch = ").removesuffix(";\n"))
    return data


def id_of(given: int | str | list[Any], text: str) -> str:
    """As themes/wayfinder/templates/scripts/names.js reads it."""
    if isinstance(given, str):
        return given
    length, rest = (given, "") if isinstance(given, int) else given
    apart = "".join(each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each) != "Mn")
    hyphened = "-".join(re.findall("[a-z0-9]+", apart.lower()))
    return (hyphened[:length] if length else hyphened) + rest


def test_the_columns_say_what_search_json_says(conference: Conference, chosen: Settings) -> None:
    data, whole = told(conference, chosen), json.loads(search.dump(conference, chosen))
    posters, people = whole["posters"], whole["people"]
    assert [title or None for title in data["titles"]] == [poster["title"] for poster in posters]
    assert list(map(id_of, data["ids"], data["titles"])) == [poster["id"] for poster in posters]
    assert data["people"] == [person["name"] for person in people]
    assert list(map(id_of, data["peopleIds"], data["people"])) == [person["id"] for person in people]
    assert [[data["people"][place] for place in row] for row in data["authors"]] == [one["authors"] for one in posters]
    assert data["undisclosed"] == [poster["undisclosed"] for poster in posters]
    assert data["boards"] == {str(n): poster["board"] for n, poster in enumerate(posters) if poster["board"]}
    sessions = [session for session, count in data["sessions"] for _ in range(count)]
    assert sessions == [poster["session"] for poster in posters]
    assert data["openings"].keys() == {"2"}


def test_numbers_are_steps(conference: Conference, chosen: Settings) -> None:
    known = [7, None, 9, 3]
    numbered = tuple(replace(one, number=n) for one, n in zip(conference.listed, known, strict=True))
    assert told(replace(conference, posters=numbered), chosen)["numbers"] == [7, None, 2, -6]


def test_a_name_that_a_poster_has_otherwise_is_kept(conference: Conference, chosen: Settings) -> None:
    poster = next(one for one in conference.posters if one.id == "tiny-caches")
    place = next(n for n, person in enumerate(conference.people) if person.name == "Renée van der Berg")
    other = replace(poster, authors=(Author("R. van der Berg"), *poster.authors[1:]))
    made = replace(conference, posters=tuple(other if one is poster else one for one in conference.posters))
    row = told(made, chosen)["authors"][made.listed.index(other)]
    assert row[0] == [place, "R. van der Berg"]


IDS: dict[str, tuple[str, str, object]] = {
    "the whole text": ("lingfan-yu", "Lingfan Yu", 0),
    "accents and signs": ("craft-less-is-2-more", "CRAFT: Less is 2 × Moré", 0),
    "cut": ("cost-aware", "Cost-aware Expert", 10),
    "with a number": ("cost-aware-2", "Cost-aware", (10, "-2")),
    "cut, with a number": ("cost-aware-2", "Cost-aware Expert", (11, "2")),
    "another": ("small-caches", "Tiny Caches", "small-caches"),
    "of another script": ("person-0a1b2c3d", "王小明", "person-0a1b2c3d"),
    "no title": ("we-ask", "", "we-ask"),
    "letters beyond the first plane": ("bold", "\U0001d41bold", "bold"),
}


@pytest.mark.parametrize(("id_", "text", "short"), IDS.values(), ids=IDS)
def test_how_an_id_is_had_from_a_text(
    conference: Conference, chosen: Settings, id_: str, text: str, short: object
) -> None:
    poster = replace(conference.listed[0], id=id_, title=Text(text) if text else None, authors=())
    data = told(replace(conference, posters=(poster,)), chosen)
    assert data["ids"] == [list(short) if isinstance(short, tuple) else short]
    assert id_of(data["ids"][0], text) == id_


@given(st.text(max_size=30), st.from_regex("[a-z0-9][a-z0-9-]{0,20}", fullmatch=True))
def test_an_id_always_comes_back(text: str, id_: str) -> None:
    for wanted in (id_, names.hyphened(text) or "x", f"{names.hyphened(text)}-2"):
        short = json.loads(json.dumps(names.shortened_id(wanted, text)))
        assert id_of(short, text) == wanted
