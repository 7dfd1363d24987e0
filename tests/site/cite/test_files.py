import json
from collections.abc import Callable
from itertools import chain

import rispy
from pybtex.database import parse_string

from generator.model import Conference, Poster, Settings
from generator.site.citations import files, of_one
from generator.site.cite import CiteView, Note, view
from generator.site.gathered import gather

Made = tuple[Conference, Settings]


def shown(conference: Conference, chosen: Settings) -> dict[str, CiteView]:
    return {id_: view(one) for id_, one in gather(conference, chosen).cited.items()}


def told(conference: Conference, chosen: Settings) -> dict[str, str]:
    """Route -> text of the files of many posters, and of those of one each."""
    each = (of_one(one, is_brief=False) for one in gather(conference, chosen).cited.values())
    return {one.route: one.text for one in (*files(conference, chosen), *chain.from_iterable(each))}


def test_each_page_has_its_files(conference: Conference, chosen: Settings) -> None:
    found = told(conference, chosen)
    stems = ["sessions/monday", "sessions/tuesday", "posters", "posters/quiet-fans", "posters/tiny-caches",
             "posters/slow-clocks"]  # fmt: skip
    assert list(found) == [stem + ending for stem in stems for ending in (".bib", ".ris", ".csl.json", ".txt")]


def test_the_parts_make_up_the_whole(conference: Conference, chosen: Settings) -> None:
    found = told(conference, chosen)
    sessions = [f"sessions/{session.id}" for session in conference.sessions]
    assert "\n".join(found[f"{stem}.bib"] for stem in sessions) == found["posters.bib"]
    assert "".join(found[f"{stem}.ris"] for stem in sessions) == found["posters.ris"]
    assert "".join(found[f"{stem}.txt"] for stem in sessions) == found["posters.txt"]
    for stem in ("sessions/monday", "posters/tiny-caches"):
        keys = list(parse_string(found[f"{stem}.bib"], "bibtex").entries)
        assert keys == [record["id"] for record in rispy.loads(found[f"{stem}.ris"])]
        assert keys == [item["id"] for item in json.loads(found[f"{stem}.csl.json"])]
        assert len(keys) == found[f"{stem}.txt"].count("\n")


def test_what_pages_show(conference: Conference, chosen: Settings) -> None:
    views = shown(conference, chosen)
    tiny = views["tiny-caches"]
    assert tiny.notes == (Note("cite_undisclosed", 2), Note("cite_and_others"))
    assert (tiny.bibtex_route, tiny.ris_route, tiny.csl_route, tiny.text_route) == (
        "posters/tiny-caches.bib",
        "posters/tiny-caches.ris",
        "posters/tiny-caches.csl.json",
        "posters/tiny-caches.txt",
    )
    assert f"{tiny.text}\n" == told(conference, chosen)[tiny.text_route]
    assert tiny.bibtex == told(conference, chosen)[tiny.bibtex_route]
    assert "\r" not in tiny.ris
    assert views["untold"] == CiteView(notes=(Note("cite_untitled"),))
    assert views["loud-discs"].notes == (Note("cite_withdrawn"),)


def test_every_file_that_a_page_names_is_made(conference: Conference, chosen: Settings) -> None:
    found = told(conference, chosen)
    for each in shown(conference, chosen).values():
        named = {route for route in (each.bibtex_route, each.ris_route, each.csl_route, each.text_route) if route}
        assert named <= found.keys()


def test_the_authors_own_entry_on_the_page(made: Callable[..., Made], a_poster: Callable[..., Poster]) -> None:
    own = "@misc{own, title = {Work}}"
    titled = made(a_poster("Work", "Alice Hall", None, bibtex=own))
    assert shown(*titled)["work"].bibtex == f"{own}\n"
    assert shown(*titled)["work"].notes == (
        Note("cite_own_entry"),
        Note("cite_undisclosed", 1),
        Note("cite_and_others"),
    )
    untitled = made(a_poster(None, None, bibtex=own))
    assert shown(*untitled)["work"] == CiteView(bibtex=f"{own}\n", bibtex_route="posters/work.bib")
    assert told(*untitled) == dict.fromkeys(("posters.bib", "sessions/monday.bib", "posters/work.bib"), f"{own}\n")


def test_nobody_named(made: Callable[..., Made], a_poster: Callable[..., Poster]) -> None:
    assert shown(*made(a_poster("Work", None)))["work"].notes == (Note("cite_nobody"),)
    assert shown(*made(a_poster("Work", "Alice Hall")))["work"].notes == ()
