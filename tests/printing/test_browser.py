"""Printing with a real browser: what comes out, that nothing is asked of anybody, and what is said where it fails."""

import http.server
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from generator.errors import SourceError
from generator.printing import browser

PAGE = b"""<!doctype html><html lang="de"><title>Two pages</title>
<style>@page { size: 100mm 50mm } h2 { break-before: page }</style>
<h1>The first</h1><img src="deep/one.svg" alt=""><h2>The second</h2>"""
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
DATES = b"/CreationDate (D:20260101120000+00'00')\n/ModDate (D:20260101120000Z)"

Imposter = Callable[[str], Path]


@pytest.fixture
def imposter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Imposter:
    """A program of a few words that stands in for the browser."""

    def stand_in(script: str) -> Path:
        file = tmp_path / "imposter"
        file.write_text(f"#!{sys.executable}\n{script}\n")
        file.chmod(0o755)
        monkeypatch.setenv(browser.VARIABLE, str(file))
        return file

    return stand_in


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and the paths that anybody asked it for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.browser
def test_a_page_with_its_files_becomes_a_tagged_pdf(tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    address, asked = listener
    page = PAGE + f'<img src="{address}/one.png" alt=""><img src="http://localhost:1/two.png" alt="">'.encode()
    drawing = tmp_path / "one.svg"
    drawing.write_bytes(DRAWING)
    files: dict[str, bytes | Path] = {"sub/page.html": page, "sub/deep/one.svg": drawing}
    for name in ("one.pdf", "two.pdf"):
        browser.print_pdf(files, "sub/page.html", tmp_path / name)
    data = (tmp_path / "one.pdf").read_bytes()
    assert data == (tmp_path / "two.pdf").read_bytes()
    assert b"CreationDate" not in data
    assert asked == []

    document = pypdfium2.PdfDocument(data)
    texts = [one.get_textpage().get_text_range() for one in document]
    assert texts == ["The first", "The second"]  # and no address, title or date of the browser's own
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [100, 50]
    assert [mark.get_title() for mark in document.get_toc()] == ["The first", "The second"]
    assert document.get_metadata_dict()["Title"] == "Two pages"
    assert raw.FPDFCatalog_IsTagged(document)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_dates_are_blanked_and_nothing_moves(before: bytes, after: bytes) -> None:
    blank = bytes(b"\n"[0] if one == b"\n"[0] else b" "[0] for one in DATES)
    assert browser.without_dates(before + DATES + after) == before + blank + after


def test_a_text_that_looks_like_a_date_stays() -> None:
    title = rb"/Title (/CreationDate \(D:20260101120000Z\))"
    assert browser.without_dates(title) == title


def test_the_browser_that_is_named_is_taken(imposter: Imposter) -> None:
    named = imposter("")
    assert browser.find() == named


@pytest.mark.parametrize("named", ["/nowhere/chromium", "no-such-browser"])
def test_one_that_is_not_there_is_a_mistake(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(browser.VARIABLE, named)
    with pytest.raises(SourceError, match="names a browser that is not there") as raised:
        browser.find()
    assert browser.VARIABLE in raised.value.hint


def test_a_machine_without_any_is_told_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (browser.VARIABLE, "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SourceError, match="no browser") as raised:
        browser.find()
    assert "apt install chromium" in raised.value.hint


def test_edge_is_found_where_windows_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr(
        sys, "platform", "linux"
    )  # what looks along the PATH differs on Windows, and what looks here not
    assert browser.find() == edge


FAILING = {
    "with a status": (
        "import sys; sys.exit('[12:34:0101/120000.5:ERROR:x.cc(1)] no display here')",
        "the browser ended with status 1; it said: no display here",
    ),
    "in silence": ("", "the browser made no PDF"),
    "with half a file": (
        "import sys; open(next(w[15:] for w in sys.argv if w.startswith('--print-to-pdf=')), 'w').write('%PDF-1.4')",
        "the browser made no PDF",
    ),
}


@pytest.mark.parametrize(("script", "message"), FAILING.values(), ids=FAILING)
def test_a_browser_that_fails_is_quoted(tmp_path: Path, imposter: Imposter, script: str, message: str) -> None:
    imposter(script)
    with pytest.raises(SourceError) as raised:
        browser.print_pdf({"a.html": PAGE}, "a.html", tmp_path / "a.pdf")
    assert raised.value.message == message
    assert browser.VARIABLE in raised.value.hint
    assert not (tmp_path / "a.pdf").exists()


def test_a_browser_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, imposter: Imposter, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    imposter(
        "import pathlib, subprocess, time\n"
        f"pathlib.Path({str(child)!r}).write_text(str(subprocess.Popen(['sleep', '100']).pid))\n"
        "time.sleep(100)"
    )
    monkeypatch.setattr(browser, "SECONDS", 2)
    with pytest.raises(SourceError, match="did not end within 2 seconds"):
        browser.print_pdf({"a.html": PAGE}, "a.html", tmp_path / "a.pdf")
    assert _ends(int(child.read_text()))


def _ends(process: int) -> bool:
    """Whether the process is gone soon, or waits only for its parent to notice."""
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and re.search(r"\) Z", state.read_text()):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("name", ["../a.html", "/a.html", "a/../../b", ""])
def test_files_stay_in_their_folder(tmp_path: Path, name: str, imposter: Imposter) -> None:
    imposter("")
    with pytest.raises(ValueError, match="no path below"):
        browser.print_pdf({name: PAGE}, "a.html", tmp_path / "a.pdf")
