"""A person of content/people.yaml, and which person a name or an ORCID on a poster is by it."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.errors import Place


class Identity(Struct, frozen=True, kw_only=True):
    """One person as people.yaml tells; `order` is its position there, `places` where its fields stand."""

    order: int
    name: str
    spellings: tuple[tuple[str, Place], ...]
    posters: tuple[tuple[str, Place], ...] = ()  # only on these; everywhere if empty
    id: str = ""
    sort_as: str = ""
    affiliation: str = ""
    orcid: str = ""
    url: str = ""
    formerly: tuple[tuple[str, Place], ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


class Identities(Struct, frozen=True):
    """Which person of people.yaml a name or an ORCID on a poster is.

    `somewhere` is by name and poster; `namesakes` are people of one name whom only their ORCIDs tell apart.
    """

    listed: tuple[Identity, ...] = ()
    everywhere: Mapping[str, Identity] = field(default_factory=dict)
    somewhere: Mapping[tuple[str, str], Identity] = field(default_factory=dict)
    by_orcid: Mapping[str, Identity] = field(default_factory=dict)
    namesakes: Mapping[str, tuple[Identity, ...]] = field(default_factory=dict)

    def on(self, name: str, poster: str) -> Identity | None:
        """The person whose entry names this poster for this tidy name."""
        return self.somewhere.get((name, poster))

    def anywhere(self, name: str) -> Identity | None:
        """The person whom this tidy name means wherever no other entry names the poster."""
        return self.everywhere.get(name)

    def of(self, name: str, poster: str) -> Identity | None:
        """The person whom this tidy name means on this poster, if people.yaml says so."""
        return self.on(name, poster) or self.anywhere(name)
