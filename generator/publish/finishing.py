"""What is made once every other file is: the zip of the site, and what keeps the site on a reader's device."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import Session, Settings
from generator.publish import archive, sums
from generator.publish.state import State
from generator.site import offline


@dataclass(frozen=True, slots=True)
class Whole:
    """A site but for its last files: its name, route -> content (a standing file by its path), and route -> hash.

    The pages of `sessions` may need pictures.
    """

    name: str
    contents: Mapping[str, bytes | Path]
    digests: Mapping[str, str]
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Last:
    """The last files: the content of those made anew; for all, the hash and the key of what they are made from."""

    made: dict[str, bytes | Path]
    digests: dict[str, str]
    keys: dict[str, str]


def finish(site: Whole, settings: Settings, state: State, program: str, *, full: bool) -> Last:
    """Make the last files of `site`; the zip, in the state's folder, only where a file in it has changed or `full`.

    Raises SourceError where the disk refuses.
    """
    keys = dict.fromkeys(offline.ROUTES, "") | {offline.ARCHIVE: _key(site, program)}
    standing = {} if full else state.standing(keys)
    zipped = settings.output / offline.ARCHIVE
    made: dict[str, bytes | Path] = {}
    if offline.ARCHIVE not in standing:
        made[offline.ARCHIVE] = zipped = state.folder / offline.ARCHIVE
        archive.write(zipped, site.name, site.contents, site.digests)
    kept = offline.kept(site.digests, settings, site.sessions)
    listed = offline.dump(kept)
    sizes = offline.sizes(sum(_size(site.contents[route]) for route in kept), zipped.stat().st_size)
    texts = {offline.FILES: listed, offline.WORKER: offline.worker(listed), offline.SIZES: sizes}
    made |= {route: text.encode() for route, text in texts.items()}
    return Last(made, standing | {route: sums.digest(content) for route, content in made.items()}, keys)


def clear(state: State) -> None:
    """Remove the zip from the state's folder, once it lies in the site."""
    (state.folder / offline.ARCHIVE).unlink(missing_ok=True)


def _key(site: Whole, program: str) -> str:
    return hashlib.sha256(repr((program, site.name)).encode() + sums.dump(site.digests)).hexdigest()


def _size(content: bytes | Path) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size
