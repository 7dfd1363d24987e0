"""Each folder of broken-sites/ is a small site whose files do not fit together; expected.txt is what `check` prints."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SITES = sorted(path for path in (Path(__file__).parent / "broken-sites").iterdir() if path.is_dir())


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_what_check_prints(
    site: Path, tmp_path: Path, microsite: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(site, tmp_path / "site"))
    expected = (root / "expected.txt").read_text(encoding="utf-8")
    status = microsite(root, "check")
    assert capsys.readouterr().out == expected
    assert status == any(": warning: " not in line for line in expected.split("\n") if line and line[0] != " ")
