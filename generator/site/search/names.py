"""search.js: numbers, titles and names of all posters, in columns; what follows from another column is left out.

It is the first that search loads, so each byte counts, and themes/wayfinder/templates/scripts/names.js reads it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile

from generator.model import Conference, Person, Poster, Settings
from generator.site import views
from generator.site.datascript import assignment
from generator.site.search.abstracts import PART

FIRST_UNSURE = "\U00010000"  # from here on Unicode still gets characters that are Latin letters to some programs
LONG_ENOUGH = 4  # characters; a number takes as many
_WORD = re.compile("[a-z0-9]+")


def dump(conference: Conference, settings: Settings) -> str:
    """The listed posters and all people in the order of the site.

    `part` is the number of posters in a file of abstracts, `sessions` ids with the number of their posters in turn,
    `ids` how each id is had from the title, `numbers` the steps from one to the next, `authors` the places of the
    people, and `people` and `peopleIds` the same of these. What few posters have is a mapping from their places.
    """
    posters, people = conference.listed, conference.people
    titles = [views.plain_title(poster) for poster in posters]
    names = [person.name for person in people]
    told = {
        "part": PART,
        "sessions": [[id_, sum(1 for _ in run)] for id_, run in groupby(poster.session for poster in posters)],
        "titles": titles,
        "ids": [shortened_id(poster.id, title) for poster, title in zip(posters, titles, strict=True)],
        "numbers": _steps(poster.number for poster in posters),
        "boards": {place: poster.board for place, poster in enumerate(posters) if poster.board},
        "openings": {place: views.opening(poster) for place, poster in enumerate(posters) if not poster.title},
        "undisclosed": [poster.undisclosed for poster in posters],
        "authors": list(_authors(posters, people, conference.bylines)),
        "people": names,
        "peopleIds": [shortened_id(person.id, name) for person, name in zip(people, names, strict=True)],
    }
    return assignment("globalThis.posterSearch", told)


def hyphened(text: str) -> str:
    """The text's unaccented letters and figures in lower case, with hyphens between words: what most ids begin with."""
    if max(text, default="") >= FIRST_UNSURE:
        return ""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in apart if unicodedata.category(character) != "Mn")
    return "-".join(_WORD.findall(text.lower()))


def shortened_id(id_: str, text: str) -> int | str | tuple[int, str]:
    """How the id is had from `text` with hyphens: its first so many characters, 0 for all, with a rest; or the id."""
    known = hyphened(text)
    if known.startswith(id_):
        return 0 if known == id_ else len(id_)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(known, id_, strict=False)))
    return (same, id_[same:]) if same > LONG_ENOUGH else id_


def _steps(numbers: Iterable[int | None]) -> list[int | None]:
    """Each number as its distance from the one before, the first from 0; None stays."""
    known = list(numbers)
    last = 0
    steps: list[int | None] = []
    for number in known:
        steps.append(None if number is None else number - last)
        last = last if number is None else number
    return steps


def _authors(
    posters: Iterable[Poster], people: Iterable[Person], bylines: dict[tuple[str, int], str]
) -> Iterator[list[int | tuple[int, str]]]:
    """Each poster's disclosed authors as places among the people, with the name where the poster has it otherwise."""
    places = {person.id: (place, person.name) for place, person in enumerate(people)}
    for poster in posters:
        found: list[int | tuple[int, str]] = []
        for index, author in enumerate(poster.authors):
            if author.name is not None:
                place, name = places[bylines[poster.id, index]]
                found.append(place if name == author.name else (place, author.name))
        yield found
