import math
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content import settings as site_settings
from generator.content.load import load
from generator.markup import Text
from generator.model import Author, Conference, Person, Poster
from generator.site import sharing, termcounts
from generator.site.related import Neighbours, Related, related
from generator.site.termindex import TermIndex

ROOT = Path(__file__).parents[2]
Found = Mapping[str, Sequence[Related]]


def conference(*posters: Poster) -> Conference:
    """A conference in which one name is one person; `Wei Wang@2` is another Wei Wang."""
    people: dict[str, Person] = {}
    bylines = {}
    for poster in posters:
        for place, author in enumerate(poster.authors):
            if author.name is not None:
                name = author.name.partition("@")[0]
                people[author.name] = Person(
                    id=author.name, name=name, given="", family=name, sort_key=(name,), letter="", posters=()
                )
                bylines[poster.id, place] = author.name
    return Conference(sessions=(), posters=posters, people=tuple(people.values()), bylines=bylines)


def poster(
    name: str, title: str = "", authors: Sequence[str | None] = (), abstract: str = "", **more: object
) -> Poster:
    made = Poster(
        id=name,
        session="s",
        path=f"content/posters/s/{name}.yaml",
        title=Text(title) if title else None,
        abstract=Text(abstract, block=True),
        authors=tuple(map(Author, authors)),
    )
    return replace(made, **more)


FILLERS = tuple(
    poster(f"filler-{word}", f"{word}s") for word in ("Walnut", "Peach", "Quince", "Lemon", "Cherry", "Plum")
)


def ids(found: Found, name: str) -> list[str]:
    return [one.poster for one in found[name]]


def test_a_common_author_comes_before_common_terms() -> None:
    found = related(
        conference(
            poster("one", "Quantum Compilers for Lattice Codes", ["Ada", "Lin Yu"]),
            poster("alike", "Quantum Compilers for Lattice Codes", ["Bo"]),
            poster("colleague", "Warm Bread", ["Lin Yu"]),
            poster("colleagues", "Cold Soup", ["Lin Yu", "Ada"]),
            *FILLERS,
        )
    )
    assert [(one.poster, one.authors) for one in found["one"]] == [
        ("colleagues", ("Ada", "Lin Yu")),
        ("colleague", ("Lin Yu",)),
        ("alike", ()),
    ]
    assert set(found["one"][2].terms) == {"Quantum Compilers", "Lattice Codes"}


def test_namesakes_are_not_one_author() -> None:
    found = related(conference(poster("a", "X", ["Wei Wang"]), poster("b", "Y", ["Wei Wang@2"])))
    assert found == {"a": (), "b": ()}


def test_undisclosed_authors_are_nobody() -> None:
    assert related(conference(poster("a", "X", [None, None]), poster("b", "Y", [None]))) == {"a": (), "b": ()}


def test_withdrawn_posters_never_appear() -> None:
    gone = poster("gone", "Quantum Compilers for Lattice Codes", ["Ada"], withdrawn=True)
    kept = poster("kept", "Quantum Compilers for Lattice Codes", ["Ada"])
    assert related(conference(gone, kept, *FILLERS))["kept"] == ()
    assert "gone" not in related(conference(gone, kept))


@pytest.mark.parametrize(
    ("first", "second", "terms"),
    [
        ({"title": "Quantum walks"}, {"title": "Quantum lattices"}, set()),
        ({"title": "Quantum lattices"}, {"title": "Lattices, not quantum"}, {"quantum", "lattices"}),
        ({"title": "Quantum lattices"}, {"title": "Quantum lattices"}, set()),  # one phrase is one term
        ({"title": "Efficient methods for large models"}, {"title": "Efficient methods for large models"}, set()),
        ({"title": "Lattice caches, faster"}, {"abstract": "a lattice; the cache"}, {"lattice", "caches"}),
        ({"keywords": ("KV caches", "pruning")}, {"keywords": ("pruning", "KV-cache")}, {"KV caches", "pruning"}),
        ({"title": "Quantum, and lattices"}, {"title": "QUANTUM, LATTICE"}, {"Quantum", "lattices"}),
        ({"abstract": "walruses eat clams"}, {"abstract": "walruses eat clams"}, set()),  # in nobody's title
        ({"title": "Pre-training, long context"}, {"abstract": "long context needs pre-training"},
         {"pre-training", "long context"}),
        ({"title": "Rösti, Müsli"}, {"title": "Musli, Rosti"}, {"Musli", "Rosti"}),
        ({"title": "量子, 格子"}, {"keywords": ("格子", "量子")}, {"格子", "量子"}),
    ],
    ids=["one term", "two terms", "one phrase", "words that tell nothing", "plural", "keywords", "capitals",
         "in no heading", "hyphen", "accents", "Chinese"],
)  # fmt: skip
def test_two_telling_terms_are_needed(first: dict[str, object], second: dict[str, object], terms: set[str]) -> None:
    one, other = (poster(name, **fields) for name, fields in (("one", first), ("other", second)))  # type: ignore[arg-type]
    found = related(conference(one, other, *FILLERS))["one"]
    assert [set(each.terms) for each in found] == ([terms] if terms else [])


