"""What a file of citations holds, be it of a poster, of a session or of all; it stands beside the page of these."""

import posixpath
from collections.abc import Callable, Iterable
from operator import attrgetter

from msgspec import Struct

from generator.site.cite.cited import Cited


class Format(Struct, frozen=True):
    """A format: how it has one poster, and what stands before, between and after several."""

    of: Callable[[Cited], str]  # "" for what cannot be cited
    before: str = ""
    between: str = ""
    after: str = ""

    def piece(self, cited: Iterable[Cited]) -> bytes:
        """Some neighbouring citations of a file."""
        return self.between.join(filter(None, map(self.of, cited))).encode()

    def whole(self, pieces: Iterable[bytes]) -> bytes:
        """The file; it holds one citation at least."""
        held = [*filter(None, pieces)]
        held[0] = self.before.encode() + held[0]
        held[-1] += self.after.encode()
        return self.between.encode().join(held)  # at once: of ten thousand posters a file is some 20 MB


# By the ending of the file's name.
FORMATS: dict[str, Format] = {
    ".bib": Format(attrgetter("bibtex"), between="\n"),
    ".ris": Format(attrgetter("ris")),
    ".csl.json": Format(attrgetter("csl"), before="[\n ", between=",\n ", after="\n]\n"),
    ".txt": Format(attrgetter("reference"), between="\n", after="\n"),
}
WHOLE = "posters"


def beside(page_route: str, ending: str) -> str:
    """The route of a page's citations: `posters/beam.bib` for `posters/beam.html`."""
    return posixpath.splitext(page_route)[0] + ending


def endings(cited: Iterable[Cited]) -> tuple[str, ...]:
    """The endings of the files that some posters have: an author's own entry is BibTeX alone."""
    has_entry = False
    for one in cited:
        if one.is_citable:
            return tuple(FORMATS)
        has_entry = has_entry or one.has_entry
    return (".bib",) if has_entry else ()
