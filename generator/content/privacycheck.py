"""Where visits are counted and the organisers wrote a page about privacy themselves, theirs names who counts."""

from collections.abc import Mapping
from pathlib import Path

from generator.content.fields import Faults
from generator.content.settings import SiteFile
from generator.errors import Place, SourceError
from generator.model import Analytics, OwnPage

PAGE = "privacy"  # the own page that stands in place of ours


def check(site: SiteFile, pages: Mapping[Path, OwnPage | None], faults: Faults) -> None:
    """Add to `faults` that the page does not name the host."""
    if "analytics" not in site.found:
        return
    host = Analytics(**site.found["analytics"]).host
    for path, page in pages.items():
        if page and page.id == PAGE and host not in page.source:
            message = f"this page does not name {host}, whose script counts visits"
            hint = f"write what {host} is told, or delete this file: a page that says so is then written"
            faults.append(SourceError(message, Place(path), hint))
