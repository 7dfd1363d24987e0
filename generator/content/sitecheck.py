"""What content/site.yaml names elsewhere: own pages in its menu, and pictures of logos."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.content import missing, textcheck
from generator.content.fields import Faults
from generator.content.settings import SiteFile
from generator.errors import SourceError
from generator.markup import Text


def check(site: SiteFile, pages: Collection[str], files: Collection[str], faults: Faults) -> None:
    """Add to `faults` what the file names and is not among the ids of own pages and the files, and its odd markup."""
    for index, item in enumerate(site.found.get("nav", ())):
        if item and "page" in item and item["page"] not in pages:
            faults.append(missing.page(item["page"], pages, site.place(f"nav.{index}")))
    for name, route in _logos(site.found):
        if route.removeprefix("files/") not in files:
            faults.append(missing.file(route.removeprefix("files/"), files, site.place(name)))
    if site.document and "footer" in site.found:
        for problem in textcheck.problems(Text(site.found["footer"]), "footer", site.document):
            hint = "write it out, for here are no macros" if "macros:" in problem.hint else problem.hint
            faults.append(SourceError(problem.message, problem.place, hint, problem.level))


def _logos(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each logo's place by name, and its route."""
    yield from _grounds("logo", found)
    for tier, held in enumerate(found.get("sponsors", ())):
        for member, sponsor in enumerate(held["members"] if held else ()):
            yield from _grounds(f"sponsors.{tier}.members.{member}.logo", sponsor)


def _grounds(name: str, found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((f"{name}.{ground}", route) for ground, route in found.get("logo", {}).items())
