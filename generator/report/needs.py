"""Everything that needs attention: what posters lack, who is who, and what was warned of."""

from collections.abc import Sequence
from pathlib import Path

from generator.content.load import Loaded
from generator.errors import SourceError
from generator.model import Poster
from generator.report import doubles, posters, warned
from generator.report.records import Need, Spot, spot
from generator.report.words import noun
from generator.site import views
from generator.words import counted

MATERIALS = frozenset(["paper", "code", "poster"])


def needs(
    loaded: Loaded,
    root: Path,
    doubts: Sequence[SourceError] = (),
    conflicts: Sequence[SourceError] = (),
    gone: Sequence[str] = (),
) -> tuple[Need, ...]:
    """Everything that needs attention, the most telling first.

    `doubts` are readings of the listings that could be others, `conflicts` what an import and a person both changed,
    `gone` the ids of posters that the listings no longer have.
    """
    by_path = {poster.path: poster for poster in loaded.conference.posters}
    finder = _Finder(loaded, root)
    found = (
        finder.untitled(),
        finder.undisclosed(),
        *warned.needs(conflicts, "conflict", by_path, root),
        *warned.needs(loaded.warnings, "warning", by_path, root),
        finder.materials(),
        doubles.capitals(loaded, root),
        doubles.likely(loaded, root),
        warned.readings(doubts, root),
        finder.gone(gone),
        finder.withdrawn(),
    )
    return tuple(need for need in found if need.count)


class _Finder:
    """What the posters of a conference lack, each with its place."""

    def __init__(self, loaded: Loaded, root: Path) -> None:
        self.conference = loaded.conference
        self.places = loaded.places
        self.root = root

    def untitled(self) -> Need:
        found = [poster for poster in self.conference.listed if poster.title is None or not poster.authors]
        both = all(poster.title is None and not poster.authors for poster in found)
        without = "title and authors" if both else "title or authors"
        spots = [
            self._spot(poster, "title" if poster.title is None else "authors", f"begins “{views.opening(poster)}”")
            for poster in found
        ]
        return _need("authors", "untitled", f"{noun(len(found), 'poster')} without {without}", spots)

    def undisclosed(self) -> Need:
        found = [poster for poster in self.conference.listed if poster.undisclosed]
        count = sum(poster.undisclosed for poster in found)
        spots = [
            self._spot(poster, _first_undisclosed(poster), f"{poster.undisclosed} of {_authors(poster)}")
            for poster in found
        ]
        return Need(
            who="authors",
            kind="undisclosed",
            count=count,
            what=f"undisclosed {noun(count, 'author')} on {counted(len(found), 'poster')}",
            spots=tuple(spots),
            hint="write the name in the place of 'undisclosed'",
        )

    def materials(self) -> Need:
        listed = self.conference.listed
        bare = [poster for poster in listed if not MATERIALS & {link.kind for link in poster.links}]
        spots = [self._spot(poster, "links", posters.title(poster)) for poster in bare]
        return Need(
            who="authors",
            kind="materials",
            count=len(bare),
            what=f"{noun(len(bare), 'poster')} without paper, code or poster file",
            spots=tuple(spots),
            hint="write 'links:' and below it, indented, 'paper: https://...'",
            brief="none has any yet" if len(bare) == len(listed) > 1 else "",
        )

    def gone(self, ids: Sequence[str]) -> Need:
        found = [poster for poster in self.conference.listed if poster.id in ids]
        spots = [self._spot(poster, "title", posters.title(poster)) for poster in found]
        what = f"{noun(len(found), 'poster')} no longer in the listing"
        hint = "write 'withdrawn: true' into the file if the work is not shown, or delete the file"
        return Need(who="organisers", kind="gone", count=len(found), what=what, spots=tuple(spots), hint=hint)

    def withdrawn(self) -> Need:
        found = [poster for poster in self.conference.posters if poster.withdrawn]
        spots = [self._spot(poster, "withdrawn", posters.title(poster)) for poster in found]
        return _need("organisers", "withdrawn", f"withdrawn {noun(len(found), 'poster')}, on no list", spots)

    def _spot(self, poster: Poster, field: str, detail: str) -> Spot:
        place = posters.place(poster, field, self.places, self.root)
        return spot(place, self.root, posters.label(poster), detail)


def _need(who: str, kind: str, what: str, spots: Sequence[Spot]) -> Need:
    return Need(who=who, kind=kind, count=len(spots), what=what, spots=tuple(spots))


def _first_undisclosed(poster: Poster) -> str:
    return next(f"authors.{index}" for index, author in enumerate(poster.authors) if author.name is None)


def _authors(poster: Poster) -> str:
    return counted(len(poster.authors), "author")
