"""Who is who."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import people, slugs
from generator.content.fields import Faults
from generator.content.people import claims, identities
from generator.content.people.identity import Identities
from generator.errors import Place
from generator.markup import Text
from generator.model import Author, Person, Poster

ADA = "0000-0002-1825-0097"
BO = "0000-0001-5109-3700"


def poster(id_: str, *authors: str | Author | None, withdrawn: bool = False) -> Poster:
    return Poster(
        id=id_,
        session="s",
        path=f"content/posters/s/{id_}.yaml",
        abstract=Text("", block=True),
        authors=tuple(author if isinstance(author, Author) else Author(author) for author in authors),
        withdrawn=withdrawn,
    )


def who(posters: Sequence[Poster], folder: Path, text: str = "") -> tuple[people.WhoIsWho, Faults]:
    """Who is who with this people.yaml, which must be right in itself, and what is said of it and the posters."""
    faults: Faults = []
    path = folder / "people.yaml"
    if text:
        path.write_text(text, encoding="utf-8")
    known = identities.load(path, faults)
    on = {p.id: {a.name for a in p.authors if a.name} for p in posters}
    claims.check(known, on, set(on), faults, {a.orcid for p in posters for a in p.authors})
    assert faults == []
    return people.gather(posters, known, faults), faults


def gather(posters: Sequence[Poster], folder: Path, text: str = "") -> tuple[dict[str, Person], people.Bylines]:
    found, faults = who(posters, folder, text)
    assert faults == []
    return {person.id: person for person in found.people}, found.bylines


def marked(slug: str, mark: str) -> str:
    return f"{slug}-{slugs.digest(mark, 6)}"


def test_same_name_same_person(tmp_path: Path) -> None:
    found, bylines = gather(
        [poster("a", "Ada Lovelace", None, "Bo"), poster("b", " Ada  Lovelace"), poster("c", "Ada Lovelace")], tmp_path
    )
    assert found["ada-lovelace"].posters == ("a", "b", "c")
    assert list(found) == ["bo", "ada-lovelace"]
    assert bylines == {("a", 0): "ada-lovelace", ("a", 2): "bo", ("b", 0): "ada-lovelace", ("c", 0): "ada-lovelace"}


def test_withdrawn_posters_make_nobody(tmp_path: Path) -> None:
    found, bylines = gather([poster("a", "Ada", withdrawn=True), poster("b", "Bo")], tmp_path)
    assert list(found) == ["bo"]
    assert bylines == {("b", 0): "bo"}


def test_two_spellings_one_person(tmp_path: Path) -> None:
    text = "- name: Ada Lovelace\n  also: [A. Lovelace]\n  sort_as: Byron, Ada\n  orcid: 0000-0002-1825-0097\n"
    found, _ = gather([poster("a", "A. Lovelace"), poster("b", "Ada Lovelace")], tmp_path, text)
    (ada,) = found.values()
    assert (ada.id, ada.name, ada.posters) == ("ada-lovelace", "Ada Lovelace", ("a", "b"))
    assert (ada.family, ada.letter, ada.orcid) == ("Byron", "B", "0000-0002-1825-0097")


def test_a_name_to_show_that_no_poster_has(tmp_path: Path) -> None:
    found, _ = gather([poster("a", "YOUHE JIANG")], tmp_path, "- name: Youhe Jiang\n  also: [YOUHE JIANG]\n")
    assert [person.name for person in found.values()] == ["Youhe Jiang"]


def test_one_name_two_people(tmp_path: Path) -> None:
    text = """\
- name: Wei Wang
  posters: [b]
  affiliation: Delft
- name: Wei Wang
  posters: [c]
  id: wei-wang-oslo
