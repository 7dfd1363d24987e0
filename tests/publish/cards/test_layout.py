from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.publish.cards.fonts import Fonts
from generator.publish.cards.layout import EDGE, NO_PLATE, PLATE, Block, Layout, Tone, layout
from generator.site.cardlook import Look
from generator.site.cards import HEIGHT, WIDTH, PosterCard, SiteCard

TEXTS = st.one_of(
    st.text(st.sampled_from("aWi é-–:,1 中"), max_size=200),
    st.sampled_from(["", "BEAM", "Training with fewer words " * 12, "w" * 300, "大規模言語モデルの効率的な学習"]),
)


def shown(made: Layout) -> list[str]:
    return [" ".join(block.lines) for block in made.blocks]


def test_number_title_authors_and_event(card: PosterCard, fonts: Fonts) -> None:
    made = layout(card, fonts)
    assert made.plate == PLATE
    assert shown(made) == [
        *("Poster", "12", "Tiny Caches: Less is 2× More", "Renée van der Berg, Wei Wang, Öznur Şahin +4"),
        *("Workshop on Small Systems 2026", "18 and 19 May 2026"),
    ]
    _, number, title, names, event, dates = made.blocks
    assert number.size > title.size > names.size > event.size == dates.size
    assert [block.tone for block in made.blocks[:4]] == [Tone.FIGURE, Tone.FIGURE, Tone.INK, Tone.QUIET]
    assert event.baseline == dates.baseline


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        ({"names": ("Ada Lovelace",), "more": 0}, ["Ada Lovelace"]),
        ({"names": (), "more": 0, "unnamed": "2 authors not yet disclosed"}, ["2 authors not yet disclosed"]),
        ({"names": ("Ada Lovelace", "王伟", "Wei Wang"), "more": 1}, ["Ada Lovelace +3"]),
        ({"names": ("王伟", "Ada Lovelace"), "more": 1}, []),
        ({"names": ("Maximiliane-Sophie von der Mühlenberg-Oberhausen", "Ada")}, ["Maximiliane-Sophie von der… +5"]),
    ],
    ids=["one", "none named", "second in another script", "first in another script", "a long name"],
)
def test_authors(card: PosterCard, fonts: Fonts, change: dict[str, object], texts: list[str]) -> None:
    assert shown(layout(replace(card, **change), fonts))[3:-2] == texts


def test_authors_that_have_no_room_are_counted(card: PosterCard, fonts: Fonts) -> None:
    long = replace(card, names=("Alexandrina Featherstonehaugh", "Bartholomew Cholmondeley", "Cy"), more=2)
    assert shown(layout(long, fonts))[3] == "Alexandrina Featherstonehaugh +4"


def test_a_poster_without_a_number_has_a_narrow_plate(card: PosterCard, fonts: Fonts) -> None:
    made = layout(replace(card, sign="", figure=""), fonts)
    assert made.plate == NO_PLATE
    assert shown(made)[0] == card.title


def test_an_unknown_title_is_said_quietly_and_the_abstract_begins(card: PosterCard, fonts: Fonts) -> None:
    words = "“Mixture-of-Experts models enable massive sizes but suffer from serving overheads compared to dense ones…”"
    made = layout(replace(card, title="Title not yet announced", opening=words), fonts)
    assert shown(made)[2:4] == ["Title not yet announced", words]
    assert [block.tone for block in made.blocks[2:4]] == [Tone.QUIET, Tone.INK]


@pytest.mark.parametrize("title", ["大規模言語モデル", "نموذج لغوي", "x ∈ ∅"], ids=["Chinese", "Arabic", "symbols"])
def test_where_the_title_cannot_be_shown_the_event_stands(card: PosterCard, fonts: Fonts, title: str) -> None:
    assert shown(layout(replace(card, title=title), fonts))[2:] == [
        *("Workshop on Small Systems 2026", "Renée van der Berg, Wei Wang, Öznur Şahin +4", "18 and 19 May 2026"),
    ]


def test_where_no_name_can_be_shown_the_number_has_the_card(card: PosterCard, fonts: Fonts) -> None:
    made = layout(replace(card, title="大規模言語", event="国際会議", sign="海报"), fonts)
    assert made.plate == WIDTH
    assert shown(made) == ["12"]
    (number,) = made.blocks
    assert number.lefts[0] + fonts.face(number.size, 800).width("12") / 2 == pytest.approx(WIDTH / 2, abs=1)


def test_the_site_s_card(look: Look, fonts: Fonts) -> None:
    made = layout(
        SiteCard(route="s", look=look, event="Small Systems", lines=("18 May · Bellevue", "4 posters")), fonts
    )
    assert made.plate == WIDTH
    assert sorted(shown(made)) == ["18 May · Bellevue", "4 posters", "Small Systems"]


@settings(deadline=None)  # the first opens the fonts
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3), TEXTS, TEXTS, TEXTS, st.booleans())
def test_no_text_leaves_its_place(
    card: PosterCard,
    fonts: Fonts,
    figure: str,
    title: str,
    names: list[str],
    event: str,
    dates: str,
    opening: str,
    titled: bool,
) -> None:
    opening = "" if titled else opening
    made = layout(
        replace(card, figure=figure, title=title, names=tuple(names), event=event, dates=dates, opening=opening), fonts
    )
    for block in made.blocks:
        low, high = (0, made.plate) if block.tone is Tone.FIGURE else (made.plate, WIDTH - EDGE)
        for line, left in zip(block.lines, block.lefts, strict=True):
            assert low <= left
            assert left + fonts.face(block.size, block.weight).width(line) <= high + 1
        assert top(block, fonts) > 0
        assert block.last <= HEIGHT - EDGE
    texts = sorted((block for block in made.blocks if block.tone is not Tone.FIGURE), key=lambda block: block.baseline)
    for above, below in pairwise(texts):
        if above.baseline != below.baseline:
            assert above.last + above.size * 0.25 < top(below, fonts)


def top(block: Block, fonts: Fonts) -> int:
    return block.baseline - fonts.face(block.size, block.weight).height()
