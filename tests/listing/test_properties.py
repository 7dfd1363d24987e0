"""What holds for every listing: known listings come back as they were, and no line is ever lost."""

import contextlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.listing import read
from generator.listing.bylines import COMMAS, DOTS, MARKS
from generator.listing.lines import BLANKS
from generator.listing.records import Entry, Reading
from generator.listing.words import LABELS

GIVEN = ("Ines", "Tomasz", "Ada", "Mira", "Jonas", "Ngozi", "Lin", "YOUHE", "zheng", "Jean-Luc", "Chinmay D.", "Ōtani")
FAMILY = ("Carvalho", "Wrona", "Nwosu", "van der Berg", "Thérien", "Holm", "O’Neil", "Ng", "i Martin", "Zhang", "López")
NOUNS = ("Kernels", "Schedulers", "Caches", "Attention", "Sparse Training", "Mixture-of-Experts", "2-bit Quantization")
VERBS = ("Compiling", "Measuring", "Serving", "Breaking", "Learning", "Unleashing", "Rethinking", "Towards Better")
SENTENCES = (
    "Large models are trained on many machines, which fail.",
    "We present a scheduler that halves the waiting time of every fourth request in production.",
    "The cost of a step falls from $O(n^2)$ to $O(n \\log n)$, i.e., by $1.13\\times$–$2.21\\times$.",
    "Experiments on four tasks show that \\textbf{accuracy} is within 1\\% of the best known method.",
    "Existing systems, however, exploit one dimension of this trade-off only: batching.",
    "It is a·b and not a ⋅ b that counts; costs fall by 16.5% (see below).",
)

names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
full_names = names.filter(lambda name: name.split()[0].istitle() and "D." not in name)
titles = st.builds(
    lambda coined, verb, noun, mark: f"{coined}{verb} {noun}{mark}",
    st.sampled_from(("", "BEAM: ", "$\\ell_1$-Boost: ", "Who Watches? ")),
    st.sampled_from(VERBS),
    st.sampled_from(NOUNS),
    st.sampled_from(("", "", "!", "?", " for Power, Performance, and Area", " at Scale: A Study of 3 Clusters")),
)
abstracts = st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=8).map(" ".join)
bylines = st.lists(names | st.just(""), min_size=2, max_size=60).map(tuple)
posters = st.tuples(titles, bylines, abstracts)


