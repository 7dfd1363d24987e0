"""A new listing into an edited file: whatever was edited and whatever is listed now, nobody's words are lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content import posterfile
from generator.content.importing import existing, merge, splice
from generator.content.importing.draft import Change, Merged, shortened
from generator.content.importing.imported import Record
from generator.errors import Place

PLACE = Place(Path("content/posters/s/alpha.yaml"))
BASE = Record(title="Alpha", authors=("Ada Lovelace", "", "Grace Hopper"), abstract="One. Two.", number=1)


def merged(text: str, base: Record | None, theirs: Record) -> Merged:
    return merge.merge_poster(PLACE, text.encode(), base, merge.heard(base, theirs), ("s", "s"))


def changed(theirs: Record, edit: tuple[str, str] = ("", ""), base: Record = BASE) -> tuple[str, tuple[Change, ...]]:
    text = posterfile.dump("s", base).replace(*edit, 1)
    found = merged(text, base, theirs)
    return found.data.decode(), found.changes


NAMED = replace(BASE, authors=("Ada Lovelace", "Alan Turing", "Grace Hopper"))
CASES: dict[str, tuple[tuple[str, str], Record, str, str, list[tuple[str, bool]]]] = {
    "title changed": (
        ("", ""),
        replace(BASE, title="Al: pha"),
        "title: Alpha\n",
        'title: "Al: pha"\n',
        [("title", False)],
    ),
    "its note stays": (
        ("Alpha", "Alpha  # mine"),
        replace(BASE, title="Omega"),
        "title: Alpha  # mine",
        "title: Omega  # mine",
        [("title", False)],
    ),
    "both changed": (("Alpha", "Mine"), replace(BASE, title="Omega"), "", "", [("title", True)]),
    "both to the same": (("Alpha", "Omega"), replace(BASE, title="Omega"), "", "", []),
    "the author alone": (("Alpha", "Mine"), BASE, "", "", []),
    "a name for an undisclosed": (("", ""), NAMED, "  - undisclosed", "  - Alan Turing", [("authors", False)]),
    "who named it keeps it": (("- undisclosed", "- Alonzo Church"), BASE, "", "", []),
    "two names for it": (("- undisclosed", "- Alonzo Church"), NAMED, "", "", [("authors", True)]),
    "details stay when a name changes": (
        ("- Ada Lovelace", "- {name: Ada Lovelace, orcid: 0000-0002-1825-0097}  # she"),
        replace(NAMED, authors=("Ada K. Lovelace", "Alan Turing", "Grace Hopper")),
        "name: Ada Lovelace, orcid: 0000-0002-1825-0097}  # she\n  - undisclosed",
        "name: Ada K. Lovelace, orcid: 0000-0002-1825-0097}  # she\n  - Alan Turing",
        [("authors", False)],
    ),
    "reordered with their notes": (
        ("- Ada Lovelace", "# first\n  - Ada Lovelace  # she"),
        replace(BASE, authors=("Grace Hopper", "Ada Lovelace", "")),
        "  # first\n  - Ada Lovelace  # she\n  - undisclosed\n  - Grace Hopper\n",
        "  - Grace Hopper\n  # first\n  - Ada Lovelace  # she\n  - undisclosed\n",
        [("authors", False)],
    ),
    "added and dropped": (
        ("", ""),
        replace(BASE, authors=("Ada Lovelace", "", "Emmy Noether")),
        "  - Grace Hopper\n",
        "  - Emmy Noether\n",
        [("authors", False)],
    ),
    "an author with details is not dropped": (
        ("- Grace Hopper", "- name: Grace Hopper\n    url: https://example.org/g"),
        replace(BASE, authors=("Ada Lovelace", "")),
        "",
        "",
        [("authors", True)],
    ),
    "affiliations come": (
        ("", ""),
        replace(BASE, affiliations=("Here", "", "T")),
        "  - Ada Lovelace\n  - undisclosed\n  - Grace Hopper\n",
        "  - name: Ada Lovelace\n    affiliation: Here\n  - undisclosed\n  - name: Grace Hopper\n    affiliation: T\n",
        [("authors", False)],
    ),
    "authors in brackets": (
        (
            "authors:\n  - Ada Lovelace\n  - undisclosed\n  - Grace Hopper\n",
            "authors: [Ada Lovelace, undisclosed]  # two\n",
        ),
        replace(BASE, authors=("Emmy Noether", "Ada Lovelace", "", "Grace Hopper")),
        "authors: [Ada Lovelace, undisclosed]  # two\n",
        "authors:  # two\n  - Emmy Noether\n  - Ada Lovelace\n  - undisclosed\n",
        [("authors", False)],
    ),
    "an abstract in quotes": (
        ("abstract: >-\n  One.\n  Two.\n", 'abstract: "One.\n  Two."  # as it was\n'),
        replace(BASE, abstract="One. Three."),
        'abstract: "One.\n  Two."  # as it was\n',
        "abstract: >-  # as it was\n  One.\n  Three.\n",
        [("abstract", False)],
    ),
    "new fields at their places": (
        ("", ""),
        replace(BASE, board="B-7", keywords=("one", "two: three"), links=(("code", "https://example.org/c"),)),
        "abstract: >-\n  One.\n  Two.\n",
        'abstract: >-\n  One.\n  Two.\nkeywords:\n  - one\n  - "two: three"\nlinks:\n  code: https://example.org/c\n',
        [("board", False), ("keywords", False), ("links.code", False)],
    ),
    "a link beside the author's": (
        ("abstract:", "links: {code: https://example.org/mine}\nabstract:"),
        replace(BASE, links=(("code", "https://example.org/c"), ("paper", "https://example.org/p,q"))),
        "links: {code: https://example.org/mine}",
        'links: {code: https://example.org/mine, paper: "https://example.org/p,q"}',
        [("links.code", True), ("links.paper", False)],
    ),
    "a broken list is the author's": (
        ("authors:\n  - Ada Lovelace\n  - undisclosed\n  - Grace Hopper\n", "authors: Ada and Grace\n"),
        NAMED,
        "",
        "",
        [("authors", True)],
    ),
    "a listing that says nothing": (
        ("", ""),
        Record(title="", authors=(), abstract="", number=9),
        "",
        "",
        [],
    ),
}


@pytest.mark.parametrize(("edit", "theirs", "old", "new", "changes"), CASES.values(), ids=CASES)
def test_merge(edit: tuple[str, str], theirs: Record, old: str, new: str, changes: list[tuple[str, bool]]) -> None:
    before = posterfile.dump("s", BASE).replace(*edit, 1)
    assert old in before
    text, found = changed(theirs, edit)
    expected = before.replace(old, new) if old else before
    assert text == (expected.replace("authors:", "board: B-7\nauthors:", 1) if theirs.board else expected)
    assert [(change.field, change.conflict) for change in found] == changes


ODD: dict[str, tuple[str, str, set[str]]] = {
    "not indented": (
        "authors:\n# she\n- Ada Lovelace\n-\n  name: undisclosed\n  # note\n- 'Grace Hopper'\ntitle: Alpha",
        "authors:\n# she\n- Ada Lovelace\n-\n  name: Alan Turing\n  # note\n- 'Grace Hopper'\ntitle: Omega\nboard: B",
        set(),
    ),
    "in braces": (
        "{title: Alpha, abstract: One. Two.}\n",
        "{title: Omega, abstract: One. Two.}\n",
        {"authors", "board"},
    ),
    "nothing but notes": ("# nothing\n", "# nothing\nboard: B\n", {"title", "authors"}),
    "with a marker and quotes": (
        "---\n\"title\" : 'Alpha' # x\nauthors: [Ada Lovelace, undisclosed,\n  Grace Hopper] # y\n",
        '---\n"title" : Omega # x\nboard: B\nauthors: [Ada Lovelace, Alan Turing,\n  Grace Hopper] # y\n',
        set(),
    ),
    "its value below": (
        "title:\n    Alpha\nabstract: |-\n      One. Two.\n",
        "title:\n    Omega\nboard: B\nabstract: |-\n      One. Two.\n",
        {"authors"},
    ),
}


@pytest.mark.parametrize(("text", "expected", "still_open"), ODD.values(), ids=ODD)
def test_files_in_odd_forms(text: str, expected: str, still_open: set[str]) -> None:
    found = merged(text, BASE, replace(NAMED, title="Omega", board="B"))
    assert found.data.decode() == expected
    assert found.open == still_open


def test_a_title_comes_where_the_file_invites_it() -> None:
    nothing = Record(title="", authors=(), abstract="", number=1)
    found = merged(posterfile.dump("s", nothing), nothing, BASE)
    assert found.data.decode() == posterfile.dump("s", BASE)


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "BOM": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no end": lambda text: text.partition("\n\n# What")[0],
}


@pytest.mark.parametrize("change", FORMS.values(), ids=FORMS)
def test_the_other_bytes_stay(change: Callable[[str], str]) -> None:
    text = change(posterfile.dump("s", BASE))
    theirs = replace(NAMED, title="Omega", abstract="One. Two. Three.", board="B")
    found = merged(text, BASE, theirs)
    expected = posterfile.dump("s", theirs)
    assert found.data.decode() == change(expected)


def test_a_conflict_shows_both_and_where() -> None:
    (warning,) = merged(
        posterfile.dump("s", BASE).replace("Alpha", "Mine"), BASE, replace(BASE, title="Omega")
    ).warnings
    assert warning.message == "'title' was changed here and in the listing: here “Mine”, in the listing “Omega”"
    assert (warning.level, warning.place) == ("warning", Place(PLACE.path, 5))


def test_without_a_base_nothing_is_taken_until_both_agree() -> None:
    theirs = replace(NAMED, title="Omega", keywords=("k",))
    text = posterfile.dump("s", BASE)
    found = merged(text, None, theirs)
    assert found.data.decode() == text
    assert found.open == {"title", "authors", "keywords"}
    base = merge.settled(None, theirs, found.open)
    again = merged(text.replace("Alpha", "Omega"), base, replace(theirs, abstract="New."))
    assert [(change.field, change.conflict) for change in again.changes] == [
        ("abstract", False),
        ("authors", True),
        ("keywords", True),
    ]


def test_long_texts_are_shown_where_they_differ() -> None:
    one, other = shortened("x" * 100 + "mine" + "y" * 100, "x" * 100 + "theirs" + "y" * 100)
    assert "mine" in one
    assert "theirs" in other
    assert len(one) < 70


NAMES = st.sampled_from(
    ["", "Ada Lovelace", "A. Lovelace", "Grace Hopper", "Alan Turing", "Wei Wang", "Wen Wang", "李 明"]
)
TEXTS = st.sampled_from(["", "One.", "One. Two.", "Two: three", "a # b", "'q'", "x\n\ny", "- a\n- b", "true"])
LINES = st.sampled_from(["", "Alpha", "Alpha: beta", "Omega", "[x]", "no", '"q"'])
LINKS = st.dictionaries(
    st.sampled_from(["paper", "code", "video"]), st.sampled_from(["https://a.org/1", "https://a.org/2,x"])
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    authors = tuple(draw(st.lists(NAMES, max_size=5, unique_by=lambda name: name or object())))
    affiliations = draw(st.sampled_from([(), tuple("Here" if i % 2 else "" for i in range(len(authors)))]))
    return Record(
        title=draw(LINES),
        authors=authors,
        abstract=draw(TEXTS),
        number=1,
        affiliations=affiliations if any(affiliations) else (),
        keywords=tuple(draw(st.lists(st.sampled_from(["a", "B", "c, d", "#e"]), unique=True, max_size=3))),
        board=draw(LINES),
        links=tuple(sorted(draw(LINKS).items())),
    )


def styled(record: Record, notes: bool, orcid: bool, crlf: bool) -> str:
    text = posterfile.dump("s", record)
    if orcid:
        text = text.replace("  - Ada Lovelace\n", "  - {name: Ada Lovelace, orcid: 0000-0002-1825-0097}\n")
    if notes:
        head, _, rest = text.partition("session: s\n")
        rest = (
            "".join(
                f"{line}  # note {n}\n" if line.startswith("  - ") and "{" not in line else f"{line}\n"
                for n, line in enumerate(rest.rstrip("\n").split("\n"))
            )
            if "|-" not in rest and ">-" not in rest
            else rest
        )
        text = f"{head}session: s  # here\n{rest}"
    return text.replace("\n", "\r\n") if crlf else text


def notes_of(text: str) -> list[str]:
    return sorted(line.partition("# note")[2] for line in text.split("\n") if "# note" in line)


@given(records(), records(), records(), st.booleans(), st.booleans(), st.booleans(), st.booleans())
@pytest.mark.threat(38)
def test_nothing_an_author_wrote_disappears(
    base: Record, mine: Record, theirs: Record, notes: bool, orcid: bool, crlf: bool, lost: bool
) -> None:
    text = styled(mine, notes, orcid, crlf)
    known = None if lost else base
    told = merge.heard(known, theirs)
    found = merge.merge_poster(PLACE, text.encode(), known, told, ("s", "s"))
    before, after = splice.parse(splice.take_apart(text.encode())), splice.parse(splice.take_apart(found.data))
    for name in ("title", "board", "abstract"):
        mine_text, now = existing.text(before.fields.get(name)), existing.text(after.fields.get(name))
        old, new = getattr(base, name), getattr(told, name)
        if lost or mine_text != old:
            assert now == mine_text
        else:
            assert now == (new or old)
        assert (name in found.open) == (new not in {"", mine_text} and (lost or old not in {mine_text, new}))
    was, now_authors = existing.authors(before.fields.get("authors")), existing.authors(after.fields.get("authors"))
    assert was is not None
    assert now_authors is not None
    names = {author.name for author in was} - {author.name for author in (() if lost else base.places)}
    assert names <= {author.name for author in now_authors}
    assert {author.orcid for author in was} <= {author.orcid for author in now_authors} | {""}
    keywords = set(existing.texts(before.fields.get("keywords")) or ()) - set(() if lost else base.keywords)
    assert keywords <= set(existing.texts(after.fields.get("keywords")) or ())
    assert notes_of(text) == notes_of(found.data.decode())
    assert found.data.decode().count("\n") == found.data.decode().count("\r\n") or not crlf
    rerun = merge.merge_poster(PLACE, found.data, known, told, ("s", "s"))
    assert (rerun.data, rerun.open) == (found.data, found.open)
    settled = merge.settled(known, told, found.open)
    again = merge.merge_poster(PLACE, found.data, settled, merge.heard(settled, theirs), ("s", "s"))
    assert again.data == found.data
    assert again.open == found.open
    assert merge.settled(settled, merge.heard(settled, theirs), again.open) == settled


@given(records(), records())
def test_an_untouched_file_says_what_the_listing_says(base: Record, theirs: Record) -> None:
    told = merge.heard(base, theirs)
    found = merge.merge_poster(PLACE, posterfile.dump("s", base).encode(), base, told, ("s", "s"))
    assert found.open == frozenset()
    top = splice.parse(splice.take_apart(found.data))
    assert existing.text(top.fields.get("title")) == told.title
    assert [author.name or "" for author in existing.authors(top.fields.get("authors")) or ()] == list(told.authors)
    assert set(existing.texts(top.fields.get("keywords")) or ()) == set(told.keywords)
