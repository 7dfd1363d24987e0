"""The table that this project holds itself to, with what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, int]  # what was measured, and of how many posters


@dataclass(frozen=True, slots=True)
class Limit:
    """What must be, and what is aimed at: a measured value meets it where it is not larger."""

    what: str
    size: int
    must: float
    aim: float
    unit: str

    def verdict(self, value: float) -> str:
        """Which of the two a value meets."""
        return "aim" if value <= self.aim else "must" if value <= self.must else "missed"


HUGO = "cold build against Hugo"
COPY = "cold build against cp -r of its output"
MEMORY = "peak memory of one process"
NOTHING = "nothing changed, whole process"
ABSTRACT = "serve: one abstract edited"
TITLE = "serve: one title edited"
GROWTH = "cold build against linear growth from 1,000"
BYTES = "bytes before search answers, gzip"
KEY = "key press, 4x slower, 95th percentile"

LIMITS = (
    Limit(HUGO, 47, 2, 1, "x"),
    Limit(HUGO, 1_000, 0.75, 0.45, "x"),
    Limit(HUGO, 10_000, 0.35, 0.15, "x"),
    Limit(COPY, 10_000, 10, 4, "x"),
    Limit(MEMORY, 10_000, 300, 150, "MiB"),
    Limit(NOTHING, 1_000, 300, 150, "ms"),
    Limit(NOTHING, 10_000, 600, 250, "ms"),
    Limit(ABSTRACT, 1_000, 150, 50, "ms"),
    Limit(ABSTRACT, 10_000, 400, 100, "ms"),
    Limit(TITLE, 10_000, 1_000, 150, "ms"),
    Limit(GROWTH, 10_000, 1.3, 1, "x"),
    Limit(GROWTH, 50_000, 1.3, 1, "x"),
    Limit(BYTES, 1_000, 80, 60, "kB"),
    Limit(BYTES, 10_000, 400, 250, "kB"),
    Limit(KEY, 10_000, 50, 16, "ms"),
)
HEADINGS = ("what", "posters", "must", "aim", "measured", "meets")


def rows(values: Mapping[Key, float]) -> list[tuple[str, ...]]:
    """A row for each limit, in the units that it has; "not run" where its size was left out."""
    return [
        (
            limit.what,
            f"{limit.size:,}",
            figure(limit.must, limit.unit),
            figure(limit.aim, limit.unit),
            figure(values[limit.what, limit.size], limit.unit) if (limit.what, limit.size) in values else "not run",
            limit.verdict(values[limit.what, limit.size]) if (limit.what, limit.size) in values else "",
        )
        for limit in LIMITS
    ]


def figure(value: float, unit: str) -> str:
    """Three figures that count, and the unit."""
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def markdown(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, its columns as wide as they need, so that it reads well in a terminal too."""
    widths = [max(len(line[column]) for line in (headings, *lines)) for column in range(len(headings))]
    ruler = ["-" * width for width in widths]
    return "".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |\n"
        for line in (headings, ruler, *lines)
    )
