"""Each page of the hostile site: the skeleton that the plain site has, nothing that runs, nothing from elsewhere."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.hostile import site
from tests.hostile.payloads import PAYLOADS

HTML = "{http://www.w3.org/1999/xhtml}"
MATHS = "{http://www.w3.org/1998/Math/MathML}"
# What an author's markup may become, wherever it may stand; all else must be in the plain site, too.
MARKUP = {
    *((tag, "") for tag in ("p", "br", "em", "strong", "code", "u", "s", "sub", "sup", "ul", "ol", "li", "bdi")),
    *(("a", name) for name in ("", "href", "rel")),
    *((tag, "dir") for tag in ("p", "div", "span")),
}
BODY, MAIN = "/*/*[local-name()='body']", "//*[local-name()='main']"
LOADED_BEFORE_THE_POLICY = (
    "//*[@http-equiv='Content-Security-Policy']/preceding::*[local-name()='script' or local-name()='link']"
)
Trees = dict[str, etree._Element]
SHOWN_AS_THEY_ARE = ("name", "affiliation", "keyword", "award", "alt")
NUMBERS = range(len(PAYLOADS))


def elements(page: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for element in page.iter(etree.Element):
        yield str(element.tag).removeprefix(HTML), element


def kinds(page: etree._Element) -> set[tuple[str, str]]:
    """Each element with each of its attributes; formulas are judged where they are made."""
    return {(tag, str(name)) for tag, one in elements(page) if not tag.startswith(MATHS) for name in ("", *one.attrib)}


def skeleton(page: etree._Element) -> list[str]:
    """The landmarks and headings of the frame in their order."""
    landmarks = ("html", "head", "body", "header", "main", "footer", "nav", "article", "h1", "title", "form", "script")
    return [tag for tag, _ in elements(page) if tag in landmarks]


@pytest.fixture(scope="session")
def plain_kinds(plain_pages: Trees) -> set[tuple[str, str]]:
    return {kind for page in plain_pages.values() for kind in kinds(page)}


def classes(page: etree._Element) -> set[str]:
    return {name for told in page.xpath("//@class") for name in told.split()}


def test_there_are_at_least_300_inputs() -> None:
    places = (*site.PLACES, *SHOWN_AS_THEY_ARE, "macro", "item", "page", "session")
    assert len(PAYLOADS) * len(places) >= 300
    assert len(set(PAYLOADS.values())) == len(PAYLOADS)


@pytest.mark.threat(1)
@pytest.mark.threat(2)
@pytest.mark.threat(5)
@pytest.mark.threat(6)
@pytest.mark.threat(9)
def test_the_hostile_pages_have_the_skeleton_of_the_plain_ones(pages: Trees, plain_pages: Trees) -> None:
    compared = [route for route in pages if not route.startswith("authors/")]
    assert len(compared) > 2 * len(PAYLOADS)
    for route in compared:
        plain = plain_pages[counterpart(route)]
        assert skeleton(pages[route]) == skeleton(plain), route
        assert top(pages[route]) == top(plain), route


def counterpart(route: str) -> str:
    """The page of the twin to compare with: of a session's many posters the second, which has one before and behind."""
    number = re.search(r"\d+", route)
    if not number or int(number[0]) < 16 or not route.startswith(("posters/", "p/")):
        return route
    return route.replace(number[0], str(8 + int(number[0]) % 8))


def top(page: etree._Element) -> list[tuple[str, str | None]]:
    """What stands side by side in the page's body and in its main part, which nothing in them may end."""
    return [(str(one.tag), one.get("class")) for part in page.xpath(f"{BODY} | {MAIN}") for one in part]


@pytest.mark.threat(1)
@pytest.mark.threat(3)
@pytest.mark.threat(10)
def test_no_page_holds_what_the_plain_ones_do_not(pages: Trees, plain_kinds: set[tuple[str, str]]) -> None:
    for route, page in pages.items():
        assert kinds(page) <= plain_kinds | MARKUP, route
        for tag, element in elements(page):
            assert not [name for name in element.attrib if str(name).startswith("on") or name == "style"], route
            assert tag not in ("style", "iframe", "object", "embed", "base", "foreignObject"), route
            if tag == "script" and element.get("src") is None:
                assert element.get("type") == "application/ld+json", route
                json.loads(element.text or "")


