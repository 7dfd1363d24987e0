"""JSON of conference sites, OpenReview, schedules and plain lists: real-shaped samples with their odd cases."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.listing import jsonfile
from generator.listing.jsonfile import located
from generator.listing.jsonfile.located import ANY
from generator.listing.records import Entry, Reading
from generator.listing.rows.notes import Notes

SAMPLES = Path(__file__).parent / "samples" / "json"


def sample(name: str, **options: Any) -> Reading:
    return jsonfile.read(SAMPLES / name, **options)


def entries(reading: Reading) -> list[Entry]:
    return [entry for listing in reading.listings for entry in listing.entries]


def titles(reading: Reading) -> list[str]:
    return [entry.title for entry in entries(reading)]


def doubts(reading: Reading) -> dict[str, int]:
    assert all(doubt.level == "warning" for doubt in reading.doubts)
    return {doubt.message: doubt.place.line for doubt in reading.doubts}


class TestSite:
    """The file that the nips.cc family of sites publishes."""

    name = "harbour-2026-orals-posters.json"

    def test_sessions_in_the_order_of_time_with_their_zone(self) -> None:
        found = [(each.session, each.room, each.start, each.end) for each in sample(self.name).listings]
        assert found == [
            ("Oral Session 1A", "Ballroom", "2026-07-07T10:00-07:00", "2026-07-07T10:15-07:00"),
            ("Poster Session 1", "Hall A & B", "2026-07-07T11:00-07:00", "2026-07-07T13:30-07:00"),
            ("Poster Session 2", "Hall A & B", "2026-07-08T16:30-07:00", "2026-07-08T19:00-07:00"),
        ]

    def test_a_poster_with_everything(self) -> None:
        found = next(entry for entry in entries(sample(self.name)) if entry.key == "64801")
        assert found == Entry(
            title="Tides of Memory",
            authors=("Böðvar Þórsson", "", "Ada Quillfeather"),
            abstract="",
            place=found.place,
            key="64801",
            affiliations=("Háskólinn við Höfn", "", "Lantern University"),
            keywords=("Theory",),
            board="#3",
            links=(
                ("poster", "http://harbour.example.org/media/PosterPDFs/Harbour%202026/64801.png"),
                ("paper", "https://openreview.net/forum?id=aBc"),
                ("project", "https://ada.example.org/tides/"),
                ("video", "https://slideslive.example.com/38"),  # from the row of its talk
            ),
        )
        assert (SAMPLES / self.name).read_text().split("\n")[found.place.line].strip() == '"id": 64801,'

    def test_escaped_names_are_words(self) -> None:
        found = next(entry for entry in entries(sample(self.name)) if entry.key == "64822")
        assert found.title == "Mooring & Scheduling: when $a < b$"
        assert found.authors == ("Ada Quillfeather", "Chi O'Dare")
        assert found.affiliations == ("Lantern University", "A & B Labs")
        assert found.keywords == ("queues", "Systems", "Scheduling")

    def test_what_is_left_out_is_said(self) -> None:
        reading = sample(self.name)
        assert set(titles(reading)) == {
            "An Oral alone",
            "Tides of Memory",
            "Mooring & Scheduling: when $a < b$",
            "No Zone at All",
        }
        assert doubts(reading).keys() >= {
            "a row that is not visible is left out",
            "a row that is not accepted is left out",
            "a row of the kind 'Invited Talk' is left out: it is no poster",
            "a row of the kind 'Oral' has no poster in the file, and is read as one",
            "a paper stands twice, as a talk and as a poster: it is read as the poster",
            "the start of a session is left out: the time has no zone",
            "a paper link is left out: it is no whole web address",
            "the source holds no abstracts",
        }
        assert reading.left_out == ("uid", "virtualsite_url", "sourceid", "sourceurl")

    def test_abstracts_of_the_second_file(self) -> None:
        abstracts = jsonfile.read_abstracts(SAMPLES / "harbour-2026-abstracts.json")
        reading = sample(self.name, abstracts=abstracts)
        assert {entry.key: entry.abstract for entry in entries(reading)} == {
            "64840": "Spoken only.",
            "64801": "Tides come.\n\nTides go & come again.",
            "64822": "We moor ships.\n\nWrite to for code.",
            "64805": "",
        }
        assert "an e-mail address in the abstract is left out" in doubts(reading)

    def test_abstracts_of_another_conference_are_refused(self) -> None:
        with pytest.raises(SourceError, match="none of the abstracts given with this file is of its posters"):
            sample(self.name, abstracts={"1": "Elsewhere."})

    def test_a_file_of_posters_is_none_of_abstracts(self) -> None:
        assert jsonfile.read_abstracts(SAMPLES / self.name) is None


def test_download() -> None:
    reading = sample("download.json")
    assert [(entry.key, entry.title, entry.authors) for entry in entries(reading)] == [
        ("22138", "Nets & Knots", ("Ada Quillfeather", "Böðvar Þórsson", "Chi O'Dare")),
        ("22139", "Alone", ("Ada Quillfeather",)),
    ]
    assert doubts(reading) == {
        "a paper stands twice, as a talk and as a poster: it is read as the poster": 16,
        "a row of the kind 'Tutorial' is left out: it is no poster": 23,
    }


def test_openreview_first_version() -> None:
    reading = sample("openreview-v1.json")
    (entry,) = entries(reading)
    assert (entry.key, entry.title, entry.authors) == ("aaa1", "Anchors", ("Ada Quillfeather", "Chi O'Dare"))
    assert entry.abstract == "Anchors hold.\n\nThey do."
    assert entry.links == (
        ("paper", "https://openreview.net/pdf/0a1b2c.pdf"),
        ("code", "https://code.example.org/anchors"),
    )
    assert reading.left_out == ("content.authorids", "content.TL;DR")
    assert doubts(reading) == {
        "a row that is not accepted is left out": 31,
        "a note that is no submission is left out, such as a review or a comment": 46,
    }


def test_openreview_second_version() -> None:
    reading = sample("openreview-v2.json")
    assert [(entry.title, entry.authors, entry.affiliations) for entry in entries(reading)] == [
        ("Buoys in $\\mathbb{R}^2$", ("Ada Quillfeather", ""), ()),
        ("Rafts", ("Dee Raftsman",), ("Raft College",)),
    ]
    assert "a row that is not accepted is left out (2 times, here first)" in doubts(reading)


def test_pretalx() -> None:
    reading = sample("pretalx.json")
    found = [(each.session, each.room, each.start, each.end, len(each.entries)) for each in reading.listings]
    assert found == [
        ("Rigging", "Hall 1", "2026-05-19T15:00+02:00", "2026-05-19T18:30+02:00", 2),
        ("", "Hall 2", "2026-05-20T09:00+02:00", "2026-05-20T09:20+02:00", 1),
    ]
    first = entries(reading)[0]
    assert first.abstract == "Short.\n\nLonger text."
    assert first.links == (("slides", "https://pretalx.example.org/media/h/1.pdf"),)
    assert "an event without people and text is left out, such as a break" in doubts(reading)


def test_frab() -> None:
    reading = sample("frab.json")
    (listing,) = reading.listings
    assert (listing.session, listing.room, listing.start) == ("Coast", "Saal", "2026-05-19T11:00+02:00")
    assert [(entry.title, entry.authors, entry.abstract) for entry in listing.entries] == [
        ("Lighthouses", ("Ada Quillfeather", ""), "They & we."),
        ("Foghorns", ("Chi O'Dare",), "Loud."),
    ]
    assert "the start of a session is left out: the time has no zone" in doubts(reading)


def test_plain_list_with_people() -> None:
    reading = sample("hotcrp.json")
    (entry,) = entries(reading)
    assert (entry.key, entry.authors, entry.affiliations) == (
        "5",
        ("Ada Quillfeather", "Böðvar Þórsson"),
        ("Lantern University", ""),
    )
    assert reading.left_out == ("reviews", "gender")


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_no_address_of_a_person_is_read(path: Path) -> None:
    try:
        found = jsonfile.read(path)
    except SourceError:
        return
    assert "@" not in repr([listing.entries for listing in found.listings]).replace(str(path), "")


def written(tmp_path: Path, value: object) -> Path:
    path = tmp_path / "posters.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


POSTER = {"title": "A Title", "authors": ["A B"], "abstract": "Text."}


@pytest.mark.parametrize(
    ("value", "line", "message"),
    [
        pytest.param('{"count": 1,\n "results": [{"id": 1, "name": "A', 2, "the file is cut: it ends in", id="cut"),
        pytest.param('[{"title": "A"},\n', 1, "the file is cut: it ends in the middle", id="cut behind a comma"),
        pytest.param('{"a": 1,\n b: 2}', 2, "not valid JSON: expecting property name", id="no JSON"),
        pytest.param("Session\nPosters", 1, "not valid JSON: expecting value", id="text"),
        pytest.param("[" * 100_000, 1, "lists and fields are nested too deeply", id="nested"),
        pytest.param("[" + "9" * 5000 + "]", 1, "not valid JSON: exceeds the limit", id="absurd number"),
        pytest.param({"papers": 3, "year": 1}, 1, "JSON of an unknown kind: fields 'papers', 'year'", id="others"),
        pytest.param([{"login": "x", "score": 1}], 1, "JSON of an unknown kind: a list of fields 'login'", id="people"),
        pytest.param([], 1, "JSON of an unknown kind: an empty list", id="empty list"),
        pytest.param([1, 2], 1, "JSON of an unknown kind: a list of no fields", id="numbers"),
        pytest.param({"count": 3, "notes": [{"id": "a", "content": POSTER}]}, 1, "the file is cut", id="page"),
        pytest.param({"1": "Text.", "2": "More."}, 1, "the file holds abstracts alone", id="abstracts"),
        pytest.param([POSTER | {"decision": "Reject"}], 1, "no poster found: every row is left out", id="all rejected"),
        pytest.param("", 1, "the file is empty", id="empty"),
    ],
)  # fmt: skip
def test_what_is_no_listing_is_refused_with_what_was_seen(
    tmp_path: Path, value: object, line: int, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        jsonfile.read(written(tmp_path, value))
    assert caught.value.message.startswith(message)
    assert caught.value.place.line == line


def test_a_cut_page_says_how_much_is_missing() -> None:
    with pytest.raises(SourceError, match="it says that it has 5,990 rows, and 2 are there"):
        sample("cut-pages.json")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"papers": [POSTER]}, id="under a name"),
        pytest.param([POSTER | {"score": float("nan"), "reviews": []}], id="NaN"),
        pytest.param([POSTER, "a note", None], id="among other things"),
    ],
)
def test_plain_lists(tmp_path: Path, value: object) -> None:
    (entry,) = entries(jsonfile.read(written(tmp_path, value)))
    assert (entry.title, entry.authors, entry.abstract) == ("A Title", ("A B",), "Text.")


def test_the_same_poster_twice_is_one_and_an_id_of_two_is_none(tmp_path: Path) -> None:
    rows = [POSTER | {"id": 1}, POSTER | {"id": 1}, POSTER | {"id": 2}, POSTER | {"id": 2, "title": "Another"}]
    reading = jsonfile.read(written(tmp_path, rows))
    assert [(entry.key, entry.title) for entry in entries(reading)] == [
        ("1", "A Title"),
        ("", "A Title"),
        ("", "Another"),
    ]
    assert doubts(reading) == {
        "a poster is listed again and is left out here": 1,
        "an id stands at two different titles, and is not taken for one (2 times, here first)": 1,
    }


def test_too_large_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(SourceError, match="larger than 50 MB"):
        jsonfile.read(path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.integers(0, 2), st.lists(st.sampled_from([ANY, "a", "b"]), max_size=3))
def test_every_place_is_where_the_record_begins(value: object, indent: int, path: list[str]) -> None:
    text = json.dumps(value, indent=indent or None)
    document = located.Document(Path("x"), value, text, Notes(Path("x")), {})
    lines = text.split("\n")
    for place, record in document.records(*path):
        rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == record


FIELDS = (
    "id",
    "title",
    "name",
    "authors",
    "abstract",
    "keywords",
    "session",
    "eventtype",
    "content",
    "start time",
    "decision",
)


@settings(max_examples=200)
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, min_size=3), min_size=1, max_size=4))
def test_rows_of_any_content_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: list[object]) -> None:
    path = tmp_path_factory.mktemp("json") / "x.json"
    path.write_text(json.dumps(rows))
    try:
        found = entries(jsonfile.read(path))
    except SourceError:
        return
    assert 0 < len(found) <= len(rows)
