"""What no poster file can show by itself: ids that clash, sessions and files that are not there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from generator.content import missing, oldaddresses, yamlfile
from generator.content.fields import Faults
from generator.content.posters import Read
from generator.errors import Place, SourceError
from generator.model import Poster


def check(reads: Mapping[Path, Read], sessions: Collection[str], files: Collection[str], faults: Faults) -> None:
    """Add to `faults` what is wrong between the poster files, the ids of the sessions and the files to link to."""
    _check_ids(reads, faults)
    former = {path: read.poster.formerly if read.poster else () for path, read in reads.items()}
    oldaddresses.check(former, lambda path: yamlfile.place_of(path, "formerly"), faults)
    _check_numbers(reads, faults)
    _check_boards(reads, faults)
    _check_keys(reads, faults)
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


def _check_numbers(reads: Mapping[Path, Read], faults: Faults) -> None:
    hint = "give each poster of a session its own number"
    numbers = ((path, one.session, one.number) for path, one in _posters(reads) if one.number is not None)
    faults.extend(_twice("number", numbers, hint))


def _check_boards(reads: Mapping[Path, Read], faults: Faults) -> None:
    hint = "two posters of a session cannot hang on one board"
    shown = ((path, one) for path, one in _posters(reads) if one.board and not one.withdrawn)
    faults.extend(_twice("board", ((path, one.session, one.board.strip()) for path, one in shown), hint))


def _check_keys(reads: Mapping[Path, Read], faults: Faults) -> None:
    """BibTeX takes two entries of one key for a mistake, small letters or not, and `\\cite` would mean either."""
    told = ((path, one.cite_key.casefold(), bool(one.bibtex)) for path, one in _posters(reads) if not one.withdrawn)
    first: dict[str, Path] = {}
    for path, key, is_own in sorted(told, key=lambda each: each[2]):
        other = first.setdefault(key, path)
        if is_own and other != path:
            message = f"the key of this entry is also that of {other.parent.name}/{other.name}"
            hint = "change what stands between { and the first comma; without a bibtex the key is the file's name"
            faults.append(SourceError(message, yamlfile.place_of(path, "bibtex"), hint))


def _twice(field: str, values: Iterable[tuple[Path, str, object]], hint: str) -> Iterator[SourceError]:
    """A warning for each value that another poster of the same session has before."""
    first: dict[tuple[str, str], Path] = {}
    for path, session, value in values:
        other = first.setdefault((session, str(value).casefold()), path)
        if other != path:
            message = f"{field} {value} is also that of {other.parent.name}/{other.name}"
            yield SourceError(message, yamlfile.place_of(path, field), hint, "warning")


def _check_session(path: Path, read: Read, sessions: Collection[str], faults: Faults) -> None:
    if not read.poster or read.poster.session in sessions:
        return
    faults.append(missing.session(read.poster.session, sessions, yamlfile.place_of(path, "session")))


def _check_files(path: Path, read: Read, files: Collection[str], faults: Faults) -> None:
    for name, route in _routes(read.poster):
        wanted = route.removeprefix("files/")
        if wanted not in files:
            faults.append(missing.file(wanted, files, yamlfile.place_of(path, name)))


def _routes(poster: Poster | None) -> Iterator[tuple[str, str]]:
    if poster is None:
        return
    for link in poster.links:
        if link.target.startswith("files/"):
            yield f"links.{link.kind}", link.target
    if poster.image:
        yield "image.file", poster.image.route


def _posters(reads: Mapping[Path, Read]) -> Iterator[tuple[Path, Poster]]:
    return ((path, read.poster) for path, read in reads.items() if read.poster)
