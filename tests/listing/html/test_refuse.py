"""Pages without posters: what they are instead is said."""

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.listing.html import read

REFUSED = {
    "empty": ("  \n", "empty; expected a saved web page"),
    "text": ("Poster Session 2\nCedar\n", "no HTML: no tag in it"),
    "an address": ("\thttps://example.org/", "no HTML: no tag in it"),
    "web archive": ("From: <Saved by Blink>\nMIME-Version: 1.0\n\n<html></html>", "looks like a web archive"),
    "zero byte": ("<html>\0</html>", "binary: a zero byte"),
    "challenge": (
        "<html><title>Just a moment...</title><body><h1>Checking your browser</h1></body></html>",
        "a page that checks whether a person is visiting ('Just a moment...')",
    ),
    "sign-in": (
        '<html><title>ExSys</title><form><input name="user"><input type="password"></form></html>',
        "a sign-in page ('ExSys')",
    ),
    "error page": ("<html><title>404 Not Found</title><h1>Not Found</h1></html>", "an error page ('404 Not Found')"),
    "shell": (
        '<html><title>ExSys</title><body><div id="root"></div><script>var a = "<li>";</script></body></html>',
        "a page that shows nothing without its scripts ('ExSys')",
    ),
    "noscript": (
        "<html><title>ExSys</title><body><noscript>You need to enable JavaScript.</noscript></body></html>",
        "a page that shows nothing without its scripts",
    ),
    "news": (
        "<title>News</title><ul><li><a href=1>A new hall</a> 3 May</li><li><a href=2>Hotels</a> 2 May</li></ul>",
        "found a page 'News' with 0 headings, 2 links, 2 list items, 0 table rows",
    ),
    "speakers": (
        "<html><title>Team</title>"
        + "<div class=p><h3>Ada Nwosu</h3><p>Senior Researcher</p><p>Likes long tests and short listings.</p></div>" * 2
        + "</html>",
        "no poster found; expected cards with a title",
    ),
    "only a session": (
        '<div class="hero-card"><i class="event-type-badge">Session</i><h1 class="event-title">Posters</h1></div>',
        "no poster found",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_page_without_posters_is_refused(tmp_path: Path, name: str) -> None:
    source, message = REFUSED[name]
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read(path)
    assert message in caught.value.message
    assert "expected" in caught.value.message
    assert caught.value.hint
