"""What commands say, as text: summaries and progress. Prints nothing itself."""

import time
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.quoting import printable
from generator.words import counted

if TYPE_CHECKING:
    from generator.content.importing import ImportReport
    from generator.listing.records import Reading
    from generator.model import Conference
    from generator.publish.build import Report
    from generator.report import Need

SHOWN = 4  # examples of one need in the summary; `report` has them all
QUIET_SECONDS = 2.0


def needs(found: "Sequence[Need]") -> str:
    """What needs attention, a line each with its first examples."""
    if not found:
        return ""
    width = max(len(need.what) for need in found) + 2
    lines = [f"{need.count:>4} {need.what:<{width}} {_examples(need)}".rstrip() for need in found]
    return printable("Needs attention (all of it: microsite report)\n" + "\n".join(lines) + "\n")


def _examples(need: "Need") -> str:
    if need.brief:
        return need.brief
    if len(need.spots) == 1:
        return f"{need.spots[0].label}   {need.spots[0].file}"
    shown = ", ".join(spot.label for spot in need.spots[:SHOWN])
    return shown + (" …" if len(need.spots) > SHOWN else "")


def changes(done: "ImportReport") -> str:
    """What an import would change: new posters by their ids, and each changed field as it is and as it would be."""
    lines = [f"{poster}\n  new\n" for poster in done.new]
    for poster, group in groupby(done.changes, key=lambda change: change.poster):
        lines.append(f"{poster}\n")
        for change in group:
            stays = "  (changed by a person too, who is not overruled)" if change.conflict else ""
            lines.append(f"  {change.field}{stays}\n    - {change.old}\n    + {change.new}\n")
    return printable("".join(lines))


def imported(done: "ImportReport", *, dry_run: bool) -> str:
    """What an import did, a line for each session and one for each kind of change."""
    lines = [
        f"{session.title}{f' · {session.room}' if session.room else ''}: {counted(session.posters, 'poster')}"
        for session in done.sessions
    ]
    verb = "would write" if dry_run else "wrote"
    lines.append(f"  {verb} {counted(len(done.written), 'file')}" if done.written else "  nothing new")
    lines += _names("changed by the listing", done.changed)
    lines += _names("edited by people, who are not overruled", done.edited)
    lines += _names("removed by hand, not written again", done.removed)
    lines += _names("no longer in the listing, kept", done.gone)
    return printable("\n".join(lines) + "\n")


def left_out(readings: "Sequence[tuple[Path, Reading]]") -> str:
    """The fields of each source that were not imported, by the source's own words."""
    return printable(
        "".join(
            f"  {path.name}: not imported: {', '.join(read.left_out)}\n" for path, read in readings if read.left_out
        )
    )


def _names(what: str, names: Sequence[str]) -> list[str]:
    return [f"  {len(names)} {what}: {', '.join(names[:SHOWN])}{' …' if len(names) > SHOWN else ''}"] if names else []


def built(done: "Report", folder: str) -> str:
    """What a build made, as the first lines of its closing summary; the last one has no end yet."""
    conference = done.conference
    heads = [f"{session.title}{f' · {session.room}' if session.room else ''}" for session in conference.sessions]
    counts = [counted(len(conference.listed), "poster"), counted(len(conference.people), "person", "people")]
    formulas = _formulas(conference)
    whole = f"{counted(done.pages, 'page')}, {size(done.size)}"
    wrote = f"wrote {counted(done.written, 'file')}" if done.written else "nothing to write"
    return printable("\n".join(heads) + f"\n  {'   '.join(counts + formulas)}\n  {wrote}: {whole} in {folder}/")


def _formulas(conference: "Conference") -> list[str]:
    kinds = [poster.abstract.formulas for poster in conference.listed]
    as_text, as_mathml = sum(kind.text for kind in kinds), sum(kind.mathml for kind in kinds)
    if not as_text + as_mathml:
        return []
    return [f"{counted(as_text + as_mathml, 'formula')} ({as_text} as text, {as_mathml} MathML)"]


def size(count: int) -> str:
    """Bytes in the largest unit that keeps the figure above one: `1.1 MB`, `820 kB`."""
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


class Progress:
    """A line that is written over and over on a terminal, once the work has taken two seconds."""

    def __init__(self, stream: TextIO, noun: str, *, shown: bool) -> None:
        self.stream = stream
        self.noun = noun
        self.shown = shown
        self.start = time.perf_counter()
        self.open = False

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if self.shown and time.perf_counter() - self.start > QUIET_SECONDS:
            self.stream.write(f"\r  {done:,} of {counted(total, self.noun)} …")
            self.stream.flush()
            self.open = True

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *ending: object) -> None:
        """Wipe the line."""
        if self.open:
            self.stream.write("\r" + " " * 40 + "\r")
            self.open = False
