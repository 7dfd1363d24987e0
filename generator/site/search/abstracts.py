"""The abstracts of each session in parts of a fixed number of posters: one that changes, changes one part.

A page of a session loads the parts of that session; the search page all of them, after the names.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from generator.model import Conference, Poster, Settings
from generator.site import routes
from generator.site.datascript import assignment
from generator.site.export import Export

PART = 100  # posters; some 60 kB of abstracts after gzip


def files(conference: Conference, settings: Settings) -> Iterator[Export]:
    """Each part: abstracts as plain text, each followed by its poster's keywords."""
    sessions: dict[str, list[Poster]] = defaultdict(list)
    for poster in conference.listed:
        sessions[poster.session].append(poster)
    for session, posters in sessions.items():
        for start in range(0, len(posters), PART):
            part = posters[start : start + PART]
            yield Export(routes.session_abstracts(session, start // PART), partial(_part, part))


def _part(posters: Sequence[Poster]) -> str:
    return assignment("globalThis.posterTexts", [[poster.abstract.plain, *poster.keywords] for poster in posters])
