"""The links of a card: its own page, which tells its id, and its paper, code, poster, video, slides and project."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urljoin, urlsplit

from bs4.element import Tag

from generator.listing.html.found import Notes
from generator.listing.html.prose import attribute, classes, fold

_LABELS = (
    ("poster", re.compile(r"(?:view |download )?(?:e-?)?poster(?: (?:pdf|image|file))?", re.IGNORECASE)),
    ("slides", re.compile(r"(?:view |download )?(?:slides?|presentation)(?: pdf)?", re.IGNORECASE)),
    ("video", re.compile(r"(?:watch |view )?(?:the )?(?:video|recording|talk|slideslive|youtube)", re.IGNORECASE)),
    ("code", re.compile(r"(?:source )?code|github|software|repository", re.IGNORECASE)),
    ("project", re.compile(r"project(?: (?:page|site|website))?|web ?(?:site|page)|home ?page", re.IGNORECASE)),
    ("paper", re.compile(r"(?:view |read |download |full )?(?:the )?(?:paper|pdf|openreview|arxiv|proceedings|"
                         r"preprint)(?: (?:pdf|page|url|link))?|pdf paper", re.IGNORECASE)),
)  # fmt: skip
_CLASSES = (("paper", "href_PDF"), ("poster", "href_Poster"), ("slides", "href_Slides"), ("video", "href_Video"))
_HOSTS = (
    ("code", ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")),
    ("video", ("youtube.com", "youtu.be", "slideslive.com", "vimeo.com")),
    ("paper", ("openreview.net", "arxiv.org", "proceedings.mlr.press", "papers.nips.cc", "doi.org")),
)
_DECORATION = re.compile(r"^[\[(\W_]+|[\])\W_]+$")
_ID_IN_QUERY = ("showEvent", "id", "paper", "paper_id", "event", "pid")
_OWN_PAGE = re.compile(
    r"/(?:poster|oral|spotlight|event|paper|presentation|talk|submission|session)s?/([\w.-]*\d[\w.-]*)/?$"
)
_FILE = re.compile(r"(?:^|/)(?:poster|paper|oral)_([\w.-]+?)\.html?$")
_NUMBER = re.compile(r"/(\d+)/?$")


def key_of(address: str) -> str:
    """The site's own id of a poster in the address of its page, or ""."""
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    for name in _ID_IN_QUERY:
        if name in query:
            return query[name][0]
    for pattern in (_FILE, _OWN_PAGE, _NUMBER):
        if found := pattern.search(parts.path):
            return found[1].removesuffix(".html")
    return ""


def kind_of_label(text: str) -> str:
    """The kind of material that the text of a link or button names, or ""."""
    label = _DECORATION.sub("", text)
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(label)), "")


def read_links(anchors: Iterable[Tag], address: str, notes: Notes) -> tuple[tuple[str, str], ...]:
    """The materials that a card links to, the first of each kind, as absolute addresses.

    Relative ones are kept in `notes.homeless` where the page does not say its own `address`.
    """
    found: dict[str, str] = {}
    for anchor in anchors:
        href = attribute(anchor, "href").strip()
        if href.lower().startswith("mailto:"):
            notes.leave_out("e-mail addresses")
        kind = _kind(anchor, href)
        if not kind or kind in found:
            continue
        target = urljoin(address, href) if address else href
        if target.startswith("//"):
            target = f"https:{target}"
        if target.startswith(("http://", "https://")):
            found[kind] = target
        elif not urlsplit(target).scheme:
            notes.homeless.append((notes.line(anchor), href))
    return tuple(found.items())


def _kind(anchor: Tag, href: str) -> str:
    if not href or href.startswith("#") or urlsplit(href).scheme.lower() not in ("", "http", "https"):
        return ""
    own = classes(anchor)
    for kind, name in _CLASSES:
        if name in own:
            return kind
    label = fold(anchor.get_text()) or attribute(anchor, "title") or attribute(anchor, "aria-label")
    if kind := kind_of_label(label):
        return kind
    host = (urlsplit(href).hostname or "").removeprefix("www.")
    return next((kind for kind, hosts in _HOSTS if host in hosts), "")
