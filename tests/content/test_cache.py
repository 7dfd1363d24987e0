"""A load that remembers the one before says what a load that knows nothing says, and gives the same records again."""

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.content import cache, history, load, people, settings
from generator.content.people import WhoIsWho
from generator.errors import SourceError, leaves
from generator.model import Revisions

Told = list[tuple[object, ...]]
Write = Callable[[dict[str, str | None]], Path]

ADA = "{name: Ada Lovelace, orcid: 0000-0002-1825-0097}"
BO = "{name: Bo Ek, orcid: 0000-0002-1825-0097}"
FIELDS = {  # of a poster, each with what it may be, the first at first
    "note": ["", "# a note\n\n"],
    "title": ["title: A\n", "title: B\n", "title: \\odd{thing}\n", "title: A: B\n"],
    "abstract": ["abstract: It is *so*.\n", "", "abstract: >-\n  One line.\n\n  And \\odder.\n"],
    "number": ["", "number: 1\n", "number: 2\n"],
    "board": ["", "board: B-1\n", "board: B-2\n", "board: b-3\n"],
    "authors": [
        "authors: [Ada Lovelace, Bo Ek]\n",
        f"authors: [{ADA}, Cy Ng]\n",
        f"authors: [{BO}, undisclosed]\n",
        "authors: [Ada Lovelace, ada lovelace]\n",
        "authors: [Bo Nz, Bo Ñu]\n",
        "",
    ],
    "session": ["", "", "session: two\n", "session: nowhere\n"],
    "rest": ["", "withdrawn: true\n", "formerly: [old]\n", "links: {paper: paper.txt}\n", "award: Best\n", "odd: 1\n"],
}
POSTERS = ["posters/one/a.yaml", "posters/one/b.yaml", "posters/two/c.yaml", "posters/two/d.yaml"]
FIRST = "".join(texts[0] for texts in FIELDS.values())
OTHERS = {
    "posters/stray.yaml": [FIRST],
    "posters/one/notes.txt": ["Nobody reads this.\n"],
    "sessions/one.yaml": [
        "title: One\n",
        "title: 1\nmap: {grid: [B-1 B-2]}\n",
        "title: One\nstart: 2026-05-19T17:00Z\n",
    ],
    "sessions/two.yaml": ["title: Two\n", "title: Two\nstart: 2026-05-18T17:00Z\n", "titel: Two\n"],
    "people.yaml": [
        "- name: Ada Lovelace\n  also: [Bo Ek]\n",
        "# a note\n- name: Ada Lovelace\n  orcid: 0000-0001-5109-3700\n- name: Ada Lovelace\n  posters: [a]\n",
        "- name: Nobody\n",
    ],
    "pages/venue.md": [
        "# Venue\n\nHere.\n",
        "# Venue\n\n[A](posters/a.html) and [Ada](authors/ada-lovelace.html).\n",
        "---\nnav: true\n---\n# Venue\n\n[A](posters/a.html) and [Ada](authors/ada-lovelace.html).\n",
        "---\norder: 3\n---\n# Venue\n\n[A](posters/a.html)\n\n[the file](files/paper.txt)\n",
    ],
    "files/paper.txt": ["A paper.\n"],
    "files/drawing.svg": ["<svg xmlns='http://www.w3.org/2000/svg'/>\n"],
    "site.yaml": ["name: Site\n", "language: es\n", "# a note\nfooter: By \\odd{us}\n", "logo: drawing.svg\n"],
}
SOUND = {name: texts[0] for name, texts in OTHERS.items() if name != "files/drawing.svg"} | dict.fromkeys(
    POSTERS, FIRST
)

Edit = tuple[str, str, str | None]  # of a file, and for a poster the field; None removes the file
edits = st.sampled_from(
    [(name, field, text) for name in POSTERS for field, texts in FIELDS.items() for text in texts]
    + [(name, "", text) for name, texts in OTHERS.items() for text in (*texts, None)]
    + [(name, "", None) for name in POSTERS]
)
A, B = POSTERS[:2]
VENUE = "pages/venue.md"


def writer(root: Path) -> Write:
    """Writes files below content/, or removes those that are None; each change shows in the time of the file."""
    moments = count(1)

    def write(files: dict[str, str | None]) -> Path:
        for name, text in files.items():
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
                os.utime(path, (1e9 + (moment := next(moments)), 1e9 + moment))
        return root

    return write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path)


def outcome(root: Path, known: cache.Cache | None) -> tuple[load.Loaded | None, Told]:
    try:
        loaded = load.load(settings.lenient(root), known, jobs=1)
        return loaded, [fault.args for fault in loaded.warnings]
    except* SourceError as group:
        found = leaves(group)
    return None, [fault.args for fault in found]


