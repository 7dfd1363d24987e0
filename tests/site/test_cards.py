from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model import Conference, Settings
from generator.site import cardlook, cards, themes
from generator.site.cardlook import Look
from generator.site.cards import PosterCard, SiteCard
from generator.site.words import Words


@pytest.fixture
def words(chosen: Settings) -> Words:
    return themes.find(chosen.theme, chosen.root).words


@pytest.fixture
def look(chosen: Settings) -> Look:
    found = cardlook.look(themes.find(chosen.theme, chosen.root), chosen)
    assert found
    return found


def poster_card(conference: Conference, chosen: Settings, words: Words, look: Look, poster: str) -> PosterCard:
    found = {card.route: card for card in cards.share_cards(conference, chosen, words, look)}[f"share/{poster}.png"]
    assert isinstance(found, PosterCard)
    return found


def test_a_card_for_the_site_and_one_for_each_listed_poster(
    conference: Conference, chosen: Settings, words: Words, look: Look
) -> None:
    first, *others = cards.share_cards(conference, chosen, words, look)
    assert first == SiteCard(
        route="share/index.png",
        look=look,
        event="Workshop on Small Systems 2026",
        lines=("18 and 19 May 2026 · Bellevue", "4 posters"),
    )
    assert [card.route for card in others] == [f"share/{poster.id}.png" for poster in conference.listed]
    assert len(others) < len(conference.posters)
    assert list(cards.share_cards(conference, chosen, words, None)) == []


def test_what_a_poster_s_card_shows(conference: Conference, chosen: Settings, words: Words, look: Look) -> None:
    assert poster_card(conference, chosen, words, look, "tiny-caches") == PosterCard(
        route="share/tiny-caches.png",
        look=look,
        sign="Board",
        figure="A-02",
        title="Tiny Caches: Less is 2× More",
        opening="",
        names=("Renée van der Berg", "Wei Wang"),
        more=2,
        unnamed="",
        event="Workshop on Small Systems 2026",
        dates="18 and 19 May 2026",
    )


def test_what_is_unknown_is_said(conference: Conference, chosen: Settings, words: Words, look: Look) -> None:
    card = poster_card(conference, chosen, words, look, "untold")
    assert card.title == "Title not yet announced"
    assert card.opening.startswith("“Nobody has told the title")
    assert card.opening.endswith("…”")
    assert (card.names, card.more, card.unnamed) == ((), 0, "Authors not yet announced")


def test_a_site_that_knows_little_says_little(
    conference: Conference, chosen: Settings, words: Words, look: Look
) -> None:
    bare = replace(chosen, name="", dates="", venue="")
    site = next(cards.share_cards(conference, bare, words, look))
    assert isinstance(site, SiteCard)
    assert (site.event, site.lines) == ("Poster sessions", ("4 posters",))


def test_every_page_has_a_card_with_its_whole_address(conference: Conference, chosen: Settings, words: Words) -> None:
    shares = cards.shares(conference, chosen, words)
    own = shares.of("posters/tiny-caches.html")
    assert own.url == f"{chosen.url}share/tiny-caches.png"
    assert own.alt == "Workshop on Small Systems 2026 · Board A-02 · Tiny Caches: Less is 2× More"
    assert (own.width, own.height) == (1200, 630)
    assert shares.of("posters/untold.html").alt.endswith(" · Title not yet announced")
    withdrawn = next(poster for poster in conference.posters if poster.withdrawn)
    for route in ("index.html", "authors/index.html", f"posters/{withdrawn.id}.html"):
        assert shares.of(route).url == f"{chosen.url}share/index.png"
        assert shares.of(route).alt == "Workshop on Small Systems 2026"


def test_equal_cards_read_equal_wherever_the_theme_lies(look: Look) -> None:
    moved = replace(look, fonts=tuple(replace(font, file=Path("elsewhere")) for font in look.fonts))
    assert (moved, repr(moved)) == (look, repr(look))
