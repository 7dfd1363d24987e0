"""Poster files that a person gave another name: found by what they say."""

from collections import defaultdict
from collections.abc import Mapping

from generator.content.importing.existing import Existing
from generator.content.importing.imported import Base, Record
from generator.content.importing.resembling import CLEARLY, ENOUGH, Traits, evidence
from generator.errors import Place, SourceError


def find(bases: Mapping[str, Base], there: Mapping[str, Existing], warnings: list[SourceError]) -> dict[str, Existing]:
    """The files of the posters that were imported under another id, by that id.

    Such a file says what the poster's record says and has its number, for no two posters of a session ever have the
    same. Where two files could be meant, or one for two posters, nothing is found and a doubt names them.
    """
    missing = [
        (session, id_, record)
        for session, base in bases.items()
        for id_, record in base.posters.items()
        if id_ not in there
    ]
    candidates = _unrecorded(bases, there)
    found: dict[str, Existing] = {}
    meant: dict[str, list[str]] = defaultdict(list)
    for session, id_, record in missing:
        files = _best(record, [*candidates[session, record.number], *candidates[session, 0]])
        for file in files:
            meant[file.path.stem].append(id_)
        if len(files) == 1:
            found[id_] = files[0]
        elif files:
            _warn(files, warnings)
    return {id_: file for id_, file in found.items() if len(meant[file.path.stem]) == 1}


def _unrecorded(bases: Mapping[str, Base], there: Mapping[str, Existing]) -> dict[tuple[str, int], list[Existing]]:
    """The files that no import knows, by session and number."""
    recorded = {id_ for base in bases.values() for id_ in base.posters}
    known = {held.path.stem for id_, held in there.items() if id_ in recorded}
    found: dict[tuple[str, int], list[Existing]] = defaultdict(list)
    for id_, held in there.items():
        if held.path.stem == id_ and id_ not in known and held.record:
            found[held.session, held.record.number].append(held)
    return found


def _best(record: Record, files: list[Existing]) -> list[Existing]:
    """The file that resembles the record most, and those that do so almost as much."""
    traits = Traits(record)
    weights = [(evidence(traits, Traits(held.record)), held) for held in files if held.record]
    most = max((weight for weight, _ in weights), default=0.0)
    return [held for weight, held in weights if weight >= ENOUGH and weight > most - CLEARLY]


def _warn(files: list[Existing], warnings: list[SourceError]) -> None:
    names = " or ".join(f"{file.path.parent.name}/{file.path.name}" for file in files)
    message = f"a poster's file was renamed, to {names}"
    warnings.append(
        SourceError(message, Place(files[0].path), "write 'formerly: [its-old-id]' in the right one", "warning")
    )
