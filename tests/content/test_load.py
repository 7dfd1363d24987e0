"""Everything in content/, with the checks that need more than one file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content import load, posters, settings
from generator.errors import SourceError

Site = Callable[[dict[str, str]], Path]

SESSION = {"sessions/s.yaml": "title: S\n"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Write files below content/ of a new root, and give the root."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def loaded(root: Path, cache: load.Cache | None = None) -> load.Loaded:
    return load.load(settings.load(root), cache)


def mistakes(root: Path) -> list[str]:
    with pytest.raises(ExceptionGroup, match="mistakes in content") as raised:
        loaded(root)
    errors = [error for error in raised.value.exceptions if isinstance(error, SourceError)]
    assert len(errors) == len(raised.value.exceptions)
    base = root / "content"
    return [f"{e.place.path.relative_to(base).as_posix()}:{e.place.line}: {e.message} | {e.hint}" for e in errors]


def test_an_empty_folder_is_an_empty_conference(tmp_path: Path) -> None:
    conference = loaded(tmp_path).conference
    assert (conference.sessions, conference.posters, conference.people, conference.pages) == ((), (), (), ())


def test_the_order_of_posters(site: Site) -> None:
    root = site(
        {f"sessions/s-{n}.yaml": f"title: S {n}\n" for n in (2, 10, 1)}
        | {"posters/s-10/a.yaml": "number: 1", "posters/s-2/b.yaml": "number: 2", "posters/s-2/c.yaml": "number: 1"}
        | {"posters/s-2/a1.yaml": "", "posters/s-2/d.yaml": "session: s-1"}
    )
    assert [poster.id for poster in loaded(root).conference.posters] == ["d", "c", "b", "a1", "a"]
    site({f"sessions/s-{n}.yaml": f"title: S\nstart: 2026-05-19T{20 - n:02}:00Z\n" for n in (2, 10, 1)})
    conference = loaded(root).conference
    assert [session.id for session in conference.sessions] == ["s-10", "s-2", "s-1"]
    assert [poster.id for poster in conference.posters] == ["a", "c", "b", "a1", "d"]


def test_every_mistake_of_every_file_sorted_by_place(site: Site) -> None:
    root = site(
        {
            "sessions/s.yaml": "title: S\nrom: R\n",
            "posters/s/a.yaml": "titel: A\nnumber: x\n",
            "posters/s/b.yaml": "session: t\nlinks: {paper: Beam.PDF, code: none.zip}\n",
            "posters/s/c.yaml": "title: A: B\n",
            "posters/t/b.yaml": "session: s\nformerly: [c]\nimage: {file: beam.png, alt: A}\n",
            "posters/u/e.yaml": "title: A\n",
            "files/beam.pdf": "%PDF-1.7\n",
            "pages/search.md": "# A",
            "people.yaml": "- name: Nobody\n  posters: [zzz]\n",
        }
    )
    named = "the name is taken; use another, such as venue.md"
    quoted = 'put quotes around the whole value: title: "A: B"'
    shared = "rename one of the two files; addresses are shared by all"
    assert mistakes(root) == [
        f"pages/search.md:1: a file cannot be named search.md here | {named}",
        "people.yaml:2: there is no poster 'zzz' | write the name of a file in content/posters/, without .yaml",
        "posters/s/a.yaml:1: unknown field 'titel' | did you mean 'title'?",
        "posters/s/a.yaml:2: 'number' must be a whole number, not 'x' | write number: 12",
        "posters/s/b.yaml:1: there is no session 't' | write the file content/sessions/t.yaml",
        "posters/s/b.yaml:2: there is no file content/files/Beam.PDF | did you mean 'beam.pdf'?",
        "posters/s/b.yaml:2: there is no file content/files/none.zip | put the file there, with exactly this name",
        f"posters/s/c.yaml:1: a value without quotes has ': ' in it | {quoted}",
        f"posters/t/b.yaml:1: the id 'b' is also that of s/b.yaml | {shared}",
        "posters/t/b.yaml:2: the former id 'c' belongs to s/c.yaml | delete it here",
        "posters/t/b.yaml:3: there is no file content/files/beam.png | did you mean 'beam.pdf'?",
        "posters/u/e.yaml:1: there is no session 'u' | write the file content/sessions/u.yaml",
        "sessions/s.yaml:2: unknown field 'rom' | did you mean 'room'?",
    ]


def test_files_are_found_with_their_exact_name_and_never_through_links(site: Site, tmp_path: Path) -> None:
    root = site(SESSION | {"posters/s/a.yaml": "links: {paper: b/c.txt}", "files/b/c.txt": "", "files/.DS_Store": ""})
    (root / "content/files/secret").symlink_to("/etc/hostname")
    (root / "content/files/etc").symlink_to("/etc")
    found = loaded(root)
    assert [file.name for file in found.conference.files] == ["b/c.txt"]
    assert [warning.message for warning in found.warnings] == ["this is a link and is not read"] * 2
    site({"posters/s/a.yaml": "links: {paper: etc/hostname}"})
    assert "there is no file content/files/etc/hostname" in mistakes(root)[0]


@pytest.mark.threat(35)
def test_what_is_no_poster_file_is_passed_over_or_named(site: Site) -> None:
    root = site(
        SESSION
        | {f"posters/s/{name}": "x: [" for name in (".DS_Store", "a.yaml~", "a.yaml.orig", ".a.yaml.swp", "b.yml")}
        | {"posters/loose.yaml": "x: [", "posters/s/deep/c.yaml": "x: [", "posters/s/a.yaml": "title: A"}
    )
    os.mkfifo(root / "content/posters/s/pipe.yaml")
    (root / "content/posters/s/link.yaml").symlink_to("a.yaml")
    found = loaded(root)
    assert [poster.id for poster in found.conference.posters] == ["a"]
    assert [(warning.place.path.name, warning.message) for warning in found.warnings] == [
        ("loose.yaml", "the file is not read, for it stands in no folder"),
        ("b.yml", "the file is not read, for its name does not end in .yaml"),
        ("deep", "this is a folder and is not read"),
        ("link.yaml", "this is a link and is not read"),
        ("pipe.yaml", "this is no regular file and is not read"),
    ]
    assert {warning.level for warning in found.warnings} == {"warning"}


def test_a_number_given_twice_is_a_warning(site: Site) -> None:
    root = site(SESSION | {"posters/s/a.yaml": "number: 1", "posters/s/b.yaml": "number: 1"})
    (warning,) = loaded(root).warnings
    assert (warning.message, warning.place.path.name) == ("number 1 is also that of s/a.yaml", "b.yaml")


def test_pages_in_their_order(site: Site) -> None:
    root = site({"pages/b.md": "# B", "pages/a.md": "---\norder: 2\n---\n# A", "pages/c.md": "# C"})
    assert [page.id for page in loaded(root).conference.pages] == ["b", "c", "a"]


def test_people_of_the_conference(site: Site) -> None:
    root = site(
        SESSION
        | {"posters/s/a.yaml": "authors: [Ada Lovelace, undisclosed]", "posters/s/b.yaml": "authors: [A. Lovelace]"}
        | {"people.yaml": "- name: Ada Lovelace\n  also: [A. Lovelace]\n"}
    )
    conference = loaded(root).conference
    assert [(person.id, person.posters) for person in conference.people] == [("ada-lovelace", ("a", "b"))]
    assert conference.bylines == {("a", 0): "ada-lovelace", ("b", 0): "ada-lovelace"}


def test_where_values_stand_and_whom_people_yaml_tells_of(site: Site) -> None:
    orcid = "0000-0002-1825-0097"
    root = site(
        SESSION
        | {
            "posters/s/a.yaml": f"authors:\n- Bo\n- name: Ada\n  orcid: {orcid}\n",
            "people.yaml": "- name: Bo\n  id: bo-li\n",
        }
    )
    found = loaded(root)
    assert {name: (place.line, place.column) for name, place in found.places["a"].items()} == {
        "authors": (2, 1),
        "authors.0": (2, 3),
        "authors.1": (3, 3),
        "authors.1.name": (3, 9),
        "authors.1.orcid": (4, 10),
    }
    assert found.told == {"bo-li"}


def test_a_former_id_that_is_taken_is_a_mistake(site: Site) -> None:
    root = site(SESSION | {"posters/s/a.yaml": "authors: [Ada, Bo]", "people.yaml": "- name: Ada\n  formerly: [bo]\n"})
    assert mistakes(root) == ["people.yaml:2: the former id 'bo' is the address of 'Bo' | delete it here"]


def test_a_cache_spares_files_that_have_not_changed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(SESSION | {"posters/s/a.yaml": "title: A", "posters/s/b.yaml": "title: B", "posters/s/c.yaml": ""})
    read: list[str] = []
    original = posters.load

    def counted(path: Path, root: Path) -> posters.Read:
        read.append(path.stem)
        return original(path, root)

    monkeypatch.setattr(posters, "load", counted)
    cache = load.Cache()
    first = loaded(root, cache).conference
    assert read == ["a", "b", "c"]
    assert loaded(root, cache).conference == first
    assert read == ["a", "b", "c"]
    site({"posters/s/b.yaml": "title: Better"})
    (root / "content/posters/s/c.yaml").unlink()
    assert [poster.title.source for poster in loaded(root, cache).conference.posters if poster.title] == ["A", "Better"]
    assert read == ["a", "b", "c", "b"]
    assert len(cache.posters.reads) == 2


def test_natural_order() -> None:
    names = ["s-10", "s-2", "s", "s-1b", "t", "s-1"]
    assert sorted(names, key=load.natural) == ["s", "s-1", "s-1b", "s-2", "s-10", "t"]
