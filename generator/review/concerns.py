"""Which files of a change are a poster author's own, and what a change to any other can do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.review.records import Concern, Touched

# What a poster file may be, and materials that a browser shows or saves without running anything in them.
_OWN = re.compile(
    r"content/posters/[^/]+/[^/]+\.yaml"
    r"|content/files/(?:[^/]+/)*[^/]+\.(?i:pdf|png|jpe?g|webp|gif|avif|txt|csv|tsv|bib|zip|gz|tgz|tar|xz"
    r"|mp4|webm|mov|mp3|m4a|vtt|srt|pptx?|odp|key|docx?|odt|xlsx?|ods|tex|ipynb)"
)

# The first that fits: below the site's folder.
_INSIDE: tuple[tuple[str, Concern], ...] = (
    (r"content/posters/.*", Concern("Odd files among the posters", "no poster is made from them; ask what for")),
    (
        r"content/files/.*",
        Concern("Files that a browser may run", "what is in them acts under the site's own address"),
    ),
    (
        r"content/pages/.*",
        Concern("Own pages", "they may hold raw HTML, which readers' browsers take as it is"),
    ),
    (
        r"content/site\.yaml",
        Concern("The site's settings", "they decide its name, its addresses, its theme and what every page links to"),
    ),
    (
        r"content/people\.yaml",
        Concern("Who is who", "it decides which names are one person, and the addresses of the authors' pages"),
    ),
    (r"content/sessions/.*", Concern("Sessions", "titles, rooms and times that hold for all their posters")),
    (r"content/listings/.*", Concern("Listings", "posters are written and changed from them when the site is made")),
    (
        r"content/imported\.json",
        Concern("The memory of imports", "it decides which words of authors the next import may replace"),
    ),
    (r"content/schema/.*", Concern("Schemas", "they are written by the program; editors explain the fields from them")),
    (r"content/.*", Concern("Other content", "it belongs to no single poster")),
    (r"themes/.*", Concern("Themes", "templates run code on this runner, and scripts run in every page")),
    (r"generator/.*", Concern("The program", "it runs on this runner, and has written this very comparison")),
    (
        r"(?:GNUm|M|m)akefile|.*\.mk",
        Concern("The Makefile", "it runs code on this runner and on the machine of everybody who calls make"),
    ),
    (
        r"pyproject\.toml|requirements[^/]*\.txt|[^/]*\.lock",
        Concern("What is installed", "other people's programs, which run here and wherever the site is made"),
    ),
    (r"tests/.*", Concern("Tests", "they run code on this runner, and say what the program must go on doing")),
    (r"(?:.*/)?\.git[^/]*", Concern("Files for git", "they decide what is checked out, and what nobody is shown")),
    (r"docs/.*|[^/]+\.md|LICENSE", Concern("Documents", "people read them; nothing runs them")),
)
# At the top of the repository, wherever the site's folder is.
_TOP = r"(?:\.github|\.ci|\.circleci|\.gitlab)/.*|\.gitlab-ci\.yml"
_WORKFLOWS = Concern("Workflows", "they decide what runs on this runner, when, and with which rights")
_OTHER = Concern("Other files", "make, Python or the program may pick them up; look at what they hold")
_OUTSIDE = Concern("Files outside the site's folder", "this site is not made from them")


def sort(paths: Iterable[str], prefix: str, loose: Sequence[str] = ()) -> Touched:
    """The paths (from the top of the repository) as a poster author's own and others; the site is below `prefix`."""
    own: list[str] = []
    concerns: dict[Concern, list[str]] = defaultdict(list)
    for path in sorted(paths):
        below = path.removeprefix(prefix) if path.startswith(prefix) else None
        if below is not None and _OWN.fullmatch(below):
            own.append(path)
        else:
            concerns[_concern(path, below)].append(path)
    order = [_WORKFLOWS, *(concern for _, concern in _INSIDE), _OTHER, _OUTSIDE]
    found = {each: tuple(concerns[each]) for each in order if each in concerns}
    return Touched(own=tuple(own), concerns=found, loose=tuple(loose))


def _concern(path: str, below: str | None) -> Concern:
    if re.fullmatch(_TOP, path, re.DOTALL):
        return _WORKFLOWS
    if below is None:
        return _OUTSIDE
    return next((concern for pattern, concern in _INSIDE if re.fullmatch(pattern, below, re.DOTALL)), _OTHER)