def test_at_most_four_in_the_order_of_the_site_where_all_are_alike() -> None:
    same = [poster(f"p{number}", "Quantum, lattice") for number in range(6)]
    many = [poster(f"other-{number}", f"Word{number}") for number in range(30)]
    found = related(conference(*same, *many))
    assert ids(found, "p5") == ["p0", "p1", "p2", "p3"]
    assert ids(found, "p0") == ["p1", "p2", "p3", "p4"]


def test_an_author_of_very_many_posters_is_met_near_by() -> None:
    many = [poster(f"p{number}", f"Word{number}", ["Ada"]) for number in range(200)]
    found = related(conference(*many))
    assert all(len(one) == 4 for one in found.values())
    assert all(abs(int(one[1:]) - 100) <= sharing.REACH for one in ids(found, "p100"))


WORDS = ("quantum", "lattice", "walrus", "bread", "soup", "and", "fast", "cache", "KV", "moon")


@given(
    titles=st.lists(st.lists(st.sampled_from(WORDS), max_size=5), min_size=1, max_size=12),
    authors=st.lists(st.lists(st.sampled_from(["Ada", "Bo", "Cy", "Di", None]), max_size=3), min_size=12, max_size=12),
    withdrawn=st.sets(st.integers(0, 11)),
)
def test_every_neighbour_has_its_reason(
    titles: list[list[str]], authors: list[list[str | None]], withdrawn: set[int]
) -> None:
    posters = [
        poster(f"p{place}", " ".join(title), authors[place], withdrawn=place in withdrawn)
        for place, title in enumerate(titles)
    ]
    found = related(conference(*posters))
    assert list(found) == [each.id for each in posters if not each.withdrawn]
    for name, neighbours in found.items():
        others = [one.poster for one in neighbours]
        assert len(set(others)) == len(others) <= 4
        assert set(others) <= found.keys() - {name}
        assert all(one.authors or len(one.terms) > 1 for one in neighbours)
        counts = [len(one.authors) for one in neighbours]
        assert counts == sorted(counts, reverse=True)


# What of a poster may be edited, and what it then says.
SAID = st.lists(st.sampled_from([*WORDS, *(word.capitalize() for word in WORDS), "caches,", "SOUP"]), max_size=9)
EDITS: Mapping[str, st.SearchStrategy[object]] = {
    "title": st.none() | SAID.map(" ".join).map(Text),
    "abstract": SAID.map(" ".join).map(lambda source: Text(source, block=True)),
    "keywords": st.lists(SAID.map(" ".join), max_size=2).map(tuple),
    "authors": st.lists(st.sampled_from(["Ada", "Bo", "Wei@1", "Wei@2", None]).map(Author), max_size=3).map(tuple),
    "withdrawn": st.booleans(),
    "doi": st.just("10.5555/1"),
}


def with_fields(one: Poster, fields: Mapping[str, object]) -> Poster:
    return replace(one, **fields)


POSTERS = st.builds(
    with_fields,
    st.just(poster("")),
    st.fixed_dictionaries({name: EDITS[name] for name in ("title", "abstract", "authors")}),
)


def edited(posters: list[Poster], data: st.DataObject, name: str) -> list[Poster]:
    """The posters after a poster came (by this name), went, stands elsewhere, or was edited."""
    place = data.draw(st.integers(0, len(posters) - 1))
    rest = [*posters[:place], *posters[place + 1 :]]
    to = data.draw(st.integers(0, len(rest)))
    match data.draw(st.sampled_from(["came", "went", "moved", *EDITS])):
        case "came":
            return [*posters[:to], replace(data.draw(POSTERS), id=name), *posters[to:]]
        case "went":
            return rest or posters
        case "moved":
            return [*rest[:to], posters[place], *rest[to:]]
        case field:
            other = with_fields(posters[place], {field: data.draw(EDITS[field])})
            return [*posters[:place], other, *posters[place + 1 :]]


@pytest.fixture(params=[(2, 12), (4, 3), (20, 12)], ids=["short reach", "few terms", "as it is"])
def limits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    reach, terms = request.param
    monkeypatch.setattr(sharing, "REACH", reach)
    monkeypatch.setattr(termcounts, "TERMS", terms)


