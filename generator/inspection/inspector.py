"""Every file of a built site, looked at once, and what the files say of each other."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from generator.errors import Place, SourceError, place_at
from generator.inspection import readers, wholeness
from generator.inspection.addresses import Site
from generator.inspection.records import Found, Problem, Reference
from generator.processes import chosen, share
from generator.publish import sums
from generator.site.offline import ARCHIVE

HOME, PRIVACY = "index.html", "privacy.html"
# A copy from the site's zip cannot hold that zip; that there is no list is told once.
ELSEWHERE = frozenset([ARCHIVE, sums.NAME])
ENOUGH_FOR_TWO = 2000  # files; below this, starting a second process takes longer than it saves

# A link, and the page and the id in it that it leads to; or a file that is missing, of which its list is told once.
Later = tuple[Reference, str, str]

_CANONICAL = re.compile(r'<link rel="canonical" href="(https?://[^"]*/)"')


def inspect(folder: Path) -> list[SourceError]:
    """Every mistake and warning of the site in the folder, by place.

    Raises OSError where a file cannot be read.
    """
    return sorted(_Inspection(folder).faults(), key=lambda one: (one.place, one.message))


def _walk(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        if place == str(folder) and ".git" in folders:
            folders.remove(".git")
        for name in names:
            yield Path(place, name).relative_to(folder).as_posix()


class _Look(Struct, frozen=True):
    """One file: what is wrong with it, its ids, and the links of which other files say whether they are right."""

    route: str
    faults: list[SourceError]
    ids: frozenset[str] = frozenset()
    later: Sequence[Later] = ()


class _Inspection:
    """One look at one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.routes = frozenset(_walk(folder))
        self.site = Site(self.routes, self._address())
        self.privacy = self._text(PRIVACY)
        self.listed, self.wrong = wholeness.read(folder)

    def faults(self) -> Iterator[SourceError]:
        yield from self.wrong
        jobs = chosen(0, len(self.routes), ENOUGH_FOR_TWO)
        seen = {look.route: look for look in share(self._looks, sorted(self.routes), jobs)}
        wanted = Counter(target for look in seen.values() for _, target, _ in look.later if target not in seen)
        yield from wholeness.missing(self.listed, self.routes, wanted, self.folder)
        for look in seen.values():
            yield from look.faults
            yield from self._lost(look, seen)

    def _lost(self, look: _Look, seen: Mapping[str, _Look]) -> Iterator[SourceError]:
        """Links to ids that there are not."""
        for reference, target, fragment in look.later:
            if target in seen and fragment not in seen[target].ids:
                message = f"the link '{reference.target}' leads to nothing in {target}: no element has that id"
                problem = Problem(reference.offset, message, "correct it, or build the site again")
                yield self._fault(look.route, problem, self._text(look.route))

    def _address(self) -> str:
        """The site's own full address as its home page tells it."""
        found = _CANONICAL.search(self._text(HOME))
        return found[1] if found else ""

    def _text(self, route: str) -> str:
        return (self.folder / route).read_text("utf-8", "replace") if route in self.routes else ""

    def _looks(self, routes: Iterable[str]) -> Iterator[_Look]:
        return map(self._look, routes)

    def _look(self, route: str) -> _Look:
        path, reader = self.folder / route, readers.reader(route)
        content = path.read_bytes() if reader else path
        faults = list(wholeness.changed(route, content, self.listed, self.folder))
        if reader is None or not isinstance(content, bytes):
            return _Look(route, faults)
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            faults.append(SourceError(f"byte {error.start + 1} is not UTF-8", Place(path), readers.AGAIN))
            return _Look(route, faults)
        found = reader(text, self.site)
        later: list[Later] = []
        for problem in self._of_file(route, found, later):
            faults.append(self._fault(route, problem, text))
        return _Look(route, faults, found.ids, later)

    def _of_file(self, route: str, found: Found, later: list[Later]) -> Iterator[Problem]:
        yield from found.problems
        yield from self._policy(found)
        for reference in found.references:
            yield from self._reference(route, reference, found, later)

    def _policy(self, found: Found) -> Iterator[Problem]:
        for policy, offset in found.policies:
            for host in sorted(_hosts(policy)):
                if host not in self.privacy:
                    message = f"the content policy lets {host} in, which no {PRIVACY} names"
                    yield Problem(offset, message, "whoever learns of readers must be named to them")

    def _is_let_in(self, host: str, found: Found) -> bool:
        """Whether the page's policy names the host, and readers are told of it."""
        policies = [_hosts(policy) for policy, _ in found.policies]
        return bool(policies) and all(host in hosts for hosts in policies) and host in self.privacy

    def _reference(self, route: str, reference: Reference, found: Found, later: list[Later]) -> Iterator[Problem]:
        target = self.site.resolve(route, reference.target)
        what = reference.loads or "link"
        if target.absent in ELSEWHERE:
            return
        if target.absent in self.listed:
            later.append((reference, target.absent, ""))
        elif target.problem:
            yield Problem(reference.offset, f"the {what} '{reference.target}' {target.problem}", target.hint)
        elif target.host and reference.loads and not self._is_let_in(target.host, found):
            message = f"a {reference.loads} comes from {target.host}"
            yield Problem(
                reference.offset, message, "put the file into the site: a page asks no other host for anything"
            )
        elif target.fragment not in {"", "top"} and target.route.endswith(".html"):
            later.append((reference, target.route, target.fragment))

    def _fault(self, route: str, problem: Problem, text: str) -> SourceError:
        return SourceError(problem.message, place_at(text, problem.offset, self.folder / route), problem.hint)


def _hosts(policy: str) -> set[str]:
    """The hosts that a content policy names."""
    return {urlsplit(word).netloc for word in re.split(r"[\s;]+", policy) if "://" in word}
