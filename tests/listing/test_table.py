"""CSV and TSV: columns by their headers, in any order, case, delimiter and encoding that can be told."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.listing import table
from generator.listing.records import Entry, Reading

SAMPLES = Path(__file__).parent / "samples" / "csv"


def sample(name: str) -> Reading:
    return table.read(SAMPLES / name)


def entries(reading: Reading) -> list[Entry]:
    return [entry for listing in reading.listings for entry in listing.entries]


def doubts(reading: Reading) -> dict[str, int]:
    return {doubt.message: doubt.place.line for doubt in reading.doubts}


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "posters.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_mini_conf() -> None:
    reading = sample("papers.csv")
    (listing,) = reading.listings
    assert listing.session == "S1"
    first, second = listing.entries
    assert (first.key, first.authors) == ("B1xSperKvH", ("Ada Quillfeather", "Böðvar Þórsson", "Chi O'Dare"))
    assert (first.keywords, first.abstract) == (("gulls", "rest"), "Gulls rest, often.")
    assert second.abstract == 'Gulls work. They "do".'
    assert (first.place.line, second.place.line) == (2, 3)
    assert doubts(reading) == {"a poster is in several sessions, and is put into the first": 2}


def test_a_sheet_with_a_title_above_and_columns_in_any_order() -> None:
    reading = sample("sheet.csv")
    assert [(each.session, len(each.entries)) for each in reading.listings] == [("Morning", 2), ("Afternoon", 1)]
    first, third, second = entries(reading)
    assert (first.key, first.title, first.authors) == ("17", "Tides", ("Ada Quillfeather", "Böðvar Þórsson"))
    assert first.abstract == "First line. Second; with \\nabla and \\nu.\n\nNew paragraph."
    assert first.affiliations == ("Lantern University", "Háskólinn")
    assert (second.authors, second.affiliations) == (("Dee Raftsman",), ("Raft College",))
    assert (third.authors, third.abstract) == (("Chi O'Dare", "Ann Doe"), "With tags & entities.\n\nTwo.")
    assert [entry.place.line for entry in (first, second, third)] == [4, 5, 7]
    assert reading.left_out == ("Corresponding e-mail", "Review score")
    assert "names with a comma are read as 'Last, First'" in doubts(reading)


def test_a_sheet_saved_as_unicode_text() -> None:
    reading = sample("excel.txt")
    found = [(each.session, each.room, each.start, each.end) for each in reading.listings]
    assert found == [
        ("Demo", "Hall 2", "2026-05-19T09:00+02:00", "2026-05-19T10:00+02:00"),
        ("Main", "Hall 1", "2026-05-19T17:00+02:00", "2026-05-19T18:30+02:00"),
    ]
    demo, nets = entries(reading)
    assert (nets.title, nets.board) == ('Nets "of" Rope', "B-07")
    assert nets.links == (("code", "https://code.example.org/nets"),)
    assert demo.authors == ("Chi O'Dare", "Dee Raftsman", "Ada Quillfeather")
    assert demo.links == ()
    assert doubts(reading)["a code link is left out: it is no whole web address"] == 3
    assert "there is no column 'Session': posters are put together by their track" in doubts(reading)


def test_windows_1252() -> None:
    reading = sample("western.csv")
    (entry,) = entries(reading)
    assert (entry.title, entry.authors) == ("Marées", ("Zoë Müller", "José García"))
    assert entry.abstract == "L’été – “déjà”."
    assert "the file is not UTF-8 and is read as windows-1252" in doubts(reading)


def test_export_of_a_reviewing_system() -> None:
    reading = sample("cmt.csv")
    (entry,) = entries(reading)
    assert entry.authors == ("Ada Quillfeather", "Böðvar Þórsson")
    assert entry.affiliations == ("Lantern University", "Háskólinn við Höfn")
    assert doubts(reading)["a row that is not accepted is left out"] == 3
    assert "Primary Contact Author Email" in reading.left_out


def test_a_row_for_each_author() -> None:
    reading = sample("author-a-row.csv")
    assert [(entry.key, entry.authors, entry.affiliations) for entry in entries(reading)] == [
        ("7", ("Ada Quillfeather", "Böðvar Þórsson"), ("Lantern University", "Háskólinn")),
        ("8", ("Chi O'Dare",), ()),
    ]
    assert reading.left_out == ("email",)


def test_download_of_a_site() -> None:
    (entry,) = entries(sample("download.csv"))
    assert (entry.key, entry.title) == ("22138", "Nets and Knots")
    assert entry.authors == ("Ada Quillfeather", "Böðvar Þórsson")


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_no_address_of_a_person_is_read(path: Path) -> None:
    assert "@" not in repr([listing.entries for listing in table.read(path).listings]).replace(str(path), "")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("Name,Score\nA,1\n", 1, "no header of a listing found; the first line is 'Name", id="others"),
        pytest.param("Title,Room\nA,1\n", 1, "no header of a listing found; the first line", id="no authors"),
        pytest.param("Title,Authors\n", 1, "no poster found", id="header alone"),
        pytest.param('Title,Authors\n"A,B\nC,D\n', 2, "a quote that is opened in this row is never closed", id="quote"),
        pytest.param('Title,Authors\nA,B\n"C" D,E\n', 3, "a value in quotes goes on", id="half a quote"),
        pytest.param("Title,Authors\nA,B\nC, D,E F\n", 3, "the row has 3 values and the header 2", id="too many"),
        pytest.param(b"PK\x03\x04rest", 1, "a zip or office file; expected text", id="a sheet itself"),
        pytest.param("Title,Authors\nÆøå,標題".encode("shift-jis", "replace") + "標題".encode("shift-jis"), 1,
                     "the encoding cannot be told", id="Japanese"),
        pytest.param("Title,Authors\nA,José Ibáñez".encode("mac-roman"), 1, "the encoding cannot be told", id="Mac"),
        pytest.param(b"Title,Authors\nA,B\0C", 2, "binary: a null character", id="binary"),
        pytest.param(" \n", 1, "the file is empty", id="empty"),
        pytest.param(b"\xfe\xff\xfe\xff", 1, "the file is empty", id="nothing but marks"),
    ],
)  # fmt: skip
def test_what_is_no_listing_is_refused(tmp_path: Path, text: str | bytes, line: int, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        table.read(written(tmp_path, text))
    assert caught.value.message.startswith(message)
    assert caught.value.place.line == line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = delimiter.join(("Paper Title", "AUTHOR(S)", "abstract")) + "\r\n"
    text += delimiter.join(("Café", '"Zoë Lee"', '"A, b; c | d"')) + "\r\n"
    (entry,) = entries(table.read(written(tmp_path, text.encode(encoding))))
    assert (entry.title, entry.authors, entry.abstract) == ("Café", ("Zoë Lee",), "A, b; c | d")


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        (r"One.\nTwo", "One. Two"),
        (r"One.\n\nTwo", "One.\n\nTwo"),
        (r"One.\r\n\r\nTwo", "One.\n\nTwo"),
        (r"one.\nthen", "one. then"),
        (r"$\nabla f \neq \nu$ and \noindent", r"$\nabla f \neq \nu$ and \noindent"),
        (r"our \name is", r"our \name is"),
    ],
)
def test_written_newlines(tmp_path: Path, abstract: str, expected: str) -> None:
    (entry,) = entries(table.read(written(tmp_path, f'Title,Abstract\nA,"{abstract}"\n')))
    assert entry.abstract == expected


def test_rows_without_a_poster_are_told(tmp_path: Path) -> None:
    reading = table.read(written(tmp_path, "ID,Title,Authors,Session\n1,A,B C,S\n,,,\n2,,,S\n3,,D E,S\n4,F,,\n"))
    assert [(entry.key, entry.title, entry.authors) for entry in entries(reading)] == [
        ("1", "A", ("B C",)),
        ("3", "", ("D E",)),
        ("4", "F", ()),
    ]
    assert doubts(reading) == {
        "the source holds no abstracts": 2,
        "a row without title, authors and abstract is left out": 4,
        "a poster without a title": 5,
        "a poster without authors": 6,
        "a poster without a session, while others have one": 6,
    }


def test_affiliations_that_do_not_fit_are_left_out(tmp_path: Path) -> None:
    reading = table.read(written(tmp_path, "Title,Authors,Affiliations\nA,B C; D E,Lantern University\n"))
    assert entries(reading)[0].affiliations == ()
    assert "affiliations are left out: there are not as many as authors" in doubts(reading)


CELLS = st.text(st.sampled_from('abé ,;"\n\t|x'), min_size=1, max_size=12).map(lambda text: f"x{text}x")


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_every_title_and_abstract_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], delimiter: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([("Title", "Abstract"), *rows])
    found = entries(table.read(written(tmp_path_factory.mktemp("csv"), out.getvalue())))
    assert [entry.title.split() for entry in found] == [title.split() for title, _ in rows]
    assert [entry.abstract.split() for entry in found] == [abstract.split() for _, abstract in rows]
