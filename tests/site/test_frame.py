from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.markup import Text
from generator.model import Conference, NavLink, OwnPage, Settings
from generator.site import themes
from generator.site.frame import NavItem, frame

WORDS = themes.find("wayfinder", Path("nowhere")).words

PAGES = (
    OwnPage(id="venue", title="Venue", source=""),
    OwnPage(id="call", title="Call for posters", source="", nav=False),
    OwnPage(id="conduct", title="Code of conduct", source=""),
)
VENUE, CONDUCT = NavItem("Venue", "venue.html", ""), NavItem("Code of conduct", "conduct.html", "")
OUTSIDE = NavItem("Registration", "", "https://example.org/register")

NAV: dict[str, tuple[tuple[NavLink, ...] | None, tuple[NavItem, ...]]] = {
    "not said: the pages that want to": (None, (VENUE, CONDUCT)),
    "nothing": ((), ()),
    "exactly these, in this order": ((NavLink("", "conduct"), NavLink("", "venue")), (CONDUCT, VENUE)),
    "one that does not want to by itself": ((NavLink("", "call"),), (NavItem("Call for posters", "call.html", ""),)),
    "words of one's own": ((NavLink("Where", "venue"),), (NavItem("Where", "venue.html", ""),)),
    "elsewhere": ((NavLink("Registration", "https://example.org/register"), NavLink("", "venue")), (OUTSIDE, VENUE)),
}


@pytest.mark.parametrize(("wanted", "shown"), NAV.values(), ids=NAV)
def test_navigation(
    conference: Conference, chosen: Settings, wanted: tuple[NavLink, ...] | None, shown: tuple[NavItem, ...]
) -> None:
    site = frame(replace(conference, pages=PAGES), replace(chosen, nav=wanted), {}, WORDS)
    assert site.nav == shown


def test_colours_only_where_an_accent_is_chosen(conference: Conference, chosen: Settings) -> None:
    assert frame(conference, chosen, {}, WORDS).colours is None
    colours = frame(conference, replace(chosen, accent="#7a1f5c"), {}, WORDS).colours
    assert colours
    assert colours.accent == "#7a1f5c"


def test_the_foot_is_marked_up(conference: Conference, chosen: Settings) -> None:
    site = frame(conference, replace(chosen, footer=Text("By *us* & <you>")), {}, WORDS)
    assert site.footer == "By <em>us</em> &amp; &lt;you&gt;"
    assert frame(conference, chosen, {}, WORDS).footer == ""
