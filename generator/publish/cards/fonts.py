"""The fonts of share cards: which characters they have, how wide a text is, and its glyphs."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont
from PIL.ImageFont import Axis, FreeTypeFont

from generator.errors import Place, SourceError

NO_CHARACTER = "\uffff"  # Unicode promises that it never becomes one, so every font shows its "missing" for it
_PROBE = 40  # pixels: enough to tell any glyph from that
_WEIGHT = b"Weight"

_Glyph = tuple[float, tuple[int, int], bytes]


class Fonts:
    """Fonts that stand in for each other character by character, the first that has it, as in a style sheet.

    Laid out glyph by glyph without the shaping library: that one is not on every machine, and pictures shall be the
    same on each. Variable fonts take any weight, others have the one they have.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = [(file, file.read_bytes()) for file in files]
        self._opened: dict[tuple[int, int, int], FreeTypeFont] = {}
        self._faces: dict[tuple[int, int], Face] = {}
        self._missing = [_glyph(self.font(index, _PROBE, 400), NO_CHARACTER) for index in range(len(files))]
        self._homes: dict[str, int | None] = {}

    def has(self, text: str) -> bool:
        """Whether every character of the text can be drawn."""
        return all(self.home(character) is not None for character in text)

    def home(self, character: str) -> int | None:
        """The index of the first font that has the character."""
        if character not in self._homes:
            having = (
                index
                for index, missing in enumerate(self._missing)
                if _glyph(self.font(index, _PROBE, 400), character) != missing
            )
            self._homes[character] = next(having, None)
        return self._homes[character]

    def face(self, size: int, weight: int) -> "Face":
        """The fonts in one size (pixels) and weight (100 to 900)."""
        key = size, weight
        if key not in self._faces:
            self._faces[key] = Face(self, size, weight)
        return self._faces[key]

    def font(self, index: int, size: int, weight: int) -> FreeTypeFont:
        """One of the fonts. Raises SourceError where its file cannot be read."""
        key = index, size, weight
        if key not in self._opened:
            file, data = self._files[index]
            try:
                font = ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
            except OSError as error:
                raise SourceError(
                    "this font cannot be read", Place(file), "name fonts in .woff2, .ttf or .otf under 'cards'"
                ) from error
            self._opened[key] = _weighted(font, weight)
        return self._opened[key]


class Face:
    """Fonts in one size and weight."""

    def __init__(self, fonts: Fonts, size: int, weight: int) -> None:
        self._fonts = fonts
        self._size = size
        self._weight = weight
        self._advances: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Pixels from the text's start to its end: without shaping, the sum of its characters'."""
        return sum(self._advance(character) for character in text)

    def height(self) -> int:
        """Pixels from the baseline to the top of an H."""
        return -round(self._of("H").getbbox("H", anchor="ls")[1])

    def draw(self, canvas: ImageDraw.ImageDraw, left: float, baseline: int, text: str) -> None:
        """Draw the text in full strength, from `left` on the baseline."""
        for font, run in self._runs(text):
            canvas.text((round(left), baseline), run, fill=255, font=font, anchor="ls")
            left += self.width(run)

    def _runs(self, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
        for index, run in groupby(text, key=self._fonts.home):
            yield self._font(index), "".join(run)

    def _advance(self, character: str) -> float:
        if character not in self._advances:
            self._advances[character] = self._of(character).getlength(character)
        return self._advances[character]

    def _of(self, character: str) -> FreeTypeFont:
        return self._font(self._fonts.home(character))

    def _font(self, index: int | None) -> FreeTypeFont:
        return self._fonts.font(index or 0, self._size, self._weight)


def _weighted(font: FreeTypeFont, weight: int) -> FreeTypeFont:
    try:
        axes = font.get_variation_axes()
    except OSError:  # no variable font
        return font
    font.set_variation_by_axes([_along(axis, weight) for axis in axes])
    return font


def _along(axis: Axis, weight: int) -> float:
    if axis["name"] != _WEIGHT:
        return axis["default"] or 0
    return min(max(weight, axis["minimum"] or 0), axis["maximum"] or 0)


def _glyph(font: FreeTypeFont, character: str) -> _Glyph:
    mask = font.getmask(character, "L")
    return font.getlength(character), mask.size, bytes(mask)
