"""Co-authors: those with whom most is shared, in the order of the index."""

from msgspec.structs import replace

from generator.model import Author, Conference, Person
from generator.site.coauthors import MOST, by_poster, shared


def written(conference: Conference, *bylines: list[str]) -> tuple[Conference, dict[str, Person]]:
    """Posters with these authors, whose ids are their names."""
    posters = tuple(
        replace(conference.posters[0], id=f"poster-{n}", number=n, board="", authors=tuple(map(Author, names)))
        for n, names in enumerate(bylines)
    )
    everyone = sorted({name for names in bylines for name in names})
    people = {
        name: replace(
            conference.people[0],
            id=name,
            name=name,
            sort_key=(name,),
            posters=tuple(poster.id for poster in posters if Author(name) in poster.authors),
        )
        for name in everyone
    }
    places = {(poster.id, n): author.name or "" for poster in posters for n, author in enumerate(poster.authors)}
    return replace(conference, posters=posters, people=tuple(people.values()), bylines=places), people


def test_each_with_what_they_share(conference: Conference) -> None:
    made, people = written(conference, ["me", "zoe", "ann"], ["zoe", "me"], ["zoe", "ann"])
    found = shared(people["me"], by_poster(made.bylines), people)
    assert found.people == ((people["ann"], ("poster-0",)), (people["zoe"], ("poster-0", "poster-1")))
    assert found.more == 0


def test_of_many_those_with_whom_most_is_shared(conference: Conference) -> None:
    crowd = [f"a{n:03}" for n in range(MOST + 5)]
    made, people = written(conference, ["me", *crowd, "zoe"], ["me", "zoe"])
    found = shared(people["me"], by_poster(made.bylines), people)
    assert [one.name for one, _ in found.people] == [*crowd[: MOST - 1], "zoe"]
    assert found.more == 6


def test_who_wrote_alone_has_none(conference: Conference) -> None:
    made, people = written(conference, ["me"])
    found = shared(people["me"], by_poster(made.bylines), people)
    assert (found.people, found.more) == ((), 0)
