"""Where the texts of a share card stand: blocks of lines, each in one size, weight and tone. All in pixels."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from generator.publish.cards.fonts import Fonts
from generator.publish.cards.legible import legible
from generator.publish.cards.wrapping import Room, cut, fit
from generator.site.cards import HEIGHT, WIDTH, Card, PosterCard, SiteCard

EDGE = 64
PLATE = 320
NO_PLATE = 32  # the band that is left where a poster has no number
_GUTTER = 56
_FOOT = HEIGHT - EDGE  # baseline of the last line

_TITLE_SIZES = (84, 76, 68, 62, 56, 52, 48, 44)
_STAND_IN_SIZES = (56, 52, 48, 44)
_FIGURE = Room(PLATE - 64, 280, 2, (190, 168, 148, 128, 112, 96, 80, 68, 56, 48), 1.1)
_LABEL = Room(PLATE - 64, 60, 1, (38, 34, 30, 26), 1)
_EVENT = Room(WIDTH - 2 * EDGE, 380, 3, (132, 116, 100, 88, 76, 66, 58), 1.12)


class Tone(Enum):
    """Which colour on which ground a text has."""

    INK = "ink on the ground"
    QUIET = "quiet ink on the ground"
    FIGURE = "the figure's colour on the plate"


class Block(Struct, frozen=True, kw_only=True):
    """Lines of one text: `baseline` is the first one's, `leading` leads to the next, `lefts` are where they begin."""

    lines: tuple[str, ...]
    lefts: tuple[int, ...]
    baseline: int
    leading: int
    size: int
    weight: int
    tone: Tone

    @property
    def last(self) -> int:
        """The last line's baseline."""
        return self.baseline + self.leading * (len(self.lines) - 1)


class Layout(Struct, frozen=True):
    """A card's plate, from the left edge so wide, and its texts."""

    plate: int
    blocks: tuple[Block, ...]


def layout(card: Card, fonts: Fonts) -> Layout:
    """The card without those texts that the fonts cannot show."""
    if isinstance(card, SiteCard):
        return Layout(WIDTH, tuple(_site(card, fonts)))
    numbered = bool(legible(card.figure, fonts))
    plate = PLATE if numbered else NO_PLATE
    texts = tuple(_texts(card, fonts, plate + _GUTTER))
    if not texts:
        plate = WIDTH
    return Layout(plate, (*_plate(card, fonts, plate), *texts))


def _site(card: SiteCard, fonts: Fonts) -> Iterator[Block]:
    yield from _text(card.event, fonts, _EVENT, top=EDGE + 16, left=EDGE, weight=800, tone=Tone.FIGURE)
    room = Room(WIDTH - 2 * EDGE, 60, 1, (40, 36, 32), 1)
    below = _FOOT
    for line in reversed(card.lines):
        for block in _text(line, fonts, room, top=0, left=EDGE, weight=600, tone=Tone.FIGURE):
            yield _moved(block, below - block.baseline)
            below -= 60


def _plate(card: PosterCard, fonts: Fonts, plate: int) -> Iterator[Block]:
    """The label above the figure, as a group in the middle of the plate."""
    figures = _text(card.figure, fonts, _FIGURE, top=0, left=0, weight=800, tone=Tone.FIGURE)
    if not figures:
        return
    (figure,) = figures
    labels = _text(card.sign, fonts, _LABEL, top=0, left=0, weight=600, tone=Tone.FIGURE)
    above = labels[0].baseline + 36 if labels else 0
    top = (HEIGHT - above - figure.last) // 2
    yield from (_centred(_moved(label, top), fonts, plate) for label in labels)
    yield _centred(_moved(figure, top + above), fonts, plate)


def _texts(card: PosterCard, fonts: Fonts, left: int) -> Iterator[Block]:
    """Title, authors and event; where the title cannot be shown the event stands in its place, or else nothing."""
    width = WIDTH - EDGE - left
    shown = legible(card.title, fonts)
    title = Room(width, 320, 4, _TITLE_SIZES, 1.14) if not card.opening else Room(width, 130, 2, _STAND_IN_SIZES, 1.14)
    tone = Tone.QUIET if card.opening else Tone.INK
    blocks = _text(shown or card.event, fonts, title, top=EDGE + 8, left=left, weight=700, tone=tone)
    if not blocks:
        return
    if shown and card.opening:
        room = Room(width, 210, 4, (40, 36, 32), 1.32)
        blocks += _text(card.opening, fonts, room, top=blocks[-1].last + 44, left=left, weight=400, tone=Tone.INK)
    room = Room(width, 60, 1, (36,), 1)
    names = _authors(card, fonts, width)
    blocks += _text(names, fonts, room, top=blocks[-1].last + 48, left=left, weight=400, tone=Tone.QUIET)
    yield from blocks
    yield from _foot(card.event if shown else "", card.dates, fonts, left)


def _authors(card: PosterCard, fonts: Fonts, most: int) -> str:
    """As many of the first names as there is room for, and how many follow; "" where the first cannot be shown."""
    names = [legible(name, fonts) for name in card.names]
    shown = names[: names.index("")] if "" in names else names

    def width(text: str, size: int = 36) -> float:
        return fonts.face(size, 400).width(text)

    for count in range(len(shown), 0, -1):
        more = card.more + len(names) - count
        text, rest = ", ".join(shown[:count]), f" +{more}" if more else ""
        if width(text + rest) <= most:
            return text + rest
        if count == 1:
            return cut(text, most - width(rest), 36, width) + rest
    return "" if names else card.unnamed


def _foot(event: str, dates: str, fonts: Fonts, left: int) -> Iterator[Block]:
    """The event and its dates, on the last line, or on two where one has not room for both."""
    room = Room(WIDTH - EDGE - left, 60, 1, (32, 28, 26), 1)
    names = _text(event, fonts, room, top=0, left=left, weight=600, tone=Tone.INK)
    ends = _text(dates, fonts, room, top=0, left=left, weight=400, tone=Tone.QUIET)
    aside = sum(_width(name, fonts) + 28 for name in names)
    together = aside + sum(_width(end, fonts) for end in ends) <= room.width
    for name in names:
        yield _moved(name, _FOOT - name.baseline - (0 if together or not ends else 46))
    for end in ends:
        yield replace(_moved(end, _FOOT - end.baseline), lefts=(left + (aside if together else 0),))


def _text(text: str, fonts: Fonts, room: Room, *, top: int, left: int, weight: int, tone: Tone) -> tuple[Block, ...]:
    """The text as large as it has room, its capitals' tops at `top`; nothing where the fonts cannot show it."""
    shown = legible(text, fonts)
    if not shown:
        return ()
    size, lines = fit(shown, room, lambda line, size: fonts.face(size, weight).width(line))
    return (
        Block(
            lines=lines,
            lefts=(left,) * len(lines),
            baseline=top + fonts.face(size, weight).height(),
            leading=round(size * room.leading),
            size=size,
            weight=weight,
            tone=tone,
        ),
    )


def _width(block: Block, fonts: Fonts) -> int:
    face = fonts.face(block.size, block.weight)
    return round(max(face.width(line) for line in block.lines))


def _moved(block: Block, down: int) -> Block:
    return replace(block, baseline=block.baseline + down)


def _centred(block: Block, fonts: Fonts, plate: int) -> Block:
    """The block with each line in the middle of a plate so wide."""
    face = fonts.face(block.size, block.weight)
    return replace(block, lefts=tuple(round((plate - face.width(line)) / 2) for line in block.lines))
