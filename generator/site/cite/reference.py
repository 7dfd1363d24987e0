"""The formatted reference, to be copied as it is: authors, title, where, when, and the address."""

from collections.abc import Iterator

from generator.model import Publication
from generator.site.cite.lines import doi_address, one_line
from generator.site.cite.records import Citation

_SENTENCE_ENDS = (".", "?", "!", "…")


def text(citation: Citation) -> str:
    """`Ada Lovelace, Grace Hopper, and others. Title. Venue, 2026, pages 3-9. Publisher. https://doi.org/...`."""
    publisher = citation.publication.publisher if citation.publication else ""
    sentences = (_authors(citation), citation.title.plain, ", ".join(filter(None, _place(citation))), publisher)
    lines = [line for line in map(one_line, sentences) if line]
    ended = [line if line.endswith(_SENTENCE_ENDS) else f"{line}." for line in lines]
    return " ".join(filter(None, (*ended, doi_address(citation.doi) or citation.url)))


def _authors(citation: Citation) -> str:
    names = [name.name for name in citation.authors] + (["others"] if citation.ends_with_others else [])
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _place(citation: Citation) -> Iterator[str]:
    """The venue, its volume, the year unless the venue says it, the pages."""
    yield citation.venue
    if citation.publication:
        yield citation.publication.series
        yield _volume(citation.publication)
    else:
        yield citation.place
    if citation.year and str(citation.year) not in citation.venue:
        yield str(citation.year)
    if citation.pages:
        yield f"{'pages' if citation.page_range[1] else 'page'} {citation.pages.replace('-', '–')}"


def _volume(publication: Publication) -> str:
    """`volume 3(2)`, `volume 3`, `issue 2` or ""."""
    if not publication.volume:
        return f"issue {publication.number}" if publication.number else ""
    issue = f"({publication.number})" if publication.number else ""
    return f"volume {publication.volume}{issue}"
