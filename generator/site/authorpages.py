"""The pages of the author index, and that of each author."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.language import Language
from generator.model import Conference, Person
from generator.site import authorindex, routes
from generator.site.authorindex import IndexPage
from generator.site.coauthors import Coauthors, Shared, shared
from generator.site.pagemaker import Draft, Page, PageMaker
from generator.site.views import Neighbour, PersonLine, person_line


def drafts(maker: PageMaker) -> Iterator[Draft]:
    """The index, then the authors."""
    hidden = [poster.undisclosed for poster in maker.conference.listed if poster.undisclosed]
    for index in maker.kept.of(_indexes, maker.conference.people, maker.chips, maker.t.language):
        yield maker.draft(index.route, partial(_index, maker), index, sum(hidden), len(hidden))
    for person in _by_posters(maker.conference):
        yield Draft(routes.author(person.id), partial(_author, maker, person), partial(_of_author, maker, person))


def _indexes(people: Sequence[Person], chips: Mapping[str, Neighbour], language: Language) -> tuple[IndexPage, ...]:
    def row(person: Person) -> PersonLine:
        return person_line(person, *map(chips.__getitem__, person.posters))

    return tuple(authorindex.pages(people, row, language))


def _by_posters(conference: Conference) -> list[Person]:
    """Co-authors after each other, for their pages show the same rows."""
    order = {poster.id: place for place, poster in enumerate(conference.posters)}
    return sorted(conference.people, key=lambda person: order[person.posters[0]])


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


def _of_author(maker: PageMaker, person: Person) -> tuple[object, ...]:
    """What an author's page is made of; their co-authors' rows show no other posters than theirs."""
    lines = (maker.lines[each] for each in person.posters)
    return maker.common, person, _author_title(maker, person), _shared(maker, person), *lines


def _author(maker: PageMaker, person: Person) -> Page:
    lines = tuple(maker.lines[each] for each in person.posters)
    titles = "; ".join(line.plain_title or maker.words("no_title") for line in lines)
    posters = maker.words("posters", n=len(lines))
    return maker.page(
        routes.author(person.id),
        "author.html",
        _author_title(maker, person),
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


def _author_title(maker: PageMaker, person: Person) -> str:
    """The name, and what tells two people of one name apart: no two pages may have the same title."""
    if maker.names[person.name] == 1:
        return person.name
    alone = person.affiliation and maker.affiliated[person.name, person.affiliation] == 1
    return f"{person.name} ({person.affiliation if alone else person.id})"
