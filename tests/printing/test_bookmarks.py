"""Titles of bookmarks: read from headings, put into a PDF that a reader of others then reads."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.printing import bookmarks

# As Chromium writes them: a table of all objects in one section, bookmarks with their titles first.
OBJECTS = (
    b"<</Type /Catalog\n/Pages 2 0 R\n/Outlines 4 0 R>>",
    b"<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>",
    b"<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 9 9]>>",
    b"<</Type /Outlines\n/First 5 0 R\n/Last 7 0 R\n/Count 3>>",
    b"<</Title (One /Next 6 0 R)\n/Parent 4 0 R\n/Dest [3 0 R /XYZ 0 9 0]\n/First 6 0 R\n/Last 6 0 R\n/Next 7 0 R>>",
    b"<</Title <FEFF0069006E>\n/Parent 5 0 R\n/Dest [3 0 R /XYZ 0 9 0]>>",
    b"<</Title (T\\)wo)\n/Parent 4 0 R\n/Dest [3 0 R /XYZ 0 9 0]\n/Prev 5 0 R>>",
)


def written() -> bytes:
    pdf, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, body in enumerate(OBJECTS, 1):
        table += b"%010d 00000 n \n" % len(pdf)
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = len(OBJECTS) + 1
    place = len(pdf)
    return pdf + b"xref\n0 %d\n%strailer\n<</Size %d\n/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        count,
        table,
        count,
        place,
    )


def read(pdf: bytes) -> list[tuple[int, str]]:
    return [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(BytesIO(pdf)).get_toc()]


def test_the_file_of_these_tests_is_a_pdf() -> None:
    assert read(written()) == [(0, "One /Next 6 0 R"), (1, "in"), (0, "T)wo")]


def test_titles_come_in_the_order_of_readers_and_the_rest_stays() -> None:
    pdf = written()
    made = bookmarks.titled(pdf, ["البرنامج", "", "O(n log n) \\ <𝒳>"])
    assert made.startswith(pdf)
    assert read(made) == [(0, "البرنامج"), (1, "in"), (0, "O(n log n) \\ <𝒳>")]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1), min_size=3, max_size=3))
def test_any_title_is_read_back(wanted: list[str]) -> None:
    assert [title for _, title in read(bookmarks.titled(written(), wanted))] == wanted


OTHERS = {
    "too few titles": (written(), ["a", "b"]),
    "no bookmarks": (written().replace(b"/Outlines", b"/Outsides"), ["a", "b", "c"]),
    "another form": (written().replace(b"xref\n0 ", b"xref\n1 "), ["a", "b", "c"]),
    "no PDF": (b"", ["a"]),
}


@pytest.mark.parametrize(("pdf", "wanted"), OTHERS.values(), ids=OTHERS)
def test_what_is_not_understood_stays(pdf: bytes, wanted: list[str]) -> None:
    assert bookmarks.titled(pdf, wanted) == pdf


def test_headings_say_their_titles() -> None:
    html = '<h1 data-bookmark="A &amp; B">A <b>x</b></h1><header></header><h3 class="a">none</h3><h2 data-bookmark="ج">'
    assert bookmarks.titles(html) == ["A & B", "", "ج"]
