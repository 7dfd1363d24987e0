"""Addresses of links: those that no page may have are refused where they stand."""

from pathlib import Path

import pytest

from generator.content import kinds, posters
from generator.content.fields import Slot, errors
from generator.content.yamlfile import Scalar
from generator.errors import Place
from generator.markup import Text
from tests.hostile.payloads import ADDRESSES

FIELDS = {
    "link": 'links: {{code: "{}"}}',
    "author's page": 'authors: [{{name: Ada, url: "{}"}}]',
}


@pytest.mark.threat(4)
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, field: str) -> None:
    path = tmp_path / "content" / "posters" / "s" / "a.yaml"
    path.parent.mkdir(parents=True)
    address = ADDRESSES[name].replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\x09")
    path.write_text(f"session: s\n{FIELDS[field].format(address)}\n", encoding="utf-8")
    read = posters.load(path, tmp_path)
    assert read.poster is None
    assert [one.place.line for one in errors(read.faults)][-1] == 2


@pytest.mark.threat(4)
@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("form", ["[words]({})", "<{}>", r"\href{{{}}}{{words}}", "[words](<{}>)", r"\url{{{}}}"])
def test_no_text_makes_a_link_of_it(name: str, form: str) -> None:
    html = Text(form.format(ADDRESSES[name])).html
    for scheme in ("javascript", "data", "blob", "file", "ftp", "view-source", "//"):
        assert f'href="{scheme}' not in html.lower()
    assert "@evil" not in html.partition('href="')[2].partition('"')[0]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/x?y=z#a",
        "https://müller.example/ü",
        "https://[::1]/",
        "https://例え.jp",
    ],
)
def test_an_ordinary_address_passes(address: str) -> None:
    assert kinds.ADDRESS.read(Scalar(address, Place(Path())), Slot("", "", ""), []) == address
