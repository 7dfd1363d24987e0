"""A preview that is killed at any moment: it has a folder of its own, and nobody's files come to harm."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from generator import cli
from tests.polling import goes_on, reading, snapshot, states, tell

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.threat(29)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a reader is forked")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork in a process with threads, as test runners are
def test_no_kill_touches_the_content_or_the_site(two_days: Path, tmp_path: Path) -> None:
    assert cli.main(["--root", str(two_days), "build"]) == 0
    content, site = snapshot(two_days / "content"), snapshot(two_days / "output")
    poster = next((two_days / "content" / "posters").rglob("*.yaml"))
    moments = random.Random(6)  # noqa: S311 - not for secrets
    # What a killed preview leaves lies where the system clears up.
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "generator", "--root", str(two_days), "serve", "--port", "0"]
    left: Counter[str] = Counter()
    with reading(two_days / "output", states(site)) as reader:
        while goes_on(left.total(), 6):
            with subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.PIPE) as preview:
                time.sleep(moments.uniform(0.2, 1.5))
                poster.touch()  # it builds again
                time.sleep(moments.uniform(0, 0.5))
                preview.kill()
                said = preview.stderr.read() if preview.stderr else b""
            left["once it showed pages" if b"http://" in said else "before"] += 1
            assert snapshot(two_days / "content") == content
            assert snapshot(two_days / "output") == site
            assert cli.main(["--root", str(two_days), "check"]) == 0
    tell("serve", left, reader.reads, reader.faults)
    assert not reader.faults
    assert left["once it showed pages"]
    assert {path.name for path in two_days.iterdir()} == {"content", "output", ".microsite"}
