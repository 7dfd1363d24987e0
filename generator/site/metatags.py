"""The `citation_*` tags of a poster's page, for Google Scholar and reference managers.

After https://scholar.google.com/intl/en/scholar/inclusion.html#indexing and the names that HighWire Press gave them.
The language of the work is not among them: content says which language the menus are in, and not the abstracts.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.model import Author, Poster, Settings
from generator.site import routes
from generator.site.cite.lines import address, one_line
from generator.site.cite.records import Citation, CitedName, Kind

Tag = tuple[str, str]  # name and content

ORCID = "https://orcid.org/"

_VENUES: Mapping[Kind, str] = {
    "inproceedings": "citation_conference_title",
    "article": "citation_journal_title",
    "poster": "citation_conference_title",
}


def tags(poster: Poster, citation: Citation | None, settings: Settings) -> tuple[Tag, ...]:
    """The tags of one poster, none of them empty; none at all for what cannot be cited, as without a title.

    The date is the year of the publication, or of the session for what nobody publishes. Authors who are not disclosed
    have no tag, and nothing stands in their place.
    """
    if citation is None:
        return ()
    found = (
        *_head(citation),
        *_authors(poster, citation),
        *_publication(citation),
        *_addresses(poster, citation, settings),
    )
    return tuple((name, line) for name, content in found if (line := one_line(content)))


def pdf(poster: Poster, settings: Settings) -> str:
    """The full address of the work as a PDF: the paper, or the poster itself where it is all that there is to read.

    "" where there is none, or where it is a file of the site and nobody has told the site's address.
    """
    links = {link.kind: link.target for link in poster.links}
    for kind in ("paper",) if settings.publication else ("paper", "poster"):
        target = links.get(kind, "")
        if urlsplit(target).path.lower().endswith(".pdf"):
            return address(target if "://" in target else routes.absolute(settings.url, target))
    return ""


def _head(citation: Citation) -> Iterator[Tag]:
    yield "citation_title", citation.title.plain
    yield "citation_publication_date", str(citation.year or "")


def _authors(poster: Poster, citation: Citation) -> Iterator[Tag]:
    """Each named author, followed by what is known of this one."""
    named = [author for author in poster.authors if author.name is not None and one_line(author.name)]
    for author, name in zip(named, citation.authors, strict=True):
        yield "citation_author", _inverted(name)
        yield from _known(author)


def _known(author: Author) -> Iterator[Tag]:
    yield "citation_author_institution", author.affiliation
    yield "citation_author_orcid", author.orcid and ORCID + author.orcid


def _inverted(name: CitedName) -> str:
    """`van der Berg Jr., Renée`: what stands before the one comma is the family's. A name without parts stays whole."""
    if not name.family:
        return name.name
    family = " ".join(filter(None, (name.particle, name.family, name.suffix)))
    return ", ".join(filter(None, (family, name.given)))


def _publication(citation: Citation) -> Iterator[Tag]:
    publication = citation.publication
    if publication is None:
        yield "citation_conference_title", citation.conference or citation.session
        return
    if publication.kind in _VENUES:
        yield _VENUES[publication.kind], publication.title
    yield "citation_volume", publication.volume
    yield "citation_issue", publication.number
    first, last = citation.page_range
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_publisher", publication.publisher
    yield "citation_isbn", publication.isbn
    yield "citation_issn", publication.issn


def _addresses(poster: Poster, citation: Citation, settings: Settings) -> Iterator[Tag]:
    yield "citation_doi", citation.doi
    yield "citation_abstract_html_url", citation.url
    yield "citation_pdf_url", pdf(poster, settings)
    yield from (("citation_keywords", keyword) for keyword in citation.keywords)
