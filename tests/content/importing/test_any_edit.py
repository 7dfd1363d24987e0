"""Whatever people edit and whatever the next listing says, nothing that a person wrote disappears."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content import importing
from generator.content import settings as site
from generator.errors import Place
from generator.listing.records import Entry, Listing, Reading

LISTING = Place(Path("l.txt"))
FIRST = tuple(
    Entry(f"{word} in theory", (f"Ada {word}", "", f"Grace {word}"), f"{word} is old. It has {count} parts.", LISTING)
    for count, word in enumerate(("Alpha", "Beta", "Gamma", "Delta", "Epsilon"))
)

Edit = Callable[[str, str], str]
EDITS: dict[str, Edit] = {
    "title": lambda text, mine: re.sub(r"(?m)^title: .*$", f"title: {mine} in my words", text),
    "abstract": lambda text, mine: re.sub(r"(?m)^  (\w+) is old\.", f"  {mine} is mine.", text),
    "first author": lambda text, mine: re.sub(r"(?m)^  - Ada .*$", f"  - {mine} Lovelace", text),
    "undisclosed": lambda text, mine: re.sub(r"(?m)^  - undisclosed.*$", f"  - {mine} Turing", text),
    "details": lambda text, mine: re.sub(r"(?m)^  - (Grace .*)$", rf"  - name: \1\n    affiliation: {mine}", text),
    "new field": lambda text, mine: f"{text}tldr: {mine}\n",
    "note": lambda text, mine: f"# {mine}\n{text}",
    "note at a field": lambda text, mine: re.sub(r"(?m)^number: (\d+).*$", rf"number: \1  # {mine}", text),
}
CHANGES: dict[str, Callable[[Entry], Entry | None]] = {
    "as it was": lambda entry: entry,
    "retitled": lambda entry: replace(entry, title=entry.title.replace("theory", "practice")),
    "capitals": lambda entry: replace(entry, title=entry.title.upper()),
    "reordered": lambda entry: replace(entry, authors=entry.authors[::-1]),
    "named": lambda entry: replace(entry, authors=(entry.authors[0], "Emmy Noether", *entry.authors[2:])),
    "fewer authors": lambda entry: replace(entry, authors=entry.authors[:1]),
    "other abstract": lambda entry: replace(entry, abstract=entry.abstract.replace("old", "new")),
    "without title": lambda entry: replace(entry, title=""),
    "gone": lambda entry: None,
}


def bring(root: Path, entries: list[Entry]) -> importing.ImportReport:
    reading = Reading((Listing("Posters", "Room", tuple(entries), LISTING),), ())
    return importing.import_listings(site.load(root), [(root / "l.txt", reading)], yes=True)


def texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "content" / "posters").rglob("*.yaml")}


@settings(deadline=None, max_examples=60)
@given(
    edits=st.lists(st.tuples(st.integers(0, len(FIRST) - 1), st.sampled_from(sorted(EDITS))), max_size=8, unique=True),
    renamed=st.sets(st.integers(0, len(FIRST) - 1), max_size=2),
    changes=st.lists(st.sampled_from(sorted(CHANGES)), min_size=len(FIRST), max_size=len(FIRST)),
    order=st.permutations(range(len(FIRST))),
)
def test_nothing_that_a_person_wrote_disappears(
    edits: list[tuple[int, str]], renamed: set[int], changes: list[str], order: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        bring(root, list(FIRST))
        files = sorted((root / "content" / "posters").rglob("*.yaml"))
        for count, (index, kind) in enumerate(edits):
            before = files[index].read_text(encoding="utf-8")
            after = EDITS[kind](before, f"Mine{count}")
            assert after != before
            files[index].write_text(after, encoding="utf-8")
        for index in renamed:
            files[index].rename(files[index].with_name(f"renamed-{index}.yaml"))

        told = [CHANGES[changes[index]](FIRST[index]) for index in order]
        later = [entry for entry in told if entry]
        if later:
            bring(root, later)
        everything = "".join(texts(root).values())
        for count, edit in enumerate(edits):
            assert f"Mine{count}" in everything, edit
        once = texts(root)
        if later:
            assert bring(root, later).written == ()
        assert texts(root) == once
