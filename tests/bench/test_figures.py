import sys
from pathlib import Path

import pytest

from tests.bench import measure, results, served, table, trial, visitor
from tests.bench.__main__ import main
from tests.bench.measure import Run
from tests.bench.trial import Trial
from tests.bench.visitor import Press


def test_a_command_is_timed_with_the_memory_of_its_largest_process() -> None:
    run = measure.timed(sys.executable, "-c", "import time; held = bytearray(80_000_000); time.sleep(0.2)")
    assert 0.2 < run.seconds < 20
    assert 76 < run.mebibytes < 200
    assert measure.timed(sys.executable, "-c", "pass").mebibytes < 60


def test_a_command_that_fails_says_what_it_said() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        measure.timed(sys.executable, "-c", "raise SystemExit('no such thing')")


def test_ratios_are_of_runs_made_by_turns() -> None:
    ours, theirs = ([Run(seconds, 0, 0) for seconds in each] for each in ((1, 6, 9), (2, 3, 3)))
    assert measure.ratio(ours, theirs) == 2
    assert measure.seconds(ours) == 6


@pytest.mark.parametrize(("share", "value"), [(0.5, 51), (0.95, 96), (1, 100)])
def test_percentiles(share: float, value: int) -> None:
    assert measure.percentile(list(range(100, 0, -1)), share) == value


@pytest.mark.parametrize(("value", "meets"), [(0.99, "aim"), (1, "aim"), (1.5, "must"), (2.1, "missed")])
def test_a_value_meets_the_aim_the_must_or_nothing(value: float, meets: str) -> None:
    rows = table.rows({(table.HUGO, 47): value})
    assert rows[0][-1] == meets
    assert rows[1][-2:] == ("not run", "")


def test_growth_is_against_a_thousand_posters() -> None:
    trials = [
        Trial(size, Path(), 1, ours=[Run(seconds, 0, 0)]) for size, seconds in ((47, 1), (1_000, 2), (10_000, 30))
    ]
    trials.append(Trial(50_000, Path(), 1, first=Run(100, 0, 0)))
    assert trial.growth(trials) == {10_000: 1.5, 50_000: 1}
    assert trial.growth(trials[:1]) == {}


def test_of_a_press_the_least_disturbed_round_counts() -> None:
    rounds = [[Press(9, 30), Press(40, 41)], [Press(12, 20), Press(10, 11)]]
    assert visitor.undisturbed(rounds) == [Press(9, 20), Press(10, 11)]
    with pytest.raises(ValueError, match="shorter"):
        visitor.undisturbed([*rounds, rounds[0][:1]])


def test_a_press_is_over_when_its_list_stands_there() -> None:
    presses = {"search": [Press(5, 60)], "session": [Press(70, 20)], visitor.EMPTY: [Press(90, 90)]}
    assert results.until_list(presses) == 60


def test_edits_under_the_preview_are_timed_and_undone(small: Path, tmp_path: Path) -> None:
    before = trial.files(small / "content")
    found = served.edits(small, tmp_path / "shown", tmp_path / "memory", 2)
    assert {kind: len(seconds) for kind, seconds in found.items()} == {"abstract": 2, "title": 2}
    assert trial.files(small / "content") == before


@pytest.mark.slow
def test_a_run_fills_the_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["--sizes", "20", "--runs", "1", "--folder", str(tmp_path), "--without-hugo", "--without-browser"]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert all(heading in said for heading in (*table.HEADINGS, *results.DETAILS))
    assert "20 posters, cold build" in said
    assert not list(tmp_path.iterdir())
