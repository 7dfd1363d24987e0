"""Each format is known by itself; a format told apart wrongly is an error with what was seen."""

import shutil
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.listing import READERS, formats, read, read_all

FOLDER = Path(__file__).parent / "samples"
FORMATS = {"json": "json", "csv": "csv", "bibtex": "bibtex", "yaml": "yaml", "html": "html", ".": "text"}
FILES = [
    (path, form)
    for folder, form in FORMATS.items()
    for path in sorted((FOLDER / folder).glob("*.txt" if folder == "." else "*"))
    if path.is_file()
]


@pytest.mark.parametrize(("path", "form"), FILES, ids=lambda value: getattr(value, "name", ""))
def test_every_sample_is_known_by_its_content(path: Path, form: str, tmp_path: Path) -> None:
    assert formats.recognise(path) == form
    nameless = tmp_path / "listing"
    shutil.copyfile(path, nameless)
    assert formats.recognise(nameless) == form


ONE_EACH = {
    "text": FOLDER / "plain.txt",
    "json": FOLDER / "json/download.json",
    "csv": FOLDER / "csv/papers.csv",
    "bibtex": FOLDER / "bibtex/proceedings.bib",
    "yaml": FOLDER / "yaml/papers.yml",
}


def test_readers_and_words_are_of_the_same_formats() -> None:
    assert READERS.keys() == formats.WORDS.keys()


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("actual", ONE_EACH)
def test_the_wrong_format_is_an_error_with_what_was_seen(actual: str, form: str) -> None:
    if form == actual:
        assert read(ONE_EACH[actual], form).listings == read(ONE_EACH[actual]).listings
        return
    with pytest.raises(SourceError) as caught:
        read(ONE_EACH[actual], form)
    assert caught.value.message == f"looks like {formats.WORDS[actual]}, and was to be read as {formats.WORDS[form]}"
    assert caught.value.hint == f"--format {actual}, or leave --format out"


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("x", "\ufeff<!DOCTYPE html><p>Hi</p>", "html"),
        ("x", '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html></html>', "html"),
        ("x", "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/", "html"),
        ("x.json", "oops", "json"),
        ("x.bib", "oops", "bibtex"),
        ("x.csv", "Name,Age\nA,3", "csv"),
        ("x.xlsx", "PK\x03\x04", "csv"),
        ("x.yaml", "oops", "yaml"),
        ("x.html", "oops", "html"),
        ("x", "---\n# papers\n- id: 1\n  title: T", "yaml"),
        ("x.json", "Title,Authors\nA,B", "csv"),
        ("x.csv", '[{"title": "A"}]', "json"),
        ("x", "[Oral] A title\nA ⋅ B\nText.", "text"),
        ("x", "{A} title\nA ⋅ B\nText.", "text"),
        ("x", "", "text"),
    ],
)
def test_content_speaks_first_and_the_name_where_it_is_silent(
    tmp_path: Path, name: str, content: str, form: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert formats.recognise(path) == form


def test_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text("<?xml version='1.0'?>\n<schedule><day/></schedule>")
    with pytest.raises(SourceError, match="looks like XML"):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="listing cannot be read: no such file"):
        read(tmp_path / "nowhere")


POSTERS = FOLDER / "json/harbour-2026-orals-posters.json"
ABSTRACTS = FOLDER / "json/harbour-2026-abstracts.json"


@pytest.mark.parametrize("form", ["auto", "json"])
def test_two_files_of_a_site_are_read_as_one(form: str) -> None:
    other = FOLDER / "json/hotcrp.json"
    readings = read_all([ABSTRACTS, POSTERS, other], form)
    assert [path for path, _ in readings] == [POSTERS, other]
    entries = [entry for each in readings[0][1].listings for entry in each.entries]
    assert [entry.abstract for entry in entries if entry.key == "64840"] == ["Spoken only."]


def test_two_files_with_other_names_are_read_as_one(tmp_path: Path) -> None:
    shutil.copyfile(POSTERS, tmp_path / "a.json")
    shutil.copyfile(ABSTRACTS, tmp_path / "b.json")
    ((path, reading),) = read_all([tmp_path / "a.json", tmp_path / "b.json"])
    assert path.name == "a.json"
    assert any(entry.abstract for each in reading.listings for entry in each.entries)


def test_abstracts_that_belong_to_nothing_are_a_mistake(tmp_path: Path) -> None:
    shutil.copyfile(ABSTRACTS, tmp_path / "texts.json")
    others = [FOLDER / "json/hotcrp.json", FOLDER / "json/download.json"]
    with pytest.raises(ExceptionGroup) as caught:
        read_all([tmp_path / "texts.json", *others])
    (mistake,) = caught.value.exceptions
    assert "it cannot be told whose: hotcrp.json or download.json" in str(mistake)


def test_every_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.csv", ONE_EACH["csv"]]
    paths[0].write_text("{")
    paths[1].write_text("oops")
    with pytest.raises(ExceptionGroup) as caught:
        read_all(paths)
    assert [mistake.place.path for mistake in caught.value.exceptions if isinstance(mistake, SourceError)] == paths[:2]
