from collections.abc import Callable

import pytest
from msgspec.structs import replace

from generator.model import Publication
from generator.site.cite import reference
from generator.site.cite.records import Citation

PSS = Publication(title="Proceedings of Small Systems", year=2026, publisher="Press")


@pytest.mark.parametrize(
    ("authors", "publication", "more", "expected"),
    [
        (["Ada Lovelace"], None, {}, "Ada Lovelace. Work. Poster, Monday."),
        (["A B", "王 小明"], None, {}, "A B and 王 小明. Work. Poster, Monday."),
        (["A B", None, "C D Jr."], None, {}, "A B, C D Jr., and others. Work. Poster, Monday."),
        (["A B", None], None, {}, "A B and others. Work. Poster, Monday."),
        ([None], None, {}, "Work. Poster, Monday."),
        (["A B"], PSS, {"pages": "3-9"}, "A B. Work. Proceedings of Small Systems, 2026, pages 3–9. Press."),
        (["A B"], replace(PSS, title="PSS 2026", volume="3", number="2"), {"pages": "7"},
         "A B. Work. PSS 2026, volume 3(2), page 7. Press."),
        (["A B"], replace(PSS, year=None, number="2", series="LNCS", publisher=""), {"doi": "10.1/a#b?c"},
         "A B. Work. Proceedings of Small Systems, LNCS, issue 2. https://doi.org/10.1/a%23b%3Fc"),
    ],
)  # fmt: skip
def test_reference(
    cite: Callable[..., Citation],
    authors: list[str | None],
    publication: Publication | None,
    more: dict[str, object],
    expected: str,
) -> None:
    assert reference.text(cite("Work", *authors, publication=publication, **more)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Why?", "A B. Why? Poster, Monday."), (r"$2\times$ *Less*", "A B. 2× Less. Poster, Monday.")],
)
def test_titles_are_sentences(cite: Callable[..., Citation], title: str, expected: str) -> None:
    assert reference.text(cite(title, "A B")) == expected
