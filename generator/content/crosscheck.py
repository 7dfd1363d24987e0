"""What no poster file can show by itself: ids that clash, sessions and files that are not there."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.content.fields import Faults
from generator.content.posters import Read
from generator.errors import Place, SourceError
from generator.model import Poster


def check(reads: Mapping[Path, Read], sessions: Collection[str], files: Collection[str], faults: Faults) -> None:
    """Add to `faults` what is wrong between the poster files, the ids of the sessions and the files to link to."""
    _check_ids(reads, faults)
    _check_former_ids(reads, faults)
    _check_numbers(reads, faults)
    for path, read in reads.items():
        if read.poster:
            _check_session(path, read, sessions, faults)
            _check_files(path, read, files, faults)


def _check_ids(reads: Mapping[Path, Read], faults: Faults) -> None:
    first: dict[str, Path] = {}
    for path in reads:
        other = first.setdefault(path.stem.casefold(), path)
        if other != path:
            message = f"the id '{path.stem}' is also that of {other.parent.name}/{other.name}"
            faults.append(SourceError(message, Place(path), "rename one of the two files; addresses are shared by all"))


def _check_former_ids(reads: Mapping[Path, Read], faults: Faults) -> None:
    taken = {path.stem: path for path in reads}
    for path, poster in _posters(reads):
        for old in poster.formerly:
            other = taken.setdefault(old, path)
            if other != path or old == poster.id:
                place = reads[path].places.get("formerly", Place(path))
                message = f"the former id '{old}' belongs to {other.parent.name}/{other.name}"
                faults.append(SourceError(message, place, "delete it here"))


def _check_numbers(reads: Mapping[Path, Read], faults: Faults) -> None:
    first: dict[tuple[str, int], Path] = {}
    for path, poster in _posters(reads):
        if poster.number is None:
            continue
        other = first.setdefault((poster.session, poster.number), path)
        if other != path:
            message = f"number {poster.number} is also that of {other.parent.name}/{other.name}"
            place = reads[path].places["number"]
            faults.append(SourceError(message, place, "give each poster of a session its own number", "warning"))


def _check_session(path: Path, read: Read, sessions: Collection[str], faults: Faults) -> None:
    if not read.poster or read.poster.session in sessions:
        return
    wanted = read.poster.session
    hint = _nearest(wanted, sessions) or f"write the file content/sessions/{wanted}.yaml"
    faults.append(SourceError(f"there is no session '{wanted}'", read.places.get("session", Place(path)), hint))


def _check_files(path: Path, read: Read, files: Collection[str], faults: Faults) -> None:
    for name, route in _routes(read.poster):
        wanted = route.removeprefix("files/")
        if wanted not in files:
            hint = _nearest(wanted, files) or "put the file there, with exactly this name"
            message = f"there is no file content/files/{wanted}"
            faults.append(SourceError(message, read.places.get(name, Place(path)), hint))


def _routes(poster: Poster | None) -> Iterator[tuple[str, str]]:
    if poster is None:
        return
    for link in poster.links:
        if link.target.startswith("files/"):
            yield f"links.{link.kind}", link.target
    if poster.image:
        yield "image.file", poster.image.route


def _nearest(wanted: str, known: Collection[str]) -> str:
    """A question after what may have been meant: another case first, then a slip of the finger."""
    import difflib  # noqa: PLC0415 - 3 ms, and only where there is something to say

    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(wanted.casefold(), list(folded), 1, 0.6)
    return f"did you mean '{folded[near[0]]}'?" if near else ""


def _posters(reads: Mapping[Path, Read]) -> Iterator[tuple[Path, Poster]]:
    return ((path, read.poster) for path, read in reads.items() if read.poster)
