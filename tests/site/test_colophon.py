"""The pages about the site itself: what they tell, and whose page stands there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from generator import __version__
from generator.language import LANGUAGES
from generator.model import Analytics, Conference, OwnPage, Revisions, Settings
from generator.site import outputs, routes, themes
from generator.site.colophon import Licence, colophon
from generator.site.export import Export
from generator.site.offline import ARCHIVE
from generator.site.pages import Page
from generator.site.render import Templates, environment, render
from generator.site.themes import Theme

THEME = themes.find("wayfinder", Path("nowhere"))
TEMPLATES = environment(THEME)
COUNTED = Analytics("https://stats.example.net/js/script.js", (("domain", "example.org"), ("x", '"</script>')))
FIRST, LAST = datetime(2026, 4, 1, 8, tzinfo=UTC), datetime(2026, 4, 9, 23, 30, tzinfo=UTC)


def made(conference: Conference, chosen: Settings, theme: Theme = THEME) -> dict[str, Page | Export]:
    return {one.route: one for one in outputs(conference, chosen, theme) if isinstance(one, Page | Export)}


def text(page: object, templates: Templates = TEMPLATES) -> str:
    assert isinstance(page, Page)
    return render(page, templates)


def test_every_file_that_it_names_is_there(conference: Conference, chosen: Settings) -> None:
    site = made(conference, replace(chosen, offline=True))
    told = colophon(conference, replace(chosen, offline=True), THEME, site)
    named = [route for part in told.data for route in part.routes]
    assert set(named) - {ARCHIVE, routes.SUMS} <= site.keys()
    assert len(named) == len(set(named)) == 12  # there is no feed, for git knows no dates here


def test_what_a_site_has_not_is_not_named(conference: Conference, chosen: Settings) -> None:
    bare = replace(chosen, url="")
    timeless = replace(conference, sessions=tuple(replace(one, start=None, end=None) for one in conference.sessions))
    told = colophon(timeless, bare, THEME, made(timeless, bare))
    assert [part.words for part in told.data] == [
        *("data_posters", "data_search", "data_forms", "data_citations", "data_sums")
    ]


def test_the_date_is_the_contents_and_not_the_clocks(conference: Conference, chosen: Settings) -> None:
    assert colophon(conference, chosen, THEME, ()).changed is None
    known = {"content/a": Revisions(FIRST, LAST, 2), "content/b": Revisions(FIRST, FIRST, 1)}
    dated = replace(conference, history=known)
    assert colophon(dated, chosen, THEME, ()).changed == LAST
    assert "last changed on Thursday 9 April 2026" in text(made(dated, chosen)[routes.COLOPHON])


@pytest.mark.parametrize("name", ["wayfinder", "proceedings"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_themes_show_it_in_all_languages(
    conference: Conference, chosen: Settings, name: str, language: str
) -> None:
    theme = themes.find(name, Path("nowhere"), language)
    counted = replace(chosen, analytics=COUNTED, language=language)
    site, templates = made(conference, counted, theme), environment(theme)
    shown = BeautifulSoup(text(site[routes.COLOPHON], templates), "lxml").get_text()
    assert __version__ in shown
    assert name in shown
    assert ("Source Sans 3" in shown) == (name == "wayfinder")
    privacy = BeautifulSoup(text(site[routes.PRIVACY], templates), "lxml")
    assert privacy.main
    assert "stats.example.net" in privacy.main.get_text()
    assert {"colophon.html", "privacy.html"} <= {str(link["href"]) for link in privacy.select("footer a[href]")}


def test_licences_are_those_of_the_files_that_a_theme_publishes() -> None:
    bound = themes.find("proceedings", Path("nowhere"))
    assert list(THEME.licences) == ["static/fonts/LICENSE.txt"]
    assert list(bound.licences) == []
    for theme in (THEME, bound):
        assert theme.licences.keys() <= theme.static_files().keys()
        found = {route for route in theme.static_files() if "LICENSE" in route}
        assert found == theme.licences.keys()  # every licence that ships is named


def test_versions_are_those_of_the_files() -> None:
    vendored = (Path(themes.__file__).parents[2] / "themes" / "wayfinder" / "VENDORED.md").read_text(encoding="utf-8")
    for part in THEME.licences.values():
        version = next(word for word in part.replace(",", "").split() if word[0].isdigit() and word.count(".") == 2)
        assert f"| {version} |" in vendored, part


@pytest.mark.parametrize(
    ("page", "ours"),
    [
        (OwnPage(id="venue", title="Venue", source=""), True),
        (OwnPage(id="colophon", title="Colophon", source=""), False),
        (OwnPage(id="about", title="About", source="", formerly=("colophon",)), False),
    ],
    ids=["other", "now", "formerly"],
)
def test_the_organisers_own_page_goes_before(
    conference: Conference, chosen: Settings, page: OwnPage, ours: bool
) -> None:
    every = list(outputs(replace(conference, pages=(page,)), chosen, THEME))
    found = [one for one in every if one.route == routes.COLOPHON]
    assert [isinstance(one, Page) and one.template == "colophon.html" for one in found] == [ours]


def test_nobody_is_counted_unless_organisers_say_so(conference: Conference, chosen: Settings) -> None:
    site = made(conference, chosen)
    assert routes.PRIVACY not in site
    assert "privacy" not in text(site["index.html"])
    script = text(site["static/wayfinder.js"])
    assert "counting" not in script
    assert "doNotTrack" not in script


def test_one_host_is_let_in_and_named(conference: Conference, chosen: Settings) -> None:
    site = made(conference, replace(chosen, analytics=COUNTED))
    home = BeautifulSoup(text(site["index.html"]), "lxml")
    policy = home.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert policy
    parts = dict(part.strip().split(" ", 1) for part in str(policy["content"]).split(";"))
    assert [name for name, value in parts.items() if "stats.example.net" in value] == ["script-src", "connect-src"]
    assert parts["script-src"].split()[:2] == ["'self'", "https://stats.example.net"]
    assert all(rest.startswith("'sha256-") for rest in parts["script-src"].split()[2:])
    assert not home.select('script[src*="stats"]')  # a copy in a folder would load it, too
    script = text(site["static/wayfinder.js"])
    assert '[["domain", "example.org"], ["x", "\\"\\u003c/script\\u003e"]]' in script
    assert 'location.protocol !== "https:"' in script


@pytest.mark.parametrize(
    ("script", "host"),
    [("https://a.example/s.js", "a.example"), ("https://a.example:8443/s.js?x=1", "a.example:8443")],
)
def test_host(script: str, host: str) -> None:
    assert Analytics(script).host == host


def test_a_licence_has_words_and_a_file(conference: Conference, chosen: Settings) -> None:
    told = colophon(conference, chosen, THEME, ())
    assert told.licences[0] == Licence(
        "Source Sans 3, version 5.3.0, SIL Open Font License 1.1", "static/fonts/LICENSE.txt"
    )
    assert (told.posters, told.people, told.undisclosed, told.undisclosed_posters) == (4, 5, 2, 1)
