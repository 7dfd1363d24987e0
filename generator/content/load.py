"""Everything that content/ holds, as one Conference; with every mistake of every file."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator import processes, repository
from generator.content import boardmaps, checking, history, materials, pagelinks, people, reading
from generator.content.cache import Cache
from generator.content.fields import Faults, errors
from generator.content.people import WhoIsWho
from generator.content.reading import Content
from generator.errors import Place, SourceError
from generator.language import LANGUAGES, Language
from generator.model import Conference, File, Poster, Revisions, Session, Settings

__all__ = ["Cache", "Loaded", "check", "load", "natural"]


class Loaded(Struct, frozen=True):
    """The conference, and what deserves attention without being a mistake.

    `places` says where the values of each poster stand, by its id; `told` holds the ids of people in people.yaml.
    """

    conference: Conference
    warnings: tuple[SourceError, ...]
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


def load(settings: Settings, cache: Cache | None = None, jobs: int = 0) -> Loaded:
    """Read and check content/ below the root.

    A `cache` that is given again spares reading the files that have not changed since, and looking for what they do
    not touch; records that are as they were are then the very same objects. `jobs` 0 chooses the number of processes
    that read by itself.
    Raises one ExceptionGroup with every mistake as a SourceError, sorted by place, those of site.yaml among them.
    """
    cache = cache or Cache()
    if cache.posters.stamps:
        return _load(settings, cache, jobs)
    with processes.uncollected():  # of a thousand posters that would take a third of the time
        return _load(settings, cache, jobs)


def _load(settings: Settings, cache: Cache, jobs: int) -> Loaded:
    faults: Faults = []
    content, files = _read(settings, cache, faults, jobs)
    _raise_mistakes(faults)
    ordered = _in_order([session for session in content.sessions.values() if session])
    shown = _by_session(ordered, content, cache)
    who = _who_is_who(content, ordered, shown, LANGUAGES[settings.language], cache, faults)
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
        history=_history(settings.root, cache) if dated else {},
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
    plans = boardmaps.plans(content.sessions.values())
    given = settings, content.files, plans
    files = cache.find("files", given, lambda found: materials.look(settings, content.files, found, plans), faults)
    # What an abstract says can be no mistake of another file.
    outline = replace(content, posters=content.outline)
    cache.find("checks", outline, lambda found: checking.check(outline, found), faults)
    return content, files


def _who_is_who(
    content: Content,
    ordered: tuple[Session, ...],
    shown: tuple[Poster, ...],
    language: Language,
    cache: Cache,
    faults: Faults,
) -> WhoIsWho:
    def gather(found: Faults) -> WhoIsWho:
        who = people.gather(shown, content.people, found, content.places(), language)
        if pagelinks.name_people(content.links):
            known = {id_ for one in who.people for id_ in (one.id, *one.formerly)}
            pagelinks.check_people(content.links, known, found)
        return people.as_before(cache.found("people"), who)

    given = content.outline, ordered, content.people, content.links, language
    return cache.find("people", given, gather, faults)


def _history(root: Path, cache: Cache) -> Mapping[str, Revisions]:
    state = repository.state(root)
    if state is None:
        return history.read(root)
    return cache.find("history", (root, state), lambda _: history.read(root), [])


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A key that sorts poster-session-2 before poster-session-10."""
    return tuple((word, int(number or -1)) for word, number in re.findall(r"([^\d]*)(\d{0,9})", text))


def _in_order(found: Sequence[Session]) -> tuple[Session, ...]:
    by_name = sorted(found, key=lambda session: natural(session.id))
    starts = {session.id: session.start for session in found if session.start}
    timed = len(starts) == len(found)
    return tuple(sorted(by_name, key=lambda session: starts[session.id]) if timed else by_name)


def _by_session(ordered: Sequence[Session], content: Content, cache: Cache) -> tuple[Poster, ...]:
    """As people walk past them: by board where boards are known, else by number."""
    found = content.all_posters()
    position = {session.id: index for index, session in enumerate(ordered)}

    def place(index: int) -> tuple[object, ...]:
        poster = found[index]
        board = not poster.board, natural(poster.board), poster.number is None, poster.number or 0
        return position[poster.session], board, poster.id

    def sort(_: Faults) -> list[int]:
        return sorted(range(len(found)), key=place)

    order = cache.find("order", (content.outline, ordered), sort, [])
    return tuple(found[index] for index in order)


def _raise_mistakes(faults: Faults) -> None:
    if mistakes := errors(faults):
        raise ExceptionGroup("mistakes in content", _sorted(mistakes))


def _sorted(faults: Faults) -> Faults:
    return sorted(faults, key=lambda fault: (fault.place, fault.message))
