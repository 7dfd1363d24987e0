"""A poster with its citation in every format, each formed when somebody first asks for it."""

from functools import cached_property

from msgspec import Struct

from generator.model import Person, Poster, Session
from generator.site.cite import bibtex, csl, entries, reference, ris
from generator.site.cite.records import Citation, Occasion


class Cited(Struct, frozen=True, eq=False, dict=True):
    """What a poster's citations are formed from, and these; its page and the files of citations share them.

    `people` says who stands at each place of the author list. What cannot be cited has "" in each format.
    """

    poster: Poster
    session: Session
    people: tuple[Person | None, ...]
    occasion: Occasion

    @property
    def is_citable(self) -> bool:
        """Whether there is a citation: known without forming it."""
        return not entries.missing(self.poster)

    @property
    def has_entry(self) -> bool:
        """Whether there is BibTeX: the author may have written an entry for what we cannot cite."""
        return self.is_citable or bool(bibtex.own_entry(self.poster))

    def forget(self) -> None:
        """Give back what was formed; who asks for it again gets the same."""
        for name in _FORMED & self.__dict__.keys():
            del self.__dict__[name]

    @cached_property
    def citation(self) -> Citation | None:
        """The poster as it is cited."""
        return entries.entry(self.poster, self.session, self.occasion, self.people)

    @cached_property
    def bibtex(self) -> str:
        """The BibTeX entry: the author's own as it is, else one of ours."""
        return bibtex.entry(self.poster, self.citation)

    @cached_property
    def ris(self) -> str:
        """The RIS record."""
        return ris.record(self.citation) if self.citation else ""

    @cached_property
    def csl(self) -> str:
        """The item as it stands in a list of CSL-JSON."""
        return csl.item_text(self.citation) if self.citation else ""

    @cached_property
    def reference(self) -> str:
        """The formatted reference."""
        return reference.text(self.citation) if self.citation else ""


_FORMED = frozenset(name for name, value in vars(Cited).items() if isinstance(value, cached_property))
