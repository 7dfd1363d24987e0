"""`make bench`: this program against Hugo, and against the limits that the project sets itself.

make bench ARGS="--sizes 47,1000" for a quick run; tests/bench/RESULTS.md holds the last one with --write.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import hugosite, machine, material, results, visitor
from tests.bench.material import Material
from tests.bench.measure import ROOT
from tests.bench.trial import Trial

LISTING = ROOT / "content" / "listings" / "poster-session-2.txt"
RESULTS = Path(__file__).with_name("RESULTS.md")
RUNS = ((100, 7), (3_000, 5), (20_000, 3))  # up to so many posters so many runs; of larger sites one
LARGEST = 10_000  # of a larger site a cold build alone is timed, for the growth; it takes minutes


def main(words: Sequence[str]) -> int:
    """Measure, print, and write where that is asked for; 2 where Hugo is missing."""
    given = _parser().parse_args(words)
    hugo = None if given.without_hugo else hugosite.binary()
    if not (hugo or given.without_hugo):
        say("Hugo is not installed: run make bench, or leave it out: --without-hugo")
        return 2
    source = material.read(LISTING)
    load = machine.load()
    work = Path(tempfile.mkdtemp(prefix="microsite-bench-", dir=given.folder or machine.folder_for_work()))
    try:
        trials = [Trial(size, work / str(size), given.runs or usual_runs(size)) for size in given.sizes]
        for trial in trials:
            _try(trial, source, hugo, given)
    finally:
        shutil.rmtree(work)
    text = results.text(trials, load, with_hugo=hugo is not None)
    print(text)
    if given.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def _try(trial: Trial, source: Material, hugo: Path | None, given: argparse.Namespace) -> None:
    say(f"{trial.size:,} posters: writing and building once")
    conference = trial.prepare(source)
    if trial.size > LARGEST:
        shutil.rmtree(trial.folder)
        return
    if hugo:
        say("  the same with Hugo, compared")
        trial.compare(conference, hugo)
    say(f"  cold builds by turns, {trial.runs} each")
    trial.cold(hugo)
    say("  builds with little to do")
    trial.again()
    trial.serve()
    trial.zip()
    trial.profile()
    if not given.without_browser:
        say("  search in a browser")
        with visitor.browser() as chromium:
            trial.search_bytes = visitor.bytes_before_answer(chromium, trial.output, conference)
            trial.presses = visitor.key_presses(chromium, trial.output, conference)
    shutil.rmtree(trial.folder)


def usual_runs(size: int) -> int:
    """How often each thing is timed: small sites are quick, and vary more."""
    return next((runs for largest, runs in RUNS if size <= largest), 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="This program against Hugo and its own limits.")
    parser.add_argument(
        "--sizes", type=_sizes, default=(47, 1_000, 10_000), metavar="N,...", help="posters (default: 47,1000,10000)"
    )
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where to work (default: in memory, if there is room)"
    )
    parser.add_argument("--runs", type=int, default=0, metavar="N", help="of each thing (default: 7 to 1, by size)")
    parser.add_argument("--without-hugo", action="store_true", help="measure this program alone")
    parser.add_argument("--without-browser", action="store_true", help="leave out what visitors wait for")
    parser.add_argument("--write", action="store_true", help="write tests/bench/RESULTS.md")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    try:
        sizes = tuple(int(word) for word in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("write numbers with commas between them, such as 47,1000") from error
    if min(sizes) < 1:
        raise argparse.ArgumentTypeError("a site has at least one poster")
    return sizes


def say(text: str) -> None:
    """Tell how far the run is."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
