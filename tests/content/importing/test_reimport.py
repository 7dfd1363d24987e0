"""Twenty edits to the real posters, then five later versions of their listing: each edit stays, each change comes."""

import difflib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import listing
from generator.content import importing, settings
from generator.content.importing import ImportReport
from generator.errors import SourceError
from generator.listing.records import Entry, Reading

ROOT = Path(__file__).parents[3]
LISTING = ROOT / "content" / "listings" / "poster-session-2.txt"
SESSION = "poster-session-2"

Entries = list[Entry]


def run(root: Path, entries: Sequence[Entry], *, yes: bool = False, dry_run: bool = False) -> ImportReport:
    whole = listing.read(LISTING).listings[0]
    path = root / "content" / "listings" / LISTING.name
    reading = Reading((replace(whole, entries=tuple(entries)),), ())
    return importing.import_listings(settings.load(root), [(path, reading)], yes=yes, dry_run=dry_run)


@pytest.fixture(scope="module")
def real() -> Entries:
    return list(listing.read(LISTING).listings[0].entries)


def files(root: Path) -> dict[str, Path]:
    """The poster files by their first word."""
    return {path.stem.split("-")[0]: path for path in (root / "content" / "posters" / SESSION).iterdir()}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


EDITS: dict[str, tuple[str, str]] = {
    "beam": ('title: "BEAM: Joint', 'title: "BEAM: Our Joint'),
    "hexiscale": ("abstract: >-\n", "abstract: >-\n  Ours in one sentence.\n"),
    "fp8": ("  - undisclosed\n", "  - Ada Lovelace\n"),
    "craft": ("authors:\n", "# the order is by last name\nauthors:  # all of them\n"),
    "kitty": ("# tldr: One", "tldr: One"),
    "grolar": ("  - Runsheng Guo\n", "  - name: Runsheng Guo\n    orcid: 0000-0002-1825-0097\n"),
    "flextrain": ("# links:  ", "links:  "),
    "ghostserve": ("  - Jun Wang\n", "  - Jun Wang  # the second of them\n"),
    "grinnder": ("# award: Best", "award: Best"),
    "dreamddp": ("# doi: 10", "doi: 10"),
    "boute": ("# board: B-07", "board: B-07"),
    "mac": ("# macros: {", "macros: {"),
    "faascale": ("# keywords: [", "keywords: ["),
    "morphserve": ("session: poster-session-2", "session: 'poster-session-2' # quoted"),
    "flexicache": ("  - Nikil Dutt\n", "  - name: Nikil Dutt\n    url: https://example.org/n\n"),
    "cage": ("\n\n# What", "\nwithdrawn: true\n\n# What"),
    "farskip": ("number: ", "number:   "),
}


def edit(root: Path) -> None:
    """Seventeen edits from the table; a reordering, a file with Windows' line ends and another name."""
    found = files(root)
    for word, (old, new) in EDITS.items():
        change(found[word], old, new)
    change(found["flextrain"], "#   code: ", "  code: ")
    path = found["mixllm"]
    text = path.read_bytes().decode()
    title, session = re.findall(r"(?m)^(?:title|session): .*\n", text)
    path.write_bytes(text.replace(title + session, session + title).encode())
    found["breaking"].write_bytes(found["breaking"].read_bytes().replace(b"\n", b"\r\n"))
    found["locality"].rename(found["locality"].with_name("our-scheduling.yaml"))


def at(entries: Sequence[Entry], word: str) -> int:
    return next(index for index, entry in enumerate(entries) if entry.title.lower().startswith(word))


def with_entry(entries: Entries, word: str, **fields: object) -> Entries:
    index = at(entries, word)
    return [*entries[:index], replace(entries[index], **fields), *entries[index + 1 :]]


def retitled(entries: Entries) -> Entries:
    for word in ("beam", "breaking", "mixllm"):
        title = entries[at(entries, word)].title
        entries = with_entry(entries, word, title=title.upper() if word == "mixllm" else f"{title} (Extended)")
    return entries


def reordered(entries: Entries) -> Entries:
    grolar = entries[at(entries, "grolar")]
    return with_entry(entries, "grolar", authors=grolar.authors[::-1])[::-1]


def named(entries: Entries) -> Entries:
    for word in ("fp8", "a lightweight"):
        authors = list(entries[at(entries, word)].authors)
        authors[authors.index("")] = "Emmy Noether"
        entries = with_entry(entries, word, authors=tuple(authors))
    return entries


def shortened(entries: Entries) -> Entries:
    gone = {at(entries, "kitty"), at(entries, "hetrl"), at(entries, "cage")}
    return [entry for index, entry in enumerate(entries) if index not in gone]


def lengthened(entries: Entries) -> Entries:
    new = replace(entries[0], title="Something Nobody Saw", authors=("New Person",), abstract="It is new. " * 9)
    hexi = entries[at(entries, "hexiscale")]
    return with_entry([new, *entries], "hexiscale", abstract=hexi.abstract + " It is more.")


VERSIONS: list[Callable[[Entries], Entries]] = [retitled, reordered, named, shortened, lengthened]


