"""The build as a whole: what it writes, what it leaves, and that no way of building shows."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.content import settings
from generator.errors import leaves
from generator.publish import disk
from generator.publish.build import Report, build


def make(root: Path, output: Path | None = None, *, jobs: int = 1, full: bool = False, strict: bool = False) -> Report:
    return build(settings.load(root, output=output), jobs=jobs, full=full, strict=strict)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def stamps(folder: Path) -> dict[Path, int]:
    return {file: os.stat(file).st_mtime_ns for file in folder.rglob("*")}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


CITED = (
    *("posters", "sessions/monday", "sessions/tuesday"),
    *("posters/tiny-caches", "posters/quiet-fans", "posters/slow-clocks"),
)


def test_every_address_is_there(two_days: Path) -> None:
    report = make(two_days)
    found = set(contents(two_days / "output"))
    static = {route for route in found if route.startswith("static/")}
    assert found - static == {
        *("index.html", "search.html", "my.html", "404.html", "venue.html", "authors/index.html"),
        *("colophon.html", "opensearch.xml", "schema/posters.json", "schema/search.json"),
        *("sessions/monday.html", "sessions/tuesday.html", "maps/monday.html"),
        *("posters/tiny-caches.html", "posters/quiet-fans.html", "posters/slow-clocks.html", "posters/untold.html"),
        *("posters/loud-discs.html", "posters/small-caches.html"),
        *("authors/renee-van-der-berg.html", "authors/wei-wang.html", "authors/wei-wang-clocks.html"),
        *("authors/oznur-sahin.html", next(route for route in found if route.startswith("authors/person-"))),
        *("search.json", "search.js", "posters.json", "sitemap.xml", "robots.txt", ".nojekyll", "SHA256SUMS"),
        *("files/plot.png", "files/tiny.pdf", "previews/tiny.pdf.webp"),
        *("p/1.html", "p/2.html", "p/3.html", "my.js", "programme.ics", "sessions/monday.ics", "sessions/tuesday.ics"),
        *(f"share/{card}.png" for card in ("index", "tiny-caches", "quiet-fans", "slow-clocks", "untold")),
        *(f"sessions/{session}.{data}.js" for session in ("monday", "tuesday") for data in ("bib", "abstracts-1")),
        *(f"{cited}.{ending}" for cited in CITED for ending in ("bib", "ris", "csl.json", "txt")),
    }
    leading_on = {"p/3.html", "posters/small-caches.html"}  # p/1 and p/2 are a choice between two posters
    pages = {route for route in found if route.endswith(".html")}
    assert report.pages == len(pages - leading_on)
    assert static


def test_nothing_changed_writes_nothing(two_days: Path) -> None:
    make(two_days)
    before = stamps(two_days)
    assert make(two_days).written == 0
    assert stamps(two_days) == before


EDITS = {
    "an abstract": ("posters/monday/quiet-fans.yaml", "Fans may be quiet.", "Fans may be *very* quiet."),
    "a title": ("posters/monday/quiet-fans.yaml", "title: Quiet Fans", "title: Silent Fans"),
    "an author": ("posters/monday/quiet-fans.yaml", "Öznur Şahin", "Öznur Demir"),
    "a session": ("sessions/tuesday.yaml", "Tuesday Posters", "Posters on Tuesday"),
    "a withdrawal": ("posters/tuesday/loud-discs.yaml", "withdrawn: true", "withdrawn: false"),
    "who is who": ("people.yaml", "- name: Wei Wang\n", "- name: Wei Wang\n  sort_as: Aang\n"),
    "an own page": ("pages/venue.md", "Take the train.", "Take the tram."),
    "the address": ("site.yaml", "https://example.org/wss-2026", "https://example.org/other"),
}


@pytest.mark.parametrize(("file", "old", "new"), EDITS.values(), ids=EDITS)
def test_a_part_built_is_the_whole_built(two_days: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    make(two_days)
    edit(two_days / "content" / file, old, new)
    assert make(two_days).written > 0
    make(two_days, tmp_path / "whole", full=True)
    assert contents(two_days / "output") == contents(tmp_path / "whole")


def test_a_poster_that_is_renamed_leaves_nothing_behind(two_days: Path, tmp_path: Path) -> None:
    make(two_days)
    posters = two_days / "content" / "posters" / "monday"
    (posters / "quiet-fans.yaml").rename(posters / "silent-fans.yaml")
    make(two_days)
    make(two_days, tmp_path / "whole", full=True)
    assert contents(two_days / "output") == contents(tmp_path / "whole")
    assert not (two_days / "output" / "posters" / "quiet-fans.html").exists()


def test_an_edit_touches_only_what_depends_on_it(real: Path) -> None:
    make(real)
    poster = next((real / "content" / "posters").rglob("breaking-the-ice*.yaml"))
    edit(poster, "We break down the startup process", "We take apart the startup process")
    # Its page, search.json, its part of the abstracts, posters.json, and its own, its session's and all citations.
    assert make(real).written == 4 + 6


@pytest.mark.parametrize("broken", ["", "{", '{"output": 3}', '{"output": "x", "made": []}', "\x00"])
def test_a_broken_state_costs_time_only(two_days: Path, broken: str) -> None:
    make(two_days)
    before = contents(two_days / "output")
    (two_days / ".microsite" / "state.json").write_text(broken)
    make(two_days)
    assert contents(two_days / "output") == before


def test_a_page_that_was_changed_or_lost_in_output_is_mended(two_days: Path) -> None:
    make(two_days)
    before = contents(two_days / "output")
    (two_days / "output" / "index.html").write_text("scribble")
    (two_days / "output" / "posters" / "quiet-fans.html").unlink()
    assert make(two_days).written == 2
    assert contents(two_days / "output") == before


@pytest.mark.threat(30)
def test_mistakes_leave_the_old_site_whole_and_are_all_named(two_days: Path) -> None:
    make(two_days)
    before = contents(two_days / "output")
    edit(two_days / "content/posters/monday/quiet-fans.yaml", "title:", "titel:")
    edit(two_days / "content/sessions/tuesday.yaml", "start: 2026", "start: in 2026")
    with pytest.raises(ExceptionGroup) as caught:
        make(two_days)
    assert [one.place.path.name for one in leaves(caught.value)] == ["quiet-fans.yaml", "tuesday.yaml"]
    assert contents(two_days / "output") == before


@pytest.mark.threat(30)
def test_a_template_that_fails_leaves_the_old_site_whole(two_days: Path) -> None:
    make(two_days)
    before = contents(two_days / "output")
    theme = two_days / "themes" / "mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: wayfinder\n")
    (theme / "templates" / "author.html").write_text("{{ nothing.of.this }}")
    (two_days / "content" / "site.yaml").write_text("theme: mine\n")
    with pytest.raises(Exception, match="nothing"):
        make(two_days)
    assert contents(two_days / "output") == before


def test_warnings_fail_where_it_is_strict(real: Path) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        make(real, strict=True)
    assert [one.message for one in leaves(caught.value)] == [r"unknown macro \sys"]
    assert not (real / "output").exists()


@pytest.mark.slow
@pytest.mark.threat(34)
def test_the_bytes_are_the_same_everywhere(real: Path, tmp_path: Path) -> None:
    other = tmp_path / "another folder"
    shutil.copytree(real / "content", other / "content")
    worlds = [
        (real, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, ["--jobs", "1"], 0o022),
        (
            other,
            {"TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2"},
            ["--jobs", "2", "--full"],
            0o77,
        ),
    ]
    for root, world, options, umask in worlds:
        command = [sys.executable, "-m", "generator", "--root", str(root), "build", *options]
        place = Path(__file__).parents[2]
        subprocess.run(command, check=True, env=os.environ | world, capture_output=True, cwd=place, umask=umask)
    assert contents(real / "output") == contents(other / "output")


@pytest.mark.slow
def test_many_processes_make_the_same(real: Path, tmp_path: Path) -> None:
    make(real, tmp_path / "one", jobs=1)
    make(real, tmp_path / "two", jobs=2, full=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_real_site(real: Path) -> None:
    make(real)
    output = real / "output"
    pages = contents(output)
    texts = [route for route in pages if route.endswith(".html")]
    assert sum(route.startswith("posters/") for route in texts) == 47
    assert sum(route.startswith("p/") for route in texts) == 47
    assert sum(route.startswith("authors/") for route in texts) == 245 + 1
    assert [route for route in texts if route.startswith("sessions/")] == ["sessions/poster-session-2.html"]
    assert pages["posters.bib"].count(b"@") == 45

    search = json.loads(pages["search.json"])
    assert (len(search["posters"]), len(search["people"])) == (47, 245)
    assert sum(poster["undisclosed"] for poster in search["posters"]) == 42
    assert sum(poster["title"] is None for poster in search["posters"]) == 2
    assert [poster["number"] for poster in search["posters"]] == list(range(1, 48))
    assert pages["search.js"].decode().startswith("globalThis.posterSearch = {")


def test_no_tex_is_left_on_any_page(real: Path) -> None:
    make(real)
    left = {
        command
        for route, page in contents(real / "output").items()
        if route.endswith(".html")
        for command in re.findall(r"\\[a-zA-Z]+", re.sub(r"(?s)<annotation.*?</annotation>", "", page.decode()))
    }
    assert left == {r"\sys"}


UNKNOWN = {
    "posters/untold.html": ["Title not yet announced", "Authors not yet announced"],
    "posters/tiny-caches.html": ["2 authors not yet disclosed"],
    "posters/loud-discs.html": ["withdrawn"],
    "sessions/monday.html": ["2 undisclosed"],
    "authors/index.html": ["2 author places on 1 poster"],
}


@pytest.mark.parametrize(("route", "words"), UNKNOWN.items(), ids=UNKNOWN)
def test_what_is_unknown_is_said(two_days: Path, route: str, words: list[str]) -> None:
    make(two_days)
    page = (two_days / "output" / route).read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]*>", " ", page).split())
    for word in words:
        assert word in text


@pytest.mark.threat(31)
def test_two_builds_at_once_take_turns(two_days: Path) -> None:
    make(two_days)
    edit(two_days / "content/posters/monday/quiet-fans.yaml", "Fans may be quiet.", "Fans may be loud.")
    waited = threading.Event()
    with disk.alone(two_days / ".microsite", lambda: None):
        second = threading.Thread(target=build, args=[settings.load(two_days)], kwargs={"waiting": waited.set})
        second.start()
        assert waited.wait(10)
        assert "Fans may be quiet." in (two_days / "output/posters/quiet-fans.html").read_text()
    second.join()
    assert "Fans may be loud." in (two_days / "output/posters/quiet-fans.html").read_text()
