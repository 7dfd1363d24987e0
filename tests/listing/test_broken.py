"""What is no listing is refused with the place, what is wrong, and what was expected."""

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.listing import lines
from generator.listing.text import read

FOLDER = Path(__file__).parent / "broken"
EXPECTED = (
    "the session's title and room, then for each poster a title line, "
    "an authors line with names between '⋅', and the abstract"
)
COPY = "open the session's page in a browser, mark everything from its title on, copy it and save it as text"
UTF8 = "save the file as plain text with the encoding UTF-8"

CASES = {
    "empty.txt": (1, 1, f"empty; expected {EXPECTED}", COPY),
    "blank.txt": (1, 1, f"empty; expected {EXPECTED}", COPY),
    "only-a-head.txt": (1, 1, f"no poster found; expected {EXPECTED}", COPY),
    "letter.txt": (1, 1, f"no poster found; expected {EXPECTED}", COPY),
    "latin-1.txt": (3, 3, "not UTF-8: byte 0xE9 at offset 27", UTF8),
    "latin-1-after-mark.txt": (2, 6, "not UTF-8: byte 0xE9 at offset 18", UTF8),
    "binary.txt": (2, 7, "binary: byte 0 at offset 14; expected plain text in UTF-8", UTF8),
    "utf-16.txt": (1, 1, "saved as UTF-16; expected plain text in UTF-8", UTF8),
    "document.pdf": (1, 1, "a PDF file; expected plain text in UTF-8", UTF8),
    "document.docx": (1, 1, "a zip or office file; expected plain text in UTF-8", UTF8),
    "page.html": (1, 1, f"looks like HTML or XML; expected text: {EXPECTED}", COPY),
    "data.json": (1, 1, f"looks like JSON; expected text: {EXPECTED}", COPY),
    "list.json": (1, 1, f"looks like JSON; expected text: {EXPECTED}", COPY),
    "cedar.bib": (1, 1, f"looks like BibTeX; expected text: {EXPECTED}", COPY),
    "table.csv": (1, 1, f"looks like CSV; expected text: {EXPECTED}", COPY),
    "old-mac.txt": (
        1,
        1,
        "lines end with carriage returns alone; expected newlines",
        "save the file with line ends of the kind 'Unix' or 'Windows'",
    ),
}


def test_every_broken_file_has_a_case() -> None:
    assert {path.name for path in FOLDER.iterdir()} == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_broken_file_is_refused(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(FOLDER / name)
    error = caught.value
    assert (error.place.line, error.place.column, error.message, error.hint) == CASES[name]
    assert error.place.path == FOLDER / name
    assert error.level == "error"


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="listing cannot be read: no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(SourceError, match="listing cannot be read: is a directory"):
        read(tmp_path)


def test_too_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (lines.MAX_BYTES + 1))
    with pytest.raises(SourceError, match="larger than 20 MB; expected the session's title"):
        read(path)


def test_too_many_lines_are_refused_at_the_first_too_many(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a\n" * (lines.MAX_LINES + 1))
    with pytest.raises(SourceError, match="more than 100,000 lines") as caught:
        read(path)
    assert caught.value.place.line == lines.MAX_LINES + 1
