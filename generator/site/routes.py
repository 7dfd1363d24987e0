"""Where each page lies under output/: the only place that forms a route or a link between two."""

import re
from urllib.parse import quote, urlsplit

HOME = "index.html"
AUTHORS = "authors/index.html"
SEARCH = "search.html"
SAVED = "my.html"
NOT_FOUND = "404.html"
OFFLINE = "offline.html"
COLOPHON = "colophon.html"
PRIVACY = "privacy.html"
OPENSEARCH = "opensearch.xml"
SUMS = "SHA256SUMS"
SITE_CARD = "share/index.png"  # no poster may have the id `index`

_UNQUOTED = re.compile(r"[A-Za-z0-9_.~/-]*")  # what `quote` leaves as it is: most routes, and it asks sign by sign


def session(session_id: str, part: int = 1) -> str:
    """The route of a session's page, or of a further one, from 2, of its list; the dot is in no session's id."""
    return f"sessions/{session_id}{f'.part-{part}' if part > 1 else ''}.html"


def session_calendar(session_id: str) -> str:
    """The route of a session's calendar."""
    return f"sessions/{session_id}.ics"


def session_citations(session_id: str) -> str:
    """The route of a session's citations for our own page."""
    return f"sessions/{session_id}.bib.js"


def session_abstracts(session_id: str, part: int) -> str:
    """The route of a part, from 0, of the abstracts of a session's posters, for our own pages."""
    return f"sessions/{session_id}.abstracts-{part + 1}.js"


def session_map(session_id: str) -> str:
    """The route of the map of a session's boards."""
    return f"maps/{session_id}.html"


def poster(poster_id: str) -> str:
    """The route of a poster's page."""
    return f"posters/{poster_id}.html"


def author(person_id: str) -> str:
    """The route of an author's page."""
    return f"authors/{person_id}.html"


def letter(letter: str, part: int = 1) -> str:
    """The route of a part, from 1, of a letter of the author index; "" is the letter of names in other scripts."""
    name = letter.lower() if letter.isascii() else "-".join(f"u{ord(character):04x}" for character in letter)
    return f"authors/letters/{name or 'other'}{f'-{part}' if part > 1 else ''}.html"


def short(sign: str) -> str:
    """The route of a poster's short address."""
    return f"p/{sign}.html"


def card(poster_id: str) -> str:
    """The route of the picture that is shown beside links to a poster."""
    return f"share/{poster_id}.png"


def schema(name: str) -> str:
    """The route of the JSON Schema of a data file."""
    return f"schema/{name}"


def own_page(page_id: str) -> str:
    """The route of a page that the organisers wrote."""
    return f"{page_id}.html"


def relative(source: str, target: str) -> str:
    """The link from the page at `source` to the file at `target`; it names the file, so it works from a folder too."""
    folder, up = source.rpartition("/")[0], ""
    while folder and not target.startswith(f"{folder}/"):
        folder, up = folder.rpartition("/")[0], f"../{up}"
    return _quoted(up + target[len(folder) + 1 :] if folder else up + target)


def _quoted(route: str) -> str:
    return route if _UNQUOTED.fullmatch(route) else quote(route)


def absolute(url: str, route: str) -> str:
    """The route's full address below the site's `url`, or "" where the site's address is unknown."""
    return url and url + ("" if route == HOME else route)


def base_path(url: str) -> str:
    """The path that the site stands under on its host, such as `/conf-2026/`; "" where it is unknown."""
    return url and urlsplit(url).path
