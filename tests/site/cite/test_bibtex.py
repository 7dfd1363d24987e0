from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pybtex.database import BibliographyData, Person, parse_string
from pybtex.richtext import Text as RichText

from generator.model import Conference, Poster, Publication, Settings
from generator.site import citations
from generator.site.cite import bibtex, tex
from generator.site.cite.lines import one_line
from generator.site.cite.records import Citation

Made = tuple[Conference, Settings]
Cite = Callable[..., Citation]

ALICE = "Alice Hall"
# Name -> first, von, last, Jr as BibTeX takes it apart.
HOSTILE = {
    "Renée van der Berg": ("Renée", "van der", "Berg", ""),
    "José Ortega y Gasset": ("José", "", "{Ortega y Gasset}", ""),
    "Charles de la Vallée Poussin": ("Charles de la Vallée", "", "Poussin", ""),
    "Sammy Davis Jr.": ("Sammy", "", "Davis", "Jr."),
    "Zoe\u0308 O\u2019Neil-Łoś": ("Zoë", "", "O\u2019Neil-Łoś", ""),
    "qiaoling chen": ("qiaoling", "", "chen", ""),
    'Dwayne "The Rock" Johnson': ('Dwayne "The Rock"', "", "Johnson", ""),
    "Donald\nE.\tKnuth\x07": ("Donald E.", "", "Knuth", ""),
    "J%ne D_e": (r"{J\%ne}", "", r"{D\_e}", ""),
    "Back\\slash {Brace": (r"{Back\textbackslash{}slash}", "", r"{\textbraceleft{}Brace}", ""),
    "Un}Done Er{": (r"{Un\textbraceright{}Done}", "", r"{Er\textbraceleft{}}", ""),
    "@comment{Bad} Guy": (r"{@comment\textbraceleft{}Bad\textbraceright{}}", "", "Guy", ""),
    "Plato": ("", "", "{Plato}", ""),
    "Smith and Wesson": ("", "", "{Smith and Wesson}", ""),
    "Research AND Development": ("", "", "{Research AND Development}", ""),
    "ACME, Inc.": ("", "", "{ACME, Inc.}", ""),
    "others": ("", "", "{others}", ""),
    "王小明": ("", "", "{王小明}", ""),
    "王 小明": ("小明", "", "王", ""),
    "محمد العربي": ("محمد", "", "العربي", ""),
    "דוד בן\u200fגוריון": ("דוד", "", "בן\u200fגוריון", ""),
}


def whole(conference: Conference, chosen: Settings) -> str | None:
    """posters.bib, where there is one."""
    return {one.route: one.text for one in citations.files(conference, chosen)}.get("posters.bib")


