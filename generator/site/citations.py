"""The files of citations, in each format: of all posters, of each session's, and of each one."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import routes
from generator.site.cite.cited import Cited
from generator.site.cite.files import FORMATS, WHOLE, beside, endings
from generator.site.export import Export
from generator.site.gathered import Batch, gather


def _piece(ending: str, batch: Batch) -> bytes:
    return FORMATS[ending].piece(batch.cited)


# The same functions each time: by them batches know what they keep.
_PIECES = {ending: partial(_piece, ending) for ending in FORMATS}


def files(conference: Conference, settings: Settings, kept: Kept | None = None) -> Iterator[Export]:
    """Each file; none for what has nothing to cite. `kept` has what was formed for an earlier build."""
    gathered = gather(conference, settings, kept)
    yield from _of_many(WHOLE, gathered.batches)
    for session in gathered.sessions:
        yield from _of_many(beside(routes.session(session.id), ""), gathered.of_session(session.id))
    for batch in gathered.batches:
        yield from batch.of(_of_each)


def _of_many(stem: str, batches: Sequence[Batch]) -> Iterator[Export]:
    for ending in endings(chain.from_iterable(batch.cited for batch in batches)):
        yield Export(stem + ending, partial(_many, ending, batches), uses=tuple(batches))


def _many(ending: str, batches: Sequence[Batch]) -> bytes:
    return FORMATS[ending].whole(batch.of(_PIECES[ending]) for batch in batches)


def _of_each(batch: Batch) -> tuple[Export, ...]:
    return tuple(
        Export(beside(routes.poster(one.poster.id), ending), partial(_one, ending, one), uses=(one,))
        for one in batch.cited
        for ending in endings((one,))
    )


def _one(ending: str, cited: Cited) -> bytes:
    return FORMATS[ending].whole([FORMATS[ending].piece([cited])])
