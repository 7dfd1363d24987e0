"""`make audit`: what the public advisories say about every locked library, by pip-audit.

python -m tests.audit TOOLS LOCK...: the environment that pip-audit is installed in, and the files to look through.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.words import counted

Library = Mapping[str, Any]  # as pip-audit tells: name, version and vulns, or name and skip_reason


def main(words: Sequence[str]) -> int:
    """1 where a library is known to be vulnerable, or was left out while others were looked up."""
    tools, *locks = map(Path, words)
    status = 0
    for lock in locks:
        said, failed = verdict(_asked(tools, lock))
        print(f"{lock}: {said}")
        status |= failed
    return status


def verdict(libraries: Sequence[Library] | None) -> tuple[str, bool]:
    """What to say about the libraries, and whether it is a failure; None where there was no answer at all."""
    skipped = [library["name"] for library in libraries or () if "skip_reason" in library]
    if libraries is None or len(skipped) == len(libraries):
        return "skipped, for the advisories cannot be reached from here", False
    found = [line for library in libraries for line in _known(library)]
    if not found and not skipped:
        return f"no advisory on its {len(libraries)} libraries", False
    left_out = [f"{name} could not be looked up" for name in skipped]
    return "\n  ".join([counted(len(found), "advisory", "advisories"), *found, *left_out]), True


def _known(library: Library) -> list[str]:
    mended = (", ".join(each["fix_versions"]) or "no version yet" for each in library.get("vulns", ()))
    return [
        f"{library['name']} {library['version']}: {each['id']}, mended in {versions}"
        for each, versions in zip(library.get("vulns", ()), mended, strict=True)
    ]


def _asked(tools: Path, lock: Path) -> Sequence[Library] | None:
    command = [str(tools / "bin" / "pip-audit"), "--requirement", str(lock)]
    command += ["--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: Sequence[Library] = json.loads(done.stdout)["dependencies"]
    except ValueError:  # it says why on the other channel: no network
        return None
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
