"""What was warned of while files were read or imported, each kind by itself, by who can mend it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.errors import SourceError, below
from generator.model import Poster
from generator.report import posters
from generator.report.records import Need, Spot, spot
from generator.report.words import noun


def needs(warnings: Sequence[SourceError], kind: str, by_path: Mapping[str, Poster], root: Path) -> Iterator[Need]:
    """A need for each thing that was warned of, however often; its details stand with each place."""
    things: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for one in warnings:
        poster = by_path.get(below(one.place.path, root))
        label = posters.label(poster) if poster else f"line {one.place.line}"
        what, _, why = one.message.partition(": ")
        things[_who(one, poster), what].append(spot(one.place, root, label, why or what, one.hint))
    for (who, what), spots in things.items():
        # In the count only the noun could be made plural, and not every message has one.
        yield Need(who=who, kind=_kind(what, kind), count=len(spots), what=what, spots=tuple(spots))


def readings(doubts: Sequence[SourceError], root: Path) -> Need:
    """What the import took for one thing and could be another."""
    spots = tuple(spot(one.place, root, f"line {one.place.line}", one.message, one.hint) for one in doubts)
    what = f"{noun(len(spots), 'line')} of a listing that could be read in another way"
    return Need(who="organisers", kind="reading", count=len(spots), what=what, spots=spots)


def _who(warning: SourceError, poster: Poster | None) -> str:
    """A poster's file is its author's, but for the numbers, which the organisers give."""
    return "authors" if poster and not warning.message.startswith("number ") else "organisers"


def _kind(what: str, kind: str) -> str:
    return "macro" if kind == "warning" and what.startswith("unknown macro ") else kind
