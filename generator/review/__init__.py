"""What a change does, for its author and its reviewer: the site before and after, page by page. Writes nothing."""

import itertools
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.errors import SourceError, below
from generator.review import comparison, concerns, sides
from generator.review.history import Repository
from generator.review.records import Mistake, PageChange, Review, Touched


def review(repository: Repository, since: str) -> Review:
    """The change from where it left `since` to what is on the disk, edits that are not committed among it.

    Both sides are made by the program that runs, each with its own theme. HistoryError where git cannot tell.
    """
    base = repository.base(since)
    touched = _touched(repository, base)
    with tempfile.TemporaryDirectory(prefix="microsite-") as folder:
        earlier = Path(folder).resolve()
        repository.export(base, earlier)
        before, after = sides.read(earlier), sides.read(repository.root)
        wrong_before, wrong_after = _told(before.mistakes, earlier), _told(after.mistakes, repository.root)
        if not wrong_before and not wrong_after:
            try:
                pages, files = comparison.compare(before, after)
                return Review(base=base, touched=touched, pages=_edited_first(pages, touched), files=files)
            except sides.TemplateFault as fault:
                if fault.side is before:
                    wrong_before = _told([fault.mistake], earlier)
                else:
                    wrong_after = _told([fault.mistake], repository.root)
    return Review(base=base, touched=touched, broken_before=wrong_before, broken_after=wrong_after)


def _touched(repository: Repository, base: str) -> Touched:
    """Of a change that has commits the files in them; else what is edited."""
    committed, edited = repository.committed(base), repository.edited()
    if committed:
        return concerns.sort(committed, repository.prefix, edited)
    return concerns.sort(edited, repository.prefix)


def _edited_first(pages: Iterable[PageChange], touched: Touched) -> tuple[PageChange, ...]:
    """Before those that only follow: a removed poster changes its neighbours too."""
    paths = itertools.chain(touched.own, *touched.concerns.values())
    edited = {PurePosixPath(path).stem for path in paths}
    return tuple(sorted(pages, key=lambda change: PurePosixPath(change.routes[0]).stem not in edited))


def _told(mistakes: Iterable[SourceError], root: Path) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(f"{below(one.place.path, root)}:{one.place.line}:{one.place.column}", one.message, one.hint)
        for one in mistakes
    )