def parsed(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def parts(person: Person) -> tuple[str, str, str, str]:
    first = [*person.first_names, *person.middle_names]
    found = (first, person.prelast_names, person.last_names, person.lineage_names)
    return tuple(" ".join(names) for names in found)  # type: ignore[return-value] # four of them


def one(citation: Citation, a_poster: Callable[..., Poster]) -> str:
    return bibtex.entry(a_poster("x"), citation)


def test_a_work_in_proceedings(
    made: Callable[..., Made], a_poster: Callable[..., Poster], proceedings: Publication
) -> None:
    work = a_poster("BEAM: $O(n)$ & More", ALICE, None, "Renée van der Berg", pages="3–12", doi="10.1/a_b#{c}",
                    keywords=("R&D", "caches"))  # fmt: skip
    site = made(work, publication=proceedings, url="https://example.org/a_b/", name="Small Systems 2026")
    assert (
        whole(*site)
        == r"""@inproceedings{work,
  author = {Hall, Alice and van der Berg, Renée and others},
  title = {{BEAM}: {$O(n)$} \& More},
  booktitle = {Proceedings of Small Systems \& Friends},
  editor = {Hopper, Grace and de La Fontaine, Jean},
  series = {PSS},
  volume = {8},
  publisher = {A\&B Press},
  isbn = {978-3-16-148410-0},
  year = {2026},
  pages = {3--12},
  doi = {10.1/a_b#%7Bc%7D},
  url = {https://example.org/a_b/posters/work.html},
  keywords = {R\&D, caches},
}
"""
    )


@pytest.mark.parametrize(
    ("kind", "type_", "venue"),
    [("article", "article", "journal"), ("misc", "misc", "howpublished"), ("inproceedings",) * 2 + ("booktitle",)],
)
def test_kinds(
    cite: Cite, a_poster: Callable[..., Poster], proceedings: Publication, kind: str, type_: str, venue: str
) -> None:
    citation = cite("Work", ALICE, publication=replace(proceedings, kind=kind, number="4"))
    entry = parsed(one(citation, a_poster)).entries["work"]
    assert entry.type == type_
    assert (entry.fields[venue], entry.fields["number"]) == (r"Proceedings of Small Systems \& Friends", "4")


def test_what_nobody_said_is_not_there(made: Callable[..., Made], a_poster: Callable[..., Poster]) -> None:
    assert whole(*made(a_poster("Work", None))) == (
        "@misc{work,\n  title = {Work},\n  howpublished = {Poster, Monday},\n}\n"
    )
    assert whole(*made(a_poster(None, ALICE))) is None


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_names_are_taken_apart_as_meant(cite: Cite, a_poster: Callable[..., Poster], name: str) -> None:
    people = parsed(one(cite("Work", ALICE, name, "Bob Last", None), a_poster)).entries["work"].persons["author"]
    assert [parts(person) for person in people] == [
        ("Alice", "", "Hall", ""), HOSTILE[name], ("Bob", "", "Last", ""), ("", "", "others", ""),
    ]  # fmt: skip


def test_the_real_listing(real_listing: Made) -> None:
    conference, _ = real_listing
    entries = parsed(whole(*real_listing) or "").entries
    titled = {poster.id: poster for poster in conference.listed if poster.title}
    assert list(entries) == list(titled)
    assert len(titled) == len(conference.posters) - 2
    for key, poster in titled.items():
        assert poster.title
        assert str(RichText.from_latex(entries[key].fields["title"])) == poster.title.plain
        people = entries[key].persons["author"]
        named = [author.name for author in poster.authors if author.name]
        last = [" ".join([*one.prelast_names, *one.last_names]).strip("{}") for one in people]
        assert len(people) == len(named) + bool(poster.undisclosed)
        assert (last[-1] == "others") == bool(poster.undisclosed)
        assert all(name.endswith(family) for name, family in zip(named, last, strict=False))


@pytest.mark.parametrize("title", ["Work", None], ids=["titled", "untitled"])
def test_the_authors_own_entry(made: Callable[..., Made], a_poster: Callable[..., Poster], title: str | None) -> None:
    own = '@article{lovelace1843,\n  title = "Notes",\n  author = {Ada Lovelace}\n}'
    assert whole(*made(a_poster(title, ALICE, bibtex=f"\n{own}\n\n"))) == f"{own}\n"
    assert whole(*made(a_poster(title, ALICE, bibtex=own, withdrawn=True))) is None


TROUBLE = st.text("\\{}$%&#_^~`'\"*[]()@,=ab AZé王\n", max_size=40)


@settings(deadline=None)
@given(title=st.text() | TROUBLE, names=st.lists(st.text() | TROUBLE, max_size=4), hidden=st.booleans())
def test_any_title_and_names_make_one_entry(
    made: Callable[..., Made], a_poster: Callable[..., Poster], title: str, names: list[str], hidden: bool
) -> None:
    authors = [name for name in names if one_line(name)] + [None] * hidden
    work = a_poster(title, *authors)
    text = whole(*made(work, a_poster("Next", ALICE, id="next")))
    assert text
    assert tex.is_balanced(text)
    entries = parsed(text).entries
    assert list(entries)[-1] == "next"
    assert len(entries) == 1 + ("@misc{work," in text)
    if "work" in entries and entries["work"].persons:
        shown = [author for author in authors if author]
        assert len(entries["work"].persons["author"]) == len(shown) + hidden
