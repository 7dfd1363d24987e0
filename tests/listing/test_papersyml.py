"""The papers.yml of aclpub2."""

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.listing import papersyml
from generator.listing.records import Entry, Reading

SAMPLE = Path(__file__).parent / "samples" / "yaml" / "papers.yml"


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "papers.yml"
    path.write_text(text, encoding="utf-8")
    return papersyml.read(path)


def test_papers() -> None:
    reading = papersyml.read(SAMPLE)
    (listing,) = reading.listings
    first, second = listing.entries
    assert first == Entry(
        title="Dialogues on Deck: a Corpus",
        authors=("Ada M. Quillfeather", "Ramíro Gálvez"),
        abstract="We collect \\textit{dialogues} on deck.\n\nWe release them.",
        place=first.place,
        key="010",
        affiliations=("Lantern University", "Háskólinn"),
        links=(("video", "https://video.example.org/10"),),
    )
    assert (first.place.line, second.place.line) == (2, 25)
    assert (second.key, second.title, second.authors) == ("no", "3.10", ("Chi O'Dare", ""))
    assert second.abstract == "Numbers stay as they are written."
    assert reading.left_out == ("archival", "file", "attributes.paper_type", "attributes.submitted_area")
    assert "@" not in repr(listing.entries).replace(str(SAMPLE), "")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("- &a {title: T}\n- *a\n", 2, "an alias (*) is not read here", id="alias"),
        pytest.param("- title: A: B\n", 1, "not valid YAML: mapping values are not allowed", id="no YAML"),
        pytest.param("- title: T\n  title: U\n", 2, "'title' is given twice", id="twice"),
        pytest.param("name: Harbour\nyear: 2026\n", 1, "no list of papers: the file holds 'name', 'year'", id="fields"),
        pytest.param("just words\n", 1, "no list of papers: the file holds a single value", id="words"),
        pytest.param("- first_name: Ada\n", 1, "no papers found; the first item has 'first_name'", id="people"),
        pytest.param("- [" + "[" * 50 + "\n", 1, "lists and fields are nested too deeply", id="nested"),
        pytest.param("# nothing\n", 1, "the file holds nothing", id="nothing"),
        pytest.param("- title: 'T\n", 2, "not valid YAML: found unexpected end of stream", id="quote"),
    ],
)
def test_what_is_no_list_of_papers_is_refused(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, text)
    assert caught.value.message.startswith(message)
    assert caught.value.place.line == line


def test_rejected_papers_are_left_out(tmp_path: Path) -> None:
    reading = read(tmp_path, "- {title: T, authors: [A B]}\n- {title: U, authors: [A B], decision: Reject}\n")
    assert [entry.title for listing in reading.listings for entry in listing.entries] == ["T"]
    assert "a row that is not accepted is left out" in {doubt.message for doubt in reading.doubts}
