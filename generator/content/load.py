"""Everything that content/ holds, as one Conference; with every mistake of every file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.content import boardmaps, checking, history, materials, pagelinks, people, reading
from generator.content.fields import Faults, errors
from generator.content.reading import Cache, Content
from generator.errors import Place, SourceError
from generator.language import LANGUAGES
from generator.model import Conference, File, Poster, Session, Settings

__all__ = ["Cache", "Loaded", "check", "load", "natural"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The conference, and what deserves attention without being a mistake.

    `places` says where the values of each poster stand, by its id; `told` holds the ids of people in people.yaml.
    """

    conference: Conference
    warnings: tuple[SourceError, ...]
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


def load(settings: Settings, cache: Cache | None = None, jobs: int = 0) -> Loaded:
    """Read and check content/ below the root.

    A `cache` that is given again spares reading the poster files that have not changed since; `jobs` 0
    chooses the number of processes that read by itself.
    Raises one ExceptionGroup with every mistake as a SourceError, sorted by place, those of site.yaml among them.
    """
    faults: Faults = []
    content, files = _read(settings, cache or Cache(), faults, jobs)
    _raise_mistakes(faults)
    ordered = _in_order([session for session in content.sessions.values() if session])
    shown = _by_session(ordered, content.all_posters())
    language = LANGUAGES[settings.language]
    who = people.gather(shown, content.people, faults, content.places(), language)
    pagelinks.check_people(content.links, {id_ for one in who.people for id_ in (one.id, *one.formerly)}, faults)
    _raise_mistakes(faults)
    pages = sorted((page for page in content.pages.values() if page), key=lambda page: (page.order, page.id))
    dated = settings.url or any(session.start for session in ordered)  # feeds, site maps and calendars tell dates
    conference = Conference(
        sessions=ordered,
        posters=shown,
        people=who.people,
        pages=tuple(pages),
        bylines=who.bylines,
        files=files,
        history=history.read(settings.root) if dated else {},
    )
    return Loaded(conference, tuple(_sorted(faults)), content.places(), who.told)


def check(settings: Settings) -> Sequence[SourceError]:
    """Every mistake and warning of content/, sorted by place; nothing is raised for them.

    What two people contradict is looked for only where each file is right.
    """
    faults: Faults = []
    content, _ = _read(settings, Cache(), faults)
    if not errors(faults):
        linked = pagelinks.name_people(content.links)
        known = people.check(content.all_posters(), content.people, faults, content.places(), linked=linked)
        pagelinks.check_people(content.links, known, faults)
    return _sorted(faults)


def _read(settings: Settings, cache: Cache, faults: Faults, jobs: int = 0) -> tuple[Content, tuple[File, ...]]:
    content = reading.read(settings.root, cache, faults, jobs)
    files = materials.look(settings, content.files, faults, boardmaps.plans(content.sessions.values()))
    checking.check(content, faults)
    return content, files


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A key that sorts poster-session-2 before poster-session-10."""
    return tuple((word, int(number or -1)) for word, number in re.findall(r"([^\d]*)(\d{0,9})", text))


def _in_order(found: Sequence[Session]) -> tuple[Session, ...]:
    by_name = sorted(found, key=lambda session: natural(session.id))
    starts = {session.id: session.start for session in found if session.start}
    timed = len(starts) == len(found)
    return tuple(sorted(by_name, key=lambda session: starts[session.id]) if timed else by_name)


def _by_session(ordered: Sequence[Session], found: Sequence[Poster]) -> tuple[Poster, ...]:
    """As people walk past them: by board where boards are known, else by number."""
    position = {session.id: index for index, session in enumerate(ordered)}

    def place(poster: Poster) -> tuple[bool, tuple[tuple[str, int], ...], bool, int]:
        return not poster.board, natural(poster.board), poster.number is None, poster.number or 0

    return tuple(sorted(found, key=lambda poster: (position[poster.session], place(poster), poster.id)))


def _raise_mistakes(faults: Faults) -> None:
    if mistakes := errors(faults):
        raise ExceptionGroup("mistakes in content", _sorted(mistakes))


def _sorted(faults: Faults) -> Faults:
    return sorted(faults, key=lambda fault: (fault.place, fault.message))
