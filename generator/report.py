"""What needs attention, by who can mend it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.people import odd_capitals
from generator.errors import SourceError
from generator.model import Conference, Poster
from generator.site import views
from generator.site.words import counted

GROUPS = {"organisers": "For the organisers", "authors": "For the authors"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that needs attention: a short label for a summary, the file (with the line where known), and what."""

    label: str
    file: str
    detail: str


@dataclass(frozen=True, slots=True)
class Need:
    """One kind of thing that needs attention; `who` is a key of GROUPS."""

    who: str
    count: int
    what: str
    spots: tuple[Spot, ...]


def needs(
    conference: Conference, warnings: Sequence[SourceError], doubts: Sequence[SourceError], root: Path
) -> tuple[Need, ...]:
    """Everything that needs attention; `warnings` are those of the content, `doubts` those of the listings."""
    posters = {poster.path: poster for poster in conference.posters}
    found = (
        _untitled(conference),
        _undisclosed(conference),
        *_marked("authors", warnings, posters, root),
        _capitals(conference),
        *_marked("organisers", doubts, {}, root),
    )
    return tuple(need for need in found if need.count)


def text(found: Sequence[Need]) -> str:
    """The report for a terminal: each thing on a line with its file, grouped by who can mend it."""
    groups = []
    for who, heading in GROUPS.items():
        blocks = [_block(need) for need in found if need.who == who]
        if blocks:
            groups.append(f"{heading}\n\n" + "\n".join(blocks))
    return "\n".join(groups) or "Nothing needs attention.\n"


def _block(need: Need) -> str:
    lines = "".join(f"    {spot.file}: {spot.detail}\n" for spot in need.spots)
    return f"  {need.count} {need.what}\n{lines}"


def _untitled(conference: Conference) -> Need:
    found = [poster for poster in conference.listed if poster.title is None or not poster.authors]
    both = all(poster.title is None and not poster.authors for poster in found)
    without = "title and authors" if both else "title or authors"
    spots = tuple(Spot(_label(poster), poster.path, f"begins “{views.opening(poster)}”") for poster in found)
    return Need("authors", len(found), f"{_noun(len(found), 'poster')} without {without}", spots)


def _undisclosed(conference: Conference) -> Need:
    found = [poster for poster in conference.listed if poster.undisclosed]
    count = sum(poster.undisclosed for poster in found)
    spots = tuple(
        Spot(_label(poster), poster.path, f"{poster.undisclosed} of {counted(len(poster.authors), 'author')}")
        for poster in found
    )
    return Need("authors", count, f"undisclosed {_noun(count, 'author')} on {counted(len(found), 'poster')}", spots)


def _marked(who: str, warnings: Sequence[SourceError], posters: Mapping[str, Poster], root: Path) -> Iterator[Need]:
    """A need for each thing that was warned of, however often; its details stand with each place."""
    kinds: dict[str, list[Spot]] = defaultdict(list)
    for one in warnings:
        path = one.place.path
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        label = _label(posters[file]) if file in posters else f"line {one.place.line}"
        what, _, why = one.message.partition(": ")
        detail = " – ".join(part for part in (why or what, one.hint) if part)
        kinds[what].append(Spot(label, f"{file}:{one.place.line}:{one.place.column}", detail))
    for what, spots in kinds.items():
        yield Need(who, len(spots), what, tuple(spots))


def _capitals(conference: Conference) -> Need:
    posters = {poster.id: poster for poster in conference.posters}
    people = odd_capitals(conference.people)
    spots = tuple(
        Spot(
            f"{person.name} ({', '.join(_label(posters[each]) for each in person.posters)})",
            posters[person.posters[0]].path,
            f"{person.name}, left as given",
        )
        for person in people
    )
    return Need("organisers", len(people), f"{_noun(len(people), 'name')} in unusual capitals", spots)


def _label(poster: Poster) -> str:
    return views.plate(poster).figure or poster.id


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else noun + "s"
