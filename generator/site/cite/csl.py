"""CSL-JSON, what citeproc and pandoc read (https://docs.citationstyles.org/en/stable/specification.html)."""

from generator.site import jsontext
from generator.site.cite.lines import one_line
from generator.site.cite.notes import undisclosed
from generator.site.cite.records import Citation, CitedName, Kind

# A poster that is in no proceedings is a `speech`: the specification's word for what is presented at a conference.
_TYPES: dict[Kind, str] = {
    "inproceedings": "paper-conference",
    "article": "article-journal",
    "misc": "document",
    "poster": "speech",
}
# CSL has no word for authors who are not told; pandoc and citeproc know this one from BibTeX, and say `et al.`.
_OTHERS = {"literal": "others"}


def item_text(citation: Citation) -> str:
    """The item as JSON, indented as it stands in a list."""
    return jsontext.indented(item(citation), 1)


def item(citation: Citation) -> dict[str, object]:
    """One item; nothing in it is empty."""
    fields: dict[str, object] = {
        "id": citation.key,
        "type": _TYPES[citation.kind],
        "author": [*map(_name, citation.authors), *([_OTHERS] if citation.ends_with_others else [])],
        "title": one_line(citation.title.plain),
        "issued": {"date-parts": [[citation.year]]} if citation.year else None,
        **_where(citation),
        "page": citation.pages,
        "DOI": citation.doi,
        "URL": citation.url,
        "keyword": ", ".join(citation.keywords),
        "abstract": citation.abstract,
        "note": undisclosed(citation),
    }
    return {name: value for name, value in fields.items() if value}


def _where(citation: Citation) -> dict[str, object]:
    event = {"event-title": citation.conference, "event-place": citation.place}
    publication = citation.publication
    if publication is None:
        return {"genre": "Poster", "container-title": citation.session, **event}
    return {
        "container-title": one_line(publication.title),
        "collection-title": one_line(publication.series),
        "volume": one_line(publication.volume),
        "issue": one_line(publication.number),
        "editor": [_name(name) for name in citation.editors],
        "publisher": one_line(publication.publisher),
        "ISBN": one_line(publication.isbn),
        "ISSN": one_line(publication.issn),
        **(event if publication.kind == "inproceedings" else {}),
    }


def _name(name: CitedName) -> dict[str, str]:
    if not name.family:
        return {"literal": name.name}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}
