"""Which files a device keeps, and the list and the script that say so."""

import hashlib
import json
import re

import pytest
from msgspec.structs import replace

from generator.model import Logo, Settings, Sponsor, Tier
from generator.site import offline

ROUTES = {
    "a page": ("posters/beam.html", True),
    "a short address": ("p/12.html", True),
    "search": ("search.js", True),
    "a style": ("static/theme.css", True),
    "a font": ("static/fonts/a.woff2", True),
    "a picture of the theme": ("static/bee.png", True),
    "a calendar": ("programme.ics", True),
    "a citation": ("posters/beam.bib", True),
    "data for others": ("posters.json", False),
    "a feed": ("feed.xml", False),
    "for hosts": ("CNAME", False),
    "also for hosts": (".nojekyll", False),
    "a poster": ("files/beam.pdf", False),
    "a poster's page": ("files/demo.html", False),
    "a first page": ("previews/beam.pdf.webp", False),
    "a logo": ("files/logo.svg", True),
    "a logo for dark grounds": ("files/logo-dark.svg", True),
    "a sponsor's logo": ("files/gold.svg", True),
}
DIGEST = "0" * 64


@pytest.fixture
def branded(chosen: Settings) -> Settings:
    sponsors = (Tier("Gold", (Sponsor("A", logo=Logo("files/gold.svg")), Sponsor("B"))),)
    return replace(chosen, logo=Logo("files/logo.svg", "files/logo-dark.svg"), sponsors=sponsors)


@pytest.mark.parametrize(("route", "is_kept"), ROUTES.values(), ids=ROUTES)
def test_what_is_kept(branded: Settings, route: str, is_kept: bool) -> None:
    assert (route in offline.kept({route: DIGEST}, branded)) is is_kept


def test_the_list_names_addresses_as_links_do() -> None:
    text = offline.dump({"b.html": "b" * 64, "files/the logo (1)#.svg": "a" * 64})
    assert text == f"{'b' * 64}  b.html\n{'a' * 64}  files/the%20logo%20%281%29%23.svg\n"


def test_the_worker_knows_its_list() -> None:
    one, other = (offline.worker(offline.dump({"a.html": digest * 64})) for digest in "ab")
    found = re.match(r'const BUILD = "([0-9a-f]{64})";\n', one)
    assert found
    assert found[1] == hashlib.sha256(f"{'a' * 64}  a.html\n".encode()).hexdigest()
    assert one.split("\n", 1)[1] == other.split("\n", 1)[1]
    assert one != other


def test_the_script_asks_for_the_files_by_their_names() -> None:
    script = offline.worker("")
    assert f"${{SCOPE}}{offline.FILES}`" in script
    assert f"  {offline.WORKER.replace('.', chr(92) + '.')}$" in script


def test_sizes_are_told() -> None:
    assert json.loads(offline.sizes(1_100_000, 2)) == {"version": 1, "kept": 1_100_000, "zip": 2}