def _read(text: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "listing.txt"
        path.write_bytes(text.encode())
        return read(path)


def _read_or_refuse(text: str) -> Reading | None:
    """Read a text, or return None where it is refused with a word on what was expected."""
    try:
        return _read(text)
    except SourceError as error:
        if "expected" in error.message:
            return None
        raise


def _shown(entry: Entry) -> tuple[str, tuple[str, ...], str]:
    return entry.title, entry.authors, entry.abstract


@dataclass(frozen=True)
class Style:
    """How a listing is written."""

    separator: str
    line_end: str
    before_poster: str
    file_start: str
    has_labels: bool


styles = st.builds(
    Style,
    separator=st.sampled_from(("⋅", "·", "•", "∙", "|", ";")),
    line_end=st.sampled_from(("\n", "\r\n")),
    before_poster=st.sampled_from(("", "\n")),
    file_start=st.sampled_from(("", "\ufeff")),
    has_labels=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(st.lists(posters, min_size=1, max_size=6), min_size=1, max_size=3), styles)
def test_a_listing_comes_back_as_it_was(sessions: list[list[tuple[str, tuple[str, ...], str]]], style: Style) -> None:
    # One small-lettered name behind a bullet is read as an item of a list.
    assume(style.separator != "•" or all(len(authors) > 2 or all(authors) for s in sessions for _, authors, _ in s))
    lines = []
    for number, session in enumerate(sessions, 1):
        lines += ["Session"] * style.has_labels + [f"Poster Session {number}", "Harbour Hall"]
        for title, authors, abstract in session:
            byline = f" {style.separator} ".join(authors).strip()
            lines += [style.before_poster + title, byline, abstract]
    reading = _read(style.file_start + "\n".join(lines).replace("\n", style.line_end))
    assert [listing.session for listing in reading.listings] == [
        f"Poster Session {n + 1}" for n in range(len(sessions))
    ]
    assert [[_shown(entry) for entry in listing.entries] for listing in reading.listings] == sessions
    assert {listing.room for listing in reading.listings} == {"Harbour Hall"}


@settings(deadline=None)
@given(st.lists(st.tuples(titles, st.tuples(full_names) | bylines, abstracts), min_size=1, max_size=8))
def test_single_authors_are_found_among_others(listing: list[tuple[str, tuple[str, ...], str]]) -> None:
    body = "\n".join("\n".join((title, " ⋅ ".join(authors).strip(), text)) for title, authors, text in listing)
    reading = _read("Session\nPoster Session 1\nHarbour Hall\n" + body)
    assert [_shown(entry) for entry in reading.listings[0].entries] == listing


fragments = st.one_of(
    titles,
    bylines.map(" ⋅ ".join),
    st.lists(names, min_size=2, max_size=4).map(", ".join),
    st.lists(names, min_size=2, max_size=3).map(" and ".join),
    names,
    abstracts,
    abstracts.map(lambda text: "Moreover, " + text),
    st.sampled_from(("", "", "Session", "Poster Session 2", "Oral Session 1", "Harbour Hall", "Thu 14 May, 10:00")),
    st.sampled_from(
        ("⋅", "⋅ ⋅", "· Ada ·", "• one item", "Code: https://example.org/x", "for all and everyone", "and")
    ),
    st.sampled_from(
        ("疎行列計算", "山田太郎、佐藤花子", "形式ごとに手で書かれている。また遅い。", "ジョン・スミス", "| a | b |")
    ),
    st.text(alphabet=st.sampled_from("aB. ,;|·⋅&\u00a0\u200b\u2028\x0c\r-あ。"), max_size=30),
)


_AND = re.compile(rf"(?<![^\s{DOTS}{MARKS}{COMMAS}])(?:and|&)(?![^\s{DOTS}{MARKS}{COMMAS}])")


def _marks(text: str) -> str:
    """Return what must be kept of a text: all but blanks, separators and the 'and' between names."""
    visible = re.sub("[\u200b-\u200f\u2060\ufeff]", "", text)
    words = _AND.sub(" ", visible)
    return "".join(sign for sign in words if sign not in BLANKS + DOTS + MARKS + COMMAS)


def _kept(reading: Reading) -> Iterator[str]:
    """Yield the marks of all that was read, in each order the file may have: a room may stand above its session."""
    parts: list[list[str]] = []
    for listing in reading.listings:
        session, room = _marks(listing.session), _marks(listing.room)
        parts.append([session + room, room + session])
        for entry in listing.entries:
            texts = (entry.title, *entry.authors, *entry.abstract.split("\n\n"))
            parts.append(["".join(map(_marks, texts))])
    yield from map("".join, product(*parts))


def _loses_nothing(text: str, reading: Reading) -> bool:
    """Whether each line is in the reading, in order, or named by a doubt, or a page label."""
    unused = {doubt.place.line for doubt in reading.doubts if "not used" in doubt.message}
    return any(_is_made_of(text, kept, unused) for kept in _kept(reading))


def _is_made_of(text: str, kept: str, unused: set[int]) -> bool:
    ends = {0}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        marks = _marks(line)
        may_go = number in unused or line.strip(BLANKS).rstrip(": ").lower().replace(" ", "-") in LABELS
        ends = {end + len(marks) for end in ends if kept.startswith(marks, end)} | (ends if may_go else set())
    return len(kept) in ends


@settings(deadline=None, max_examples=300)
@given(st.lists(fragments, min_size=1, max_size=30))
@pytest.mark.threat(41)
def test_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = _read_or_refuse(text)
    if reading is None:
        return
    assert _loses_nothing(text, reading)
    places = [entry.place.line for listing in reading.listings for entry in listing.entries]
    assert places == sorted(set(places))
    assert all(1 <= doubt.place.line <= text.count("\n") + 1 for doubt in reading.doubts)


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    text = "Cedar\nInes Carvalho ⋅ Tomasz Wrona\n" + text
    reading = _read_or_refuse(text)
    assert "\0" in text if reading is None else _loses_nothing(text, reading)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.txt"
    path.write_bytes(data)
    with contextlib.suppress(SourceError):
        assert all(listing.entries for listing in read(path).listings)
