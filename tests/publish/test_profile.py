import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.publish import profile
from generator.publish.profile import SERVING, STAGES, Profile

Microsite = Callable[..., int]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the timer is not there")


@pytest.mark.parametrize("module", [*STAGES, *sorted(SERVING)])
def test_every_stage_is_of_a_module_that_is_there(module: str) -> None:
    assert find_spec(module)


def test_a_build_says_where_its_time_went(
    two_days: Path, microsite: Microsite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert microsite(two_days, "build", "--profile") == 0
    said = capsys.readouterr()
    assert said.out == ""
    _, profiled = said.err.split("Where the time went")
    assert "rendering" in profiled
    assert "reading content" in profiled


def test_without_being_asked_it_says_nothing(
    two_days: Path, microsite: Microsite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert microsite(two_days, "build") == 0
    assert "Where the time went" not in capsys.readouterr().err


def test_time_counts_where_it_is_spent() -> None:
    with Profile() as seen:
        end = time.perf_counter() + 0.2
        while time.perf_counter() < end:
            pass
    spent = sum(seen.functions[profile.OTHER].values())
    assert 0.1 < spent < 5
    assert "everything else" in str(seen)


@pytest.mark.parametrize(
    ("module", "stage"),
    [
        ("generator.content.people.names", "who is who"),
        ("generator.content.load", "reading content"),
        ("generator.contents", ""),
        ("importlib._bootstrap", "importing modules"),
        ("generator.site.posterpages", "what pages show"),
        ("generator.site.search.names", "search data"),
        ("generator.site.routes", ""),
        ("generator.site.cite.bibtex", ""),
    ],
)
def test_a_module_is_of_its_nearest_stage(module: str, stage: str) -> None:
    assert profile._stage(module) == stage
