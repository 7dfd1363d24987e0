"""Finds a Chromium for the tests, or gets one, and writes its path into the file named on the command line.

In this order: the one named in $CHROMIUM; one on the machine; Debian's package where this user may install it;
the test driver's own download. Where none of these works, one line says what to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The first draws no window, which halves the time that its tests take.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main(target: Path) -> int:
    """Write the path of a browser to `target`; 2 where none can be had."""
    found = named() or on_the_machine() or from_apt() or from_the_driver()
    if not found:
        print(
            "The browser tests need Chromium: install it (for example: apt install chromium), or name it in CHROMIUM,"
            " or run the tests that need none: make test-quick",
            file=sys.stderr,
        )
        return 2
    target.write_text(found, encoding="utf-8")
    return 0


def named() -> str:
    """The browser that the environment names."""
    return shutil.which(os.environ.get("CHROMIUM", "")) or ""


def on_the_machine() -> str:
    """The first known browser on the path."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def from_apt() -> str:
    """Debian's package, where apt is there and needs no password."""
    if not shutil.which("apt-get"):
        return ""
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if prefix and not shutil.which("sudo"):
        return ""
    print("Installing chromium with apt for the browser tests ...", file=sys.stderr)
    quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run([*prefix, "apt-get", *command], check=False, **quiet).returncode:  # type: ignore[call-overload] # the dict mixes types
            return ""
    return on_the_machine()


def from_the_driver() -> str:
    """The driver's own download, where its host can be reached."""
    from playwright.sync_api import sync_playwright

    print("Downloading a browser for the tests ...", file=sys.stderr)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        return ""
    with sync_playwright() as driver:
        return driver.chromium.executable_path


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
