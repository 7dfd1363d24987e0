"""Commands, timed from their start to their end, and what is made of several times."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STOPWATCH = Path(__file__).with_name("stopwatch.py")


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds, those of processors, and the most memory of one of its processes in mebibytes."""

    seconds: float
    work: float
    mebibytes: float
    said: str = ""


def timed(*command: str | Path) -> Run:
    """Run a command in the project's folder; RuntimeError with what it said where it fails."""
    words = [sys.executable, "-I", str(STOPWATCH), *map(str, command)]
    done = subprocess.run(words, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    told = json.loads(done.stdout)
    return Run(told["seconds"], told["work"], told["kibibytes"] / 1024, done.stderr)


def environment() -> dict[str, str]:
    """This process's own, in which Python keeps what it has compiled, as it does for those who use the program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(runs: Sequence[Run]) -> float:
    """The median time."""
    return statistics.median(run.seconds for run in runs)


def work(runs: Sequence[Run]) -> float:
    """The median time of processors, which other programs on the machine change less."""
    return statistics.median(run.work for run in runs)


def mebibytes(runs: Sequence[Run]) -> float:
    """The median peak of memory."""
    return statistics.median(run.mebibytes for run in runs)


def ratio(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """The median of the ratios of runs that were made one after the other."""
    return statistics.median(one.seconds / other.seconds for one, other in zip(runs, others, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not below so many of all."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * share))]
