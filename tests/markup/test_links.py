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
        ("[see https://www.a.org/x](https://A.org)", a("https://A.org", "see https://www.a.org/x")),
        (r"\href{https://a.org}{[x](https://a.org/y) \url{https://b.a.org}}", a("https://a.org", "[x](https://a.org/y) https://b.a.org")),
    ],
)  # fmt: skip
def test_links(source: str, html: str) -> None:
    assert Text(source).html == html
    assert Text(source).problems == ()


@pytest.mark.threat(4)
@pytest.mark.parametrize(
    ("words", "address", "host"),
    [
        ("https://bank.example", "https://evil.example/", "evil.example"),
        ("HTTPS://Bank.example/login", "https://evil.example", "evil.example"),
        ("www.bank.example", "https://evil.example", "evil.example"),
        ("bank.example", "https://evil.example", "evil.example"),
        ("log in at https://bank.example, please", "https://evil.example", "evil.example"),
        ("me@bank.example", "mailto:me@evil.example", "evil.example"),
        ("https://bank.example", "mailto:me@evil.example", "evil.example"),
        ("*https://bank*.example", "https://evil.example", "evil.example"),
        ("`https://bank.example`", "https://evil.example", "evil.example"),
        ("https://bank.example@evil.example", "https://other.example", "other.example"),
        ("*https://bank.example*", "https://bank.example", ""),
        ("$\\text{bank.example}$", "https://evil.example", "evil.example"),
        ("ｂａｎｋ．ｅｘａｍｐｌｅ", "https://evil.example", "evil.example"),
        ("ba\u200bnk.example", "https://evil.example", "evil.example"),
        ("bank.example", "https://bank.example.evil.org", "bank.example.evil.org"),
        ("https://b\u0430nk.example", "https://bank.example", "bank.example"),
        ("https://müller.example", "https://xn--mller-kva.example", ""),
        ("https://bank.example", "https://www.bank.example/x", ""),
        ("bank.example", "https://docs.bank.example", ""),
        ("docs.bank.example/x", "https://bank.example", ""),
        ("our code", "https://evil.example", ""),
        ("see Fig. 2.b for more", "https://evil.example", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[{words}]({address})", r"\href{{{address}}}{{{words}}}"], ids=["Markdown", "LaTeX"])
def test_a_link_whose_words_name_another_host_shows_its_own(form: str, words: str, address: str, host: str) -> None:
    text = Text("Go: " + form.format(words=words, address=address) + " now")
    assert text.plain.endswith(f" ({host}) now") == bool(host)
    assert [problem.message for problem in text.problems] == (
        [f"the words of this link are no address of {host}"] if host else []
    )


@pytest.mark.threat(4)
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
