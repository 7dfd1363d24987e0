"""Each other format of the hostile site, read by a parser of somebody else's."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import nh3
import pybtex.database
import pytest
import rispy
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from msgspec.structs import replace

from generator import cli
from generator.content.load import load
from generator.model import Conference, Revisions, Session, Settings
from generator.site import calendar, outline, spreadsheet, themes
from generator.site.exports import exports
from tests.hostile import site
from tests.hostile.payloads import PAYLOADS

ROOT = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
COUNT = len(PAYLOADS)
ANNOTATION = r"::(?:error|warning) file=content/[\w./-]+,line=\d+"
LINKED = r'<script type="application/ld\+json">(.*?)</script>'


def scripts(output: Path) -> list[Path]:
    """What was made from content; the theme's own scripts are in static/."""
    return [path for path in sorted(output.rglob("*.js")) if "static" not in path.parts and path.name != "offline.js"]


@pytest.mark.threat(7)
@pytest.mark.threat(8)
def test_scripts_hold_data_and_nothing_else(output: Path) -> None:
    checked = 0
    for path in scripts(output):
        text = path.read_text(encoding="utf-8")
        found = re.fullmatch(r"globalThis\.\w+ ?= ?(.*);\n?", text, re.DOTALL)
        if found is None:
            assert path.name == "worker.js" or "addEventListener" in text, path.name
            continue
        checked += 1
        assert not re.search("[<>&\u2028\u2029]", found[1]), path.name
        json.loads(found[1])
    assert checked >= 2


@pytest.mark.threat(7)
def test_linked_data_ends_no_script(output: Path) -> None:
    found = [
        (path, data)
        for path in sorted(output.rglob("*.html"))
        for data in re.findall(LINKED, path.read_text(encoding="utf-8"), re.DOTALL)
    ]
    assert len(found) >= COUNT
    for path, data in found:
        assert not re.search("[<>&\u2028\u2029]", data), path.name
        json.loads(data)
    told = {spaced(text) for _, data in found for text in strings(json.loads(data))}
    assert set(map(spaced, PAYLOADS.values())) <= told


@pytest.mark.threat(7)
def test_json_is_json(output: Path) -> None:
    for path in [*output.rglob("*.json"), *output.rglob("*.webmanifest")]:
        json.loads(path.read_bytes())
    told = set(strings(json.loads((output / "posters.json").read_bytes())))
    assert set(PAYLOADS.values()) <= told


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(item)


@pytest.mark.threat(15)
@pytest.mark.parametrize("half", [0, 1])
def test_xml_is_well_formed_and_holds_nothing_more(attacked: Settings, half: int) -> None:
    chosen, conference = replace(attacked, url=site.URL), load(attacked).conference
    known = Revisions(None, datetime(2026, 5, 1, tzinfo=UTC), 1)
    posters = conference.posters[half::2]
    dated = replace(conference, history={poster.path: known for poster in posters})
    words = themes.find(chosen.theme, chosen.root, chosen.language).words
    made = {one.route: one.text for one in exports(dated, chosen, words)}
    feed = ElementTree.fromstring(made["feed.xml"].encode())  # noqa: S314 - our own, and expat expands nothing here
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(posters)
    assert all(element.tag.startswith(ATOM) for element in feed.iter())
    for content in (*feed.iter(f"{ATOM}content"), *feed.iter(f"{ATOM}summary"), *feed.iter(f"{ATOM}title")):
        if content.get("type") == "html":
            tags = {one.name for one in BeautifulSoup(content.text or "", "html5lib").body.find_all()}  # type: ignore[union-attr] # html5lib always makes a body
            assert tags <= nh3.ALLOWED_TAGS | {one.name for one in BeautifulSoup("<math>", "html5lib").find_all()}
    for link in feed.iter(f"{ATOM}link"):
        assert link.get("href", "").startswith(site.URL)
    ElementTree.fromstring(made["sitemap.xml"].encode())  # noqa: S314 - as above


