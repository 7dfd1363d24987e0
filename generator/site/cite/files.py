"""The files of citations: for each poster, each session and the whole conference, beside their pages."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.model import Conference, Poster, Settings
from generator.site import routes
from generator.site.cite import bibtex, csl, reference, ris
from generator.site.cite.entries import citations
from generator.site.cite.records import Citation
from generator.site.export import Export

Dump = Callable[[Iterable[Poster], Mapping[str, Citation]], str]

DUMPS: dict[str, Dump] = {
    ".bib": bibtex.dump_posters,
    ".ris": ris.dump_posters,
    ".csl.json": csl.dump_posters,
    ".txt": reference.dump_posters,
}
WHOLE = "posters"


def beside(page_route: str, ending: str) -> str:
    """The route of a page's citations: `posters/beam.bib` for `posters/beam.html`."""
    return posixpath.splitext(page_route)[0] + ending


def files(conference: Conference, settings: Settings) -> Iterator[Export]:
    """Each file of citations; none for what has nothing to cite."""
    cited = citations(conference, settings)
    for stem, posters in _groups(conference):
        for ending in endings(posters, cited):
            yield Export(stem + ending, partial(DUMPS[ending], posters, cited))


def endings(posters: Iterable[Poster], cited: Mapping[str, Citation]) -> tuple[str, ...]:
    """The endings of the files that some posters have: an author's own entry is BibTeX alone."""
    posters = tuple(posters)
    if any(poster.id in cited for poster in posters):
        return tuple(DUMPS)
    return (".bib",) if _has_own(posters) else ()


def _groups(conference: Conference) -> Iterator[tuple[str, tuple[Poster, ...]]]:
    listed = conference.listed
    yield WHOLE, listed
    for session in conference.sessions:
        shown = tuple(poster for poster in listed if poster.session == session.id)
        yield beside(routes.session(session.id), ""), shown
    for poster in listed:
        yield beside(routes.poster(poster.id), ""), (poster,)


def _has_own(posters: Iterable[Poster]) -> bool:
    return any(poster.bibtex.strip() for poster in posters)
