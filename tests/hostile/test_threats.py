"""docs/THREATS.md names each threat once, and each has a test that carries its number."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def marked() -> set[int]:
    files = (ROOT / "tests").rglob("test_*.py")
    return {int(n) for file in files for n in re.findall(r"@pytest\.mark\.threat\((\d+)\)", file.read_text("utf-8"))}


def told() -> list[int]:
    return [int(n) for n in re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "THREATS.md").read_text("utf-8"), re.M)]


def test_every_threat_is_told_once_and_has_a_test() -> None:
    assert told() == list(range(1, 47))
    assert marked() == set(told())
