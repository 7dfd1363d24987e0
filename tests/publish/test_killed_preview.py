"""A preview that is killed at any moment: it has a folder of its own, and nobody's files come to harm."""

import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import pytest

from generator import cli
from generator.content import settings
from generator.publish import serve
from tests.polling import goes_on, reading, snapshot, states, tell

PATIENCE = 60.0  # seconds until a preview must have shown its pages


def show(root: Path, folder: Path, shown: "Synchronized[int]") -> None:
    """A preview, as the command starts it; its own folder lies in `folder`."""
    tempfile.tempdir = str(folder)
    serve.serve(
        lambda output, url: settings.lenient(root, output=output, url=url),
        root,
        host="127.0.0.1",
        port=0,
        say=lambda outcome: None,
        ready=lambda address: setattr(shown, "value", 1),
    )


def seconds_until(shown: "Synchronized[int]") -> float:
    started = time.perf_counter()
    while not shown.value and time.perf_counter() - started < PATIENCE:
        time.sleep(0.001)
    return time.perf_counter() - started


@pytest.mark.slow
@pytest.mark.threat(29)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a preview and a reader are forked")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork in a process with threads, as test runners are
def test_no_kill_touches_the_content_or_the_site(two_days: Path, tmp_path: Path) -> None:
    assert cli.main(["--root", str(two_days), "build"]) == 0
    content, site = snapshot(two_days / "content"), snapshot(two_days / "output")
    poster = next((two_days / "content" / "posters").rglob("*.yaml"))
    context, moments = multiprocessing.get_context("fork"), random.Random(6)  # noqa: S311 - not for secrets
    left: Counter[str] = Counter()
    span = 0.0
    with reading(two_days / "output", states(site)) as reader:
        while goes_on(left.total(), 6):
            shown = context.Value("i", 0)
            preview = context.Process(target=show, args=(two_days, tmp_path, shown))
            preview.start()
            span = span or seconds_until(shown)
            time.sleep(moments.uniform(0, 1.2 * span))
            poster.touch()  # it builds again
            time.sleep(moments.uniform(0, 0.6 * span))
            preview.kill()
            preview.join()
            left["while it showed pages" if shown.value else "before"] += 1
            assert snapshot(two_days / "content") == content
            assert snapshot(two_days / "output") == site
    tell("serve", left, reader.reads, reader.faults)
    assert not reader.faults
    assert left["while it showed pages"]
    assert {path.name for path in two_days.iterdir()} == {"content", "output", ".microsite"}
    assert cli.main(["--root", str(two_days), "check"]) == 0
