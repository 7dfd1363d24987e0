"""The abstracts of each session in parts of a fixed number of posters: one that changes, changes one part.

A page of a session loads the parts of that session; the search page all of them, after the names.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.kept import Kept
from generator.model import Conference, Settings
from generator.site import routes
from generator.site.datascript import assignment
from generator.site.export import Export
from generator.site.gathered import LISTED, Batch, gather

BATCHES = 2
PART = BATCHES * LISTED  # posters; some 60 kB of abstracts after gzip


def files(conference: Conference, settings: Settings, kept: Kept | None = None) -> Iterator[Export]:
    """Each part: abstracts as plain text, each followed by its poster's keywords."""
    gathered = gather(conference, settings, kept)
    for session in gathered.sessions:
        batches = [batch for batch in gathered.by_session[session.id] if batch.posters]
        for number, start in enumerate(range(0, len(batches), BATCHES)):
            part = tuple(batches[start : start + BATCHES])
            yield Export(routes.session_abstracts(session.id, number), partial(_part, part), uses=part)


def _part(batches: Sequence[Batch]) -> str:
    posters = (poster for batch in batches for poster in batch.posters)
    return assignment("globalThis.posterTexts", [[poster.abstract.plain, *poster.keywords] for poster in posters])