def said(loaded: load.Loaded | None) -> object:
    """All that a load gives, with what records do not compare."""
    if loaded is None:
        return None
    conference = loaded.conference
    places = {id_: dict(named) for id_, named in loaded.places.items()}
    return conference, [*conference.bylines.items()], conference.history, places, loaded.told


# A fault, or a link that is no mistake yet, whose line moves; other letters.
@example([[(A, "number", "number: 1\n"), (B, "number", "number: 1\n")], [(B, "note", "# a note\n\n")]])
@example([[(VENUE, "", OTHERS[VENUE][1])], [(VENUE, "", OTHERS[VENUE][2])], [(A, "", None)]])
@example([[(A, "authors", "authors: [Bo Nz, Bo Ñu]\n")], [("site.yaml", "", "language: es\n")]])
@given(st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=12))
def test_it_says_what_a_load_without_it_says(rounds: list[list[Edit]]) -> None:
    written = {name: {field: texts[0] for field, texts in FIELDS.items()} for name in POSTERS}
    with tempfile.TemporaryDirectory() as folder:
        write, known = writer(Path(folder)), cache.Cache()
        root = write(dict(SOUND))
        before = outcome(root, known)[0]
        for edited in rounds:
            for name, field, text in edited:
                if field and text is not None:
                    written[name][field] = text
                write({name: "".join(written[name].values()) if field else text})
            now, faults = outcome(root, known)
            anew, told = outcome(root, None)
            assert (said(now), faults) == (said(anew), told)
            if before and now:
                assert not [*others(before, now)]
            before = now or before


def others(before: load.Loaded, now: load.Loaded) -> Iterator[object]:
    """Records that say what they said before, and are not the same objects."""
    for name in ("posters", "people"):
        known = {one.id: one for one in getattr(before.conference, name)}
        for one in getattr(now.conference, name):
            if known.get(one.id) == one and known[one.id] is not one:
                yield one


def test_a_word_in_an_abstract_changes_one_record(write: Write) -> None:
    root, known = write({**SOUND, "posters/two/c.yaml": f"title: \\odd{{thing}}\nauthors: [{BO}]\n"}), cache.Cache()
    before = load.load(settings.load(root), known)
    assert [warning.message[:5] for warning in before.warnings if warning.place.path.stem == "c"]
    write({"posters/one/a.yaml": FIRST.replace("so", "so\n  and so")})
    after = load.load(settings.load(root), known)
    changed = [
        new.id for old, new in zip(before.conference.posters, after.conference.posters, strict=True) if old is not new
    ]
    assert changed == ["a"]
    assert all(map(lambda old, new: old is new, before.conference.people, after.conference.people))
    assert before.conference.bylines is after.conference.bylines
    assert before.conference.sessions[0] is after.conference.sessions[0]


def test_what_says_the_same_again_is_the_same(write: Write) -> None:
    root, known = write(dict(SOUND)), cache.Cache()
    before = load.load(settings.load(root), known).conference
    write(
        {
            "posters/one/a.yaml": "# another note\n" + FIRST,
            "people.yaml": "# a note\n" + OTHERS["people.yaml"][0],
        }
    )
    after = load.load(settings.load(root), known).conference
    assert all(map(lambda old, new: old is new, before.posters + before.people, after.posters + after.people))


def test_a_mistake_and_its_mending_cost_nobody_his_record(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root, known = write(dict(SOUND)), cache.Cache()
    before = load.load(settings.load(root), known).conference
    write({"posters/one/a.yaml": "title: A: B\n"})
    assert outcome(root, known)[0] is None
    write({"posters/one/a.yaml": FIRST.replace("so", "as")})

    def gather(*_: object) -> WhoIsWho:
        raise AssertionError("nothing that people hang on has changed")

    monkeypatch.setattr(people, "gather", gather)
    assert load.load(settings.load(root), known).conference.people is before.people


def test_history_is_asked_for_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def read(root: Path) -> dict[str, Revisions]:
        asked.append(root)
        return {}

    monkeypatch.setattr(history, "read", read)
    root, known = write({**SOUND, "sessions/one.yaml": OTHERS["sessions/one.yaml"][2]}), cache.Cache()
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    for _ in range(3):
        load.load(settings.load(root), known)
    assert len(asked) == 1
    (root / ".git/refs/heads").mkdir(parents=True)
    (root / ".git/refs/heads/main").write_text("0" * 40, encoding="utf-8")
    load.load(settings.load(root), known)
    assert len(asked) == 2
