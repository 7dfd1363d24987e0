"""Links to a poster's materials: which kind a source's word means, and which addresses are taken over."""

import re
from urllib.parse import quote, urljoin, urlsplit

_KINDS = {
    "paper": "paper, pdf, openreview, full paper, proceedings, arxiv, preprint, camera ready, doi",
    "code": "code, source code, github, gitlab, software, repository, code repository, implementation",
    "poster": "poster, posterpdf, poster image",
    "video": "video, recording, slideslive, youtube, vimeo, presentation video, talk video, teaser",
    "slides": "slides, presentation slides, talk slides, deck",
    "project": "project, website, project page, project website, homepage, webpage",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split(", ")}
_ENDINGS = (" url", " link", " pdf")
_FORBIDDEN = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]")


def kind_of(*words: str) -> str:
    """The kind of material that the first telling word of a source means; "" where none tells."""
    for word in words:
        plain = word.strip().casefold().replace("_", " ").replace("-", " ")
        while plain not in _KIND_OF and plain.endswith(_ENDINGS):
            plain = plain.rpartition(" ")[0]
        if plain in _KIND_OF:
            return _KIND_OF[plain]
    return ""


def absolute(address: str, site: str = "") -> str:
    """The address as an absolute http(s) one, made so with the source's own `site`; "" where that cannot be."""
    address = address.strip()
    try:
        if address.startswith("/") and site:  # a path without it is one from a page that nobody names
            address = urljoin(site, address)
        address = _FORBIDDEN.sub(lambda sign: quote(sign[0]), address)
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return ""
    return parts.scheme.lower() + address[len(parts.scheme) :]


def site_of(address: str) -> str:
    """The site that an absolute address is on, such as `https://example.org/`; "" for another address."""
    found = re.match(r"https?://[\w.-]+(?::\d+)?(?=/|$)", address)
    return f"{found[0]}/" if found else ""
