"""RIS, the tagged lines that reference managers exchange.

Lines end in CR LF, each tag has its own, and TY and ER stand around a record, as the specification demands
(Research Information Systems, RIS Format Specifications, 2001; DO, ID and CPAPER as in that of 2011).
"""

from collections.abc import Iterator

from generator.site.cite.lines import one_line
from generator.site.cite.notes import undisclosed
from generator.site.cite.records import Citation, CitedName, Kind

_TYPES: dict[Kind, str] = {"inproceedings": "CONF", "article": "JOUR", "misc": "GEN", "poster": "CPAPER"}


def record(citation: Citation) -> str:
    """One record; an author list that goes on ends with one named `others`, as BibTeX's does."""
    lines = (f"{tag}  - {text}" for tag, value in _tags(citation) if (text := one_line(value)) or tag == "ER")
    return "".join(f"{line}\r\n" for line in lines)


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[citation.kind]
    yield "ID", citation.key
    yield from (("AU", _name(name)) for name in citation.authors)
    yield "AU", "others" if citation.ends_with_others else ""
    yield "TI", citation.title.plain
    yield "T2", citation.venue
    yield from (("A2", _name(name)) for name in citation.editors)
    yield "PY", str(citation.year or "")
    if citation.publication:
        yield "T3", citation.publication.series
        yield "VL", citation.publication.volume
        yield "IS", citation.publication.number
        yield "PB", citation.publication.publisher
        yield "SN", citation.publication.isbn or citation.publication.issn
    else:
        yield "CY", citation.place
    first, last = citation.page_range
    yield "SP", first
    yield "EP", last
    yield "DO", citation.doi
    yield "UR", citation.url.replace(";", "%3B")  # a semicolon parts two addresses
    yield from (("KW", keyword) for keyword in citation.keywords)
    yield "AB", citation.abstract
    yield "N1", undisclosed(citation)
    yield "ER", ""


def _name(name: CitedName) -> str:
    """`van der Berg, Renée, Jr.`; the asterisk is not allowed in a name."""
    if not name.family:
        return name.name.replace("*", "")
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix))).replace("*", "")
