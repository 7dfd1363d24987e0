"""Edits as the live preview answers them: times one rebuild after the other, and looks whether the files are right.

python -m tests.bench.served SITE OUTPUT MEMORY RUNS prints seconds as JSON: each abstract edit and each title edit.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from generator import cli
from generator.content import settings
from generator.content.load import load
from generator.model import Conference, Poster
from generator.publish.serve import Preview
from generator.site import routes


class Edited:
    """A poster's file that is edited over and over, in a site that a preview shows."""

    def __init__(self, preview: Preview, poster: Poster, root: Path) -> None:
        self.preview = preview
        self.poster = poster
        self.file = root / poster.path
        self.original = self.file.read_text(encoding="utf-8")

    def abstract(self, word: str) -> tuple[float, set[str]]:
        """Put a word at the abstract's beginning: seconds until all is right, and the routes that have it now."""
        text = re.sub(r"(?m)^(abstract: >-\n  )", rf"\g<1>{word} ", self.original, count=1)
        wanted = {routes.poster(self.poster.id), "search.json"}
        return self._edit(text, word, wanted)

    def title(self, word: str) -> tuple[float, set[str]]:
        """Put a word at the title's beginning: the session and the authors' pages have it too."""
        text = re.sub(r'(?m)^(title: "?)', rf"\g<1>{word} ", self.original, count=1)
        conference = load(self.preview.load()).conference
        people = {id_ for (poster, _), id_ in conference.bylines.items() if poster == self.poster.id}
        wanted = {routes.poster(self.poster.id), routes.session(self.poster.session), "search.json"}
        return self._edit(text, word, wanted | set(map(routes.author, people)))

    def restore(self) -> None:
        """The file as it was, and the site with it."""
        self._edit(self.original, "", set())

    def _edit(self, text: str, word: str, wanted: set[str]) -> tuple[float, set[str]]:
        assert word in text
        self.file.write_text(text, encoding="utf-8")
        start = time.perf_counter()
        self.preview.rebuild()
        took = time.perf_counter() - start
        assert not self.preview.mistakes, self.preview.mistakes
        for route in wanted:
            assert word in (self.preview.output / route).read_text(encoding="utf-8"), f"{route} does not have {word}"
        return took, wanted


def chosen(conference: Conference) -> Poster:
    """A poster with title, authors and abstract in the middle of the middle session."""
    session = conference.sessions[len(conference.sessions) // 2].id
    posters = [each for each in conference.listed if each.session == session]
    able = [each for each in posters[len(posters) // 2 :] if each.title and each.abstract.source and each.authors]
    return able[0]


def edits(root: Path, output: Path, memory: Path, runs: int) -> dict[str, list[float]]:
    """Seconds of each edit, by its kind; the site is afterwards as it was."""
    preview = Preview(lambda: settings.load(root, output=output), memory, lambda outcome: None, output=output)
    preview.rebuild()
    assert not preview.mistakes, preview.mistakes
    edited = Edited(preview, chosen(load(preview.load()).conference), root)
    try:
        return {
            "abstract": [edited.abstract(word)[0] for word in _words("Abstractword", runs)],
            "title": [edited.title(word)[0] for word in _words("Titleword", runs)],
        }
    finally:
        edited.restore()


def _words(stem: str, count: int) -> Iterator[str]:
    return (f"{stem}{'abcdefghijklmnopqrstuvwxyz'[number]}" for number in range(count))


if __name__ == "__main__":
    gc.set_threshold(cli.YOUNG)  # as the command does
    print(json.dumps(edits(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))
