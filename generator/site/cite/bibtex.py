"""BibTeX: one entry for each poster that has a title."""

from collections.abc import Iterable, Iterator

from generator.model import Poster
from generator.site.cite import names, tex, titles
from generator.site.cite.lines import address, one_line
from generator.site.cite.records import Citation, CitedName, Kind

# The entry's type, and what its venue is called.
_TYPES: dict[Kind, tuple[str, str]] = {
    "inproceedings": ("inproceedings", "booktitle"),
    "article": ("article", "journal"),
    "misc": ("misc", "howpublished"),
    "poster": ("misc", "howpublished"),
}


def entry(poster: Poster, citation: Citation | None) -> str:
    """A poster's entry: the author's own as it is, else one from the citation, else ""."""
    if own := own_entry(poster):
        return f"{own}\n"
    return _formatted(citation) if citation else ""


def own_entry(poster: Poster) -> str:
    """The entry that the author wrote; "" for none, and for a withdrawn poster."""
    return "" if poster.withdrawn else poster.bibtex.strip()


def _formatted(citation: Citation) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(citation) if value)
    return f"@{_TYPES[citation.kind][0]}{{{citation.key},\n{fields}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "author", _people(citation.authors, and_others=citation.ends_with_others)
    yield "title", titles.to_tex(citation.title)
    yield _TYPES[citation.kind][1], _text(citation.venue)
    yield from _published(citation)
    yield "year", str(citation.year or "")
    yield "pages", _text(citation.pages).replace("-", "--")
    # These two are never escaped: what makes links of them reads them sign by sign.
    yield "doi", address(citation.doi)
    yield "url", citation.url
    yield "keywords", _text(", ".join(citation.keywords))


def _published(citation: Citation) -> Iterator[tuple[str, str]]:
    publication = citation.publication
    if publication is None:
        return
    yield "editor", _people(citation.editors)
    yield "series", _text(publication.series)
    yield "volume", _text(publication.volume)
    yield "number", _text(publication.number)
    yield "publisher", _text(publication.publisher)
    yield "isbn", _text(publication.isbn)
    yield "issn", _text(publication.issn)


def _text(plain: str) -> str:
    return tex.escape(one_line(plain))


def _people(people: Iterable[CitedName], *, and_others: bool = False) -> str:
    return " and ".join([*map(_name, people), *(["others"] if and_others else [])])


def _name(name: CitedName) -> str:
    """`van der Berg, Jr., Renée`; a name without parts in braces, so that nobody takes it apart."""
    if not name.family:
        return f"{{{tex.escape(name.name)}}}"
    family = _part(name.family)
    if any(map(names.is_small, name.family.split(" ")[:-1])):  # BibTeX takes all before a small word for particles
        family = f"{{{family}}}"
    last = " ".join(filter(None, (_part(name.particle), family)))
    return ", ".join(filter(None, (last, _part(name.suffix), _part(name.given))))


def _part(text: str) -> str:
    """In braces where it holds TeX, whose letters must not tell BibTeX what is a particle."""
    escaped = tex.escape(text)
    return escaped if escaped == text else f"{{{escaped}}}"
