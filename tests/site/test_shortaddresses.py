"""Short addresses: from a poster's number alone, and never to the wrong poster."""

import pytest
from msgspec.structs import replace

from generator.markup import Text
from generator.model import Conference, Poster, Session
from generator.site.shortaddresses import short_addresses, signs


def poster(id_: str, session: str, number: int | None, **given: object) -> Poster:
    plain = Poster(id=id_, session=session, path=f"{id_}.yaml", number=number, abstract=Text("", block=True))
    return replace(plain, **given)


def conference(shorts: dict[str, str], *posters: Poster) -> Conference:
    sessions = tuple(Session(id=id_, title=id_, short=short) for id_, short in shorts.items())
    return Conference(sessions=sessions, posters=posters, people=())


CASES: dict[str, tuple[Conference, dict[str, list[str]]]] = {
    "one session": (
        conference({"mon": ""}, poster("a", "mon", 1), poster("b", "mon", 12)),
        {"p/1.html": ["a"], "p/12.html": ["b"]},
    ),
    "no number": (conference({"mon": ""}, poster("a", "mon", None)), {}),
    "withdrawn": (conference({"mon": ""}, poster("a", "mon", 4, withdrawn=True)), {"p/4.html": ["a"]}),
    "a second session that is called short": (
        conference({"mon": "", "tue": "tue"}, poster("a", "mon", 1), poster("b", "tue", 1)),
        {"p/1.html": ["a"], "p/tue-1.html": ["b"]},
    ),
    "a second session without": (
        conference({"mon": "", "tue": ""}, poster("a", "mon", 1), poster("b", "tue", 1), poster("c", "tue", 2)),
        {"p/1.html": ["a", "b"], "p/2.html": ["c"]},
    ),
}


@pytest.mark.parametrize(("made", "expected"), CASES.values(), ids=CASES)
def test_addresses(made: Conference, expected: dict[str, list[str]]) -> None:
    found = {one.route: [*one.posters] for one in short_addresses(signs(made))}
    assert found == expected


def test_a_title_and_a_board_change_nothing() -> None:
    before = conference({"mon": "m"}, poster("a", "mon", 7))
    after = conference({"mon": "m"}, poster("a", "mon", 7, title=Text("Told"), board="B-01"))
    assert signs(before) == signs(after) == {"a": "m-7"}