@pytest.mark.threat(5)
def test_no_text_names_or_clothes_a_part_of_a_page(pages: Trees, plain_pages: Trees) -> None:
    known = {name for page in plain_pages.values() for name in classes(page)} | {
        "related",
        "long",
    }  # hostile words have kin, and length
    for route, page in pages.items():
        assert classes(page) <= known, route
        ids = page.xpath("//@id")
        assert len(set(ids)) == len(ids), route
        assert not [one for one in ids if not re.fullmatch(r"[\w-]+", one)], route
        assert not {"main", "said", "location", "scheme"} & set(page.xpath("//*[local-name()='main']//*/@id")), route


@pytest.mark.threat(6)
def test_no_text_makes_a_form_a_frame_or_a_part_of_the_head(pages: Trees, plain_pages: Trees) -> None:
    told = [f"//*[local-name()='{name}']" for name in ("form", "input", "button", "link", "base", "script")]
    told.append(
        "//*[local-name()='meta'][not(starts-with(@name, 'citation_'))]"
    )  # of these, as many as there are names
    for route, page in pages.items():
        if not route.startswith("authors/"):
            plain = plain_pages[counterpart(route)]
            assert [len(page.xpath(one)) for one in told] == [len(plain.xpath(one)) for one in told], route
        assert not page.xpath("//*[local-name()='iframe' or local-name()='object' or local-name()='embed']"), route
        assert not page.xpath("//*[local-name()='main']//*[local-name()='meta' or local-name()='link']"), route


@pytest.mark.threat(10)
def test_every_page_has_a_policy_that_lets_nothing_in(pages: Trees) -> None:
    for route, page in pages.items():
        (policy,) = page.xpath("//*[@http-equiv='Content-Security-Policy']/@content")
        assert not page.xpath(LOADED_BEFORE_THE_POLICY), route  # to that it would not apply
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'", route
        assert rules.get("object-src", "'none'") == "'none'", route
        assert re.fullmatch(r"'self'(?: 'sha256-[\w+/=]{44}')?", rules.get("script-src", "'self'")), route
        assert rules["base-uri"] == "'none'", route
        assert rules["form-action"] in ("'self'", "'none'"), route
        assert not re.search(r"unsafe|https?:|\*", policy), route
        for address in page.xpath("//*[@http-equiv='refresh']/@content"):
            assert re.fullmatch(r"0; url=[\w./-]+\.html", address), route


@pytest.mark.threat(4)
def test_pages_ask_and_lead_only_where_they_may(pages: Trees) -> None:
    for route, page in pages.items():
        for tag, element in elements(page):
            for name in ("src", "srcset", "href", "action", "data", "poster", "formaction"):
                check_address(tag, element, name, route)
        leads_out = page.xpath("//*[local-name()='a'][starts-with(@href, 'http')]")
        assert not leads_out or page.xpath("//*[@name='referrer']/@content") == ["same-origin"], route


def check_address(tag: str, element: etree._Element, name: str, route: str) -> None:
    address = element.get(name)
    parts = urlsplit(address or "")
    if address is None or (not parts.scheme and not parts.netloc):
        return
    assert tag == "a", (route, tag, address)
    assert parts.scheme in ("http", "https", "mailto"), (route, address)
    assert "noopener" in (element.get("rel") or "").split(), (route, address)
    assert parts.scheme == "mailto" or "@" not in parts.netloc, (route, address)


@pytest.mark.threat(1)
@pytest.mark.parametrize("number", NUMBERS, ids=list(PAYLOADS))
def test_what_was_written_is_shown_as_written(pages: Trees, number: int) -> None:
    page = pages[f"posters/attack-{number}.html"]
    words, payload = spaced("".join(page.itertext())), spaced(list(PAYLOADS.values())[number])
    for place in SHOWN_AS_THEY_ARE:
        assert payload in (spaced(" ".join(page.xpath("//@alt"))) if place == "alt" else words), place
    assert len(page.xpath("//*[local-name()='title']")) == 1
    assert len(page.xpath("/*/*[local-name()='head']/*[local-name()='title']")) == 1


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.threat(11)
@pytest.mark.parametrize("name", ["template", "template's insides", "format"])
def test_no_template_is_run(output: Path, pages: Trees, name: str) -> None:
    number = list(PAYLOADS).index(name)
    route = f"posters/attack-{number}.html"
    text = unescape((output / route).read_text(encoding="utf-8"))
    # Name, affiliation, keyword, award, alternative text, in the head and in the citation: nowhere anything else.
    assert text.count(PAYLOADS[name]) >= len(SHOWN_AS_THEY_ARE)
    assert "no" * 9 not in text
    assert "uid=" not in text
