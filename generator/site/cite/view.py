"""What a poster's page shows of its citation: values only."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model import Poster
from generator.site import routes
from generator.site.cite.cited import Cited
from generator.site.cite.entries import missing
from generator.site.cite.files import WHOLE, beside, endings
from generator.site.cite.records import Citation


class Note(Struct, frozen=True):
    """A sentence beside a citation, by its key in the catalogue of words, and the count in it."""

    key: str
    n: int = 0


class CiteView(Struct, frozen=True, kw_only=True):
    """A poster's citation to copy, the routes of the files to download, and sentences about what is not in it.

    "" is what there is not: a poster without a title has a note alone, which says so. The citation itself is in
    English on every site, for it goes where works are cited and not where the site is read.
    """

    text: str = ""
    bibtex: str = ""
    ris: str = ""
    bibtex_route: str = ""
    ris_route: str = ""
    csl_route: str = ""
    text_route: str = ""
    notes: tuple[Note, ...] = ()


def view_all(cited: Iterable[Cited], page: str = "") -> CiteView:
    """The files with the citations of a session's posters, by the route of its page, or of all."""
    stem = beside(page, "") if page else WHOLE
    there = {ending: stem + ending for ending in endings(cited)}
    return CiteView(
        bibtex_route=there.get(".bib", ""),
        ris_route=there.get(".ris", ""),
        csl_route=there.get(".csl.json", ""),
        text_route=there.get(".txt", ""),
    )


def view(cited: Cited) -> CiteView:
    """One poster's citation."""
    poster, citation, entry = cited.poster, cited.citation, cited.bibtex
    page = routes.poster(poster.id)
    bibtex_route = beside(page, ".bib") if entry else ""
    if citation is None:
        return CiteView(bibtex=entry, bibtex_route=bibtex_route, notes=() if entry else (Note(missing(poster)),))
    return CiteView(
        text=cited.reference,
        bibtex=entry,
        ris=cited.ris.replace("\r\n", "\n"),
        bibtex_route=bibtex_route,
        ris_route=beside(page, ".ris"),
        csl_route=beside(page, ".csl.json"),
        text_route=beside(page, ".txt"),
        notes=tuple(_notes(poster, citation)),
    )


def _notes(poster: Poster, citation: Citation) -> Iterator[Note]:
    if poster.bibtex.strip():
        yield Note("cite_own_entry")
    if not citation.authors:
        yield Note("cite_nobody")
    elif citation.ends_with_others:
        yield Note("cite_undisclosed", citation.undisclosed)
        yield Note("cite_and_others")
