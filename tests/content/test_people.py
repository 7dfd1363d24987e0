"""Who is who."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.content import identities, people, slugs
from generator.content.fields import Faults
from generator.markup import Text
from generator.model import Author, Person, Poster


def poster(id_: str, *authors: str | Author | None, withdrawn: bool = False) -> Poster:
    return Poster(
        id=id_,
        session="s",
        path=f"content/posters/s/{id_}.yaml",
        abstract=Text("", block=True),
        authors=tuple(author if isinstance(author, Author) else Author(author) for author in authors),
        withdrawn=withdrawn,
    )


def gather(posters: Sequence[Poster], folder: Path, text: str = "") -> tuple[dict[str, Person], people.Bylines]:
    faults: Faults = []
    path = folder / "people.yaml"
    if text:
        path.write_text(text, encoding="utf-8")
    known = identities.load(path, faults)
    on = {p.id: {a.name for a in p.authors if a.name} for p in posters}
    identities.check(known, on, set(on), faults)
    assert faults == []
    everyone, bylines = people.gather(posters, known)
    return {person.id: person for person in everyone}, bylines


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
    delft = "wei-wang-" + slugs.digest("Wei Wang", 6)
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
        "Bin CUI": "bin-cui",
        "Bin Cui": "bin-cui-" + slugs.digest("Bin Cui", 6),
    }


def test_ids_of_people_are_never_those_of_other_pages(tmp_path: Path) -> None:
    found, _ = gather([poster("a", "Index", "王伟", "Con")], tmp_path)
    assert sorted(found) == sorted(
        ["index-" + slugs.digest("Index", 6), "person-" + slugs.digest("王伟", 8), "con-" + slugs.digest("Con", 6)]
    )


def test_what_posters_say_of_a_person_counts_where_they_agree(tmp_path: Path) -> None:
    url = "https://example.org/ada"
    found, _ = gather(
        [
            poster("a", Author("Ada", affiliation="London", url=url), Author("Bo", affiliation="Oslo")),
            poster("b", Author("Ada", affiliation="London"), Author("Bo", affiliation="Rome")),
        ],
        tmp_path,
    )
    assert (found["ada"].affiliation, found["ada"].url) == ("London", url)
    assert found["bo"].affiliation == ""


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
    identities.check(identities.load(path, faults), {"a": {"Ada"}, "b": {"Bo"}}, {"a", "b"}, faults)
    assert [(fault.message, fault.place.line) for fault in faults] == [(message, line)]


def test_a_poster_that_cannot_be_read_makes_no_further_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("- name: Bo\n  posters: [b]\n", encoding="utf-8")
    faults: Faults = []
    identities.check(identities.load(path, faults), {"a": {"Ada"}}, {"a", "b"}, faults)
    assert faults == []
