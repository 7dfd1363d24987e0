"""A run's figures as text: the table of limits, what lies behind it, and where the time goes."""

from collections.abc import Mapping, Sequence

from tests.bench import machine, measure, table, trial, visitor
from tests.bench.table import Key
from tests.bench.trial import Trial

DETAILS = (
    "posters",
    "ours",
    "Hugo",
    "cp -r",
    "ours, processors",
    "Hugo, processors",
    "ours, memory",
    "Hugo, memory",
    "ours, HTML",
    "Hugo, HTML",
    "nothing changed",
    "an abstract, by `build`",
    "from nothing, with the zip",
)


def values(trials: Sequence[Trial]) -> dict[Key, float]:
    """What was measured of what the table has limits for, in the units of the limits."""
    found: dict[Key, float] = {}
    for one in (each for each in trials if each.ours):
        found[table.COPY, one.size] = measure.ratio(one.ours, one.copies)
        found[table.MEMORY, one.size] = measure.mebibytes(one.ours)
        found[table.NOTHING, one.size] = measure.seconds(one.nothing) * 1000
        for what, kind in ((table.ABSTRACT, "abstract"), (table.TITLE, "title")):
            found[what, one.size] = measure.percentile(one.served[kind], 0.5) * 1000
        if one.hugo:
            found[table.HUGO, one.size] = measure.ratio(one.ours, one.hugo)
        if one.search_bytes:
            found[table.BYTES, one.size] = one.search_bytes / 1000
        if one.presses:
            found[table.KEY, one.size] = until_list(one.presses)
    return found | {(table.GROWTH, size): ratio for size, ratio in trial.growth(trials).items()}


def until_list(presses: Mapping[str, Sequence[visitor.Press]]) -> float:
    """Milliseconds until the list stands there, 95th percentile, on the page where that takes longest."""
    pages = [each for place, each in presses.items() if place != visitor.EMPTY]
    return max(measure.percentile([press.list for press in each], 0.95) for each in pages)


HEAD = """\
# What `make bench` measured

{machine}; {versions}. Other work on the machine: {load}.
Times are medians of whole processes, ratios medians of runs made by turns. Both sites are checked: the same pages with
the same titles, abstracts, author links, steps and lists. Ours has no share cards, which are drawn once and kept, and
no zip for readers, but in the last column. Compiled modules and templates lie on the machine, as after any earlier run.
"""


def text(trials: Sequence[Trial], load: str, *, with_hugo: bool) -> str:
    """Everything in Markdown; `load` says how busy the machine was before."""
    here = f"{machine.processor()}, {machine.cores()} cores, {machine.memory()}"
    parts = [
        HEAD.format(machine=here, versions=machine.versions(with_hugo=with_hugo), load=load),
        table.markdown(table.HEADINGS, table.rows(values(trials))),
        "## Behind it\n",
        table.markdown(DETAILS, [_details(one) for one in trials]),
        *_presses(trials),
        *_profiles(trials),
    ]
    return "\n".join(parts)


def _details(one: Trial) -> tuple[str, ...]:
    def seconds(runs: Sequence[measure.Run]) -> str:
        return f"{measure.seconds(runs):.2f} s" if runs else ""

    def work(runs: Sequence[measure.Run]) -> str:
        return f"{measure.work(runs):.2f} s" if runs else ""

    def peak(runs: Sequence[measure.Run]) -> str:
        return f"{measure.mebibytes(runs):.0f} MiB" if runs else ""

    return (
        f"{one.size:,}",
        *(seconds(one.cold_builds), seconds(one.hugo), seconds(one.copies)),
        *(work(one.cold_builds), work(one.hugo)),
        *(peak(one.cold_builds), peak(one.hugo)),
        *(f"{one.pages[name] / 1e6:.1f} MB" if name in one.pages else "" for name in ("ours", "Hugo")),
        *(seconds(one.nothing), seconds(one.edited), seconds(one.zipped)),
    )


def _presses(trials: Sequence[Trial]) -> list[str]:
    def figures(values: Sequence[float]) -> list[str]:
        return [table.figure(measure.percentile(values, share), "ms") for share in (0.5, 0.95)]

    lines = [
        (
            *(f"{one.size:,}", place),
            *figures([press.picture for press in found]),
            *figures([press.list for press in found]),
        )
        for one in trials
        for place, found in one.presses.items()
    ]
    headings = (
        *("posters", f"key presses, {visitor.SLOWDOWN}x slower"),
        *("next picture, median", "95th percentile", "its list, median", "95th percentile"),
    )
    return [table.markdown(headings, lines)] if lines else []


def _profiles(trials: Sequence[Trial]) -> list[str]:
    return [
        f"## {one.size:,} posters, {name}\n\n```\n{said.rstrip()}\n```\n"
        for one in trials
        for name, said in one.profiles.items()
    ]
