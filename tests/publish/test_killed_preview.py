"""A preview that is killed at any moment: it has a folder of its own, and nobody's files come to harm."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import cli

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "6"))


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_no_kill_touches_the_content_or_the_site(two_days: Path, tmp_path: Path) -> None:
    assert cli.main(["--root", str(two_days), "build"]) == 0
    content, site = tree(two_days / "content"), tree(two_days / "output")
    poster = next((two_days / "content" / "posters").rglob("*.yaml"))
    moments = random.Random(KILLS)  # noqa: S311 - not for secrets
    # What a killed preview leaves lies where the system clears up.
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "generator", "--root", str(two_days), "serve", "--port", "0"]
    for _ in range(KILLS):
        with subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL) as preview:
            time.sleep(moments.uniform(0.2, 1.5))
            poster.touch()  # it builds again
            time.sleep(moments.uniform(0, 0.5))
            preview.kill()
        assert tree(two_days / "content") == content
        assert tree(two_days / "output") == site
        assert cli.main(["--root", str(two_days), "check"]) == 0