def test_twenty_edits_and_five_later_versions(tmp_path: Path, real: Entries) -> None:
    run(tmp_path, real)
    edit(tmp_path)
    before = {path.name: path.read_bytes() for path in files(tmp_path).values()}
    entries, reports = list(real), []
    for version in VERSIONS:
        entries = version(entries)
        reports.append(run(tmp_path, entries))
    after = {path.name: path.read_bytes() for path in files(tmp_path).values()}
    lines = {name: _new_lines(before.get(name, b""), data) for name, data in after.items()}
    touched = {name.split("-")[0]: changed for name, changed in lines.items() if changed != ([], [])}

    assert touched.pop("something")[0] == []
    assert touched.pop("our") == ([], ["formerly:", "  - locality-aware-beam-scheduling-for-efficient-test-time"])
    assert touched.pop("breaking")[1] == [f'title: "{retitled(list(real))[at(real, "breaking")].title}"\r']
    assert touched.pop("mixllm")[1] == [f'title: "{real[at(real, "mixllm")].title.upper()}"']
    old, new = touched.pop("grolar")
    assert sorted(old) == sorted(new)
    assert touched.pop("a") == (["  - undisclosed"], ["  - Emmy Noether"])
    assert touched == {}

    conflicts = {
        (change.poster.split("-")[0], change.field)
        for report in reports
        for change in report.changes
        if change.conflict
    }
    assert conflicts == {("beam", "title"), ("fp8", "authors"), ("hexiscale", "abstract")}
    last = reports[-1]
    assert {poster.split("-")[0] for poster in last.gone} == {"kitty", "hetrl"}  # and cage, which says so itself
    assert last.new == ("something-nobody-saw",)
    assert all(doubt.level == "warning" and doubt.hint for report in reports for doubt in report.warnings)
    assert run(tmp_path, entries).written == ()


def _new_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    old, new = before.decode().split("\n"), after.decode().split("\n")
    if not before:
        return [], new
    found = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    return [line[2:] for line in found if line[0] == "-"], [line[2:] for line in found if line[0] == "+"]


def test_a_dry_run_says_exactly_what_an_import_does(tmp_path: Path, real: Entries) -> None:
    run(tmp_path, real)
    edit(tmp_path)
    entries = named(retitled(list(real)))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    dry = run(tmp_path, entries, dry_run=True)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    done = run(tmp_path, entries)
    assert replace(done, warnings=()) == replace(dry, warnings=())
    assert [doubt.args for doubt in done.warnings] == [doubt.args for doubt in dry.warnings]
    assert ("fp8-flow-moe-a-casting-free-fp8-recipe-without-double", "authors", True) in {
        (change.poster, change.field, change.conflict) for change in dry.changes
    }


@pytest.mark.parametrize("gone", [9, 10, 47])
@pytest.mark.threat(36)
def test_a_listing_that_drops_more_than_a_fifth_is_asked_after(gone: int, tmp_path: Path, real: Entries) -> None:
    run(tmp_path, real)
    left = real[gone:]
    if gone == 9:
        assert len(run(tmp_path, left).gone) == 9
        return
    before = (tmp_path / "content" / "imported.json").read_bytes()
    with pytest.raises(SourceError) as raised:
        run(tmp_path, left)
    assert f"of the 47 posters of '{SESSION}', {gone} are no longer in the listing" in raised.value.message
    assert "--yes" in raised.value.hint
    assert (tmp_path / "content" / "imported.json").read_bytes() == before
    dry = run(tmp_path, left, dry_run=True)
    assert [doubt.message for doubt in dry.warnings] == [raised.value.message]
    assert len(run(tmp_path, left, yes=True).gone) == gone
    again = run(tmp_path, left)
    assert (len(again.gone), again.written) == (gone, ())


def test_a_listing_that_changes_more_than_a_fifth_is_asked_after(tmp_path: Path, real: Entries) -> None:
    run(tmp_path, real)
    entries = [replace(entry, abstract=entry.abstract + " More.") for entry in real[:10]] + real[10:]
    with pytest.raises(SourceError, match="0 are no longer in the listing and 10 would change"):
        run(tmp_path, entries)
    assert len(run(tmp_path, entries, yes=True).changed) == 10


@pytest.mark.parametrize("cut", ["abstract", "authors", "title"])
@pytest.mark.threat(36)
def test_a_listing_that_was_cut_off_changes_nothing(cut: str, tmp_path: Path, real: Entries) -> None:
    run(tmp_path, real)
    before = {path: path.read_bytes() for path in files(tmp_path).values()}
    last = real[40]
    if cut == "abstract":
        last = replace(last, abstract=last.abstract[:100])
    elif cut == "authors":
        last = replace(last, abstract="", authors=(last.authors[0], last.authors[1][:3]))
    else:
        last = replace(last, abstract="", authors=(), title=last.title[:9])
    report = run(tmp_path, [*real[:40], last])
    assert {path: path.read_bytes() for path in files(tmp_path).values()} == before
    assert report.changes == ()
    assert "the listing seems to be cut off here" in [doubt.message for doubt in report.warnings]


@pytest.mark.parametrize("harm", ["lost", "empty", "shuffled"])
def test_the_record_lost_or_edited_by_hand(harm: str, tmp_path: Path, real: Entries) -> None:
    run(tmp_path, real)
    edit(tmp_path)
    path = tmp_path / "content" / "imported.json"
    if harm == "lost":
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        path.write_text(
            "" if harm == "empty" else text.replace("BEAM", "BEEM").replace("HexiScale", "X"), encoding="utf-8"
        )
    before = {path: path.read_bytes() for path in files(tmp_path).values()}
    report = run(tmp_path, real)
    after = {path: path.read_bytes() for path in files(tmp_path).values()}
    assert after | {p: d for p, d in before.items() if p.stem == "our-scheduling"} == before
    assert {change.poster.split("-")[0] for change in report.changes if change.conflict} >= {"beam"}
    again = run(tmp_path, retitled(real))
    assert {change.field for change in again.changes if change.poster.startswith("beam")} == {"title"}
    assert "BEAM: Our Joint" in files(tmp_path)["beam"].read_text(encoding="utf-8")
