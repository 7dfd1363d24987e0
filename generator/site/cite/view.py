"""What a poster's page shows of its citation: values only."""

from dataclasses import dataclass

from generator.model import Conference, Poster, Settings
from generator.site import routes
from generator.site.cite import bibtex, reference, ris
from generator.site.cite.entries import citations, missing
from generator.site.cite.files import beside
from generator.site.cite.notes import undisclosed
from generator.site.cite.records import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteView:
    """A poster's citation to copy, the routes of the files to download, and a sentence about what is not in it.

    "" is what there is not: a poster without a title has the note alone, which says so.
    """

    text: str = ""
    bibtex: str = ""
    ris: str = ""
    bibtex_route: str = ""
    ris_route: str = ""
    csl_route: str = ""
    note: str = ""


def views(conference: Conference, settings: Settings) -> dict[str, CiteView]:
    """The citation of every poster, by its id."""
    cited = citations(conference, settings)
    return {poster.id: view(poster, cited.get(poster.id)) for poster in conference.posters}


def view(poster: Poster, citation: Citation | None) -> CiteView:
    """One poster's citation; `citation` is None for what cannot be cited."""
    page, own = routes.poster(poster.id), bibtex.entry(poster, citation)
    bibtex_route = beside(page, ".bib") if own else ""
    if citation is None:
        return CiteView(bibtex=own, bibtex_route=bibtex_route, note="" if own else missing(poster))
    return CiteView(
        text=reference.text(citation),
        bibtex=own,
        ris=ris.record(citation).replace("\r\n", "\n"),
        bibtex_route=bibtex_route,
        ris_route=beside(page, ".ris"),
        csl_route=beside(page, ".csl.json"),
        note=_note(poster, citation),
    )


def _note(poster: Poster, citation: Citation) -> str:
    told = undisclosed(citation)
    if told and citation.ends_with_others:
        told += " The list ends with “and others”."
    elif not citation.authors:
        told = "Nobody is named as author yet, so the citation names none."
    own = "The BibTeX entry is the authors’ own." if poster.bibtex.strip() else ""
    return " ".join(filter(None, (own, told)))
