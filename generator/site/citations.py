"""The files of citations, in each format: of all posters, of each session's, and of each poster."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import routes
from generator.site.cite.cited import Cited
from generator.site.cite.files import FORMATS, WHOLE, beside, endings
from generator.site.export import Export
from generator.site.gathered import Batch, gather


def _pieces(batch: Batch) -> dict[str, bytes]:
    """What the batch adds to files of many, by their endings: all formed at once, for all need the same citations.

    In a single build these are formed again for the pages of the posters: until then all would take 100 MB.
    """
    found = {ending: form.piece(batch.cited) for ending, form in FORMATS.items()}
    if batch.is_brief:
        for one in batch.cited:
            one.forget()
    return found


def _piece(batch: Batch, ending: str) -> bytes:
    return batch.of(_pieces)[ending]


def _last_piece(batch: Batch, ending: str) -> bytes:
    """The same where nobody will ask again: of ten thousand posters all pieces are 50 MB."""
    return batch.of(_pieces).pop(ending)


def files(conference: Conference, settings: Settings, kept: Kept | None = None) -> Iterator[Export]:
    """Those of many posters; none for what has nothing to cite. `kept` has what was formed for an earlier build."""
    gathered = gather(conference, settings, kept)
    for session in gathered.sessions:
        yield from _of_many(beside(routes.session(session.id), ""), gathered.by_session[session.id], _piece)
    yield from _of_many(WHOLE, gathered.batches, _last_piece if kept and kept.is_brief else _piece)


def of_one(cited: Cited, *, is_brief: bool) -> Iterator[Export]:
    """Those of one poster. In a single build, `is_brief`, nobody asks again for what the last of them is formed of."""
    made = _one_and_forget if is_brief else _one
    for ending in endings((cited,)):
        route = beside(routes.poster(cited.poster.id), ending)
        yield Export(route, partial(made, ending, cited), uses=(cited,))


def _of_many(stem: str, batches: Sequence[Batch], piece: Callable[[Batch, str], bytes]) -> Iterator[Export]:
    for ending in endings(chain.from_iterable(batch.cited for batch in batches)):
        yield Export(stem + ending, partial(_many, ending, batches, piece), uses=tuple(batches))


def _many(ending: str, batches: Sequence[Batch], piece: Callable[[Batch, str], bytes]) -> bytes:
    return FORMATS[ending].whole(piece(batch, ending) for batch in batches)


def _one(ending: str, cited: Cited) -> bytes:
    return FORMATS[ending].whole([FORMATS[ending].piece([cited])])


def _one_and_forget(ending: str, cited: Cited) -> bytes:
    """The same where nobody will ask again; the page and the files before this one have it all already."""
    made = _one(ending, cited)
    if ending == endings((cited,))[-1]:
        cited.forget()
    return made
