"""A page without posters: what it is instead, and what to save."""

import re

from bs4 import BeautifulSoup

from generator.errors import Place, SourceError
from generator.listing.html.page import SAVE, Page, parse
from generator.listing.html.prose import attribute, fold

EXPECTED = (
    "cards with a title, authors and an abstract (class 'event-card', 'hero-card' or 'maincard'), "
    "or a block that repeats with a title, names and a text"
)
_CHALLENGE = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a robot|ddos protection|access denied|security check",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(r"\b(?:sign|log)[ -]?in\b|\blogin\b|\bauthentication required\b", re.IGNORECASE)
_NOT_FOUND = re.compile(r"\b(?:404|403|500|502|503)\b|\bpage not found\b|\bserver error\b", re.IGNORECASE)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|requires?|without|turn on) javascript|javascript (?:is )?(?:required|disabled)", re.I
)
_MHTML = re.compile(r"(?:From:|MIME-Version:|Snapshot-Content-Location:)", re.IGNORECASE)
_SHELL_TEXT = 400  # a page with less text than this and an empty root shows nothing without its scripts
_SHELL_IDS = ("root", "app", "__next", "__nuxt", "svelte", "main-app")


def not_html(page: Page) -> SourceError | None:
    """The error for a file that is no web page at all; None for one that has a tag in it."""
    start = page.source.lstrip()[:2000]
    if _MHTML.match(start):
        message = "looks like a web archive (MHTML); expected a page saved as HTML"
        return SourceError(message, Place(page.path), "save the page again and choose 'Web Page, HTML only'")
    if re.search(r"<[a-zA-Z!][^<>]*>", page.source[:200_000]) is None:
        return SourceError(f"no HTML: no tag in it; expected {EXPECTED}", Place(page.path), SAVE)
    return None


def no_poster(page: Page) -> SourceError:
    """The error for a page in which no poster was found: what it is instead, as far as one can tell."""
    soup = parse(page.source[:2_000_000])
    text = fold(soup.get_text(" "))
    title = page.title or "without a title"
    message, hint = _instead(page, soup, text)
    if not message:
        counts = ", ".join(f"{len(soup.find_all(names))} {what}" for what, names in _COUNTED)
        message, hint = f"no poster found; expected {EXPECTED}; found a page '{title}' with {counts}", SAVE
    return SourceError(message, Place(page.path), hint)


_COUNTED = (("headings", ("h1", "h2", "h3", "h4")), ("links", ("a",)), ("list items", ("li",)), ("table rows", ("tr",)))


def _instead(page: Page, soup: BeautifulSoup, text: str) -> tuple[str, str]:
    title = page.title
    is_short = len(text) < 3000
    if is_short and (_CHALLENGE.search(title) or _CHALLENGE.search(text[:600])):
        return (
            f"a page that checks whether a person is visiting ('{title}'); expected {EXPECTED}",
            "open the page in a browser, wait until its posters are shown, and save it then",
        )
    if soup.find("input", attrs={"type": "password"}) or (is_short and _SIGN_IN.search(title)):
        return (
            f"a sign-in page ('{title}'); expected {EXPECTED}",
            "sign in in a browser first, then save the session's page",
        )
    if is_short and _NOT_FOUND.search(title):
        return f"an error page ('{title}'); expected {EXPECTED}", SAVE
    if len(text) < _SHELL_TEXT and (_NEEDS_SCRIPT.search(text) or _has_root(soup)):
        return (
            f"a page that shows nothing without its scripts ('{title}'); expected {EXPECTED}",
            "open the page in a browser, wait until its posters are shown, and save it as 'Web Page, complete'",
        )
    return "", ""


def _has_root(soup: BeautifulSoup) -> bool:
    return any(attribute(tag, "id") in _SHELL_IDS for tag in soup.find_all(("div", "main", "app-root"))) or bool(
        soup.find("app-root")
    )
