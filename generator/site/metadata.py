"""What a page's head tells programs: its kind, its citation and its linked data."""

import base64
import hashlib
from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.kept import Kept
from generator.model import Conference, Person, Poster, Session, Settings
from generator.site import jsonld, metatags
from generator.site.gathered import gather
from generator.site.metatags import Tag

NOTHING = Markup()


class Metadata(Struct, frozen=True):
    """What a page tells of itself besides its title, its description and its address."""

    kind: str = "website"  # a type of https://ogp.me
    tags: tuple[Tag, ...] = ()
    linked: Markup = NOTHING  # JSON-LD, ready for a script element

    @property
    def source(self) -> Markup:
        """What the content policy lets in for the linked data, by its hash (CSP 3); "" where there is none.

        Browsers need no leave for data, but not everything that reads pages knows that it is never run.
        """
        if not self.linked:
            return NOTHING
        digest = base64.b64encode(hashlib.sha256(self.linked.encode()).digest()).decode()
        return Markup(f"'sha256-{digest}'")  # noqa: S704 - base64 and our own words


class Describer:
    """The metadata of the pages of one conference; holds what they share."""

    def __init__(self, conference: Conference, settings: Settings, kept: Kept | None = None) -> None:
        self.conference = conference
        self.settings = settings
        self.cited = gather(conference, settings, kept).cited

    def programme(self, name: str, sessions: Sequence[Session]) -> Metadata:
        """Of a page that shows all sessions; `name` is what they are called together. One alone is itself."""
        if len(sessions) == 1:
            return self.session(sessions[0])
        return Metadata(linked=jsonld.script(jsonld.programme(name, sessions, self.settings)))

    def session(self, session: Session) -> Metadata:
        """Of a session's page."""
        return Metadata(linked=jsonld.script(jsonld.event(session, self.settings)))

    def poster(self, poster: Poster, session: Session) -> Metadata:
        """Of a poster's page: one without a title, or withdrawn, has neither tags nor linked data."""
        citation = self.cited[poster.id].citation
        article = jsonld.article(poster, citation, session, self.conference, self.settings)
        return Metadata("article", metatags.tags(poster, citation, self.settings), jsonld.script(article))

    def person(self, person: Person) -> Metadata:
        """Of an author's page."""
        return Metadata("profile", linked=jsonld.script(jsonld.person(person, self.settings)))
