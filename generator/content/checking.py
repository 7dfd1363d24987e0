"""What no file of content/ can show by itself: what one file names and another should have."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.content import (
    boardmaps,
    crosscheck,
    oldaddresses,
    ownpages,
    pagelinks,
    privacycheck,
    sessions,
    sitecheck,
    yamlfile,
)
from generator.content.fields import Faults
from generator.content.pagelinks import Known
from generator.content.people import claims, names
from generator.content.posters import Read
from generator.content.reading import Content
from generator.model import OwnPage, Session


def check(content: Content, faults: Faults) -> None:
    """Add to `faults` every mistake and warning between the files."""
    sitecheck.check(content.site, _stems(content.pages), content.files, faults)
    privacycheck.check(content.site, content.pages, faults)
    crosscheck.check(content.posters, _stems(content.sessions), content.files, faults)
    if content.people.listed:
        named, orcids = _names(content.posters), _orcids(content.posters)
        claims.check(content.people, named, _stems(content.posters), faults, orcids)
    oldaddresses.check(_former(content.sessions), lambda path: yamlfile.place_of(path, "formerly"), faults)
    oldaddresses.check(_former(content.pages), lambda path: ownpages.place_of(path, "formerly"), faults, ownpages.TAKEN)
    sessions.check_shorts(content.sessions, faults)
    boardmaps.check(content.sessions, content.posters, content.files, faults)
    pagelinks.check(content.links, _linkable(content), faults)


def _stems(paths: Iterable[Path]) -> set[str]:
    return {path.stem for path in paths}


def _names(reads: Mapping[Path, Read]) -> dict[str, set[str]]:
    return {
        read.poster.id: {names.tidy(author.name) for author in read.poster.authors if author.name is not None}
        for read in reads.values()
        if read.poster
    }


def _orcids(reads: Mapping[Path, Read]) -> set[str]:
    return {author.orcid for read in reads.values() if read.poster for author in read.poster.authors} - {""}


def _former(read: Mapping[Path, Session | None] | Mapping[Path, OwnPage | None]) -> dict[Path, Sequence[str]]:
    return {path: one.formerly if one else () for path, one in read.items()}


def _linkable(content: Content) -> Known:
    """What own pages may link to; a file with a mistake is there all the same."""
    written = {privacycheck.PAGE} if "analytics" in content.site.found else set()
    former = [old for read in content.posters.values() if read.poster for old in read.poster.formerly]
    return Known(
        pages=_stems(content.pages).union(written, *_former(content.pages).values()),
        sessions=_stems(content.sessions).union(*_former(content.sessions).values()),
        posters=_stems(content.posters).union(former),
        files=content.files,
        maps=boardmaps.shown(content.sessions, content.posters),
    )
