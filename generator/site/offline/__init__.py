"""What keeps the site on a reader's device: a service worker, and the list of the files that it keeps.

The worker's script (https://www.w3.org/TR/service-workers/) is worker.js beside this module. It knows its build by the
hash of the list, and the list knows each file by its hash, so that files of two builds are never kept as one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from generator.model import Logo, Session, Settings

WORKER = "sw.js"  # at the root of the site, for a worker reaches no higher than it stands
FILES = "offline.sums"
SIZES = "offline.json"
ARCHIVE = "site.zip"
ROUTES = (WORKER, FILES, SIZES, ARCHIVE)
VERSION = 1

# What a page is made of, and what a reader may take from one. Data for other programs is not kept.
_READ = {".html", ".css", ".js", ".ics", ".bib", ".ris"}
_MATERIALS = ("files/", "previews/")


def kept(sums: Mapping[str, str], settings: Settings, sessions: Iterable[Session] = ()) -> dict[str, str]:
    """Route -> hash of the files that a device keeps: what there is to read, without pictures, PDFs and videos.

    Logos and the floor plans of `sessions` are kept, for pages are not whole without them.
    """
    plans = (one.map.plan.route for one in sessions if one.map and one.map.plan)
    needed = {*_logos(settings), *plans}
    return {route: digest for route, digest in sums.items() if _is_kept(route, needed)}


def _is_kept(route: str, needed: set[str]) -> bool:
    if route.startswith(_MATERIALS):
        return route in needed
    return route.startswith("static/") or PurePosixPath(route).suffix in _READ


def _logos(settings: Settings) -> Iterator[str]:
    sponsors = (sponsor.logo for tier in settings.sponsors for sponsor in tier.sponsors)
    for logo in (settings.logo, *sponsors):
        if isinstance(logo, Logo):
            yield from filter(None, (logo.light, logo.dark))


def dump(sums: Mapping[str, str]) -> str:
    """The list's text from route -> hash: a line a file, its address as links write it, below the site's root."""
    return "".join(f"{digest}  {quote(route)}\n" for route, digest in sorted(sums.items()))


def worker(listed: str) -> str:
    """The worker's script for the build that `listed` lists; it changes when one of the files does."""
    build = hashlib.sha256(listed.encode()).hexdigest()
    return f'const BUILD = "{build}";\n' + Path(__file__).with_name("worker.js").read_text(encoding="utf-8")


def sizes(kept: int, archive: int) -> str:
    """How many bytes a device will keep, and how many the site's zip has, as JSON."""
    return json.dumps({"version": VERSION, "kept": kept, "zip": archive}) + "\n"
