"""What the figures hang on: the machine, and the versions of both programs."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from generator import __version__
from tests.bench.measure import ROOT


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory() -> str:
    """The machine's memory in GiB."""
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def processor() -> str:
    """The processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    names = [line for line in info.read_text().split("\n") if line.startswith("model name")] if info.exists() else []
    return names[0].partition(": ")[2] if names else platform.processor() or platform.machine()


def load() -> str:
    """How many processes ran or waited to run in the last five minutes: more than none make figures worse."""
    return f"{os.getloadavg()[1]:.1f} processes"


def commit() -> str:
    """The project's commit, with a + where files were changed since."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=8"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or "unknown"


def versions(*, with_hugo: bool) -> str:
    """Ours with its commit, Python, and the other program."""
    found = [f"microsite {__version__} ({commit()})", f"Python {platform.python_version()}"]
    return ", ".join([*found, f"Hugo {version('hugo')}"] if with_hugo else found)


def folder_for_work() -> Path | None:
    """A file system in memory, so that no disk is measured; None where there is none with room for the largest."""
    shared = Path("/dev/shm")  # noqa: S108 - Linux' own name; a folder of our own is made in it
    return shared if os.access(shared, os.W_OK) and free_bytes(shared) > 8 * 2**30 else None


def free_bytes(folder: Path) -> int:
    """Free bytes of a folder's file system."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize
