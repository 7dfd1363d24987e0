"""A share card as a PNG of sixteen colours: flat grounds, and text with soft edges on them."""

import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageDraw

from generator.publish.cards.fonts import Fonts
from generator.publish.cards.layout import Block, Tone, layout
from generator.site.cardlook import Look
from generator.site.cards import HEIGHT, WIDTH, Card

_GROUND, _PLATE = 0, 1  # in the palette
# Behind them the palette holds each tone's steps from its ground to its colour. Four bits a pixel, so sixteen in all:
# more steps cannot be told from these at the size at which cards are shown, and double the file.
_STEPS = {Tone.INK: 5, Tone.QUIET: 4, Tone.FIGURE: 5}
_FIRST = {Tone.INK: 2, Tone.QUIET: 7, Tone.FIGURE: 11}
_STEP = {tone: [round(strength * steps / 255) for strength in range(256)] for tone, steps in _STEPS.items()}
# A pixel's strength (0 to 255) -> its index in the palette, and whether the text touches it at all, as a mask has it.
_INDEX = {tone: [_FIRST[tone] - 1 + step for step in steps] for tone, steps in _STEP.items()}
_TOUCHED = {tone: [255 if step else 0 for step in steps] for tone, steps in _STEP.items()}


def draw(card: Card, fonts: Fonts) -> bytes:
    """The card's PNG. Equal cards give equal bytes with one version of Pillow."""
    made = layout(card, fonts)
    image = Image.new("L", (WIDTH, HEIGHT), _GROUND)  # of the palette's indexes
    image.paste(_PLATE, (0, 0, made.plate, HEIGHT))
    for block in made.blocks:
        _draw_block(image, block, fonts)
    image.putpalette([channel for colour in _palette(card.look) for channel in colour])
    file = BytesIO()
    # Runs are nearly all there is to find in such a picture: as small as by the longest search, in a fifth of its time.
    image.save(file, "PNG", bits=4, compress_type=zlib.Z_RLE)
    return file.getvalue()


def _draw_block(image: Image.Image, block: Block, fonts: Fonts) -> None:
    face = fonts.face(block.size, block.weight)
    above, below = round(block.size * 1.2), round(block.size * 0.5)  # room for accents and descenders
    mask = Image.new("L", (WIDTH, block.last - block.baseline + above + below), 0)
    canvas = ImageDraw.Draw(mask)
    for number, (line, left) in enumerate(zip(block.lines, block.lefts, strict=True)):
        face.draw(canvas, left, above + number * block.leading, line)
    box = mask.getbbox()
    if box is None:
        return
    drawn = mask.crop(box)
    corner = box[0], block.baseline - above + box[1]
    image.paste(drawn.point(_INDEX[block.tone]), corner, drawn.point(_TOUCHED[block.tone]))


def _palette(look: Look) -> Iterator[tuple[int, ...]]:
    ground, plate = _channels(look.ground), _channels(look.plate)
    yield ground
    yield plate
    tones = {Tone.INK: (ground, look.ink), Tone.QUIET: (ground, look.quiet), Tone.FIGURE: (plate, look.figure)}
    for tone, (under, colour) in tones.items():
        over, steps = _channels(colour), _STEPS[tone]
        for step in range(1, steps + 1):
            yield tuple(round(a + (b - a) * step / steps) for a, b in zip(under, over, strict=True))


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
