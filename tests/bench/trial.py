"""One size of conference: written for both programs, built by both in turn, and edited."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from generator.content import settings
from generator.content.load import load
from generator.model import Conference
from tests.bench import corpus, hugosite, measure, same, served, visitor, yamlsite
from tests.bench.material import Material
from tests.bench.measure import ROOT, Run, timed

BASE = urlsplit(yamlsite.ADDRESS).path


@dataclass
class Trial:
    """A conference of `size` posters in `folder`, and what was measured of it."""

    size: int
    folder: Path
    runs: int  # of each thing
    first: Run | None = None  # the first build of ours
    ours: list[Run] = field(default_factory=list)
    hugo: list[Run] = field(default_factory=list)
    copies: list[Run] = field(default_factory=list)
    nothing: list[Run] = field(default_factory=list)
    edited: list[Run] = field(default_factory=list)
    zipped: list[Run] = field(default_factory=list)  # with the zip for readers
    served: dict[str, list[float]] = field(default_factory=dict)
    profiles: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)  # bytes of HTML, by program
    search_bytes: int = 0
    presses: dict[str, list[visitor.Press]] = field(default_factory=dict)

    @property
    def cold_builds(self) -> list[Run]:
        """Those that count; the first one where there is no other."""
        return self.ours or [run for run in [self.first] if run]

    @property
    def site(self) -> Path:
        """Our site: content/ and output/."""
        return self.folder / "site"

    @property
    def output(self) -> Path:
        """The site that we built."""
        return self.site / "output"

    @property
    def hugo_site(self) -> Path:
        """Hugo's site: content/, layouts/ and public/."""
        return self.folder / "hugo"

    def prepare(self, source: Material) -> Conference:
        """Write our site and build it once, which is not counted: what is compiled is kept from then on."""
        yamlsite.write(corpus.make(source, self.size), self.site)
        self.first = self._build()
        return load(settings.load(self.site)).conference

    def compare(self, conference: Conference, hugo: Path) -> None:
        """Write Hugo's site, build it once, and make sure that both did the same work; RuntimeError where not."""
        has_bibtex = next((self.output / "posters").glob("*.bib"), None) is not None
        hugosite.write(conference, self.output / "static", self.hugo_site, bibtex=has_bibtex)
        self._hugo(hugo)
        for name, site in (("ours", self.output), ("Hugo", self.hugo_site / "public")):
            found = list(islice(same.differences(conference, site, BASE), 5))
            if found:
                raise RuntimeError(f"{name}: not the site that was asked for:\n" + "\n".join(found))
            self.pages[name] = sum(file.stat().st_size for file in site.rglob("*.html"))

    def cold(self, hugo: Path | None) -> None:
        """Everything from nothing, by turns: ours, Hugo, and a copy of our files."""
        for _ in range(self.runs):
            self._clear()
            self.ours.append(self._build())
            if hugo:
                self.hugo.append(self._hugo(hugo))
            copy = self.folder / "copy"
            self.copies.append(timed("cp", "-r", self.output, copy))
            shutil.rmtree(copy)

    def again(self) -> None:
        """The build command with nothing to do, and with one abstract edited."""
        self.nothing += [self._build() for _ in range(self.runs)]
        poster = served.chosen(load(settings.load(self.site)).conference)
        file = self.site / poster.path
        original = file.read_text(encoding="utf-8")
        for number in range(self.runs):
            file.write_text(original.replace("abstract: >-\n  ", f"abstract: >-\n  Edit{number} "), encoding="utf-8")
            self.edited.append(self._build())
        file.write_text(original, encoding="utf-8")
        self._build()

    def serve(self) -> None:
        """Edits as the preview answers them; RuntimeError where it does not come back to what a full build makes."""
        preview = self.folder / "preview"
        words = [sys.executable, "-m", "tests.bench.served", self.site, preview, self.folder / "memory", self.runs]
        done = subprocess.run(
            [*map(str, words)], cwd=ROOT, env=measure.environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"the preview failed:\n{done.stderr}")
        self.served = json.loads(done.stdout)
        if files(preview) != files(self.output):
            raise RuntimeError("after edits that were undone the preview's files are not those of a full build")
        shutil.rmtree(preview)

    def zip(self) -> None:
        """Everything from nothing with the zip for readers, which holds the whole site once more; Hugo makes none."""
        file = self.site / "content" / "site.yaml"
        original = file.read_text(encoding="utf-8")
        file.write_text(f"{original}offline: true\n", encoding="utf-8")
        self._clear()
        self.zipped.append(self._build())
        file.write_text(original, encoding="utf-8")

    def profile(self) -> None:
        """Where the time goes, as `build --profile` tells it: with nothing to do, and from nothing."""
        self._build()  # nothing is left to do of what was edited and undone
        for name in ("nothing changed", "cold build"):
            said = self._build("--profile").said
            self.profiles[name] = said[said.index("Where the time went") :]
            self._clear()
        self._build()

    def _clear(self) -> None:
        for folder in (self.output, self.site / ".microsite"):
            shutil.rmtree(folder, ignore_errors=True)

    def _build(self, *options: str) -> Run:
        return timed(sys.executable, "-m", "generator", "--root", self.site, "build", *options)

    def _hugo(self, hugo: Path) -> Run:
        for made in (self.hugo_site / "public", self.hugo_site / "resources"):
            shutil.rmtree(made, ignore_errors=True)
        return timed(hugo, "--source", self.hugo_site, "--quiet")


def files(site: Path) -> dict[str, bytes]:
    """Everything in a folder, by its path."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def growth(trials: Sequence[Trial]) -> dict[int, float]:
    """How much longer a site takes than its size says, against that of 1,000 posters, by its size."""
    took = {trial.size: measure.seconds(trial.cold_builds) for trial in trials if trial.cold_builds}
    base = took.get(1000)
    return {size: each / base / (size / 1000) for size, each in took.items() if base and size > 1000}
