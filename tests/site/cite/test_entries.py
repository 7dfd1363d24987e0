from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from generator.model import Conference, Poster, Publication, Session, Settings
from generator.site.cite.entries import key, missing
from generator.site.cite.records import Citation
from generator.site.gathered import gather

Made = tuple[Conference, Settings]

NEW_YEARS_EVE = datetime.fromisoformat("2026-12-31T18:00:00-08:00")  # 2027 in UTC


def citations(conference: Conference, chosen: Settings) -> dict[str, Citation]:
    """Every poster that can be cited, by its id."""
    found = gather(conference, chosen).cited
    return {id_: one.citation for id_, one in found.items() if one.citation}


@pytest.mark.parametrize(
    ("title", "more", "reason"),
    [
        (None, {}, "cite_untitled"),
        (" ", {}, "cite_untitled"),
        ("Work", {"withdrawn": True}, "cite_withdrawn"),
        ("Work", {}, ""),
    ],
)
def test_what_cannot_be_cited_says_why(
    made: Callable[..., Made], a_poster: Callable[..., Poster], title: str | None, more: dict[str, object], reason: str
) -> None:
    work = a_poster(title, "Alice Hall", **more)
    assert missing(work) == reason
    assert bool(citations(*made(work))) == (not reason)


@pytest.mark.parametrize(
    ("bibtex", "expected"),
    [("", "work"), ("@misc{own2026, title={x}}", "own2026"), ("@ARTICLE ( a:b/c ,\n title = {x})", "a:b/c")],
)
def test_the_key_is_the_id_or_the_authors_own(a_poster: Callable[..., Poster], bibtex: str, expected: str) -> None:
    assert key(a_poster("Work", bibtex=bibtex)) == expected


def test_no_key_depends_on_other_posters(made: Callable[..., Made], a_poster: Callable[..., Poster]) -> None:
    alone, other = a_poster("Work", "Alice Hall", id="one"), a_poster("Work", "Alice Hall", id="two")
    both = citations(*made(other, alone))
    assert {id_: citation.key for id_, citation in both.items()} == {"two": "two", "one": "one"}
    assert citations(*made(alone))["one"].key == "one"


@pytest.mark.parametrize(
    ("start", "published", "year"),
    [(None, None, None), (NEW_YEARS_EVE, None, 2026), (NEW_YEARS_EVE, 2025, 2025), (NEW_YEARS_EVE, 0, None)],
    ids=["nobody said", "when it is shown", "when it is published", "published, but nobody said when"],
)
def test_the_year(
    made: Callable[..., Made],
    a_poster: Callable[..., Poster],
    start: datetime | None,
    published: int | None,
    year: int | None,
) -> None:
    publication = None if published is None else Publication(title="P", year=published or None)
    assert citations(*made(a_poster("Work"), publication=publication, start=start))["work"].year == year


@pytest.mark.parametrize(
    ("session", "conference", "venue"),
    [
        ("Monday", "Small 2026", "Poster, Monday, Small 2026"),
        ("Poster Session 2", "Small 2026", "Poster Session 2, Small 2026"),
        ("Small 2026: Monday", "Small 2026", "Poster, Small 2026: Monday"),
        ("Monday", "", "Poster, Monday"),
    ],
)
def test_the_venue_of_a_poster(
    made: Callable[..., Made], a_poster: Callable[..., Poster], session: str, conference: str, venue: str
) -> None:
    program, chosen = made(a_poster("Work"), name=conference)
    program = replace(program, sessions=(Session(id="monday", title=session),))
    assert citations(program, chosen)["work"].venue == venue


def test_a_spelling_keeps_its_own_given_name(made: Callable[..., Made], a_poster: Callable[..., Poster]) -> None:
    program, chosen = made(a_poster("Work", "Renée van der Berg"), a_poster("Other", "R. van der Berg", id="other"))
    full = next(person for person in program.people if person.given == "Renée")
    program = replace(program, bylines={("work", 0): full.id, ("other", 0): full.id})
    names = [citation.authors[0] for citation in citations(program, chosen).values()]
    assert [(name.given, name.particle, name.family) for name in names] == [
        ("Renée", "van der", "Berg"),
        ("R.", "van der", "Berg"),
    ]


def test_the_address_is_there_where_it_is_known(made: Callable[..., Made], a_poster: Callable[..., Poster]) -> None:
    known: Citation = citations(*made(a_poster("Work"), url="https://example.org/s/"))["work"]
    assert known.url == "https://example.org/s/posters/work.html"
    assert citations(*made(a_poster("Work")))["work"].url == ""
