"""Themes speak one language at a time: no template or script holds a word, and a site stands in each language.

The first is tested with pages without content of their own: every Latin letter on them is one that a template holds.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from msgspec.structs import replace

from generator.content import settings
from generator.content.load import load
from generator.language import ENGLISH, LANGUAGES
from generator.markup import Text
from generator.model import Author, BoardMap, Conference, OwnPage, Person, Poster, Session, Settings, Sponsor, Tier
from generator.site import Output, outputs, themes
from generator.site.pages import Page
from generator.site.render import environment, render
from generator.site.themes import Theme
from generator.site.wordfiles import Entry
from generator.site.words import Words

ROOT = Path(__file__).parents[2]
EVERYTHING = ROOT / "tests" / "sites" / "everything"
THEMES = sorted(file.parent.name for file in (ROOT / "themes").glob("*/theme.yaml"))

FOREIGN = "ж"
ALLOWED = {
    "BibTeX",
    "RIS",
    "CSL",
    "JSON",
    "DOI",
    "ORCID",
    "YAML",
    "PDF",
    "SVG",
    "PNG",
    "MP",
    "UTC",
    "Enter",
    "Esc",
    "zip",
}


def foreign(text: str) -> str:
    return re.sub(r"[^\W\d_]", FOREIGN, text)


def foreign_text(text: Text | None, *, block: bool = False) -> Text | None:
    return Text(foreign(text.plain), block=block) if text else None


def foreign_poster(poster: Poster) -> Poster:
    authors = (
        replace(one, name=foreign(one.name), affiliation=foreign(one.affiliation)) if one.name else Author(None)
        for one in poster.authors
    )
    return replace(
        poster,
        title=foreign_text(poster.title),
        authors=tuple(authors),
        abstract=Text(foreign(poster.abstract.plain), block=True),
        tldr=foreign_text(poster.tldr),
        keywords=tuple(map(foreign, poster.keywords)),
        award=foreign(poster.award),
        bibtex="",
        doi="",
        board=foreign(poster.board),
        image=replace(poster.image, alt=foreign(poster.image.alt)) if poster.image else None,
    )


def foreign_person(person: Person) -> Person:
    return replace(
        person,
        letter="",
        name=foreign(person.name),
        given=foreign(person.given),
        family=foreign(person.family),
        affiliation=foreign(person.affiliation),
    )


def foreign_session(session: Session) -> Session:
    return replace(session, title=foreign(session.title), room=foreign(session.room), map=foreign_map(session.map))


def foreign_map(drawn: BoardMap | None) -> BoardMap | None:
    if drawn is None or drawn.plan is None:
        return drawn
    return replace(
        drawn,
        grid=tuple(tuple(map(foreign, row)) for row in drawn.grid),
        plan=replace(drawn.plan, alt=foreign(drawn.plan.alt)),
        spots=tuple(replace(spot, board=foreign(spot.board)) for spot in drawn.spots),
    )


def foreign_tier(tier: Tier) -> Tier:
    sponsors = (Sponsor(foreign(one.name), one.url, one.logo) for one in tier.sponsors)
    return Tier(foreign(tier.title), tuple(sponsors))


def foreign_site(conference: Conference, chosen: Settings) -> tuple[Conference, Settings]:
    """The same site, and nothing that people wrote is in Latin letters."""
    pages = (OwnPage(id=page.id, title=FOREIGN, source=f"# {FOREIGN}", path=page.path) for page in conference.pages)
    other = replace(
        conference,
        sessions=tuple(map(foreign_session, conference.sessions)),
        posters=tuple(map(foreign_poster, conference.posters)),
        people=tuple(map(foreign_person, conference.people)),
        pages=tuple(pages),
    )
    return other, replace(
        chosen,
        name=foreign(chosen.name),
        dates=foreign(chosen.dates),
        venue=foreign(chosen.venue),
        footer=foreign_text(chosen.footer),
        nav=None,
        sponsors=tuple(map(foreign_tier, chosen.sponsors)),
        years=tuple(replace(year, name=foreign(year.name)) for year in chosen.years),
        repository="https://github.com/o/n",
        publication=None,
        offline=True,
    )


def silent(theme: Theme) -> Theme:
    """The theme with words whose every letter is a point."""

    def quiet(text: str) -> str:
        return re.sub(r"(\{\w+\})|[^\W\d_]", lambda found: found[1] or "·", text)

    entries: dict[str, Entry] = {
        key: quiet(entry) if isinstance(entry, str) else {form: quiet(text) for form, text in entry.items()}
        for key, entry in theme.words.entries.items()
    }
    language = replace(ENGLISH, months=("·",) * 12, weekdays=("·",) * 7)
    return replace(theme, words=Words(language, entries))


def shown(document: html.HtmlElement) -> Iterator[str]:
    """What people see, hear or find: texts, and attributes that hold some."""
    for element in document.iter(etree.Element):
        # A citation is in English everywhere.
        if element.tag not in {"script", "style", "pre"} and element.get("id") != "reference":
            yield element.text or ""
            yield from (element.get(name, "") for name in ("alt", "aria-label", "placeholder", "title", "label"))
            if element.tag == "meta" and (element.get("name") == "description" or "og:title" in element.values()):
                yield element.get("content", "")
            yield from (value for name, value in element.items() if name.startswith("data-") and " " in value)
        yield element.tail or ""


def held(text: str) -> set[str]:
    """The words in Latin letters, without addresses and what is called so in every language."""
    plain = re.sub(r"\S*(?:[/@#]|\.\w)\S*", " ", text)
    return {word for word in re.findall(r"[A-Za-z]{2,}", plain) if word not in ALLOWED}


def rendered(made: Iterator[Output], theme: Theme, ending: str) -> dict[str, str]:
    """The pages and rendered files whose route ends so."""
    templates = environment(theme)
    return {one.route: render(one, templates) for one in made if isinstance(one, Page) and one.route.endswith(ending)}


@pytest.fixture(scope="module")
def everything() -> tuple[Conference, Settings]:
    chosen = settings.load(EVERYTHING, url="https://example.org/x/")
    return load(chosen).conference, chosen


def parts(things: Iterable[Poster] | Iterable[Person] | Iterable[Session] | Iterable[OwnPage]) -> set[str]:
    """The words that ids are made of."""
    return {part for one in things for each in (one.id, *one.formerly) for part in each.split("-")}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("archived", [False, True])
def test_no_template_holds_a_word(everything: tuple[Conference, Settings], name: str, archived: bool) -> None:
    conference, chosen = foreign_site(*everything)
    theme = silent(themes.find(name, EVERYTHING))
    # An id stands where a poster has no number, and where an address tells more than a name.
    ids = parts(conference.posters) | parts(conference.people) | parts(conference.sessions) | parts(conference.pages)
    made = rendered(outputs(conference, replace(chosen, archived=archived), theme), theme, ".html")
    said = {
        route: {word for text in shown(html.document_fromstring(page)) for word in held(text)} - ids
        for route, page in made.items()
    }
    assert {route: found for route, found in said.items() if found} == {}


@pytest.mark.parametrize("name", THEMES)
def test_no_script_holds_a_sentence(everything: tuple[Conference, Settings], name: str) -> None:
    theme = silent(themes.find(name, EVERYTHING))
    made = rendered(outputs(*everything, theme), theme, ".js")
    assert len(made) > 1
    for route, text in made.items():
        code = re.sub(r"(?m)^\s*//.*$", "", text)
        literals = ["".join(found) for found in re.findall(r'"([^"\n]*)"|`([^`\n]*)`', code)]
        assert [each for each in literals if re.search("[A-Z][a-z]+ [a-z]|[a-z]{2} [a-z]{2,}[.!?]", each)] == [], route


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_site_in_each_language(everything: tuple[Conference, Settings], name: str, code: str) -> None:
    conference, chosen = everything
    language = LANGUAGES[code]
    theme = themes.find(name, EVERYTHING, code)
    made = rendered(outputs(conference, replace(chosen, language=code), theme), theme, ".html")
    opening = f'<html lang="{code}"' + (' dir="rtl"' if language.direction == "rtl" else "")
    assert [route for route, text in made.items() if opening not in text] == []
    assert theme.words("posters_title") in made["authors/index.html"]
    assert language.months[4] in made["index.html"]
    assert ("<bdi>" in made["index.html"]) == (language.direction == "rtl")