@pytest.mark.usefixtures("limits")
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])  # the limits hold for them all
@given(start=st.lists(POSTERS, min_size=1, max_size=14), data=st.data())
def test_after_edits_it_is_as_if_made_anew(start: list[Poster], data: st.DataObject) -> None:
    posters = [replace(one, id=f"p{place}") for place, one in enumerate(start)]
    before: Neighbours | None = None
    for step in range(5):
        ending = data.draw(st.sampled_from(["", " Jr"]))
        there = conference(*posters)
        there = replace(there, people=tuple(replace(one, name=one.name + ending) for one in there.people))
        found, anew = related(there, before), related(there)
        asked = data.draw(st.sets(st.sampled_from([*anew]))) if anew else set()  # the others in a later build, or never
        assert {name: found[name] for name in asked} == {name: anew[name] for name in asked}
        assert list(found) == list(anew)
        assert found.index.counts.forms == anew.index.counts.forms
        assert found.index.counts.frequency == anew.index.counts.frequency
        posters, before = edited(posters, data, f"new-{step}"), found
    assert before == related(there)


@pytest.fixture
def themes() -> Conference:
    """Forty themes of five posters, which share two terms and an author; no theme has to do with another."""
    return conference(
        *(
            poster(f"p{theme}-{place}", f"Walnut{theme}, soup{theme}", [f"Ada {theme}"], f"on walnut{theme}")
            for theme in range(40)
            for place in range(5)
        )
    )


@pytest.mark.parametrize(
    ("fields", "concerned"),
    [
        ({}, set()),
        ({"doi": "10.5555/1"}, set()),
        ({"abstract": Text("Of walnut3, and the like.")}, set()),
        ({"abstract": Text("On walnut4.")}, {3, 4}),
        ({"title": Text("Walnut5, soup5, and a bread")}, {3, 5}),
        ({"keywords": ("bread", "moon")}, set()),
        ({"authors": (Author("Ada 6"),)}, {3, 6}),
    ],
    ids=[
        "nothing",
        "not its words",
        "no telling words",
        "its abstract",
        "its title",
        "words that nobody has",
        "author",
    ],
)
def test_what_an_edit_cannot_concern_stays_the_very_same(
    themes: Conference, fields: Mapping[str, object], concerned: set[int]
) -> None:
    before = related(themes)
    known = dict(before)
    place = next(place for place, one in enumerate(themes.posters) if one.id == "p3-1")
    after = related(
        conference(*themes.posters[:place], with_fields(themes.posters[place], fields), *themes.posters[place + 1 :]),
        before,
    )
    assert {int(name[1:].partition("-")[0]) for name, found in known.items() if after[name] is not found} == concerned


def test_a_poster_that_moved_concerns_its_own_theme(themes: Conference) -> None:
    before = related(themes)
    known = dict(before)
    after = related(conference(*themes.posters[1:], themes.posters[0]), before)
    assert {name for name, found in known.items() if after[name] is not found} == {f"p0-{place}" for place in range(5)}


def test_an_abstract_alone_may_change_how_a_term_is_written() -> None:
    posters = [poster("a", "Walnut, Moon"), poster("b", "Walnut, Moon", abstract="The Moon"), *FILLERS[1:]]
    before = related(conference(*posters))
    assert before["a"][0].terms == ("Moon", "Walnut")
    posters[1] = replace(posters[1], abstract=Text("The moon"))
    assert related(conference(*posters), before)["a"][0].terms == ("moon", "Walnut")


def test_a_heading_of_another_theme_may_change_how_a_term_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(termcounts, "TERMS", 2)  # so that those that write `MOON` are not known by it
    mine = [poster(name, "Walnut, Moon") for name in ("a", "b")]
    others = [
        poster(name, f"Peach, Quince, {name[1:]}", abstract="Peach quince") for name in ("1MOON", "2MOON", "3Moon")
    ]
    posters = [*mine, *others, *(poster(f"p{number}", f"Word{number}") for number in range(20))]
    before = related(conference(*posters))
    assert before["a"][0].terms == ("Walnut", "Moon")
    posters[4] = replace(posters[4], title=Text("Peach, Quince, MOON"))
    assert related(conference(*posters), before)["a"][0].terms == ("Walnut", "MOON")


@pytest.fixture(scope="module")
def listing() -> Conference:
    """The project's own listing."""
    return load(site_settings.load(ROOT)).conference


@pytest.fixture(scope="module")
def by_number(listing: Conference) -> dict[int, str]:
    return {poster.number: poster.id for poster in listing.listed if poster.number is not None}


