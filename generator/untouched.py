"""Whether anything has changed since a command last did its work: told by the stamps of all files, without reading one.

What a command does depends on the content, the themes, the program with its libraries, the history that git keeps, and
its options. While none of these and no file of what it made has another size or another time, what it said last still
holds. Whatever is unsure counts as a change: it costs time, never correctness.
"""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator import MEMORY, repository, stamps

PROGRAM = Path(__file__).parent
SHIPPED = Path(__file__).parents[1] / "themes"  # of a checkout; those of a wheel lie in the program's folder
ENVIRONMENT = ("PATH", "GIT_DIR", "GIT_WORK_TREE")  # which git is asked, and about what


class Untouched(NamedTuple):  # a record of msgspec would take as long to import as the look
    """A command that may have nothing to do, and the file that remembers what it said last.

    `inputs` is the stamp of all that its work depends on, "" where that cannot be told; it makes the folder `output`.
    """

    file: Path
    inputs: str
    output: Path | None

    def said(self) -> Sequence[str]:
        """What it said last, in parts; nothing where anything has changed since."""
        try:
            known = json.loads(self.file.read_text(encoding="utf-8"))
            holds = self.inputs and known["stamp"] == self._stamp()
            return [str(part) for part in known["said"]] if holds else ()
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def remember(self, said: Sequence[str]) -> None:
        """Keep what it will say until something changes; `inputs` are from before its work, so none changed unseen."""
        if not self.inputs:
            return
        new = self.file.with_suffix(".new")
        with suppress(OSError):  # without it the command does its work again
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps({"stamp": self._stamp(), "said": said}), encoding="utf-8")
            os.replace(new, self.file)

    def _stamp(self) -> str:
        digest = hashlib.sha256(self.inputs.encode())
        if self.output:  # a copy by hard links changes what the disk says of a file, but not the file
            for listed in stamps.below(str(self.output), stamps.WRITTEN):
                digest.update(listed.dump())
        return digest.hexdigest()


def look(root: Path, command: str, options: object, output: Path | None = None) -> Untouched:
    """What the work of a command in the site at `root` depends on, as it is now; `options` is all that it was told."""
    history = repository.state(root)
    digest = hashlib.sha256(repr((sys.version, options, history, [*map(os.environ.get, ENVIRONMENT)])).encode())
    for folder in (root / "content", root / "themes", SHIPPED, PROGRAM):
        digest.update(f"{folder}\0".encode())
        for listed in stamps.below(str(folder)):
            digest.update(listed.dump())
    # Installing or removing a library changes the folder that it lies in.
    libraries = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    digest.update(repr([(path, stamps.of(Path(path))) for path in libraries]).encode())
    stamp = digest.hexdigest() if history is not None else ""
    return Untouched(root / MEMORY / f"untouched-{command}.json", stamp, output)
