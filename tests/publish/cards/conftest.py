"""The default theme's fonts, and a card to vary."""

from pathlib import Path

import pytest

from generator.model import Settings
from generator.publish.cards.fonts import Fonts
from generator.site import cardlook, themes
from generator.site.cardlook import Look
from generator.site.cards import PosterCard


@pytest.fixture(scope="session")
def look() -> Look:
    nowhere = Path("nowhere")
    chosen = Settings(root=nowhere, output=nowhere, url="https://example.org/")
    found = cardlook.look(themes.find(chosen.theme, nowhere), chosen)
    assert found
    return found


@pytest.fixture(scope="session")
def fonts(look: Look) -> Fonts:
    return Fonts([font.file for font in look.fonts])


@pytest.fixture(scope="session")
def card(look: Look) -> PosterCard:
    return PosterCard(
        route="share/tiny-caches.png",
        look=look,
        sign="Poster",
        figure="12",
        title="Tiny Caches: Less is 2× More",
        opening="",
        names=("Renée van der Berg", "Wei Wang", "Öznur Şahin"),
        more=4,
        unnamed="",
        event="Workshop on Small Systems 2026",
        dates="18 and 19 May 2026",
    )
