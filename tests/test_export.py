"""`microsite export`: one file each, read back by parsers that are not ours."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import listing
from generator.commands.export import EXPORTS
from generator.content import schema, settings
from generator.content.load import load
from generator.model import Author, Poster
from generator.site import outline, spreadsheet
from generator.site.spreadsheet import Row

Microsite = Callable[..., int]
NAME = "workshop-on-small-systems-2026"
PRINTED = dict.fromkeys(("booklet", "signs", "doors"), pytest.mark.browser)  # a browser makes them


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.fixture
def table(two_days: Path) -> list[dict[str, str]]:
    chosen = settings.load(two_days)
    return rows(spreadsheet.dump(load(chosen).conference, chosen))


@pytest.mark.parametrize("name", [pytest.param(name, marks=PRINTED.get(name, ())) for name in EXPORTS])
def test_each_goes_where_its_name_says(
    two_days: Path, tmp_path: Path, microsite: Microsite, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    usual = two_days / (NAME + EXPORTS[name].suffix)
    assert microsite(two_days, "export", name) == 0
    assert f"wrote {usual.name}, " in capsys.readouterr().err
    other = tmp_path / "other.file"
    other.write_text("older")
    assert microsite(two_days, "export", name, "-o", str(other)) == 0
    assert other.read_bytes() == usual.read_bytes()
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_unknown_names_are_told_the_known(
    two_days: Path, microsite: Microsite, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        microsite(two_days, "export", "zipp")
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert all(name in said for name in EXPORTS)


def test_a_folder_is_no_file(two_days: Path, microsite: Microsite, capsys: pytest.CaptureFixture[str]) -> None:
    assert microsite(two_days, "export", "csv", "-o", str(two_days)) == 2
    assert f"-o {two_days / NAME}.csv" in capsys.readouterr().err


def test_a_folder_that_is_not_there(two_days: Path, microsite: Microsite, capsys: pytest.CaptureFixture[str]) -> None:
    assert microsite(two_days, "export", "csv", "-o", str(two_days / "nowhere" / "a.csv")) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_zip_is_the_site_as_built_now(two_days: Path, microsite: Microsite) -> None:
    assert microsite(two_days, "export", "zip") == 0
    output = two_days / "output"
    with zipfile.ZipFile(two_days / f"{NAME}.zip") as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    site = (file for file in output.rglob("*") if file.is_file())
    assert found == {f"{NAME}/{file.relative_to(output).as_posix()}": file.read_bytes() for file in site}


def test_the_table_has_every_poster_with_every_field(table: list[dict[str, str]]) -> None:
    assert [row["id"] for row in table] == [
        *("quiet-fans", "tiny-caches", "loud-discs", "untold", "slow-clocks"),
    ]
    tiny = table[1]
    assert tiny["title"] == "Tiny Caches: Less is 2× More"
    assert tiny["authors"] == "Renée van der Berg; undisclosed; undisclosed; Wei Wang"
    assert (tiny["number"], tiny["board"], tiny["paper"]) == ("1", "A-02", "files/tiny.pdf")
    assert (tiny["session_title"], tiny["start"]) == ("Monday Posters", "2026-05-18T17:00:00-07:00")
    assert tiny["url"] == "https://example.org/wss-2026/posters/tiny-caches.html"
    assert next(row for row in table if row["id"] == "untold")["title"] == ""
    assert [row["id"] for row in table if row["withdrawn"] == "true"] == ["loud-discs"]


def test_no_field_of_a_poster_is_forgotten() -> None:
    elsewhere = {"path", "links"}  # where it is mended; a column for each kind
    assert {*Poster.__struct_fields__} - elsewhere <= set(Row._fields)
    assert set(schema.LINKS) <= set(Row._fields)
    assert {*Author.__struct_fields__} == {"name", "affiliation", "orcid", "url"}


def test_the_form_is_that_of_the_standard(two_days: Path, microsite: Microsite) -> None:
    assert microsite(two_days, "export", "csv") == 0
    data = (two_days / f"{NAME}.csv").read_bytes()
    assert data.startswith("\ufeffid,number,".encode())
    assert data.endswith(b"\r\n")


def test_the_table_can_be_imported_again(two_days: Path, microsite: Microsite) -> None:
    assert microsite(two_days, "export", "csv") == 0
    reading = listing.read(two_days / f"{NAME}.csv")
    titles = [entry.title for each in reading.listings for entry in each.entries]
    assert "Tiny Caches: Less is 2× More" in titles


HOSTILE = {
    "a formula": ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    "a sum": ("+1+2", "'+1+2"),
    "a command": ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
    "a function": ("@SUM(1)", "'@SUM(1)"),
    "a tab": ("\t=1", "'\t=1"),
    "a return": ("\r=1", "'\r=1"),
    "full width": ("＝1", "'＝1"),
    "a plain word": ("a=b", "a=b"),
    "a comma": ('a, "b"', 'a, "b"'),
    "a number": (12, 12),
}


@pytest.mark.parametrize(("value", "written"), HOSTILE.values(), ids=HOSTILE)
def test_no_value_is_a_formula(value: str | int, written: str | int) -> None:
    assert spreadsheet._harmless(value) == written


def test_a_hostile_poster_stays_in_its_cells(two_days: Path) -> None:
    poster = two_days / "content" / "posters" / "monday" / "quiet-fans.yaml"
    text = poster.read_text(encoding="utf-8").replace("title: Quiet Fans", 'title: "=1+1, \\"x\\""')
    poster.write_text(text, encoding="utf-8")
    chosen = settings.load(two_days)
    found = rows(spreadsheet.dump(load(chosen).conference, chosen))
    assert found[0]["title"].startswith("'=1+1")
    assert not [value for row in found for value in row.values() if value.startswith(tuple("=+-@\t\r"))]


def test_the_list_as_markdown(two_days: Path) -> None:
    chosen = settings.load(two_days)
    text = outline.dump(load(chosen).conference, chosen)
    assert text.startswith("# Workshop on Small Systems 2026\n\n18 and 19 May 2026 · Bellevue\n\n## Monday Posters\n")
    assert (
        "- **A-02** [Tiny Caches: Less is 2× More](https://example.org/wss-2026/posters/tiny-caches.html)  \n"
        "  Renée van der Berg, Wei Wang, 2 undisclosed\n"
    ) in text
    assert "*Title not yet announced*" in text
    assert "loud-discs" not in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1).filter(str.strip))
def test_words_are_never_markup(words: str) -> None:
    flat = " ".join(words.split())
    (list_,) = [
        one
        for one in MarkdownIt("gfm-like", {"linkify": False}).parse(f"- {outline._escaped(words)}\n")
        if one.children
    ]
    assert "".join(one.content for one in list_.children or [] if one.type != "html_inline") == flat