@pytest.mark.parametrize(
    ("number", "other", "term"),
    [
        (2, 37, "optimizers"),
        (4, 32, "speculative decoding"),
        (8, 28, "quantization"),
        (9, 10, "MoE"),  # 10 has no title: its abstract speaks
        (12, 30, "long context"),
        (14, 39, "collective"),
        (15, 34, "cache management"),
        (17, 40, "quantization error"),
        (18, 38, "fault-tolerant"),
        (19, 26, "memory capacity"),
        (20, 22, "heterogeneous clusters"),
        (21, 32, "reinforcement learning"),
        (23, 28, "mixed-precision"),
        (26, 45, "locality"),
        (33, 41, "compression"),
    ],
)
def test_neighbours_that_must_be_there(
    listing: Conference, by_number: dict[int, str], number: int, other: int, term: str
) -> None:
    found = related(listing)
    for one, two in ((number, other), (other, number)):
        neighbours = {each.poster: each for each in found[by_number[one]]}
        assert by_number[two] in neighbours
        assert term in neighbours[by_number[two]].terms


@pytest.mark.parametrize("number", [7, 35])  # cold starts of vLLM, adversarial bandits: nobody else has these themes
def test_posters_that_stand_alone(listing: Conference, by_number: dict[int, str], number: int) -> None:
    assert related(listing)[by_number[number]] == ()


def test_common_authors_of_the_listing(listing: Conference, by_number: dict[int, str]) -> None:
    first, *_ = related(listing)[by_number[13]]
    assert first.poster == by_number[29]
    assert first.authors == ("Zhaoyuan Su", "Tingfeng Lan", "Zirui Wang", "Yue Cheng")


def test_as_good_as_comparing_all_with_all(listing: Conference) -> None:
    """Measured: 74 % of all neighbours are among the first eight by all words, 73 % of the first among the first four.

    The others are rightly others: by all words, `respectively` and `challenging` make neighbours too.
    """
    alone = replace(listing, people=(), bylines={})
    best = all_pairs(alone.listed)
    found = {name: [one.poster for one in neighbours] for name, neighbours in related(alone).items() if neighbours}
    near = [other in best[name][:8] for name, others in found.items() for other in others]
    first = [others[0] in best[name][:4] for name, others in found.items()]
    assert len(near) > 120
    assert sum(near) / len(near) > 0.7
    assert sum(first) / len(first) > 0.7


def test_looking_near_by_costs_little(listing: Conference, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = conference(*recombined(listing, 1000))
    near = total_likeness(corpus)
    monkeypatch.setattr(sharing, "REACH", 1000)
    assert near > 0.9 * total_likeness(corpus)  # measured: 0.93


def test_the_work_for_a_poster_does_not_grow_with_the_conference(listing: Conference) -> None:
    index = TermIndex({one.id: one for one in recombined(listing, 1000)})
    looked_at = [len(index.alike(place, 0)) for place in range(1000)]
    assert max(looked_at) <= termcounts.TERMS * sharing.REACH


def recombined(listing: Conference, number: int) -> list[Poster]:
    """Posters of sentences and halves of titles from the listing, the same in every run."""
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret with it
    sentences = [part for one in listing.listed for part in re.split(r"(?<=\.) ", one.abstract.plain)]
    titles = [one.title.plain.split() for one in listing.listed if one.title]
    made = []
    for place in range(number):
        one, two = chance.sample(titles, 2)
        title = " ".join([*one[: len(one) // 2], *two[len(two) // 2 :]])
        made.append(poster(f"p{place}", title, abstract=" ".join(chance.sample(sentences, 8))))
    return made


def total_likeness(corpus: Conference) -> int:
    index = TermIndex({one.id: one for one in corpus.listed})
    places = {one.id: place for place, one in enumerate(corpus.listed)}
    found = related(corpus).items()
    return sum(index.likeness(places[name], places[one.poster]) for name, others in found for one in others)


def all_pairs(posters: Sequence[Poster]) -> dict[str, list[str]]:
    """Each poster's others by the cosine of all their words and pairs of words, as textbooks have it."""
    counts = {}
    for one in posters:
        title = re.findall(r"\w+", (one.title.plain if one.title else "").lower())
        words = [*title, *title, *re.findall(r"\w+", one.abstract.plain.lower())]
        counts[one.id] = Counter([*words, *pairwise(words)])
    number = Counter(term for each in counts.values() for term in each)
    vectors = {}
    for name, each in counts.items():
        vector = {term: (1 + math.log(n)) * math.log(len(posters) / number[term]) for term, n in each.items()}
        length = math.hypot(*vector.values())
        vectors[name] = {term: weight / length for term, weight in vector.items()}
    return {
        name: sorted(
            vectors.keys() - {name},
            key=lambda other: (-sum(weight * vectors[other].get(term, 0) for term, weight in mine.items()), other),
        )
        for name, mine in vectors.items()
    }
