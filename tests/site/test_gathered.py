"""Exports are the same whatever was kept of earlier builds, and say what they depend on."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content import people
from generator.content.people.identity import Identities
from generator.kept import Kept
from generator.markup import Text
from generator.model import Author, Conference, OwnPage, Poster, Revisions, Session, Settings
from generator.site import Written, gathered, themes, written
from generator.site.cite import entries
from generator.site.export import Export
from generator.site.exports import EXPORTS, exports
from generator.site.gathered import gather

THEME = themes.find("wayfinder", Path("nowhere"))
Site = tuple[Conference, Settings]


@pytest.fixture(autouse=True, scope="module")
def small_batches() -> Iterator[None]:
    """A few posters make several batches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathered, "LISTED", 2)
        patch.setattr(gathered, "PEOPLE", 2)
        yield


def with_posters(site: Site, posters: tuple[Poster, ...]) -> Site:
    """As it is read anew: people, places in author lists and sessions are other objects that say the same."""
    conference, chosen = site
    who = people.gather(posters, Identities(), [])
    sessions = tuple(replace(session) for session in conference.sessions)
    fresh = replace(conference, sessions=sessions, posters=posters, people=who.people, bylines=who.bylines)
    return fresh, replace(chosen)


def on_one(change: Callable[[Poster], dict[str, Any]]) -> Callable[[Site, int], Site]:
    """An edit of the n-th poster."""

    def edit(site: Site, n: int) -> Site:
        posters = list(site[0].posters)
        if posters:
            one = posters[n % len(posters)]
            posters[n % len(posters)] = replace(one, **change(one))
        return with_posters(site, tuple(posters))

    return edit


def added(site: Site, n: int) -> Site:
    """One more poster, at the end of the first session's."""
    first = [poster for poster in site[0].posters if poster.session == "monday"]
    new = Poster(
        id=f"new-{len(site[0].posters)}-{n}",
        session="monday",
        path="content/posters/monday/new.yaml",
        title=Text(f"New {n}"),
        authors=(Author("Ada Lovelace"),),
        abstract=Text("Told."),
    )
    return with_posters(site, (*first, new, *site[0].posters[len(first) :]))


def removed(site: Site, n: int) -> Site:
    posters = list(site[0].posters)
    if posters:
        del posters[n % len(posters)]
    return with_posters(site, tuple(posters))


def retitled(site: Site, n: int) -> Site:
    """Another title of a session."""
    first, *others = with_posters(site, site[0].posters)[0].sessions
    return replace(site[0], sessions=(replace(first, title=f"Session {n}"), *others)), site[1]


def abroad(session: Session) -> Session:
    """The same moment in another zone."""
    return replace(session, start=session.start and session.start.astimezone(timezone(timedelta(hours=9))))


def committed(conference: Conference, n: int) -> dict[str, Revisions]:
    """One more commit of the n-th poster."""
    known = Revisions(None, datetime(2026, 5, 1 + n, tzinfo=UTC), 1)
    return {**conference.history, **{poster.path: known for poster in conference.posters[n : n + 1]}}


EDITS: dict[str, Callable[[Site, int], Site]] = {
    "nothing": lambda site, n: with_posters(site, site[0].posters),
    "abstract": on_one(lambda one: {"abstract": Text(f"{one.abstract.source} <More> & more.")}),
    "title": on_one(lambda one: {"title": None if one.title else Text("Told & $x$")}),
    "authors": on_one(lambda one: {"authors": (*one.authors[1:], Author("Grace Hopper"))}),
    "withdrawn": on_one(lambda one: {"withdrawn": not one.withdrawn}),
    "number": on_one(lambda one: {"number": None if one.number else 7, "board": "B-9"}),
    "own entry": on_one(lambda one: {"bibtex": "" if one.bibtex else "@misc{own, title={T}}"}),
    "added": added,
    "removed": removed,
    "session": retitled,
    "name": lambda site, n: (site[0], replace(site[1], name=f"Conference {n}")),
    "address": lambda site, n: (site[0], replace(site[1], url=f"https://{n}.example.org/")),
    "zone": lambda site, n: (replace(site[0], sessions=tuple(map(abroad, site[0].sessions))), site[1]),
    "committed": lambda site, n: (replace(site[0], history=committed(site[0], n)), site[1]),
    "page": lambda site, n: (replace(site[0], pages=(OwnPage(id="venue", title=f"{n}", source="S"),)), site[1]),
}


