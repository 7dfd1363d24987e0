"""Posters and sessions that a listing or a person moved or renamed: who they are stays."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.content import importing, load, settings
from generator.content.importing import Change, ImportReport
from generator.errors import Place
from generator.listing.records import Entry, Listing, Reading

PLACE = Place(Path("l.txt"), 7)


def entry(word: str, **more: object) -> Entry:
    texts = {"title": f"{word} in theory", "abstract": f"{word} is old. Nobody {word.lower()}s any more, or does one?"}
    authors = (f"Ada {word}", "", f"Grace {word}")
    return replace(Entry(authors=authors, place=PLACE, **texts), **more)  # type: ignore[arg-type]  # any field


A, B, C, D, E, F = (entry(word) for word in ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"])

Sessions = dict[str, Sequence[Entry]]


def run(root: Path, sessions: Sessions, **more: object) -> ImportReport:
    readings = []
    for name, entries in sessions.items():
        path = root / "content" / "listings" / f"{name}.txt"
        readings.append((path, Reading((Listing(name, "", tuple(entries), PLACE, **more),), ())))  # type: ignore[arg-type]
    return importing.import_listings(settings.load(root), readings, yes=True)


def poster(root: Path, id_: str, session: str = "monday") -> Path:
    return root / "content" / "posters" / session / f"{id_}.yaml"


def sessions_of(root: Path) -> dict[str, str]:
    return {p.id.split("-")[0]: p.session for p in load.load(settings.load(root)).conference.posters}


@pytest.mark.threat(37)
def test_a_poster_that_moves_keeps_its_file_and_its_number(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A, B, C, D], "Tuesday": [E]})
    report = run(tmp_path, {"Monday": [A, C, D], "Tuesday": [E, replace(B, title="BETA in \\textbf{theory}")]})
    assert report.changes[0] == Change("beta-in-theory", "title", B.title, "BETA in \\textbf{theory}")
    assert report.changes[1] == Change("beta-in-theory", "session", "monday", "tuesday")
    assert (report.new, report.gone, report.unchanged) == ((), (), 4)
    assert "session: tuesday\nnumber: 2 " in poster(tmp_path, "beta-in-theory").read_text(encoding="utf-8")
    again = run(tmp_path, {"Monday": [A, C, D], "Tuesday": [E, replace(B, title="BETA in \\textbf{theory}")]})
    assert (again.written, again.unchanged) == ((), 5)


def test_who_moved_a_poster_has_it_where_it_is(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A, B, C], "Tuesday": [D], "Friday": [E]})
    path = poster(tmp_path, "beta-in-theory")
    path.write_text(path.read_text(encoding="utf-8").replace("session: monday", "session: friday"), encoding="utf-8")
    for _ in range(2):
        report = run(tmp_path, {"Monday": [A, C], "Tuesday": [D, B], "Friday": [E]})
        assert report.changes == (Change("beta-in-theory", "session", "friday", "tuesday", conflict=True),)
        assert (report.new, report.gone) == ((), ())
    assert sessions_of(tmp_path)["beta"] == "friday"


def test_a_poster_in_two_sessions_is_two(tmp_path: Path) -> None:
    for _ in range(2):
        run(tmp_path, {"Monday": [A, B], "Tuesday": [C, A]})
    assert [path.stem for path in sorted((tmp_path / "content" / "posters").rglob("*.yaml"))] == [
        "alpha-in-theory",
        "beta-in-theory",
        "alpha-in-theory-2",
        "gamma-in-theory",
    ]
    assert run(tmp_path, {"Monday": [A, B], "Tuesday": [C, A]}).written == ()


def test_a_session_is_known_by_its_posters(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A, B, C], "Tuesday": [D, E]})
    report = run(tmp_path, {"Early": [C, A, B, F], "Tuesday": [D, E]})
    assert [session.id for session in report.sessions] == ["monday", "tuesday"]
    assert report.changes == (
        Change("sessions/monday", "title", "Monday", "Early"),
        Change("sessions/monday", "listing", "content/listings/Monday.txt", "content/listings/Early.txt"),
    )
    assert sessions_of(tmp_path)["zeta"] == "monday"


def test_a_session_that_is_parted_keeps_its_id(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A, B, C, D]})
    run(tmp_path, {"Early": [A, B, C], "Monday": [D, E]})
    assert sessions_of(tmp_path) == {
        "alpha": "early",
        "beta": "early",
        "gamma": "early",
        "delta": "monday",
        "epsilon": "monday",
    }


def test_the_fields_of_a_session_are_merged(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A]}, start="2026-05-19T17:00-07:00", end="soon")
    path = tmp_path / "content" / "sessions" / "monday.yaml"
    text = path.read_text(encoding="utf-8")
    assert "\nstart: 2026-05-19T17:00-07:00\n# end: " in text
    path.write_text(text.replace("title: Monday", "title: Our Monday  # ours"), encoding="utf-8")
    report = run(tmp_path, {"Monday": [A]}, start="2026-05-20T17:00-07:00", end="2026-05-20T19:00-07:00")
    assert [(change.poster, change.field, change.new) for change in report.changes] == [
        ("sessions/monday", "start", "2026-05-20T17:00-07:00"),
        ("sessions/monday", "end", "2026-05-20T19:00-07:00"),
    ]
    expected = text.replace("title: Monday", "title: Our Monday  # ours").replace(
        "05-19T17:00-07:00\n", "05-20T17:00-07:00\n"
    )
    assert path.read_text(encoding="utf-8") == expected.replace("# end: 2026-05-19", "end: 2026-05-20")
    assert load.load(settings.load(tmp_path)).conference.sessions[0].end is not None


def test_a_renamed_file_leaves_its_old_address(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A, B]})
    poster(tmp_path, "alpha-in-theory").rename(poster(tmp_path, "first"))
    report = run(tmp_path, {"Monday": [replace(A, abstract=A.abstract + " No."), B]})
    assert [(change.poster, change.field) for change in report.changes] == [
        ("first", "formerly"),
        ("first", "abstract"),
    ]
    assert (report.removed, report.new) == ((), ())
    posters = load.load(settings.load(tmp_path)).conference.posters
    assert [(p.id, p.formerly) for p in posters] == [("first", ("alpha-in-theory",)), ("beta-in-theory", ())]
    assert run(tmp_path, {"Monday": [replace(A, abstract=A.abstract + " No."), B]}).written == ()


def test_two_files_that_could_be_the_renamed_one_are_both_named(tmp_path: Path) -> None:
    run(tmp_path, {"Monday": [A, B]})
    path = poster(tmp_path, "alpha-in-theory")
    for name in ("first", "second"):
        poster(tmp_path, name).write_bytes(path.read_bytes())
    path.unlink()
    report = run(tmp_path, {"Monday": [A, B]})
    assert [doubt.message for doubt in report.warnings] == [
        "a poster's file was renamed, to monday/first.yaml or monday/second.yaml"
    ]
    assert (report.removed, report.changes) == (("alpha-in-theory",), ())


def test_an_entry_that_could_be_two_posters_changes_neither(tmp_path: Path) -> None:
    twin = replace(A, abstract="Of it there are two, and nobody can tell them apart by more than this: one.")
    other = replace(twin, abstract="Of it there are two, and nobody can tell them apart by more than this: two.")
    run(tmp_path, {"Monday": [twin, other, B]})
    third = replace(twin, abstract="Of it there are two, and nobody can tell them apart by more than this: three.")
    report = run(tmp_path, {"Monday": [third, B]})
    assert (report.changes, report.new, report.gone, report.unchanged) == ((), (), (), 1)
    (doubt,) = report.warnings
    assert doubt.message == "this could be alpha-in-theory or alpha-in-theory-2; nothing is changed"
    assert (doubt.place, doubt.level) == (PLACE, "warning")


@pytest.mark.parametrize("field", ["affiliations", "keywords", "board", "links"])
def test_what_other_sources_bring_is_written_and_read_back(field: str, tmp_path: Path) -> None:
    more: dict[str, object] = {
        "affiliations": ("Here", "", "There: far"),
        "keywords": ("one", "two, three", "#4"),
        "board": "B-7",
        "links": (("code", "https://example.org/c"), ("paper", "/relative"), ("colour", "https://example.org/x")),
    }
    told = replace(A, **{field: more[field]})
    first, later = tmp_path / "first", tmp_path / "later"
    run(first, {"Monday": [told, B]})
    run(later, {"Monday": [A, B]})
    report = run(later, {"Monday": [told, B]})
    assert len([change for change in report.changes if not change.conflict]) == 1
    assert len(report.warnings) == (field == "links")
    for root in (first, later):
        found = load.load(settings.load(root)).conference.posters[0]
        assert [author.affiliation for author in found.authors] == list(told.affiliations or ("", "", ""))
        assert (found.keywords, found.board) == (told.keywords, told.board)
        assert [(link.kind, link.target) for link in found.links] == list(told.links[:1])
        assert run(root, {"Monday": [told, B]}).written == ()
    assert poster(first, "alpha-in-theory").read_bytes() == poster(later, "alpha-in-theory").read_bytes()
