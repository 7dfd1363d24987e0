"""The abstracts of each session in parts of a fixed number of posters: one that changes, changes one part.

A page of a session loads the parts of that session; the search page all of them, after the names.
"""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Conference, Poster, Settings
from generator.site import routes
from generator.site.datascript import assignment

PART = 100  # posters; some 60 kB of abstracts after gzip


def files(conference: Conference, settings: Settings) -> Iterator[tuple[str, str]]:
    """Route and text of each part: a list of abstracts as plain text, each followed by its poster's keywords."""
    sessions: dict[str, list[Poster]] = defaultdict(list)
    for poster in conference.listed:
        sessions[poster.session].append(poster)
    for session, posters in sessions.items():
        for start in range(0, len(posters), PART):
            texts = [[poster.abstract.plain, *poster.keywords] for poster in posters[start : start + PART]]
            yield routes.session_abstracts(session, start // PART), assignment("globalThis.posterTexts", texts)
