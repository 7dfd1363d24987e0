"""Which rows are posters: not what was refused or is no paper, and once what stands as a talk and as a poster."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.listing.rows import plaintext
from generator.listing.rows.notes import Notes
from generator.listing.rows.row import Row

_REFUSED = re.compile(r"\breject|\bwithdr|\bdeclin|\bnot accepted|\bunder review|\bdesk.?reject", re.IGNORECASE)
_NO_PAPER = re.compile(
    r"\b(?:tutorial|workshop|invited|keynote|panel|break|lunch|coffee|reception|social|meetup|meeting|mentor\w*|"
    r"town hall|remarks|opening|closing|registration|exhibit\w*|expo|competition|affinity|session|ceremony)\b",
    re.IGNORECASE,
)


class Presentation(Struct, frozen=True, kw_only=True):
    """A row with what its source says of it; `related` holds the ids of the same paper's other presentations."""

    row: Row
    kind: str = ""
    decision: str = ""
    visible: bool = True
    related: frozenset[str] = frozenset()


def posters(presentations: Iterable[Presentation], notes: Notes) -> list[Row]:
    """The rows that are shown, one for each paper: its poster, if it has one, with what only its talk's row holds."""
    shown = [each for each in presentations if _is_shown(each, notes)]
    if not any(_is_poster(each) for each in shown):
        return [each.row for each in shown]
    papers = _Papers([each for each in shown if _is_poster(each)])
    completed: dict[int, Row] = {}
    double: set[int] = set()
    for talk in shown:
        if not talk.kind or _is_poster(talk):
            continue
        poster = papers.poster_of(talk)
        if poster is None:
            notes.note(f"a row of the kind '{talk.kind}' has no poster in the file, and is read as one", talk.row.place)
            continue
        notes.note("a paper stands twice, as a talk and as a poster: it is read as the poster", talk.row.place)
        completed[id(poster)] = _completed(completed.get(id(poster), poster.row), talk.row)
        double.add(id(talk))
    return [completed.get(id(each), each.row) for each in shown if id(each) not in double]


def _is_shown(each: Presentation, notes: Notes) -> bool:
    if not each.visible:
        notes.note("a row that is not visible is left out", each.row.place)
    elif _REFUSED.search(each.decision):
        notes.note("a row that is not accepted is left out", each.row.place)
    elif _NO_PAPER.search(each.kind) and not _is_poster(each):
        notes.note(f"a row of the kind '{each.kind}' is left out: it is no poster", each.row.place)
    else:
        return True
    return False


def _is_poster(each: Presentation) -> bool:
    return "poster" in each.kind.casefold()


class _Papers:
    """The posters of a source, to be found by a talk of the same paper."""

    def __init__(self, shown: Sequence[Presentation]) -> None:
        self.by_key = {each.row.key: each for each in shown if each.row.key}
        self.by_related = {key: each for each in shown for key in each.related}
        self.by_title: dict[str, list[Presentation]] = {}
        for each in shown:
            self.by_title.setdefault(_title(each), []).append(each)

    def poster_of(self, talk: Presentation) -> Presentation | None:
        """The poster of the same title and authors, else the only one that is named together with the talk."""
        title, authors = _title(talk), _authors(talk)
        named = {key: self.by_key[key] for key in sorted(talk.related) if key in self.by_key}
        if talk.row.key in self.by_related:
            poster = self.by_related[talk.row.key]
            named[poster.row.key] = poster
        alike = [each for each in named.values() if _title(each) == title]
        alike += [each for each in self.by_title.get(title, ()) if _authors(each) == authors]
        return alike[0] if alike else next(iter(named.values())) if len(named) == 1 else None


def _title(each: Presentation) -> str:
    return plaintext.line(each.row.title).casefold()


def _authors(each: Presentation) -> frozenset[str]:
    return frozenset(plaintext.line(author.name).casefold() for author in each.row.authors)


def _completed(poster: Row, talk: Row) -> Row:
    """The poster's row, its empty fields filled from the talk's; when and where is its own."""
    return replace(
        poster,
        authors=poster.authors or talk.authors,
        abstract=poster.abstract or talk.abstract,
        keywords=poster.keywords or talk.keywords,
        links=(*poster.links, *talk.links),
    )
