"""Prints HTML as PDF with a browser that is on the machine: any of Chromium's family, by its own command line.

No library is needed for it, and nothing is asked of any network. The same pages give the same bytes from the same
browser with the same fonts: what Chromium writes of the clock is taken out.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.errors import Place, SourceError

VARIABLE = "MICROSITE_BROWSER"  # names the browser, by its path or as it is called on the PATH
ANOTHER = f"name another browser: {VARIABLE}=/path/to/it"
SECONDS = 120  # for one PDF, before it is said that the browser hangs
BYTES = 5_000  # of HTML, for which it gets one second more: a busy machine of two cores prints ten times as many

NAMES = (
    *("chromium", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"),
    *("microsoft-edge-stable", "brave-browser", "chromium-browser"),  # the last is often a stub that asks for a snap
)
_MAC = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
_WINDOWS = ("Google/Chrome", "Chromium", "Microsoft/Edge")
_GET_ONE = f"install Chromium, Chrome or Edge (for example: apt install chromium), or name one: {VARIABLE}=/path/to/it"
_TRY_ANOTHER = (
    f"{ANOTHER}; one that was installed as a snap sees no folder outside of yours: "
    "set TMPDIR to one below your home that is not hidden"
)

_FLAGS = (
    "--headless",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",  # bookmarks from the headings, which need the tags that it writes anyway
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name leads anywhere: a page has nothing but its own files
    *("--font-render-hinting=none", "--force-color-profile=srgb"),  # as on any other machine
    *("--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps"),
    *("--disable-gpu", "--disable-dev-shm-usage"),  # servers and containers have little of either
)
# In the dictionary of a PDF's description (ISO 32000-1, 14.3.3), which Chromium writes uncompressed. A text of the
# pages cannot look like it: there a bracket is written with a backslash before it.
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:\d{14}(?:Z|[+-]\d\d'\d\d'?)\)")
_NOISE = re.compile(r"^\[[^\]]*\] *|^Gtk-Message.*|^Fontconfig.*|^\d+ bytes written to .*")


def find() -> Path:
    """The browser that prints: the one that MICROSITE_BROWSER names, else the first that is found on the machine.

    Raises SourceError where there is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(str(Path(named).expanduser()))
        if not found:
            raise SourceError(f"{VARIABLE} names a browser that is not there", Place(Path(named)), _GET_ONE)
        return Path(found)
    on_path = (shutil.which(name) for name in NAMES)
    browser = next((Path(path) for path in on_path if path), None) or next(_in_usual_places(), None)
    if browser is None:
        raise SourceError("there is no browser here that can print", Place(Path("PATH")), _GET_ONE)
    return browser


def print_pdf(pages: Mapping[str, bytes | Path], start: str, target: Path) -> None:
    """Print the page `start` to the file `target`: a PDF with tags and bookmarks, and without the browser's own lines.

    `pages` are the files that it is made of, by paths relative to one folder, with slashes. The size of the paper and
    its margins come from `@page` in the page's style. Raises SourceError where there is no browser, or it fails; and
    OSError where `target` cannot be written.
    """
    browser = find()
    with tempfile.TemporaryDirectory(prefix="microsite-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        _lay(pages, folder / "pages")
        made = folder / "made.pdf"
        page = folder / "pages" / start
        patience = SECONDS + page.stat().st_size // BYTES
        own = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}", *_as_root(), page.as_uri())
        said = _run([str(browser), *_FLAGS, *own], folder / "said.txt", patience)
        data = made.read_bytes() if made.is_file() else b""
        if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
            raise _failed("the browser made no PDF", browser, said)
        target.write_bytes(without_dates(data))


def without_dates(pdf: bytes) -> bytes:
    """The same PDF without the dates of its making, which are in no content; no other byte moves.

    Spaces stand in their place, so that the offsets of its cross-reference table stay true.
    """
    return _DATES.sub(lambda found: b" " * len(found[0]), pdf)


def _in_usual_places() -> Iterator[Path]:
    """The browsers that are installed where macOS and Windows have them, and not on the PATH."""
    if sys.platform == "darwin":
        homes = (Path("/Applications"), Path.home() / "Applications")
        files = [home / f"{name}.app" / "Contents" / "MacOS" / name for name in _MAC for home in homes]
    else:
        variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        homes = tuple(Path(os.environ[name]) for name in variables if name in os.environ)
        ends = {"Microsoft/Edge": "msedge.exe"}
        files = [home / name / "Application" / ends.get(name, "chrome.exe") for name in _WINDOWS for home in homes]
    yield from (file for file in files if file.is_file())


def _lay(pages: Mapping[str, bytes | Path], folder: Path) -> None:
    for name, content in pages.items():
        parts = PurePosixPath(name).parts
        if not parts or ".." in parts or PurePosixPath(name).is_absolute():
            raise ValueError(f"{name!r} is no path below a folder")
        file = folder.joinpath(*parts)
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            shutil.copyfile(content, file)


def _as_root() -> Sequence[str]:
    """Chromium refuses to run as root with its sandbox, as in most containers; the pages here are our own."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _run(command: Sequence[str], log: Path, seconds: int) -> str:
    """What the browser said. It talks into a file: processes of its own that outlive it would hold a pipe open."""
    browser = Path(command[0])
    with log.open("wb") as told:
        try:
            process = subprocess.Popen(  # noqa: S603 # a browser that the person chose, with options of ours
                command, stdin=subprocess.DEVNULL, stdout=told, stderr=told, start_new_session=True
            )
        except OSError as error:
            raise _failed(f"the browser cannot be started: {error.strerror}", browser, "") from error
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise _failed(f"the browser did not end within {seconds} seconds", browser, _told(log)) from error
        finally:
            _end(process)
    if status:
        raise _failed(f"the browser ended with status {status}", browser, _told(log))
    return _told(log)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the browser with all that it has started, where it has not ended by itself."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, 9)
        else:
            process.kill()
        process.wait()


def _told(log: Path) -> str:
    """The last lines that the browser said, without its stamps of time and place."""
    text = log.read_text(encoding="utf-8", errors="replace")
    lines = [said for line in text.split("\n") if (said := _NOISE.sub("", line).strip())]
    return " / ".join(lines[-3:])[:600]


def _failed(message: str, browser: Path, said: str) -> SourceError:
    return SourceError(f"{message}; it said: {said}" if said else message, Place(browser), _TRY_ANOTHER)