@pytest.mark.threat(13)
def test_calendars_hold_one_event_for_each_session(output: Path) -> None:
    for path in output.rglob("*.ics"):
        data = path.read_bytes()
        lines = data.split(b"\r\n")
        assert b"\n" not in b"".join(lines)
        assert b"\r" not in b"".join(lines)
        assert max(map(len, lines)) <= 75
        calendar = icalendar.Calendar.from_ical(data)
        assert {one.name for one in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
        assert not any("ATTACH" in one for one in calendar.walk())
    whole = icalendar.Calendar.from_ical((output / "programme.ics").read_bytes())
    events = {str(event["SUMMARY"]) for event in whole.walk("VEVENT")}
    assert events == {" ".join(text.split()) for text in list(PAYLOADS.values())[: site.SESSIONS]}


@pytest.mark.threat(13)
@pytest.mark.parametrize("name", PAYLOADS)
def test_no_text_ends_an_event_or_begins_a_property(name: str) -> None:
    text = PAYLOADS[name]
    session = Session(id="one", title=text, room=text, start=datetime(2026, 5, 18, 17, tzinfo=UTC))
    chosen = Settings(root=ROOT, output=ROOT / "output", name=text, venue=text)
    conference = Conference(sessions=(session,), posters=(), people=())
    programme, _ = calendar.files(conference, chosen, themes.find(chosen.theme, ROOT).words)
    whole = icalendar.Calendar.from_ical(programme.text)
    (event,) = whole.subcomponents
    assert (set(whole.keys()), set(event.keys())) == (CALENDAR, EVENT)
    assert spaced(str(event["SUMMARY"])) == spaced(text)
    assert spaced(str(event["LOCATION"])) == spaced(f"{text}, {text}")
    assert not event.subcomponents


CALENDAR = {"VERSION", "PRODID", "NAME", "X-WR-CALNAME"}
EVENT = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION", "DESCRIPTION"}


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.threat(14)
def test_a_spreadsheet_runs_nothing(attacked: Settings) -> None:
    rows = list(csv.reader(io.StringIO(spreadsheet.dump(load(attacked).conference, attacked).removeprefix("\ufeff"))))
    assert len(rows) == COUNT + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = {cell for row in rows for cell in row}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {f"'{text}" for text in PAYLOADS.values() if text[0] in "=+-@"} <= cells


def test_the_list_in_markdown_is_a_list(attacked: Settings) -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(outline.dump(load(attacked).conference, attacked))
    page = BeautifulSoup(html, "html5lib")
    assert not page.find_all(["script", "img", "iframe", "style", "svg", "form", "object", "meta", "link", "base"])[3:]
    assert not [one for one in page.find_all(True) if any(name.startswith("on") for name in one.attrs)]
    for link in page.find_all("a", href=True):
        assert re.match(rf"https://(?:evil\.example/\?|orcid\.org/)|{re.escape(site.URL)}", str(link["href"]))


@pytest.mark.threat(12)
def test_bibtex_has_one_entry_for_each_poster(output: Path) -> None:
    for path in [*sorted(output.glob("posters/*.bib")), output / "posters.bib"]:
        text = path.read_text(encoding="utf-8")
        entries = pybtex.database.parse_string(text, "bibtex").entries
        assert len(entries) == (COUNT if path.name == "posters.bib" else 1)
        assert "evil" not in entries
        bare = re.sub(r"\\.", "", text)
        assert bare.count("{") == bare.count("}")
        assert all(len(entry.persons.get("author", ())) == 2 for entry in entries.values()), path.name


@pytest.mark.threat(12)
def test_ris_and_csl_have_one_record_for_each_poster(output: Path) -> None:
    records = rispy.loads((output / "posters.ris").read_text(encoding="utf-8"))
    assert len(records) == COUNT
    assert all(len(record["authors"]) == 2 for record in records)
    assert len(json.loads((output / "posters.csl.json").read_bytes())) == COUNT


@pytest.mark.threat(16)
@pytest.mark.parametrize(
    "command",
    ["check", "check --format github", "check --format json", "report", "report --format json", "build"],
)
def test_what_is_said_steers_neither_terminal_nor_runner(
    attacked: Settings, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli.main(["--root", str(attacked.root), *command.split()]) == 0
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert not CONTROL.search(text)
        for line in text.split("\n"):
            assert not line.lstrip().startswith("::") or re.match(ANNOTATION, line)
            assert "##[" not in line or line.startswith("::")


# What a mistake or a warning quotes, in the fields of a poster of its own each; and the name of a file.
QUOTED = {
    "field": '"::error file=x,line=1::pwned": 1',
    "field further in": '"##[set-output name=x]y": 1',
    "field of many lines": '"a\\n::set-env name=PATH::/evil": 1',
    "field that steers": '"a\\x1b[31mred": 1',
    "value": 'number: "::error::pwned"',
    "address": 'links: {code: "javascript:\\x1b[31m"}',
    "command of TeX": "abstract: 'x \\q::stop-commands::x ::error::pwned \\q'",
    "override": 'title: "Great \\u202egnp.exe"',
    "session": 'session: "::warning::x"',
}


@pytest.mark.threat(16)
@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_mistake_quotes_nothing_that_steers(
    two_days: Path, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for number, field in enumerate(QUOTED.values()):
        path = two_days / "content" / "posters" / "monday" / f"quoted-{number}.yaml"
        path.write_text(f"{field}\n", encoding="utf-8")
    (two_days / "content" / "files" / "a\x1b[2J\n::error::x.pdf").write_bytes(b"x")
    assert cli.main(["--root", str(two_days), "check", "--format", form]) == 1
    said = capsys.readouterr()
    assert "pwned" in said.out
    for text in (said.out, said.err):
        assert not CONTROL.search(text)
        assert not re.search("[\u202a-\u202e]", text)
        lines = [line for line in text.split("\n") if line.lstrip().startswith("::") or "##[" in line]
        assert not [line for line in lines if form != "github" or not re.match(ANNOTATION, line)]


@pytest.mark.threat(16)
def test_no_file_holds_a_control_character(output: Path) -> None:
    for path in output.rglob("*"):
        if path.suffix in (".html", ".js", ".json", ".xml", ".ics", ".bib", ".ris", ".txt", ".csv"):
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            assert not CONTROL.search(text), path.name
