"""Colours: how well two can be told apart, and all that a site needs made from its one accent."""

from collections.abc import Iterable, Iterator
from math import sqrt

from msgspec import Struct

READABLE = 4.5  # the contrast that text needs: WCAG 2.2, success criterion 1.4.3

_WHITE = "#ffffff"
# What accents stand on and beside in the themes that ship, light and dark.
_INK, _DARK_GROUND, _DARK_INK = "#12201b", "#0f1614", "#e9efec"
_SOFT_GREY = "#ededed"  # a shade darker than any soft ground: what is readable on it needs none that is paler
# OKLab lightness in thousandths, and the most chroma, of what is made from an accent.
_SOFT, _SOFT_CHROMA = range(945, 1001), 0.016
_DARK_SOFT, _DARK_SOFT_CHROMA = range(290, 190, -1), 0.036
_DARK_ACCENT, _DARK_ACCENT_CHROMA = range(810, 1001), 0.11

_Three = tuple[float, float, float]


class Palette(Struct, frozen=True):
    """The colours of a site, each as #rrggbb; `on_` is for text on the accent, `soft` a ground tinted with it."""

    accent: str
    on_accent: str
    soft: str
    dark_accent: str
    dark_on_accent: str
    dark_soft: str


def contrast(one: str, other: str) -> float:
    """How well two colours (#rrggbb) are told apart, from 1 to 21.

    The contrast ratio of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_usable(accent: str) -> bool:
    """Whether text of this colour (#rrggbb) can be read on white, and white text on it."""
    return contrast(accent, _WHITE) >= READABLE


def palette(accent: str) -> Palette:
    """What goes with an accent for light grounds (#rrggbb), all of its hue, so that every text can be read.

    ValueError where the accent is not usable.
    """
    if not is_usable(accent):
        raise ValueError(f"{accent} cannot be read on white")
    lab = _oklab(accent)
    soft = _readable(_shades(lab, _SOFT, _SOFT_CHROMA), accent, _INK)
    dark_soft = _readable(_shades(lab, _DARK_SOFT, _DARK_SOFT_CHROMA), _DARK_INK)
    dark_accent = _readable(_shades(lab, _DARK_ACCENT, _DARK_ACCENT_CHROMA), dark_soft, _DARK_GROUND)
    return Palette(accent, _WHITE, soft, dark_accent, _DARK_GROUND, dark_soft)


def usable(colour: str) -> str:
    """The colour (#rrggbb) if it is usable as an accent, else a darker one of its hue that is, on soft grounds too."""
    if is_usable(colour):
        return colour
    lab = _oklab(colour)
    return _readable(_shades(lab, range(int(lab[0] * 1000), -1, -1), 1.0), _WHITE, _SOFT_GREY)


def _readable(shades: Iterable[str], *others: str) -> str:
    """The first shade that can be read with each of the others."""
    return next(shade for shade in shades if all(contrast(shade, other) >= READABLE for other in others))


def _shades(lab: _Three, lightnesses: Iterable[int], chroma: float) -> Iterator[str]:
    """Colours of the hue in each lightness (in thousandths), with no more chroma than given or than a screen has."""
    _, a, b = lab
    whole = min(1.0, chroma / max(sqrt(a * a + b * b), 1e-6))
    # Less and less chroma; grey, at the latest, is a colour of every screen.
    parts = [whole * part / 32 for part in range(32, -1, -1)]
    for lightness in lightnesses:
        tries = (_linear((lightness / 1000, a * part, b * part)) for part in parts)
        yield _hexadecimal(next(each for each in tries if min(each) >= -0.001 and max(each) <= 1.001))


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> _Three:
    """Red, green and blue of #rrggbb as amounts of light, from 0 to 1 (sRGB, IEC 61966-2-1)."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _hexadecimal(channels: _Three) -> str:
    return "#" + "".join(f"{round(255 * _value(min(max(light, 0.0), 1.0))):02x}" for light in channels)


def _value(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _oklab(colour: str) -> _Three:
    """The colour in OKLab, where steps look even and a hue stays a hue: https://bottosson.github.io/posts/oklab/."""
    red, green, blue = _channels(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear(lab: _Three) -> _Three:
    """Amounts of red, green and blue light of an OKLab colour; outside of 0 to 1 where no screen shows it."""
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
