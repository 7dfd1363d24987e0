"""The pages of the author index, and that of each author."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice

from generator.model import Person
from generator.site import authorindex, routes
from generator.site.authorindex import IndexPage
from generator.site.bundle import Bundle, runs
from generator.site.coauthors import Coauthors, Shared, shared
from generator.site.gathered import People
from generator.site.pagemaker import Draft, Page, PageMaker
from generator.site.views import Neighbour, PersonLine, person_line

Run = tuple[Person, ...]


def bundles(maker: PageMaker) -> Iterator[Bundle]:
    """The index, then the authors."""
    yield Bundle("author index", partial(_index_files, maker), partial(_of_index, maker))
    order = maker.kept.settled("order", tuple(maker.chips))
    for number, run in enumerate(maker.kept.of(_runs, maker.conference.people, order)):
        yield Bundle(f"authors {number}", partial(_files, maker, run), partial(_of, maker, run), len(run))


def _index_files(maker: PageMaker) -> Iterator[Draft]:
    undisclosed = maker.gathered.undisclosed
    return (maker.draft(index.route, partial(_index, maker), index, *undisclosed) for index in _indexes(maker))


def _of_index(maker: PageMaker) -> tuple[object, ...]:
    """What the pages of the index are made of."""
    return maker.common, maker.chips, maker.gathered.runs, maker.gathered.undisclosed


def _indexes(maker: PageMaker) -> Iterator[IndexPage]:
    rows: dict[str, PersonLine] = {}
    for run in maker.gathered.runs:
        chips = tuple(maker.chips[poster] for person in run.people for poster in person.posters)
        made: dict[str, PersonLine] = run.following(_rows, *chips)
        rows |= made
    return authorindex.pages(maker.conference.people, lambda person: rows[person.id], maker.t.language)


def _rows(run: People, before: dict[str, PersonLine] | None, *chips: Neighbour) -> dict[str, PersonLine]:
    """The people as rows, by their ids, as the same objects as `before` where they are equal: those were shown already.

    `chips` are those of each one's posters in turn.
    """
    shown = iter(chips)
    rows = {person.id: person_line(person, *islice(shown, len(person.posters))) for person in run.people}
    return {**rows, **{id_: row for id_, row in (before or {}).items() if rows.get(id_) == row}}


def _runs(people: Sequence[Person], order: Sequence[str]) -> tuple[Run, ...]:
    """All people, co-authors near each other, for their pages show the same rows; `order` are the posters' ids."""
    places = {poster: place for place, poster in enumerate(order)}
    return runs(sorted(people, key=lambda person: places[person.posters[0]]))


def _files(maker: PageMaker, run: Run) -> Iterator[Draft]:
    titles = maker.kept.of(_titles, maker.conference.people)
    for person in run:
        made = partial(_author, maker, person, titles[person.id])
        yield Draft(routes.author(person.id), made, partial(_of, maker, (person,)))


def _of(maker: PageMaker, run: Run) -> tuple[object, ...]:
    """What the pages of some authors are made of; their co-authors' rows show no other posters than theirs."""
    titles = maker.kept.of(_titles, maker.conference.people)
    people, posters = maker.kept.of(_ids, run)
    return (
        maker.common,
        run,
        tuple(map(titles.__getitem__, people)),
        tuple(map(maker.shared.__getitem__, people)),
        tuple(map(maker.lines.__getitem__, posters)),
    )


def _ids(run: Run) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of people, and of their posters."""
    return tuple(person.id for person in run), tuple(chain.from_iterable(person.posters for person in run))


def _index(maker: PageMaker, index: IndexPage, undisclosed: int, undisclosed_posters: int) -> Page:
    people = index.current.people if index.current else maker.conference.people
    authors = maker.words("authors", n=len(people))
    title = _index_title(maker, index)
    description = maker.words("authors_description", authors=authors, site=maker.site.title)
    return maker.page(
        index.route,
        "authors.html",
        title,
        f"{title}: {description}" if index.current else description,
        "authors",
        letters=index.letters,
        count=len(maker.conference.people),
        undisclosed=0 if index.current else undisclosed,
        undisclosed_posters=undisclosed_posters,
    )


def _index_title(maker: PageMaker, index: IndexPage) -> str:
    """The heading alone, with a letter, or with the first and the last name of a part of it."""
    title = maker.words("authors_title")
    if index.current is None:
        return title
    letter = index.current.letter or maker.words("other_letters")
    stretch = index.stretch
    return f"{title}: {letter}" + (f" ({stretch.name})" if stretch else "")


def _author(maker: PageMaker, person: Person, title: str) -> Page:
    lines = tuple(maker.lines[each] for each in person.posters)
    titles = "; ".join(line.plain_title or maker.words("no_title") for line in lines)
    posters = maker.words("posters", n=len(lines))
    return maker.page(
        routes.author(person.id),
        "author.html",
        title,
        maker.words("author_description", name=person.name, posters=posters, titles=titles),
        "authors",
        metadata=maker.metadata.person(person),
        person=person,
        posters=lines,
        coauthors=_coauthors(maker, person),
    )


def _coauthors(maker: PageMaker, person: Person) -> Coauthors:
    found = _shared(maker, person)
    return Coauthors(tuple(maker.person_line(one, posters) for one, posters in found.people), found.more)


def _shared(maker: PageMaker, person: Person) -> Shared:
    return shared(person, maker.places, maker.people) if maker.kept.is_brief else maker.shared[person.id]


def _titles(people: Sequence[Person]) -> dict[str, str]:
    """By id the name, and what tells two people of one name apart: no two pages may have the same title."""
    names = Counter(person.name for person in people)
    affiliated = Counter((person.name, person.affiliation) for person in people)

    def title(person: Person) -> str:
        if names[person.name] == 1:
            return person.name
        alone = person.affiliation and affiliated[person.name, person.affiliation] == 1
        return f"{person.name} ({person.affiliation if alone else person.id})"

    return {person.id: title(person) for person in people}
