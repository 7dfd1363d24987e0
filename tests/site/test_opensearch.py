from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from generator.model import Conference, Settings
from generator.site import opensearch, themes

WORDS = themes.find("wayfinder", Path("nowhere")).words
NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def read(conference: Conference, chosen: Settings) -> etree._Element:
    text = opensearch.dump(conference, chosen, WORDS)
    assert text
    return etree.fromstring(text.encode())


NAMES = ["PSS", "Workshop on Small Systems 2026", "A" * 60, 'Ends & <means> "x"', "سمنار الملصقات", "bell\x07"]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_description_keeps_to_its_lengths(conference: Conference, chosen: Settings, name: str) -> None:
    root = read(conference, replace(chosen, name=name))
    assert root.tag == f"{NAMESPACE}OpenSearchDescription"
    found = {str(part.tag).removeprefix(NAMESPACE): part.text or "" for part in root}
    assert 0 < len(found["ShortName"]) <= 16
    assert 0 < len(found["LongName"]) <= 48
    assert 0 < len(found["Description"]) <= 1024
    assert found["LongName"].startswith(name[:4])


def test_where_browsers_ask(conference: Conference, chosen: Settings) -> None:
    url = read(conference, chosen).find(f"{NAMESPACE}Url")
    assert url is not None
    assert dict(url.attrib) == {
        "type": "text/html",
        "template": "https://example.org/wss-2026/search.html?q={searchTerms}",
    }


def test_without_an_address_there_is_none(conference: Conference, chosen: Settings) -> None:
    assert opensearch.dump(conference, replace(chosen, url=""), WORDS) is None
