import pytest

from generator.markup import Text
from generator.model import Author, Conference, Poster
from generator.site import views

NOBODY = Author(None)


def named(*names: str | None) -> tuple[Author, ...]:
    return tuple(Author(name) for name in names)


def poster(**given: object) -> Poster:
    return Poster(**{"id": "a", "session": "s", "path": "p", "abstract": Text("", block=True)} | given)  # type: ignore[arg-type] # any field


BYLINES = {
    "all fit": (named("A", "B"), views.Byline(("A", "B"), 0, 0), views.Byline(("A", "B"), 0, 0)),
    "more follow": (named(*"ABCDEFG"), views.Byline(("A", "B"), 5, 0), views.Byline(tuple("ABCDE"), 2, 0)),
    "some undisclosed": (named("A", None, "B", None), views.Byline(("A", "B"), 2, 0), views.Byline(("A", "B"), 0, 2)),
    "the first undisclosed": (named(None, "B"), views.Byline(("B",), 1, 0), views.Byline(("B",), 0, 1)),
    "all undisclosed": (named(None, None), views.Byline((), 0, 2), views.Byline((), 0, 2)),
    "nobody": ((), views.Byline((), 0, 0), views.Byline((), 0, 0)),
}


@pytest.mark.parametrize(("authors", "short", "full"), BYLINES.values(), ids=BYLINES)
def test_bylines(authors: tuple[Author, ...], short: views.Byline, full: views.Byline) -> None:
    line = views.poster_line(poster(authors=authors))
    assert (line.short, line.full) == (short, full)


@pytest.mark.parametrize(
    ("given", "plate"),
    [
        ({"number": 12}, views.Plate("poster", "12")),
        ({"number": 12, "board": "B-07"}, views.Plate("board", "B-07")),
        ({}, views.Plate("", "")),
    ],
)
def test_a_poster_is_found_by_its_board_or_else_its_number(given: dict[str, object], plate: views.Plate) -> None:
    assert views.plate(poster(**given)) == plate


def test_an_untitled_poster_is_known_by_its_first_words() -> None:
    text = " ".join(f"w{count}" for count in range(20))
    line = views.poster_line(poster(abstract=Text(text, block=True)))
    assert line.title is None
    assert line.opening == " ".join(f"w{count}" for count in range(16)) + "…"


def test_neighbouring_undisclosed_places_are_one(conference: Conference) -> None:
    tiny = next(one for one in conference.posters if one.id == "tiny-caches")
    first, hidden, last = views.author_places(tiny, conference)
    assert isinstance(first, views.NamedAuthor)
    assert (first.name, first.route) == ("Renée van der Berg", "authors/renee-van-der-berg.html")
    assert (first.affiliation, first.orcid) == ("University of Nowhere", "0000-0002-1825-0097")
    assert hidden == views.HiddenAuthors(2)
    assert isinstance(last, views.NamedAuthor)
