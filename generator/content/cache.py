"""What was read and found before, for as long as it holds: told by the stamps of files and by what it was made of."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, field

from generator.content.fields import Faults, errors
from generator.content.folders import Stamp
from generator.content.posters import Read
from generator.errors import SourceError
from generator.kept import Kept

Value = TypeVar("Value")
Reader = Callable[[Path, Faults], Value]


class KeptFile(NamedTuple):
    """A file as it was read: what it says, and what is wrong with it."""

    path: Path
    stamp: Stamp
    value: Any
    faults: Faults


class PosterFiles(NamedTuple):
    """The poster files as they were read, and an earlier reading that differs in the posters' words alone."""

    stamps: Mapping[str, Stamp]
    reads: Mapping[Path, Read]
    outline: Mapping[Path, Read]


class _Finding(NamedTuple):
    given: object
    value: Any
    faults: Faults
    stamps: tuple[Stamp | None, ...]  # of the files in which the faults stand


class Cache(Struct):
    """All that is remembered from one load of a site to the next; `kept` is for what others form of its records."""

    kept: Kept = field(default_factory=Kept)
    posters: PosterFiles = field(default_factory=lambda: PosterFiles({}, {}, {}))
    stamps: dict[str, Stamp] = field(default_factory=dict)  # of every file, as they are in this load
    _files: dict[str, dict[str, KeptFile]] = field(default_factory=dict)
    _findings: dict[str, _Finding] = field(default_factory=dict)

    def read(self, kind: str, stamps: Mapping[str, Stamp], reader: Reader[Value], faults: Faults) -> dict[Path, Value]:
        """What each of these files, all there are of the kind, says by `reader`; one that did not change is not read.

        The mistakes and warnings of each are added to `faults`.
        """
        before = self._files.get(kind, {})
        now: dict[str, KeptFile] = {}
        for name, stamp in stamps.items():
            file = before.get(name)
            now[name] = file if file and file.stamp == stamp else _read(Path(name), stamp, reader)
            faults.extend(now[name].faults)
        self._files[kind] = now
        self.stamps.update(stamps)
        return {file.path: file.value for file in now.values()}

    def find(self, name: str, given: object, seek: Callable[[Faults], Value], faults: Faults) -> Value:
        """What `seek` finds, or found when it was last asked for by this name and was `given` the same.

        Its faults are added to `faults`. Their places move with their files, and a mistake may lie outside the
        content: then it is sought again.
        """
        known = self._findings.get(name)
        if known is None or known.given != given or known.stamps != self._stamps_of(known.faults):
            own: Faults = []
            known = _Finding(given, seek(own), own, self._stamps_of(own))
            if not errors(own):
                self._findings[name] = known
        faults.extend(known.faults)
        value: Value = known.value
        return value

    def found(self, name: str) -> Any:
        """What was found last by this name; None where nothing was yet."""
        known = self._findings.get(name)
        return known.value if known else None

    def _stamps_of(self, faults: Iterable[SourceError]) -> tuple[Stamp | None, ...]:
        return tuple(self.stamps.get(str(fault.place.path)) for fault in faults)


def _read(path: Path, stamp: Stamp, reader: Reader[Value]) -> KeptFile:
    faults: Faults = []
    return KeptFile(path, stamp, reader(path, faults), faults)
