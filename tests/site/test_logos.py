import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import File, Logo, Settings, Sponsor, Tier
from generator.site import logos
from generator.site.logos import LogoView

FILES = {file.route: file for file in (File(name="a.svg", size=1, width=400, height=100), File(name="b.svg", size=1))}


@pytest.mark.parametrize(
    ("form", "size"),
    [
        ((100, 100), (72, 72)),  # a square is held by the height
        ((400, 100), (173, 43)),
        ((1000, 50), (220, 11)),  # a line is held by the width
        ((50, 100), (36, 72)),
        ((0, 0), (0, 0)),
    ],
)
def test_optical_sizes(form: tuple[int, int], size: tuple[int, int]) -> None:
    assert logos.optical_size(*form) == size


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_no_logo_is_larger_than_another_may_be(width: int, height: int) -> None:
    shown = logos.optical_size(width, height)
    assert shown[0] <= logos.WIDEST + 1
    assert shown[1] <= logos.HIGHEST
    assert shown[0] * shown[1] <= logos.AREA * 1.1


def test_tiers_in_their_order_without_the_empty(chosen: Settings) -> None:
    sponsors = (Sponsor("A", "https://a.org", Logo("files/a.svg", "files/b.svg")), Sponsor("B"))
    settings = Settings(root=chosen.root, output=chosen.output, sponsors=(Tier("Gold", sponsors), Tier("Void", ())))
    (gold,) = logos.tiers(settings, FILES)
    assert (gold.title, [one.name for one in gold.sponsors]) == ("Gold", ["A", "B"])
    assert gold.sponsors[0].logo == LogoView("files/a.svg", "files/b.svg", 173, 43)
    assert gold.sponsors[1].logo is None


def test_a_logo_of_unknown_size() -> None:
    assert logos.logo_view(Logo("files/b.svg"), FILES) == LogoView("files/b.svg", "", 0, 0)
    assert logos.logo_view(None, FILES) is None