@tried(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 5)), max_size=6))
def test_what_was_kept_never_shows(conference: Conference, chosen: Settings, edits: list[tuple[str, int]]) -> None:
    site, kept = (conference, chosen), Kept()
    last: dict[str, tuple[tuple[object, ...] | None, bytes]] = {}
    for name, n in [("nothing", 0), *edits]:
        site = EDITS[name](site, n)
        kept.turn()
        made = {one.route: (one.uses, one.content) for one in exports(*site, THEME.words, kept)}
        assert {route: content for route, (_, content) in made.items()} == {
            one.route: one.content for one in exports(*site, THEME.words)
        }
        for route, (uses, content) in made.items():
            if route in last and uses == last[route][0]:
                assert content == last[route][1]
        last = made


@tried(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 5)), max_size=6))
def test_bundles_that_use_the_same_are_the_same(
    conference: Conference, chosen: Settings, edits: list[tuple[str, int]]
) -> None:
    site, kept = (conference, chosen), Kept()
    last: dict[str, tuple[tuple[object, ...], list[str]]] = {}
    for name, n in [("nothing", 0), *edits]:
        site = EDITS[name](site, n)
        kept.turn()
        wanted = written(*site, THEME, None, kept)
        made = {bundle.name: (bundle.uses(), [*map(told, bundle.files())]) for bundle in wanted if bundle.uses}
        for bundle, (uses, files) in made.items():
            if bundle in last and uses == last[bundle][0]:
                assert files == last[bundle][1]
        last = made


def told(one: Written) -> str:
    """A file's route and all that its bytes depend on, besides the templates; moments as their zones have them."""
    return repr((one.route, one.content if isinstance(one, Export) else one()))


def test_an_abstract_asks_few_bundles(conference: Conference, chosen: Settings) -> None:
    site, kept = with_posters((conference, chosen), conference.posters), Kept()
    place = next(n for n, poster in enumerate(conference.posters) if poster.id == "tiny-caches")
    before, after = (
        {bundle.name: bundle.uses() for bundle in written(*each, THEME, None, kept) if bundle.uses}
        for each in (site, EDITS["abstract"](site, place))
    )
    assert after.keys() == before.keys()
    touched = {name for name, uses in after.items() if uses != before[name]}
    assert {name for name in touched if name.startswith("posters")} == {"posters monday 0"}
    assert touched < after.keys()


def test_an_abstract_that_changes_touches_what_holds_it(conference: Conference, chosen: Settings) -> None:
    site, kept = with_posters((conference, chosen), conference.posters), Kept()
    before = {one.route: one.uses for one in exports(*site, THEME.words, kept)}
    place = next(n for n, poster in enumerate(conference.posters) if poster.id == "tiny-caches")
    after = exports(*EDITS["abstract"](site, place), THEME.words, kept)
    touched = {one.route for one in after if one.uses != before[one.route]}
    formats = (".bib", ".ris", ".csl.json", ".txt")
    stems = ("posters", "sessions/monday", "posters/tiny-caches")
    expected = {stem + ending for stem in stems for ending in formats}
    expected |= {"sessions/monday.bib.js", "sessions/monday.abstracts-1.js", "sitemap.xml"}
    assert touched == expected | EXPORTS.keys()


def test_equal_content_that_was_read_again_is_the_same_batches(conference: Conference, chosen: Settings) -> None:
    site, kept = with_posters((conference, chosen), conference.posters), Kept()
    before, after = gather(*site, kept), gather(*with_posters(site, conference.posters), kept)
    assert after is not before
    assert all(map(lambda one, other: one is other, before.batches, after.batches))
    assert all(map(lambda one, other: one is other, before.runs, after.runs))
    assert (len(after.batches), len(after.runs)) == (len(before.batches), len(before.runs))


def test_each_citation_is_formed_once(
    conference: Conference, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    formed: list[str] = []
    form = entries.entry

    def entry(poster: Poster, *rest: Any) -> Any:
        formed.append(poster.id)
        return form(poster, *rest)

    monkeypatch.setattr(entries, "entry", entry)
    for one in chain.from_iterable(bundle.files() for bundle in written(conference, chosen, THEME, None, Kept())):
        assert one.content if isinstance(one, Export) and not one.route.startswith(".") else one
        if not isinstance(one, Export):
            one()
    assert sorted(formed) == sorted({*formed})
    assert {poster.id for poster in conference.listed} <= {*formed}
