"""Links: the web and mail, nothing else."""

import re

import pytest

from generator.markup import Text
from generator.markup.safe import link


def a(href: str, text: str) -> str:
    return f'<a href="{href}" rel="noopener">{text}</a>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("at https://anonymous.4open.science/r/pylo-C91E32.",
         f"at {a('https://anonymous.4open.science/r/pylo-C91E32', 'https://anonymous.4open.science/r/pylo-C91E32')}."),
        ("(see http://a.org/b_c_(d)), or", f"(see {a('http://a.org/b_c_(d)', 'http://a.org/b_c_(d)')}), or"),
        ("**https://a.org**", f"<strong>{a('https://a.org', 'https://a.org')}</strong>"),
        (r"https://a.org/x\_y\%20z--w~v", a("https://a.org/x_y%20z--w~v", "https://a.org/x_y%20z--w~v")),
        ("https://a.org/?q=1&r=2", a("https://a.org/?q=1&amp;r=2", "https://a.org/?q=1&amp;r=2")),
        ("<https://a.org> <me@a.org>", f"{a('https://a.org', 'https://a.org')} {a('mailto:me@a.org', 'me@a.org')}"),
        ("[our *code*](https://a.org)", a("https://a.org", "our <em>code</em>")),
        ('[x](https://a.org "a title")', a("https://a.org", "x")),
        (r"\url{https://a.org/b\_c} \href{https://a.org}{our \textbf{code}}",
         f"{a('https://a.org/b_c', 'https://a.org/b_c')} {a('https://a.org', 'our <strong>code</strong>')}"),
        ("torch.compile, example.org, xhttps://a.org, http://", "torch.compile, example.org, xhttps://a.org, http://"),
        ("[see https://a.org](https://b.org)", a("https://b.org", "see https://a.org")),
        (r"\href{https://a.org}{[x](https://b.org) \url{https://c.org}}", a("https://a.org", "[x](https://b.org) https://c.org")),
    ],
)  # fmt: skip
def test_links(source: str, html: str) -> None:
    assert Text(source).html == html
    assert Text(source).problems == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\x01javascript:alert(1)", "java\tscript:x",
        "data:text/html,x", "data:image/png;base64,AA", "vbscript:x", "file:///etc/passwd", "//evil.org", "/root",
        "../up.html", "page.html", "#top", "?q", "", "ftp://a.org", "http:a.org", "http:///x", "https://",
        "https://user@evil.org", "https://a.org@evil.org/", "https://a.org\\@evil.org", "&#106;avascript:x",
        "&Tab;javascript:x", "mailto:", "mailto:x", "https://a.org:port/", "https://[::1", "blob:https://a.org",
        "view-source:https://a.org", "http://a.b¹", "https://ａ.org",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[words]({})", "<{}>", r"\href{{{}}}{{words}}", r"\url{{{}}}", "[words](<{}>)", "{}"])
def test_no_link_leads_elsewhere(address: str, form: str) -> None:
    html = Text(form.format(address)).html
    assert set(re.findall(r'<a href="([^"]*)"', html)) <= {"https://a.org"}
    assert 'href=""' not in html


def test_words_of_a_refused_link_stay_visible() -> None:
    assert Text("[words](javascript:alert(1))").plain == "[words](javascript:alert(1))"


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://a.org/ü?x=ä", "https://a.org/%C3%BC?x=%C3%A4"),
        ("https://müller.de/", "https://xn--mller-kva.de/"),
        ("https://a.org/a b", "https://a.org/a%20b"),
        (' https://a.org/"><script> ', "https://a.org/%22%3E%3Cscript%3E"),
        ("HTTPS://A.org:8080/x", "HTTPS://A.org:8080/x"),
        ("mailto:me@a.org", "mailto:me@a.org"),
        ("https://a.org/" + "x" * 2000, None),
    ],
)
def test_addresses_are_encoded(address: str, href: str | None) -> None:
    assert link(address) == href
