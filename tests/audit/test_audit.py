"""What is said about the answers of pip-audit."""

from typing import Any

import pytest

from tests.audit.__main__ import verdict

SAFE = {"name": "jinja2", "version": "3.1.6", "vulns": []}
UNKNOWN = {"name": "mdurl", "skip_reason": "not found"}
OLD = {"name": "pyyaml", "version": "5.3", "vulns": [{"id": "CVE-2020-14343", "fix_versions": ["5.4"]}]}
OPEN = {"name": "mdurl", "version": "0.1", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]}


@pytest.mark.parametrize(
    ("libraries", "said", "failed"),
    [
        (None, "skipped, for the advisories cannot be reached from here", False),
        ([UNKNOWN, UNKNOWN], "skipped, for the advisories cannot be reached from here", False),
        ([SAFE, SAFE], "no advisory on its 2 libraries", False),
        ([SAFE, UNKNOWN], "0 advisories\n  mdurl could not be looked up", True),
        ([SAFE, OLD], "1 advisory\n  pyyaml 5.3: CVE-2020-14343, mended in 5.4", True),
        ([OPEN], "1 advisory\n  mdurl 0.1: PYSEC-1, mended in no version yet", True),
    ],
    ids=["no-answer", "nothing-looked-up", "safe", "left-out", "vulnerable", "not-mended"],
)
def test_the_verdict(libraries: list[dict[str, Any]] | None, said: str, *, failed: bool) -> None:
    assert verdict(libraries) == (said, failed)
