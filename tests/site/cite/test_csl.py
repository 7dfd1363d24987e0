import json
import warnings
from collections.abc import Callable
from html import unescape

import pytest
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Conference, Poster, Publication, Settings
from generator.site import citations

Made = tuple[Conference, Settings]


def whole(conference: Conference, chosen: Settings) -> str | None:
    """posters.csl.json, where there is one."""
    return {one.route: one.text for one in citations.files(conference, chosen)}.get("posters.csl.json")


def rendered(text: str) -> list[str]:
    """The bibliography as citeproc writes it in one of its styles."""
    items = json.loads(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of variables that it does not know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Cited([CitationItem(item["id"])]))
        return [unescape(str(line)) for line in bibliography.bibliography()]


def test_an_item(made: Callable[..., Made], a_poster: Callable[..., Poster], proceedings: Publication) -> None:
    work = a_poster("A & B", "Renée van der Berg", None, "Sammy Davis Jr.", "Plato", pages="3–12", doi="10.1/a_b")
    (item,) = json.loads(whole(*made(work, publication=proceedings, name="Small 2026")) or "")
    assert item == {
        "id": "work",
        "type": "paper-conference",
        "author": [
            {"family": "Berg", "given": "Renée", "non-dropping-particle": "van der"},
            {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
            {"literal": "Plato"},
            {"literal": "others"},
        ],
        "title": "A & B",
        "issued": {"date-parts": [[2026]]},
        "container-title": "Proceedings of Small Systems & Friends",
        "collection-title": "PSS",
        "volume": "8",
        "editor": [
            {"family": "Hopper", "given": "Grace"},
            {"family": "La Fontaine", "given": "Jean", "non-dropping-particle": "de"},
        ],
        "publisher": "A&B Press",
        "ISBN": "978-3-16-148410-0",
        "event-title": "Small 2026",
        "page": "3-12",
        "DOI": "10.1/a_b",
        "abstract": "We work.",
        "note": "One author is not yet disclosed.",
    }


def test_a_poster_without_proceedings_is_a_presentation(
    made: Callable[..., Made], a_poster: Callable[..., Poster]
) -> None:
    (item,) = json.loads(whole(*made(a_poster("Work", None, None), name="Small 2026")) or "")
    assert item == {
        "id": "work", "type": "speech", "title": "Work", "genre": "Poster", "container-title": "Monday",
        "event-title": "Small 2026", "abstract": "We work.", "note": "2 authors are not yet disclosed.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Renée van der Berg", "van der Berg, R."),
        ("王小明", "王小明"),
        ("Plato", "Plato"),
        ("Smith and Wesson", "Smith and Wesson"),
        ("محمد العربي", "العربي"),
        ('Back\\slash {Brace', "{Brace"),
        ("Un}Done Er{", "Er{"),
        ('Dwayne "The Rock" Johnson', "Johnson, D."),
        ("José Ortega y Gasset", "Ortega y Gasset"),
        ("ACME, Inc.", "ACME, Inc."),
        ("others", "others"),
        ("王 小明", "王"),
        ("דוד בן\u200fגוריון", "בן\u200fגוריון"),
    ],
)  # fmt: skip
def test_citeproc_renders_names(
    made: Callable[..., Made], a_poster: Callable[..., Poster], name: str, shown: str
) -> None:
    (line,) = rendered(whole(*made(a_poster("Some Work", name))) or "")
    assert shown in line
    assert "Some Work" in line


def test_citeproc_renders_the_real_listing(real_listing: Made) -> None:
    conference, _ = real_listing
    text = whole(*real_listing) or ""
    lines, items = rendered(text), json.loads(text)
    titled = [poster for poster in conference.listed if poster.title]
    assert [item["id"] for item in items] == [poster.id for poster in titled]
    assert len(lines) == len(titled)
    everything = "\n".join(lines)
    for poster, item in zip(titled, items, strict=True):
        assert item["title"] in everything
        assert (item["author"][-1] == {"literal": "others"}) == bool(poster.undisclosed)
        assert "issued" not in item


@settings(deadline=None)
@given(title=st.text(min_size=1), names=st.lists(st.text().filter(str.split), max_size=3))
def test_any_text_is_json(
    made: Callable[..., Made], a_poster: Callable[..., Poster], title: str, names: list[str]
) -> None:
    text = whole(*made(a_poster(title, *names)))
    for item in json.loads((text or "[]").encode().decode()):
        assert item["title"]
        assert all(value for name in item.get("author", []) for value in name.values())
