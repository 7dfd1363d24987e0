"""BibTeX as editors submit it: names, accents, braces, and slips that do not hide what follows them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.listing import bibtex
from generator.listing.bibtex import names, syntax, tex
from generator.listing.records import Entry, Reading

SAMPLES = Path(__file__).parent / "samples" / "bibtex"


def entries(reading: Reading) -> list[Entry]:
    return [entry for listing in reading.listings for entry in listing.entries]


def doubts(reading: Reading) -> dict[str, int]:
    return {doubt.message: doubt.place.line for doubt in reading.doubts}


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "posters.bib"
    path.write_text(text, encoding="utf-8")
    return bibtex.read(path)


def test_proceedings() -> None:
    reading = bibtex.read(SAMPLES / "proceedings.bib")
    first, second, third = entries(reading)
    assert first == Entry(
        title="BERT for Über Graphs: $O(n^{2})$ and \\textbf{bold X} in LaTeX",
        authors=("Jörg Müller", "Ann van der Berg", "The ATLAS Collaboration", "José García Jr.", "Martin King Jr."),
        abstract="We do this. And that 50\\% of \\$5.\n\nSecond para with \\alpha.",
        place=first.place,
        key="doe-2026",
        links=(("paper", "https://doi.org/10.1145/1.2"),),
    )
    assert first.place.line == 4
    assert (second.key, second.authors, second.links) == ("after", ("Ada Leśniak",), (("paper", "https://x.org/a_b"),))
    assert (third.title, third.authors) == ("Naïve \\textit{it} \\& more", ("A B", "C D", "E F"))
    assert third.links == (("paper", "http://x.org/~a"),)
    assert reading.left_out == ("booktitle", "month", "email")
    assert doubts(reading) == {
        "an entry of the kind 'proceedings' is left out: it is no poster": 3,
        "an entry cannot be read and is left out: a brace that opens here is not closed in its entry": 16,
        "'others' stands for authors who are not told, and is left out": 19,
        "a poster without an abstract (2 times, here first)": 19,
        "a comma is missing between two fields": 20,
        "authors with ',' between them are read as several; BibTeX wants 'and'": 21,
    }


@pytest.mark.parametrize(
    ("source", "marked_up", "plain"),
    [
        pytest.param(r"{\'E}t{\'e} \'{\i} \"o \~n \c{c} \v{s} \v s \H{o} {\L}ukasz \ss{} {\aa}",
                     "Été í ö ñ ç š š ő Łukasz ß å", "Été í ö ñ ç š š ő Łukasz ß å", id="accents"),
        pytest.param(r"$x^{2}$ {A} \emph{B {C}} {\bf D} x^{a}", r"$x^{2}$ A \emph{B C} {\bf D} x^{a}",
                     "$x^2$ A B C D x^a", id="braces"),
        pytest.param(r"Foo:\\ Bar \\textbf{x} \\'e \\& 50\\%", r"Foo: Bar \textbf{x} é \& 50\%", "Foo: Bar x é & 50%",
                     id="double backslashes"),
        pytest.param(r"\url{http://x_y} and {{{X}}}", r"\url{http://x_y} and X", "http://x_y and X", id="macros"),
        pytest.param(r"\$5 and {X} $y_{i}$ {Z}", r"\$5 and X $y_{i}$ Z", "$5 and X $y_i$ Z", id="dollars"),
        pytest.param("O'Dare & Sons, 3--4", "O'Dare & Sons, 3--4", "O'Dare & Sons, 3--4", id="no TeX"),
    ],
)  # fmt: skip
def test_tex(source: str, marked_up: str, plain: str) -> None:
    assert tex.marked_up(source) == marked_up
    assert tex.plain(source) == plain


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Doe, Jane and John Roe", ["Jane Doe", "John Roe"]),
        (r"{Barnes and Noble} and de la Cruz, Ana Mar{\'\i}a", ["Barnes and Noble", "Ana María de la Cruz"]),
        ("Doe, Jane AND Roe, John\n  and\n Poe, E.", ["Jane Doe", "John Roe", "E. Poe"]),
        ("King, Jr, M. L. and von Neumann, John, Sr.", ["M. L. King Jr", "John von Neumann Sr."]),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("AND, Bob and Sand, Eva", ["Bob AND", "Eva Sand"]),
        ("A B and and C D and", ["A B", "", "C D"]),
        ("A B; C D", ["A B", "C D"]),
        ("A B and others", ["A B"]),
    ],
)
def test_names(source: str, found: list[str]) -> None:
    assert names.read_names(source)[0] == found


GOOD = "@article{good, title={Good}, author={A B}}\n"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        pytest.param("@article{a,\n title = {Open {brace,\n year = 2026\n}\n", "a brace that opens", 2, id="brace"),
        pytest.param('@article{a,\n title = "Open,\n year = 2026\n}\n', "a quote that opens", 2, id="quote"),
        pytest.param("@article{a,\n title = {T}},\n author = {A}\n}\n", "an entry ends before", 2, id="early"),
        pytest.param("@article{a,\n title = {T}\n\n", "an entry is not closed", 2, id="not closed"),
        pytest.param("@article{a,\n title = ,\n}\n", "a field has no value", 2, id="no value"),
        pytest.param("@article{a,\n title {T}\n}\n", "expected a field and found 'title {T}'", 2, id="no sign"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_told_and_the_others_are_read(tmp_path: Path, text: str, message: str, line: int) -> None:
    reading = read(tmp_path, text + GOOD + text.replace("{a,", "{b,") + GOOD.replace("{good", "{last"))
    assert [entry.key for entry in entries(reading)] == ["good", "last"]
    told = [doubt for doubt in reading.doubts if "an entry cannot be read and is left out: " in doubt.message]
    assert told[0].message.startswith(f"an entry cannot be read and is left out: {message}")
    assert told[0].place.line == line


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param('@string{v = "Harbour"}@misc{a, title = v # " 26"}', {"title": "Harbour 26"}, id="abbreviation"),
        pytest.param("@misc(a, title = {T}, month = jan)", {"title": "T", "month": "January"}, id="round brackets"),
        pytest.param("@misc{title = {T},, year = 2026,}", {"title": "T", "year": "2026"}, id="no key, commas too many"),
        pytest.param('@misc{a,\n% a note\n title = "A {"}quote{"}"}', {"title": 'A {"}quote{"}'}, id="note, quotes"),
        pytest.param("mail@x {a}\n@comment{@misc{x, y={z}}}\n@misc{a, TITLE={T}}", {"title": "T"}, id="comments"),
        pytest.param("@misc{a\n title={T}}", {"title": "T"}, id="no comma behind the key"),
    ],
)
def test_syntax(text: str, fields: dict[str, str]) -> None:
    found = [one for one in syntax.parse(text, Path("x.bib")) if isinstance(one, syntax.BibEntry)]
    assert [one.fields for one in found] == [fields]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Just words.", "no BibTeX entry found"),
        ("@article{a, title = {Open", "no entry can be read: a brace that opens here is not closed"),
        ("@proceedings{a, title = {All}}", "no poster found: every row is left out"),
    ],
)
def test_no_entry_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(tmp_path, text)


def test_own_fields(tmp_path: Path) -> None:
    text = """@inproceedings{a, title={T}, author={A B and C D}, affiliation={Lantern {\\&} Co; Hafn},
      keywords={ropes, \\textit{sails}}, session={Morning}, room={Hall 1}, code={https://x.example/c}}"""
    reading = read(tmp_path, text)
    (listing,) = reading.listings
    (entry,) = listing.entries
    assert (listing.session, listing.room) == ("Morning", "Hall 1")
    assert (entry.affiliations, entry.keywords) == (("Lantern & Co", "Hafn"), ("ropes", "sails"))
    assert entry.links == (("code", "https://x.example/c"),)


def test_no_address_of_a_person_is_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "@misc{a, title={T a@b.org}, author={Doe (d@x.org), Jane}, abstract={Ask d@x.org}, note={x@y.z}}"
    )
    assert "@" not in repr(entries(reading))
    assert reading.left_out == ("note",)


PIECES = st.lists(
    st.sampled_from(["a", "{", "}", "\\", "'", '"', "$", " ", "and", ",", "@a{", "=", "#", "\n", "%"]), max_size=25
)


@given(PIECES)
def test_nothing_a_file_holds_breaks_the_reader(pieces: list[str]) -> None:
    text = "@misc{k, title = {T}, " + "".join(pieces) + "\n" + GOOD
    found = list(syntax.parse(text, Path("x.bib")))
    assert any(isinstance(one, syntax.BibEntry) and one.key == "good" for one in found)


@given(PIECES)
def test_text_without_tex_is_kept(pieces: list[str]) -> None:
    text = "".join(piece for piece in pieces if piece not in {"{", "}", "\\", "'", "@a{"})
    assert tex.marked_up(text) == text
