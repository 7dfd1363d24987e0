"""Ten thousand posters in each format are read quickly and within little memory."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

POSTERS = 10_000
TEXT = (
    "We show that $O(n^{2})$ memory & routing of sparse graphs improve the harbour's throughput by 5\\% (see Table 2). "
    * 12
)
NAMES = [f"Ada Quill{n}" for n in range(6)]
# Far above what an idle machine needs (1 to 3 s), far below what a quadratic reader would.
SECONDS = 12.0
MIB = 400

# ru_maxrss of a new process is never less than that of the one which began it, so Linux is asked for its own peak.
_RUN = """
import re, resource, sys, time
from pathlib import Path
from generator.listing import read
start = time.process_time()
found = sum(len(listing.entries) for listing in read(Path(sys.argv[1])).listings)
seconds, status = time.process_time() - start, Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1] if status.exists() else None
print(found, seconds, int(peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024)
"""


def site(path: Path) -> None:
    rows = [
        {
            "id": n, "name": f"Title {n}", "abstract": TEXT, "eventtype": "Poster",
            "visible": True,
            "authors": [{"fullname": name, "institution": "Lantern University"} for name in NAMES],
            "session": f"Session {n % 8}", "starttime": "2026-07-08T16:30:00-07:00",
            "endtime": "2026-07-08T19:00:00-07:00",
        }
        for n in range(POSTERS)
    ]  # fmt: skip
    path.write_text(json.dumps({"count": POSTERS, "results": rows}))


def notes(path: Path) -> None:
    path.write_text(
        json.dumps(
            [
                {"id": f"n{n}", "content": {"title": f"T {n}", "authors": NAMES, "abstract": TEXT}}
                for n in range(POSTERS)
            ]
        )
    )


def schedule(path: Path) -> None:
    people = [{"public_name": name} for name in NAMES]
    events = [
        {"guid": f"g{n}", "title": f"T {n}", "date": "2026-05-19T17:00:00+02:00", "persons": people, "abstract": TEXT}
        for n in range(POSTERS)
    ]
    rooms = {f"Hall {n}": events[n::10] for n in range(10)}
    path.write_text(json.dumps({"schedule": {"conference": {"days": [{"date": "2026-05-19", "rooms": rooms}]}}}))


def sheet(path: Path) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ID", "Title", "Authors", "Abstract"])
        writer.writerows([n, f"Title {n}", "; ".join(NAMES), TEXT] for n in range(POSTERS))


def bibtex(path: Path) -> None:
    names = " and ".join(f"Quill{n}, Ad{{\\'a}}" for n in range(6))
    path.write_text(
        "\n".join(
            f"@article{{k{n},\n title = {{{{T}}itle {n}}},\n author = {{{names}}},\n abstract = {{{TEXT}}}\n}}"
            for n in range(POSTERS)
        )
    )


def papers(path: Path) -> None:
    names = "".join(f"  - {{first_name: Ada, last_name: {name}, institution: Lantern}}\n" for name in NAMES)
    path.write_text(
        "".join(
            f"- id: {n}\n  title: T {n}\n  authors:\n{names}  abstract: '{TEXT}'\n".replace("r's", "r''s")
            for n in range(POSTERS)
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("write", [site, notes, schedule, sheet, bibtex, papers], ids=lambda write: write.__name__)
def test_ten_thousand_posters(tmp_path: Path, write: Callable[[Path], None]) -> None:
    path = tmp_path / "listing"
    write(path)
    done = subprocess.run([sys.executable, "-c", _RUN, str(path)], capture_output=True, text=True, check=True)
    found, seconds, memory = map(float, done.stdout.split())
    assert found == POSTERS
    assert seconds < SECONDS
    assert memory < MIB
