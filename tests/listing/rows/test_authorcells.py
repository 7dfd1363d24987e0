"""A column of authors tells how its names are separated."""

import pytest

from generator.listing.rows.authorcells import read_authors, split_words

COMMAS = "authors are taken to stand between commas; ';' between names leaves no doubt"
LAST_FIRST = "names with a comma are read as 'Last, First'"
BRACKETS = "what stands in brackets behind a name is taken for the affiliation"


@pytest.mark.parametrize(
    ("cells", "names", "told"),
    [
        pytest.param(["A B; C D", "E F"], [["A B", "C D"], ["E F"]], [], id="semicolons"),
        pytest.param(["A B|C D|", "E F"], [["A B", "C D"], ["E F"]], [], id="bars"),
        pytest.param(["A B\nC D"], [["A B", "C D"]], [], id="newlines"),
        pytest.param(["李 伟；王 芳"], [["李 伟", "王 芳"]], [], id="full-width"),
        pytest.param(["A B and C D", "E F"], [["A B", "C D"], ["E F"]], [], id="and"),
        pytest.param(["A B, C D and E F", "G H"], [["A B", "C D", "E F"], ["G H"]], [COMMAS], id="commas and and"),
        pytest.param(["A B; C D, and E F"], [["A B", "C D", "E F"]], [], id="and at the end"),
        pytest.param(["Doe, Jane; van der Roe, Jo", "Poe, Ann"], [["Jane Doe", "Jo van der Roe"], ["Ann Poe"]],
                     [LAST_FIRST], id="last, first"),
        pytest.param(["Doe, Jane and Roe, John"], [["Jane Doe", "John Roe"]], [COMMAS, LAST_FIRST], id="as in BibTeX"),
        pytest.param(["Wei Li, Jr., Bo Xu"], [["Wei Li Jr.", "Bo Xu"]], [COMMAS], id="suffix"),
        pytest.param(["A B;;C D", "; E F"], [["A B", "", "C D"], ["", "E F"]], [], id="empty places"),
        pytest.param(["Rope and Sail Group; A B"], [["Rope and Sail Group", "A B"]], [], id="group"),
        pytest.param(["Jane Doe (she/her)"], [["Jane Doe (she/her)"]], [], id="no affiliation in brackets"),
        pytest.param(["", " "], [[], []], [], id="nothing"),
    ],
)  # fmt: skip
def test_names(cells: list[str], names: list[list[str]], told: list[str]) -> None:
    found, said = read_authors(cells)
    assert [[author.name for author in row] for row in found] == names
    assert said == told


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (
            "A B (MIT, USA); C D (Lantern University (North))",
            [("A B", "MIT, USA"), ("C D", "Lantern University (North)")],
        ),
        ("Jane Doe, MIT; John Roe, Lantern University", [("Jane Doe", "MIT"), ("John Roe", "Lantern University")]),
    ],
)
def test_affiliations(cell: str, found: list[tuple[str, str]]) -> None:
    assert [(author.name, author.affiliation) for author in read_authors([cell])[0][0]] == found


def test_keywords() -> None:
    assert split_words("a, b; c") == ["a, b", "c"]
    assert split_words("a, b") == ["a", "b"]
    assert split_words("") == []
