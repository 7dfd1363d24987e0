"""Links of own pages: what every site has may be led to."""

import shutil
from pathlib import Path

from generator.content import load, ownpages, pagelinks, settings
from generator.content.fields import Faults
from generator.content.pagelinks import Known, PageLinks
from generator.model import OwnPage
from generator.site import outputs, themes

SITE = Path(__file__).parents[1] / "sites" / "two-days"


def found(text: str, folder: Path) -> tuple[PageLinks, Faults]:
    path = folder / "content" / "pages" / "venue.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    page = OwnPage(id="venue", title="Venue", source=text, path="content/pages/venue.md")
    links = pagelinks.find([page], folder)
    faults: Faults = []
    pagelinks.check(links, Known({"venue"}, {"monday"}, {"quiet-fans"}, ["a b.pdf"]), faults)
    return links, faults


def test_every_address_of_a_site_may_be_led_to(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    chosen = settings.load(root)
    everything = load.load(chosen).conference
    routes = [output.route for output in outputs(everything, chosen, themes.find(chosen.theme, root))]
    # But for what is there for hosts and for our own pages only.
    shown = [route for route in routes if not route.startswith(".") and route != "CNAME" and route[-3:] != ".js"]
    text = "# All\n\n" + "\n".join(f"- [x]({route})" for route in shown)
    (root / "content" / "pages" / "all.md").write_text(text, encoding="utf-8")
    assert [fault.message for fault in load.check(settings.load(root))] == []


def test_own_pages_take_no_address_of_the_site(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    shutil.rmtree(root / "content" / "pages")
    chosen = settings.load(root)
    routes = [output.route for output in outputs(load.load(chosen).conference, chosen, themes.find(chosen.theme, root))]
    pages = {route.removesuffix(".html") for route in routes if route.endswith(".html") and "/" not in route}
    assert pages <= ownpages.TAKEN | ownpages.YIELDING


def test_the_nth_link_in_the_page_is_the_nth_in_the_file(tmp_path: Path) -> None:
    text = "# Venue\n\n[a](x.md) `x.md` [b](venue.md) and\n[c](x.md#y), [d](./x.md), [e](x.md)\n"
    _, faults = found(text, tmp_path)
    assert [(fault.place.line, fault.place.column) for fault in faults] == [(3, 5), (4, 5), (4, 18), (4, 31)]
    links = [f"the link '{link}' leads to no page" for link in ("x.md", "x.md#y", "./x.md", "x.md")]
    assert [fault.message for fault in faults] == links


def test_names_with_signs_are_found(tmp_path: Path) -> None:
    text = "# Venue\n\n[a](files/a%20b.pdf) [b](<files/a b.pdf>) [c](#caf\u00e9) [d](#caf%C3%A9)\n\n## Caf\u00e9\n"
    assert found(text, tmp_path)[1] == []


def test_pages_of_a_long_list_may_be_led_to(tmp_path: Path) -> None:
    text = "# V\n\n[a](sessions/monday.part-2.html) [b](sessions/monday.part.html) [c](sessions/monday.txt)\n"
    _, faults = found(text, tmp_path)
    assert [fault.message for fault in faults] == ["the link 'sessions/monday.part.html' leads to no page"]


def test_letters_of_the_index_are_no_people(tmp_path: Path) -> None:
    links, faults = found(
        "# V\n\n[a](authors/letters/w.html) [b](authors/wei-wang.html) [c](authors/index.html)\n", tmp_path
    )
    assert faults == []
    pagelinks.check_people(links, {"ada-lovelace"}, faults)
    assert [fault.message for fault in faults] == ["the link 'authors/wei-wang.html' leads to no page"]


def test_links_that_leave_the_site_are_none_of_ours(tmp_path: Path) -> None:
    text = "# V\n\n[a](https://example.org/x.html) <mailto:a@example.org> [b](tel:+1) [c](//example.org/x.html)\n"
    links, faults = found(text, tmp_path)
    assert links.links == ()
    assert faults == []
