"""Logos as they are shown: for light and dark grounds, and all of one optical size."""

from collections.abc import Mapping
from math import sqrt

from msgspec import Struct

from generator.model import File, Logo, Settings, Tier

AREA = 170 * 44  # CSS pixels; equal areas look alike where equal heights make long names loud
HIGHEST = 72
WIDEST = 220


class LogoView(Struct, frozen=True):
    """Routes for light and dark grounds, `dark` "" where one does for both; CSS pixels, 0 where they are unknown."""

    light: str
    dark: str
    width: int
    height: int


class SponsorView(Struct, frozen=True):
    """A sponsor: the name stands where there is no logo, and for those who do not see it."""

    name: str
    url: str
    logo: LogoView | None


class TierView(Struct, frozen=True):
    """The sponsors of one rank."""

    title: str
    sponsors: tuple[SponsorView, ...]


def logo_view(logo: Logo | None, files: Mapping[str, File]) -> LogoView | None:
    """The logo with the size of its file; `files` are by route."""
    if logo is None:
        return None
    file = files.get(logo.light)
    return LogoView(logo.light, logo.dark, *((file.width, file.height) if file else (0, 0)))


def tiers(settings: Settings, files: Mapping[str, File]) -> tuple[TierView, ...]:
    """The sponsors by rank, as site.yaml has them, their logos of one optical size."""
    return tuple(_tier(tier, files) for tier in settings.sponsors if tier.sponsors)


def optical_size(width: int, height: int) -> tuple[int, int]:
    """A picture's size of about one area, whatever its form; in CSS pixels, (0, 0) where its form is unknown."""
    if not width or not height:
        return 0, 0
    form = width / height
    shown = min(sqrt(AREA / form), HIGHEST, WIDEST / form)
    return round(shown * form), round(shown)


def _tier(tier: Tier, files: Mapping[str, File]) -> TierView:
    sponsors = []
    for sponsor in tier.sponsors:
        logo = logo_view(sponsor.logo, files)
        size = optical_size(logo.width, logo.height) if logo else (0, 0)
        shown = LogoView(logo.light, logo.dark, *size) if logo else None
        sponsors.append(SponsorView(sponsor.name, sponsor.url, shown))
    return TierView(tier.title, tuple(sponsors))
