"""What exports are formed from, in batches that stay the same objects from build to build.

What a batch gave can be kept, and after an edit only the batch is formed anew that holds what was edited.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import Any, Self, TypeVar, TypeVarTuple

from msgspec import Struct

from generator.kept import Kept
from generator.model import Conference, Person, Poster, Revisions, Session, Settings
from generator.site.cite import entries
from generator.site.cite.cited import Cited
from generator.site.cite.records import Occasion

LISTED = 50  # posters; forming all that is kept of them takes some milliseconds
PEOPLE = 500

Given = TypeVarTuple("Given")
Made = TypeVar("Made")
Value = TypeVar("Value")


class Keeper(Struct, frozen=True, eq=False, dict=True):
    """Keeps what is formed from it for as long as it stands itself."""

    @cached_property
    def _made(self) -> dict[object, tuple[tuple[object, ...], Any]]:
        return {}

    def of(self, make: Callable[[Self, *Given], Made], *given: *Given) -> Made:
        """What `make` gives of this and of `given`; only the last is kept, so it is made anew when `given` changes."""
        return self._kept(make, given, lambda _: make(self, *given))

    def following(self, make: Callable[[Self, Made | None, *Given], Made], *given: *Given) -> Made:
        """As `of`, where `make` gets what it made before, for the parts of it that still hold; None the first time."""
        return self._kept(make, given, lambda before: make(self, before, *given))

    def _kept(self, make: object, given: tuple[object, ...], form: Callable[[Any], Made]) -> Made:
        found = self._made.get(make)
        if found is None or found[0] != given:
            found = self._made[make] = given, form(found and found[1])
        made: Made = found[1]
        return made


class Batch(Keeper, frozen=True, eq=False):
    """Neighbouring posters of one session: `LISTED` that are listed or the last ones, and the withdrawn among them.

    Those of a single build, `is_brief`, keep no pieces of files that nobody asks for again.
    """

    cited: tuple[Cited, ...]
    is_brief: bool = False

    def piece(self, make: Callable[[Self], Made]) -> Made:
        """As `of`, for what is large and asked for once in a build."""
        return make(self) if self.is_brief else self.of(make)

    @property
    def session(self) -> Session:
        """The session of all of them."""
        return self.cited[0].session

    @cached_property
    def listed(self) -> tuple[Cited, ...]:
        """Those that lists and search show."""
        return tuple(one for one in self.cited if not one.poster.withdrawn)

    @cached_property
    def posters(self) -> tuple[Poster, ...]:
        """The listed posters."""
        return tuple(one.poster for one in self.listed)

    @cached_property
    def undisclosed(self) -> tuple[int, ...]:
        """How many author places have no name, of each listed poster that has such places."""
        return tuple(filter(None, (poster.undisclosed for poster in self.posters)))


class People(Keeper, frozen=True, eq=False):
    """All people, or a run of neighbouring ones."""

    people: tuple[Person, ...]


class Gathered(Struct, frozen=True, eq=False, dict=True):
    """A conference as its exports need it; equal parts are the objects of the last build."""

    conference: Conference
    occasion: Occasion
    sessions: tuple[Session, ...]
    cited: Mapping[str, Cited]  # by poster id, in the order of the site
    batches: tuple[Batch, ...]
    people: People
    runs: tuple[People, ...]  # the same, `PEOPLE` in each but the last
    history: Mapping[str, Revisions]

    @property
    def told(self) -> tuple[object, ...]:
        """All that files of the whole conference tell of, besides what the settings say."""
        return tuple(map(repr, self.sessions)), self.batches, self.runs, self.conference.pages, self.history

    @cached_property
    def by_session(self) -> Mapping[str, tuple[Batch, ...]]:
        """The batches of each session, by its id."""
        found: dict[str, tuple[Batch, ...]] = {session.id: () for session in self.sessions}
        for batch in self.batches:
            found[batch.session.id] += (batch,)
        return found

    def of_posters(self, make: Callable[[Batch], Mapping[str, Value]]) -> dict[str, Value]:
        """What `make` gives of the posters of each batch, by their ids, in the order of the site."""
        found: dict[str, Value] = {}
        for batch in self.batches:
            found.update(batch.of(make))
        return found

    @property
    def undisclosed(self) -> tuple[int, int]:
        """How many author places of the listed posters have no name, and how many posters have such places."""
        found = [*chain.from_iterable(batch.undisclosed for batch in self.batches)]
        return sum(found), len(found)


def gather(conference: Conference, settings: Settings, kept: Kept | None = None) -> Gathered:
    """The conference in batches; those that `kept` knows from an earlier build are taken over where they still hold."""
    kept = kept or Kept()
    people = kept.of(by_id, conference.people)
    return kept.following(_following, (conference, people, settings, kept.is_brief))


def by_id(people: tuple[Person, ...]) -> dict[str, Person]:
    """The people by their ids."""
    return {person.id: person for person in people}


def _following(given: tuple[Conference, Mapping[str, Person], Settings, bool], before: Gathered | None) -> Gathered:
    conference, people, settings, is_brief = given
    common = entries.occasion(settings)
    if before is None:
        before = Gathered(Conference(sessions=(), posters=(), people=()), common, (), {}, (), People(()), (), {})
    common = _settled(common, before.occasion)
    if before.conference is conference and before.occasion is common:
        return before
    known = {session.id: session for session in before.sessions}
    sessions = tuple(_settled_session(session, known.get(session.id)) for session in conference.sessions)
    cited = {one.poster.id: one for one in _cited(conference, people, common, sessions, before)}
    return Gathered(
        conference,
        common,
        sessions,
        cited,
        tuple(_batches(cited.values(), before, is_brief)),
        _standing(conference.people, before.people),
        tuple(_runs(conference.people, before.runs)),
        _settled(conference.history, before.history),
    )


def _settled(value: Value, before: Value | None) -> Value:
    """The value as it was before where it is still the same."""
    return before if before is not None and (before is value or before == value) else value


def _settled_session(session: Session, before: Session | None) -> Session:
    """The same for a session: two starts may be one moment, and be told in different zones."""
    return before if before is not None and repr(before) == repr(session) else session


def _cited(
    conference: Conference,
    people: Mapping[str, Person],
    common: Occasion,
    sessions: tuple[Session, ...],
    before: Gathered,
) -> Iterator[Cited]:
    last, bylines = before.conference, _settled(conference.bylines, before.conference.bylines)
    is_settled = last.people == conference.people and last.bylines is bylines
    is_settled = is_settled and before.occasion is common and [*map(id, before.sessions)] == [*map(id, sessions)]
    standing = before.cited if is_settled else {}  # only a poster itself can have changed what it is cited by
    by_session = {session.id: session for session in sessions}
    for poster in conference.posters:
        stood = standing.get(poster.id)
        if stood and stood.poster is poster:
            yield stood
        else:
            now = Cited(poster, by_session[poster.session], _who(poster, bylines, people), common)
            yield _still(now, before.cited.get(poster.id))


def _still(now: Cited, before: Cited | None) -> Cited:
    """What was there before, where it says the same."""
    if before is None or before.session is not now.session:
        return now
    is_same = (before.poster, before.people, before.occasion) == (now.poster, now.people, now.occasion)
    return before if is_same else now


def _who(
    poster: Poster, bylines: Mapping[tuple[str, int], str], people: Mapping[str, Person]
) -> tuple[Person | None, ...]:
    """Who stands at each place of the author list; nobody where no name is disclosed."""
    return tuple(people.get(bylines.get((poster.id, place), "")) for place in range(len(poster.authors)))


def _batches(cited: Iterable[Cited], before: Gathered, is_brief: bool) -> Iterator[Batch]:
    known = {batch.cited: batch for batch in before.batches}
    for _, found in groupby(cited, key=lambda one: one.poster.session):
        for piece in _pieces(tuple(found)):
            yield known.get(piece) or Batch(piece, is_brief)


def _pieces(cited: tuple[Cited, ...]) -> Iterator[tuple[Cited, ...]]:
    """Cut before each listed poster that would be one too many."""
    start, listed = 0, 0
    for place, one in enumerate(cited):
        if listed == LISTED and not one.poster.withdrawn:
            yield cited[start:place]
            start, listed = place, 0
        listed += not one.poster.withdrawn
    yield cited[start:]


def _runs(people: tuple[Person, ...], before: Sequence[People]) -> Iterator[People]:
    for place, start in enumerate(range(0, len(people), PEOPLE)):
        yield _standing(people[start : start + PEOPLE], before[place] if place < len(before) else None)


def _standing(people: tuple[Person, ...], before: People | None) -> People:
    return before if before and before.people == people else People(people)
