"""Where an address of a file leads: to a file of the site, out of it, or to another host."""

import posixpath
import re
from collections.abc import Collection
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Target(Struct, frozen=True):
    """Where an address leads. `route` is a file's of the site, or ""; `host` another host's, or ""."""

    route: str = ""
    fragment: str = ""
    host: str = ""
    problem: str = ""  # the end of the sentence "it ..."
    hint: str = ""
    absent: str = ""  # the route that is not there


class Site(Struct, frozen=True, dict=True):
    """The files of a site, by their routes, and its full address with a slash at the end, "" where it is unknown."""

    routes: Collection[str]
    url: str = ""

    def resolve(self, source: str, address: str) -> Target:
        """Where `address` leads in the file at the route `source`."""
        path, sign, fragment = address.strip().partition("#")
        key = (posixpath.dirname(source), path) if path else (source, "")
        if key not in self._known:
            self._known[key] = self._resolved(source, path)
        found = self._known[key]
        if not sign or not found.route:
            return found
        return Target(found.route, unquote(fragment))

    def _resolved(self, source: str, path: str) -> Target:
        if not path or path.startswith("?"):
            return Target(source)
        if self.url and (path.startswith(self.url) or path == self.url.rstrip("/")):
            return self._file(unquote(urlsplit(path[len(self.url) :]).path) or "index.html")
        try:
            parts = urlsplit(path)
        except ValueError:
            return Target(problem="is no address", hint="correct it")
        if parts.netloc or _SCHEME.match(path):
            return _elsewhere(parts)
        inner = unquote(parts.path)
        if inner.startswith("/"):
            return self._from_host(inner)
        return self._file(posixpath.normpath(posixpath.join(posixpath.dirname(source), inner)))

    def _from_host(self, path: str) -> Target:
        base = urlsplit(self.url).path
        if base and path.startswith(base):
            return self._file(posixpath.normpath(path[len(base) :] or "index.html"))
        return Target(problem="leads to the top of the host, out of this site", hint="write it relative to its file")

    def _file(self, route: str) -> Target:
        if route in self.routes:
            return Target(route)
        if route.split("/", maxsplit=1)[0] == "..":
            return Target(problem="leads out of the site's folder", hint="correct it")
        if route in self._folders:
            return Target(problem="leads to a folder, which only some hosts show", hint=f"write {route}/index.html")
        near = self._folded.get(route.casefold())
        hint = (
            f"did you mean '{near}'? Most hosts tell capitals apart" if near else "build the site again, or correct it"
        )
        return Target(problem=f"leads to {route}, which is not there", hint=hint, absent=route)

    @cached_property
    def _known(self) -> dict[tuple[str, str], Target]:
        """What was asked before, filled as it is asked."""
        return {}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset({folder for route in self.routes for folder in _above(route)} | {"."})

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {route.casefold(): route for route in self.routes}


def _above(route: str) -> list[str]:
    parts = route.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _elsewhere(parts: SplitResult) -> Target:
    if parts.scheme == "javascript":
        return Target(problem="runs a script", hint="take it away; the content policy refuses it")
    if parts.scheme == "file":
        return Target(problem="leads to a file on one device", hint="put the file into the site")
    return Target(host=parts.netloc)