"""
    found, bylines = gather([poster(id_, "Wei Wang") for id_ in "abcd"], tmp_path, text)
    delft = marked("wei-wang", "b")
    assert {id_: person.posters for id_, person in found.items()} == {
        "wei-wang": ("a", "d"),
        delft: ("b",),
        "wei-wang-oslo": ("c",),
    }
    assert bylines["b", 0] == delft
    assert found[delft].affiliation == "Delft"


@pytest.mark.parametrize("order", [["Bin CUI", "Bin Cui"], ["Bin Cui", "Bin CUI"]])
def test_names_of_one_slug_have_ids_that_do_not_depend_on_order(order: list[str], tmp_path: Path) -> None:
    found, _ = gather([poster("a", *order)], tmp_path)
    assert {person.name: id_ for id_, person in found.items()} == {
        name: marked("bin-cui", name) for name in ("Bin CUI", "Bin Cui")
    }
    assert all("bin-cui" in person.formerly for person in found.values())


def test_ids_of_people_are_never_those_of_other_pages(tmp_path: Path) -> None:
    found, _ = gather([poster("a", "Index", "王伟", "Con")], tmp_path)
    assert sorted(found) == sorted(
        ["index-" + slugs.digest("Index", 6), "person-" + slugs.digest("王伟", 8), "con-" + slugs.digest("Con", 6)]
    )


def test_what_posters_say_of_a_person(tmp_path: Path) -> None:
    url = "https://example.org/ada"
    posters = [
        poster("a", Author("Ada", affiliation="London", url=url), Author("Bo", affiliation="Oslo")),
        poster("b", Author("Ada", affiliation="LONDON"), Author("Bo", affiliation="Rome, Italy")),
        poster("c", "Bo", Author("Ada", url="https://example.org/other")),
    ]
    found, _ = gather(posters, tmp_path)
    assert (found["ada"].affiliation, found["ada"].url) == ("London", url)
    assert found["bo"].affiliation == "Oslo; Rome, Italy"
    found, _ = gather(posters, tmp_path, "- name: Bo\n  affiliation: Bergen\n")
    assert found["bo"].affiliation == "Bergen"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("- name: Ada\n  posters: [a, none]\n", "there is no poster 'none'", 2),
        ("- name: Nobody\n", "'Nobody' stands on no poster", 1),
        ("- name: Ada\n  also: [A.]\n", "'A.' stands on no poster", 2),
        ("- name: Ada\n  posters: [b]\n", "'Ada' stands on none of these posters", 1),
    ],
)
def test_mistakes_against_the_posters(text: str, message: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text, encoding="utf-8")
    faults: Faults = []
    claims.check(identities.load(path, faults), {"a": {"Ada"}, "b": {"Bo"}}, {"a", "b"}, faults)
    assert [(fault.message, fault.place.line) for fault in faults] == [(message, line)]


def test_a_poster_that_cannot_be_read_makes_no_further_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("- name: Bo\n  posters: [b]\n", encoding="utf-8")
    faults: Faults = []
    claims.check(identities.load(path, faults), {"a": {"Ada"}}, {"a", "b"}, faults)
    assert faults == []


def shown(found: people.WhoIsWho) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {person.id: (person.name, person.posters) for person in found.people}


WEI = marked("wei-wang", ADA), marked("wei-wang", BO)


@pytest.mark.parametrize(
    ("posters", "text", "expected"),
    [
        pytest.param(
            [("A. Lovelace", ADA), ("Ada Lovelace", ADA), ("A. Lovelace", "")],
            "",
            {"ada-lovelace": ("Ada Lovelace", "abc")},
            id="two spellings are one, and so are their places without it",
        ),
        pytest.param(
            [("A. Lovelace", ADA), ("Ada Lovelace", ADA)],
            "- name: A. Lovelace\n  orcid: " + ADA + "\n",
            {"a-lovelace": ("A. Lovelace", "ab")},
            id="people.yaml says how the name is shown",
        ),
        pytest.param(
            [("A. Lovelace", ADA), ("A. Lovelace", "")],
            "- name: Ada Lovelace\n  orcid: " + ADA + "\n",
            {"ada-lovelace": ("Ada Lovelace", "ab")},
            id="people.yaml may know a person by the ORCID alone",
        ),
        pytest.param(
            [("Ada Lovelace", ADA), ("A. King", ADA), ("Ada Lovelace", "")],
            "- name: Ada Lovelace\n  sort_as: King, Ada\n",
            {"ada-lovelace": ("Ada Lovelace", "abc")},
            id="an entry takes the ORCID that posters give it",
        ),
        pytest.param(
            [("Wei Wang", ADA), ("Wei Wang", BO)],
            "",
            {WEI[0]: ("Wei Wang", "a"), WEI[1]: ("Wei Wang", "b")},
            id="one name is two",
        ),
        pytest.param(
            [("Wei Wang", ADA), ("Wei Wang", BO), ("Wei Wang", "")],
            "- name: Wei Wang\n  orcid: "
            + ADA
            + "\n  id: wei-wang-delft\n- name: Wei Wang\n  orcid: "
            + BO
            + "\n  posters: [c]\n",
            {"wei-wang-delft": ("Wei Wang", "a"), marked("wei-wang", "c"): ("Wei Wang", "bc")},
            id="people.yaml parts the rest",
        ),
        pytest.param(
            [("Wei Wang", ADA), ("王伟", ADA)], "", {"wei-wang": ("Wei Wang", "ab")}, id="one person in two scripts"
        ),
    ],
)
def test_orcid_joins_and_parts(
    posters: list[tuple[str, str]], text: str, expected: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    made = [poster("abc"[at], Author(name, orcid=orcid)) for at, (name, orcid) in enumerate(posters)]
    found, faults = who(made, tmp_path, text)
    assert shown(found) == {id_: (name, tuple(on)) for id_, (name, on) in expected.items()}
    assert faults == []


@pytest.mark.parametrize(
    ("bylines", "text", "message", "at", "expected"),
    [
        pytest.param(
            {"a": [("Wei Wang", ADA)], "b": [("Wei Wang", BO)], "c": [("Wei Wang", "")]},
            "",
            "author who could be several people: posters or people.yaml know more than one Wei Wang",
            "c",
            {WEI[0]: "a", WEI[1]: "b", "wei-wang": "c"},
            id="a name of which nobody can tell whose it is",
        ),
        pytest.param(
            {"a": [("Ada Lovelace", ADA), ("Bo Li", ADA)], "b": [("Ada Lovelace", "")]},
            "",
            "ORCID of two authors: it is also that of Ada Lovelace on this poster",
            "a",
            {"ada-lovelace": "ab", "bo-li": "a"},
            id="twice on one poster",
        ),
        pytest.param(
            {"a": [("Ada Lovelace", ADA)], "b": [("Ada Lovelace", ADA)], "c": [("Bo Li", ADA)]},
            "",
            "ORCID of another name: on other posters it is that of Ada Lovelace",
            "c",
            {"ada-lovelace": "abc"},
            id="names that share no word",
        ),
        pytest.param(
            {"a": [("Wei Wang", ADA)], "b": [("W. Wang", BO)]},
            "- name: Wei Wang\n  also: [W. Wang]\n",
            f"ORCID against people.yaml: Wei Wang is one person there, and has {ADA} on another poster",
            "b",
            {"wei-wang": "ab"},
            id="people.yaml joins what ORCIDs part",
        ),
        pytest.param(
            {"a": [("Wei Wang", ADA)], "b": [("Wei Wang", BO)]},
            f"- name: Wei Wang\n  orcid: {ADA}\n",
            f"ORCID against people.yaml: Wei Wang has {ADA} there",
            "b",
            {"wei-wang": "a", WEI[1]: "b"},
            id="another ORCID than that of people.yaml",
        ),
        pytest.param(
            {"a": [("Wei Wang", ADA)], "b": [("Wei Wang", BO)]},
            f"- name: Wei Wang\n  orcid: {ADA}\n  posters: [a, b]\n",
            f"ORCID against people.yaml: Wei Wang has {ADA} there",
            "b",
            {marked("wei-wang", "a"): "ab"},
            id="people.yaml names the poster",
        ),
        pytest.param(
            {"a": [("Ada Lovelace", ADA)], "b": [("Bo Li", ADA)]},
            "- name: Ada Lovelace\n- name: Bo Li\n",
            "ORCID against people.yaml: it is also that of Ada Lovelace, who is another person there",
            "b",
            {"ada-lovelace": "a", "bo-li": "b"},
            id="people.yaml parts what an ORCID joins",
        ),
        pytest.param(
            {"a": [("W. Wang", ADA)], "b": [("W. Wang", "")]},
            f"- name: Wei Wang\n  also: [W. Wang]\n- name: Wen Wang\n  orcid: {ADA}\n",
            "ORCID against people.yaml: Wei Wang is another person there than Wen Wang",
            "a",
            {"wei-wang": "b", "wen-wang": "a"},
            id="the ORCID of another entry",
        ),
    ],
)
def test_contradictions_are_told(
    bylines: dict[str, list[tuple[str, str]]],
    text: str,
    message: str,
    at: str,
    expected: dict[str, str],
    tmp_path: Path,
) -> None:
    made = [poster(id_, *(Author(name, orcid=orcid) for name, orcid in those)) for id_, those in bylines.items()]
    found, faults = who(made, tmp_path, text)
    assert [(fault.message, fault.place.path.stem, fault.level) for fault in faults] == [(message, at, "warning")]
    assert all(fault.hint for fault in faults)
    assert {person.id: person.posters for person in found.people} == {id_: tuple(on) for id_, on in expected.items()}


def test_a_contradiction_is_told_at_the_line_of_the_orcid() -> None:
    made = [poster("a", Author("Ada", orcid=ADA), Author("Bo", orcid=ADA))]
    place = Place(Path("a.yaml"), 7, 12)
    faults: Faults = []
    people.gather(made, Identities(), faults, {"a": {"authors.1": Place(Path("a.yaml"), 6), "authors.1.orcid": place}})
    assert [fault.place for fault in faults] == [place]


NO_WARNING = (  # of each: the ids, and where former ones lead
    pytest.param(
        [("W. Wang", ""), ("Wei Wang", "")], "- name: Wei Wang\n  also: [W. Wang]\n", {"wei-wang": ["w-wang"]}
    ),
    pytest.param([("W. Wang", ADA), ("Wei Wang", ADA)], "", {"wei-wang": ["w-wang"]}),
    pytest.param([("Wei Wang", ADA), ("Wei Wang", BO)], "", {WEI[0]: ["wei-wang"], WEI[1]: ["wei-wang"]}),
    pytest.param(
        [("Wei Wang", "")], "- name: Wei Wang\n  id: delft\n  formerly: [w, old]\n", {"delft": ["old", "w", "wei-wang"]}
    ),
    pytest.param(
        [("Bin CUI", ""), ("Bin Cui", "")],
        "- name: Bin Cui\n  also: [Bin CUI]\n",
        {"bin-cui": sorted([marked("bin-cui", "Bin CUI"), marked("bin-cui", "Bin Cui")])},
    ),
    pytest.param(
        [("Wei Wang", ADA), ("Wei Wang", BO)],
        f"- name: Wei Wang\n  orcid: {ADA}\n  id: delft\n- name: Wei Wang\n  orcid: {BO}\n  id: oslo\n",
        {"delft": ["wei-wang", WEI[0]], "oslo": ["wei-wang", WEI[1]]},
    ),
    pytest.param([("Wei Wang", "")], "- name: Wei Wang\n  posters: [a]\n", {marked("wei-wang", "a"): ["wei-wang"]}),
    pytest.param([("Wei Wang", ""), ("Wei Li", "")], "", {"wei-wang": [], "wei-li": []}),
)


@pytest.mark.parametrize(("posters", "text", "expected"), NO_WARNING)
def test_former_addresses_lead_on(
    posters: list[tuple[str, str]], text: str, expected: dict[str, list[str]], tmp_path: Path
) -> None:
    made = [poster("ab"[at], Author(name, orcid=orcid)) for at, (name, orcid) in enumerate(posters)]
    found, _ = gather(made, tmp_path, text)
    assert {id_: list(person.formerly) for id_, person in found.items()} == {
        id_: sorted(olds) for id_, olds in expected.items()
    }


def test_a_former_id_that_somebody_has_is_a_mistake(tmp_path: Path) -> None:
    _, faults = who([poster("a", "Ada", "Bo")], tmp_path, "- name: Ada\n  formerly: [bo]\n")
    assert [(fault.message, fault.place.line, fault.level) for fault in faults] == [
        ("the former id 'bo' is the address of 'Bo'", 2, "error")
    ]


def test_withdrawing_a_poster_changes_no_address(tmp_path: Path) -> None:
    one, two = Author("Wei Wang", orcid=ADA), Author("Wei Wang", orcid=BO)
    for withdrawn in (False, True):
        found, _ = gather([poster("a", one), poster("b", two, withdrawn=withdrawn)], tmp_path)
        assert found[WEI[0]].posters == ("a",)


AUTHORS = st.builds(
    Author,
    st.sampled_from(["Wei Wang", "W. Wang", "WEI WANG", "王伟", "Ada Lovelace", "A. Lovelace"]),
    orcid=st.sampled_from(["", "", ADA, BO]),
)
BYLINES = st.lists(st.lists(AUTHORS, min_size=1, max_size=3), min_size=1, max_size=5)


def _numbered(bylines: list[list[Author]]) -> list[Poster]:
    return [poster(f"p{number}", *byline) for number, byline in enumerate(bylines)]


@given(BYLINES)
def test_everyone_named_is_somebody_and_addresses_are_nobody_elses(bylines: list[list[Author]]) -> None:
    posters = _numbered(bylines)
    found = people.gather(posters, Identities(), [])
    ids = [person.id for person in found.people]
    assert len(ids) == len(set(ids))
    assert found.bylines.keys() == {(p.id, place) for p in posters for place in range(len(p.authors))}
    assert set(found.bylines.values()) == set(ids)
    assert not {old for person in found.people for old in person.formerly} & set(ids)


@given(BYLINES, st.lists(AUTHORS, min_size=1, max_size=3))
def test_no_address_moves_to_another_person_by_adding_a_poster(bylines: list[list[Author]], more: list[Author]) -> None:
    def orcids(found: people.WhoIsWho, posters: list[Poster]) -> dict[str, set[str]]:
        known: dict[str, set[str]] = {person.id: set() for person in found.people}
        for (id_, place), person in found.bylines.items():
            known[person].add(next(p for p in posters if p.id == id_).authors[place].orcid)
        return {id_: each - {""} for id_, each in known.items()}

    before = people.gather(_numbered(bylines), Identities(), [])
    after = people.gather(_numbered([*bylines, more]), Identities(), [])
    had, has = orcids(before, _numbered(bylines)), orcids(after, _numbered([*bylines, more]))
    leads = {old for person in after.people for old in person.formerly}
    for id_, mine in had.items():
        assert id_ in has or id_ in leads
        assert not (mine and has.get(id_) and mine != has[id_] and not mine & has[id_])


@given(st.data(), BYLINES)
def test_who_is_who_does_not_depend_on_the_order_of_posters(data: st.DataObject, bylines: list[list[Author]]) -> None:
    posters = _numbered(bylines)
    mixed = data.draw(st.permutations(posters))
    assert people.gather(posters, Identities(), []).bylines == people.gather(mixed, Identities(), []).bylines
