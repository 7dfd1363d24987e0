import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.errors import SourceError
from generator.publish import cards
from generator.publish.cards.drawing import draw
from generator.publish.cards.fonts import Fonts
from generator.publish.cards.layout import EDGE, PLATE
from generator.site.cardlook import Look
from generator.site.cards import HEIGHT, WIDTH, PosterCard, SiteCard

MOST = 30_000  # bytes


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    assert image.mode == "P"
    return image.convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def colours(image: Image.Image, box: tuple[int, int, int, int]) -> set[tuple[int, ...]]:
    found = image.crop(box).getcolors(WIDTH * HEIGHT)
    assert found
    return {colour for _, colour in found if isinstance(colour, tuple)}


def test_size_and_colours(card: PosterCard, fonts: Fonts) -> None:
    image = opened(draw(card, fonts))
    assert image.size == (1200, 630)
    ground, ink, quiet, plate, figure = map(rgb, ("#ffffff", "#12201b", "#46554f", "#0b5c49", "#ffffff"))
    assert colours(image, (0, 0, PLATE, 150)) == {plate}
    assert figure in colours(image, (0, 150, PLATE, HEIGHT - 150))
    assert ink in colours(image, (PLATE, 0, WIDTH, 250))
    assert quiet in colours(image, (PLATE, 200, WIDTH, 320))
    assert colours(image, (WIDTH - EDGE + 4, 0, WIDTH, HEIGHT)) == {ground}
    assert colours(image, (PLATE, HEIGHT - EDGE + 16, WIDTH, HEIGHT)) == {ground}
    assert len(colours(image, (0, 0, WIDTH, HEIGHT))) <= 16


def test_an_accent_is_the_plate_s_colour(card: PosterCard, fonts: Fonts) -> None:
    image = opened(draw(replace(card, look=replace(card.look, plate="#7a1fa2")), fonts))
    assert image.getpixel((5, 5)) == rgb("#7a1fa2")


def test_the_site_s_card_is_all_plate(look: Look, fonts: Fonts) -> None:
    image = opened(draw(SiteCard(route="s", look=look, event="Small Systems", lines=("18 May",)), fonts))
    for corner in ((0, 0), (WIDTH - 1, 0), (0, HEIGHT - 1), (WIDTH - 1, HEIGHT - 1)):
        assert image.getpixel(corner) == rgb(look.plate)
    assert rgb(look.figure) in colours(image, (EDGE, EDGE, WIDTH, 250))


def test_the_same_card_is_the_same_file_and_small(card: PosterCard, look: Look) -> None:
    files = [font.file for font in look.fonts]
    full = replace(card, title="Speculative Quantization of Heterogeneous Mixtures under Adversarial Workloads " * 2)
    for each in (card, full):
        first, second = (draw(each, Fonts(files)) for _ in range(2))
        assert first == second
        assert len(first) < MOST
    assert draw(card, Fonts(files)) != draw(full, Fonts(files))


def test_no_time_stands_in_the_file(card: PosterCard, fonts: Fonts) -> None:
    data = draw(card, fonts)
    assert b"tIME" not in data
    assert b"tEXt" not in data


def test_a_text_that_cannot_be_shown_leaves_no_trace(card: PosterCard, fonts: Fonts) -> None:
    assert draw(replace(card, names=("王伟",)), fonts) == draw(replace(card, names=("李雷",)), fonts)


def test_one_process_or_two_draw_the_same(card: PosterCard) -> None:
    many = [replace(card, route=f"share/{number}.png", figure=str(number)) for number in range(30)]
    told: list[tuple[int, int]] = []
    alone = list(cards.draw_all(many, 1, lambda done, total: told.append((done, total))))
    assert [route for route, _ in alone] == [each.route for each in many]
    assert len({data for _, data in alone}) == 30
    assert told == [(30, 30)]
    assert list(cards.draw_all(many, 2, lambda done, total: told.append((done, total)))) == alone
    assert told[1:] == [(15, 30), (30, 30)]
    assert list(cards.draw_all([], 0, lambda done, total: None)) == []


def test_a_font_that_is_none(card: PosterCard, tmp_path: Path) -> None:
    file = tmp_path / "words.woff2"
    file.write_text("no font")
    bad = replace(card, look=replace(card.look, fonts=(replace(card.look.fonts[0], file=file),)))
    with pytest.raises(SourceError, match="this font cannot be read") as caught:
        list(cards.draw_all([bad], 1, lambda done, total: None))
    assert caught.value.place.path == file
