"""The lines of a block of markup as a poster: which is its title, which its authors, which its abstract."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bs4.element import Tag
from msgspec import Struct, field

from generator.listing.bylines import read_byline
from generator.listing.html.flat import SURE, Line, Piece
from generator.listing.html.links import kind_of_label
from generator.listing.html.prose import fold
from generator.listing.html.when import looks_like_time

PROSE = 80  # characters from which a line without a hint may be an abstract
_MAX_TITLE = 300
_AUTHORS_LABEL = re.compile(r"(?:authors?|speakers?|presenters?)\s*:", re.IGNORECASE)
_ABSTRACT_LABEL = re.compile(r"abstract\s*(?:[:.—–-]\s*|$)", re.IGNORECASE)
_CONTROL = re.compile(
    r"(?:show|hide|read|view|see|toggle)?\s*(?:more|less|details|abstract|bibtex|cite|bib)", re.IGNORECASE
)


class Unit(Struct, eq=False):
    """A line or a part of one that plays one role."""

    text: str
    style: str
    hint: str
    number: int
    tags: list[Tag]


class Roles(Struct):
    """A block read as a poster; what plays no role is in `others`."""

    title: Unit | None = None
    authors: list[Unit] = field(default_factory=list)
    abstract: list[Unit] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)  # key, board, session: from the columns of a table
    others: list[Unit] = field(default_factory=list)
    has_list: bool = False  # of names: several of them, or said to be authors

    @property
    def is_poster(self) -> bool:
        """Whether it holds at least a title and names."""
        return self.title is not None and bool(self.authors)


def read_roles(lines: Sequence[Line]) -> Roles:
    """Give each line of a block its role: by what the markup calls it, else by its look and its place."""
    roles = Roles()
    units = [unit for line in lines for unit in _units(line) if not _is_control(unit)]
    for unit in units:
        if unit.hint in ("key", "board", "session"):
            roles.facts.setdefault(unit.hint, unit.text)
    units = [unit for unit in units if unit.hint not in ("key", "board", "session", "other")]
    roles.title = _title(units)
    after = units[units.index(roles.title) + 1 :] if roles.title else []
    roles.authors = _authors(units, after)
    left = [unit for unit in after if unit not in roles.authors]
    roles.abstract = [unit for unit in units if unit.hint == "abstract"] or _prose(left)
    used = [roles.title, *roles.authors, *roles.abstract]
    roles.others = [unit for unit in units if unit not in used]
    roles.has_list = any(unit.hint == "authors" or _is_list(unit.text) for unit in roles.authors)
    return roles


def text_of_abstract(units: Sequence[Unit]) -> str:
    """The abstract that some units hold, without its label."""
    texts = [_ABSTRACT_LABEL.sub("", unit.text, count=1) for unit in units]
    return "\n\n".join(text for text in texts if text)


def _units(line: Line) -> Iterator[Unit]:
    """Part a line where what the markup calls it changes, and behind a title that opens it."""
    for hint, run in groupby(line.pieces, key=lambda piece: piece.hint):
        pieces = list(run)
        opening = _opening(pieces) if not hint else 0
        for part, litter in ((pieces[:opening], " "), (pieces[opening:], ",;:.–—- " if opening else ",; ")):
            text = fold("".join(piece.text for piece in part)).lstrip("" if hint else litter)
            text = text if hint else text.rstrip(" [(")
            if text:
                styles = {piece.style for piece in part if piece.text.strip()}
                style = styles.pop() if len(styles) == 1 else ""
                yield Unit(text, style, hint, line.number, list({id(piece.tag): piece.tag for piece in part}.values()))


def _opening(pieces: Sequence[Piece]) -> int:
    """How many pieces at the start of a line are a title: a link or bold text before something else."""
    visible = [number for number, piece in enumerate(pieces) if piece.text.strip()]
    if len(visible) < 2:
        return 0
    first = pieces[visible[0]]
    rest = "".join(piece.text for piece in pieces[visible[0] + 1 :])
    is_title = first.style in ("link", "bold", "heading") and " " in first.text.strip() and len(rest) < 4 * PROSE
    return visible[0] + 1 if is_title and pieces[visible[1]].style != first.style else 0


def _is_control(unit: Unit) -> bool:
    bare = re.sub(r"[\W_]+", " ", unit.text).strip()
    if not bare:
        return unit.hint != "authors"
    if unit.hint in ("authors", "title"):
        return False
    labels = [part for part in re.split(r"[\[\]()|/,•·]+", unit.text) if part.strip()]
    return all(kind_of_label(part.strip()) or _CONTROL.fullmatch(part.strip()) for part in labels)


def _title(units: Sequence[Unit]) -> Unit | None:
    fitting = [unit for unit in units if len(unit.text) <= _MAX_TITLE and unit.hint in ("", "title")]
    for fits in (
        lambda unit: unit.hint == "title",
        lambda unit: unit.style == "heading",
        lambda unit: unit.style in ("link", "bold") and not _ABSTRACT_LABEL.fullmatch(unit.text),
        lambda unit: not looks_like_time(unit.text) and len(unit.text) > 3,
    ):
        if found := next(filter(fits, fitting), None):
            return found
    return None


def _authors(units: Sequence[Unit], after: Sequence[Unit]) -> list[Unit]:
    hinted = [unit for unit in units if unit.hint == "authors"]
    if hinted:
        return hinted
    labelled = [unit for unit in after if _AUTHORS_LABEL.match(unit.text)]
    likely = [unit for unit in after[:4] if _is_names(unit)]
    return (labelled or likely)[:1]


def _is_names(unit: Unit) -> bool:
    return not unit.hint and unit.style != "heading" and read_byline(unit.text).likeness >= SURE


def _is_list(text: str) -> bool:
    return len(read_byline(text).names) > 1


def _prose(units: Sequence[Unit]) -> list[Unit]:
    """The longest run of lines that are an abstract: long ones, and those between and behind them."""
    found: list[Unit] = []
    for unit in units:
        is_labelled = _ABSTRACT_LABEL.match(unit.text) is not None
        if not unit.hint and (
            is_labelled or len(unit.text) >= PROSE or (found and unit.text.endswith((".", "!", "?")))
        ):
            found.append(unit)
    return found
