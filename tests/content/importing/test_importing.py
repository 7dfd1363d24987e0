"""Listings into content/: written once, and people's work left alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.content import importing, load, settings
from generator.content.importing import Change, ImportReport
from generator.errors import Place, SourceError
from generator.listing.records import Entry, Listing, Reading

WORDS = "One two three four five six seven eight nine ten eleven twelve"


def entry(title: str, abstract: str = "", authors: Sequence[str] = ("Ada Lovelace", ""), key: str = "") -> Entry:
    return Entry(title, tuple(authors), abstract or f"About {title}. {WORDS}.", Place(Path("l.txt")), key)


ALPHA, BETA, GAMMA = entry("Alpha"), entry("Beta: of All"), entry("Gamma")


def run(root: Path, *entries: Entry, name: str = "Posters", session: str = "", dry_run: bool = False) -> ImportReport:
    path = root / "content" / "listings" / "l.txt"
    doubt = SourceError("a doubt", Place(path), "", "warning")
    reading = Reading((Listing(name, "Room 1", entries, Place(path)),), (doubt,))
    return importing.import_listings(settings.load(root), [(path, reading)], session, dry_run)


def poster(root: Path, id_: str, session: str = "posters") -> Path:
    return root / "content" / "posters" / session / f"{id_}.yaml"


def snapshot(root: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def test_the_first_import_writes_all(tmp_path: Path) -> None:
    report = run(tmp_path, ALPHA, BETA, entry("", "An abstract alone, of many words."))
    assert [path.relative_to(tmp_path / "content").as_posix() for path in report.written] == [
        "sessions/posters.yaml",
        "posters/posters/alpha.yaml",
        "posters/posters/beta-of-all.yaml",
        "posters/posters/an-abstract-alone-of-many-words.yaml",
        "schema/site.json",
        "schema/session.json",
        "schema/poster.json",
        "schema/people.json",
        "imported.json",
    ]
    assert report.new == ("alpha", "beta-of-all", "an-abstract-alone-of-many-words")
    (session,) = report.sessions
    assert (session.id, session.title, session.room, session.posters) == ("posters", "Posters", "Room 1", 3)
    assert report.warnings == ()
    conference = load.load(settings.load(tmp_path)).conference
    assert [(p.id, p.number) for p in conference.posters] == [
        ("alpha", 1),
        ("beta-of-all", 2),
        ("an-abstract-alone-of-many-words", 3),
    ]
    assert conference.posters[0].undisclosed == 1
    assert conference.sessions[0].listing == "content/listings/l.txt"


def test_the_same_listing_again_writes_nothing(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    before = snapshot(tmp_path)
    report = run(tmp_path, BETA, ALPHA)
    assert (report.written, report.unchanged) == ((), 2)
    assert snapshot(tmp_path) == before


def test_a_dry_run_writes_nothing_and_says_what_it_would(tmp_path: Path) -> None:
    dry = run(tmp_path, ALPHA, dry_run=True)
    assert snapshot(tmp_path) == {}
    assert run(tmp_path, ALPHA).written == dry.written


def test_the_record_of_an_import(tmp_path: Path) -> None:
    run(tmp_path, entry("Élan", "Text.", key="k1"))
    text = (tmp_path / "content" / "imported.json").read_text(encoding="utf-8")
    held = {"title": "Élan", "authors": ["Ada Lovelace", ""], "abstract": "Text.", "number": 1, "key": "k1"}
    base = {"title": "Posters", "room": "Room 1", "listing": "content/listings/l.txt", "posters": {"elan": held}}
    expected = {"version": 1, "sessions": {"posters": base}}
    assert text == json.dumps(expected, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("lost", [False, True], ids=["with its record", "record lost"])
def test_a_file_that_a_person_edited_is_left_alone(lost: bool, tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    path = poster(tmp_path, "alpha")
    path.write_text(path.read_text(encoding="utf-8").replace("Ada Lovelace", "Ada L."), encoding="utf-8")
    if lost:
        (tmp_path / "content" / "imported.json").unlink()
    before = path.read_bytes()
    report = run(tmp_path, ALPHA, BETA)
    assert (report.edited, report.unchanged, report.changed) == (("alpha",), 1, ())
    assert path.read_bytes() == before


def test_notes_alone_are_no_edit(tmp_path: Path) -> None:
    run(tmp_path, ALPHA)
    path = poster(tmp_path, "alpha")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    report = run(tmp_path, ALPHA)
    assert (report.edited, report.unchanged) == ((), 1)


def test_a_broken_edit_is_left_alone_too(tmp_path: Path) -> None:
    run(tmp_path, ALPHA)
    poster(tmp_path, "alpha").write_text('title: "Al', encoding="utf-8")
    report = run(tmp_path, ALPHA)
    assert (report.edited, report.written) == (("alpha",), ())


def test_a_broken_file_that_no_import_wrote_stops_the_import(tmp_path: Path) -> None:
    run(tmp_path, ALPHA)
    poster(tmp_path, "mine").write_text("title: A: B", encoding="utf-8")
    with pytest.raises(ExceptionGroup, match="mistakes in content"):
        run(tmp_path, ALPHA, BETA)
    assert not poster(tmp_path, "beta-of-all").exists()


def test_a_changed_entry_is_taken_once(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    changed = entry("Alpha", "Now it says something else.")
    report = run(tmp_path, changed, BETA)
    assert (report.changed, report.edited, report.unchanged) == (("alpha",), (), 1)
    assert report.changes == (Change("alpha", "abstract", ALPHA.abstract, "Now it says something else."),)
    assert [path.name for path in report.written] == ["alpha.yaml", "imported.json"]
    report = run(tmp_path, changed, BETA)
    assert (report.changed, report.written, report.unchanged) == ((), (), 2)


def test_a_new_title_is_known_by_its_abstract(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    report = run(tmp_path, entry("Omega", ALPHA.abstract), BETA)
    assert (report.changed, report.new) == (("alpha",), ())
    assert poster(tmp_path, "alpha").read_text(encoding="utf-8").count("title: Omega") == 1


def test_a_removed_file_is_not_written_again(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    poster(tmp_path, "alpha").unlink()
    report = run(tmp_path, ALPHA, BETA)
    assert (report.removed, report.written) == (("alpha",), ())
    assert not poster(tmp_path, "alpha").exists()


def test_a_removed_session_file_is_not_written_again(tmp_path: Path) -> None:
    run(tmp_path, ALPHA)
    (tmp_path / "content/sessions/posters.yaml").rename(tmp_path / "content/sessions/evening.yaml")
    assert run(tmp_path, ALPHA).written == ()


@pytest.mark.threat(39)
def test_a_poster_that_left_the_listing_is_named_and_kept(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    report = run(tmp_path, BETA)
    assert (report.gone, report.unchanged, report.changed) == (("alpha",), 1, ())
    again = run(tmp_path, BETA)
    assert (again.gone, again.written) == (("alpha",), ())
    path = poster(tmp_path, "alpha")
    path.write_text(path.read_text(encoding="utf-8") + "withdrawn: true\n", encoding="utf-8")
    assert run(tmp_path, BETA).gone == ()


def test_new_entries_have_numbers_that_nobody_had(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    poster(tmp_path, "beta-of-all").unlink()
    report = run(tmp_path, GAMMA, ALPHA, entry("Delta"))
    assert [path.name for path in report.written] == ["gamma.yaml", "delta.yaml", "imported.json"]
    numbers = {p.id: p.number for p in load.load(settings.load(tmp_path)).conference.posters}
    assert numbers == {"alpha": 1, "gamma": 3, "delta": 4}


def test_a_renamed_file_is_known_by_its_former_id(tmp_path: Path) -> None:
    run(tmp_path, ALPHA)
    text = poster(tmp_path, "alpha").read_text(encoding="utf-8")
    poster(tmp_path, "first").write_text(text + "formerly: [alpha]\n", encoding="utf-8")
    poster(tmp_path, "alpha").unlink()
    report = run(tmp_path, ALPHA)
    assert (report.edited, report.removed, report.written) == (("first",), (), ())


def test_a_file_moved_to_another_session_is_known(tmp_path: Path) -> None:
    run(tmp_path, ALPHA)
    other = poster(tmp_path, "alpha", "other")
    other.parent.mkdir()
    text = poster(tmp_path, "alpha").read_text(encoding="utf-8")
    poster(tmp_path, "alpha").unlink()
    other.write_text(text.replace("session: posters", "session: other"), encoding="utf-8")
    report = run(tmp_path, ALPHA)
    assert (report.edited, report.written) == (("alpha",), ())


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[]",
        '{"version": 2}',
        '{"version": 1, "sessions": {"posters": 3}}',
        "[" * 100_000,
        "\udcff",
        '"\\ud800"',
    ],
)
def test_a_broken_record_is_made_anew(broken: str, tmp_path: Path) -> None:
    run(tmp_path, ALPHA, BETA)
    path = tmp_path / "content" / "imported.json"
    whole = path.read_bytes()
    path.write_bytes(broken.encode(errors="surrogateescape") if "\udcff" in broken else broken.encode())
    report = run(tmp_path, ALPHA, BETA)
    assert (report.written, report.unchanged) == ((path,), 2)
    assert [doubt.message for doubt in report.warnings] == ["this is not what the last import wrote"]
    assert path.read_bytes() == whole


def test_ids_are_unique_across_sessions_and_never_used_again(tmp_path: Path) -> None:
    run(tmp_path, ALPHA, entry("Index"))
    poster(tmp_path, "alpha").unlink()
    report = run(tmp_path, entry("ALPHA"), entry("Alpha!", "Another one."), name="Evening")
    assert [path.stem for path in report.written] == ["evening", "alpha-2", "imported"]
    assert report.removed == ("alpha",)
    assert poster(tmp_path, "index-2").exists()


def test_titles_without_a_latin_letter(tmp_path: Path) -> None:
    report = run(tmp_path, entry("量子", "量子の話。"), entry("", "もう一つ。"))
    assert [path.stem for path in report.written][1:3] == ["posters-1", "posters-2"]


@pytest.mark.parametrize(
    ("name", "session", "id_"),
    [("Poster Session 2", "", "poster-session-2"), ("", "", "l"), ("ポスター", "", "l"), ("Posters", "tue", "tue")],
)
def test_the_id_of_a_session(name: str, session: str, id_: str, tmp_path: Path) -> None:
    report = run(tmp_path, ALPHA, name=name, session=session)
    assert report.sessions[0].id == id_
    assert load.load(settings.load(tmp_path)).conference.sessions[0].title == (name or id_)


def test_several_sessions_of_one_file(tmp_path: Path) -> None:
    path = tmp_path / "l.txt"
    both = (
        Listing("Posters", "", (ALPHA,), Place(path)),
        Listing("Posters", "", (BETA,), Place(path)),
    )
    found = importing.import_listings(settings.load(tmp_path), [(path, Reading(both, ()))])
    assert [session.id for session in found.sessions] == ["posters", "posters-2"]
    again = importing.import_listings(settings.load(tmp_path), [(path, Reading(both, ()))])
    assert (again.written, again.unchanged) == ((), 2)
    with pytest.raises(ValueError, match="one id is given for 2 sessions"):
        importing.import_listings(settings.load(tmp_path), [(path, Reading(both, ()))], "tue")


@pytest.mark.parametrize("session", ["Tue", "../x", "a b", "-"])
def test_an_id_that_is_none(session: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be a session's id"):
        run(tmp_path, ALPHA, session=session)


def test_nothing_is_written_outside_the_site(tmp_path: Path) -> None:
    root, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    (root / "content" / "posters").mkdir(parents=True)
    (root / "content" / "posters" / "posters").symlink_to(outside)
    with pytest.raises(SourceError, match="leads out of the site"):
        run(root, ALPHA)
    assert list(outside.iterdir()) == []


def test_the_listings_of_a_site_without_litter(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "listings"
    folder.mkdir(parents=True)
    for name in ("b.txt", "a.txt", ".DS_Store", "a.txt~"):
        (folder / name).write_bytes(b"")
    assert importing.listings(tmp_path) == [folder / "a.txt", folder / "b.txt"]
    assert importing.listings(tmp_path / "elsewhere") == []
