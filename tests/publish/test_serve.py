"""The preview: shows, watches, explains, and answers nobody else."""

import asyncio
import contextlib
import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from generator.publish.serve import is_ours

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0

Ask = Callable[..., tuple[int, str]]


@pytest.fixture
def ask(preview: int) -> Ask:
    """Asks the preview for a path, and returns the status and the body."""

    def ask(path: str, **headers: str) -> tuple[int, str]:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", preview, timeout=5)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")

    return ask


def wait_for(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_it_shows_an_edit_and_explains_a_mistake_and_goes_on(two_days: Path, ask: Ask) -> None:
    poster = two_days / "content" / "posters" / "monday" / "quiet-fans.yaml"
    text = poster.read_text(encoding="utf-8")
    page = "/posters/quiet-fans.html"
    status, body = ask(page)
    assert (status, body.count("/livereload.js")) == (200, 1)
    assert "Quiet Fans" in body
    assert "og:image" not in body, "nobody passes on links to a preview"

    poster.write_text(text.replace("Quiet Fans", "Silent Fans"), encoding="utf-8")
    assert wait_for(lambda: "Silent Fans" in ask(page)[1])

    poster.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    assert wait_for(lambda: ask(page)[0] == 500)
    body = ask(page)[1]
    assert "quiet-fans.yaml:1:1" in body
    assert "titel" in body
    assert "did you mean" in body

    poster.write_text(text, encoding="utf-8")
    assert wait_for(lambda: ask(page)[0] == 200)
    assert "Quiet Fans" in ask(page)[1]
    assert not (two_days / "output").exists()


@pytest.mark.slow
@pytest.mark.threat(45)
def test_it_answers_with_files_of_the_site_only(ask: Ask) -> None:
    assert json.loads(ask("/search.json")[1])["version"] == 1
    assert ask("/")[0] == 200
    for path in (
        "/posters/",
        "/.nojekyll",
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/no/such/page",
        "/forcereload",
    ):
        status, body = ask(path)
        assert status == 404, path
        assert "Workshop on Small Systems" in body, path


@pytest.mark.slow
def test_a_page_that_was_built_anew_before_it_listened_is_reloaded(two_days: Path, ask: Ask, preview: int) -> None:
    poster = two_days / "content" / "posters" / "monday" / "quiet-fans.yaml"
    old = ask("/posters/quiet-fans.html")[1]
    poster.write_text(poster.read_text(encoding="utf-8").replace("Quiet", "Silent"), encoding="utf-8")
    assert wait_for(lambda: "Silent" in ask("/posters/quiet-fans.html")[1])
    new = ask("/posters/quiet-fans.html")[1]
    assert _told(preview, _build_of(old)) == ["hello", "reload"]
    assert _told(preview, _build_of(new)) == ["hello"]


def _build_of(page: str) -> int:
    found = re.search(r"livereload\.js\?snipver=(\d+)", page)
    assert found
    return int(found[1])


def _told(port: int, build: int) -> list[str]:
    """As `_commands`, in a thread of its own: in this one the browser's tests may have left a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _commands(port, build)).result()


async def _commands(port: int, build: int) -> list[str]:
    """What the preview says to a page of that build that begins to listen."""
    line = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    await line.write_message(json.dumps({"command": "hello", "snipver": build}))
    await line.write_message(json.dumps({"command": "info", "url": "/"}))
    await line.write_message(json.dumps({"command": "hello"}))  # its answer comes after all others
    said: list[str] = []
    while said.count("hello") < 2:
        said.append(json.loads(str(await line.read_message()))["command"])
    line.close()
    return said[:-1]


UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
EVIL = "http://evil.example"


@pytest.mark.slow
@pytest.mark.threat(45)
def test_it_answers_its_own_pages_only(ask: Ask, preview: int) -> None:
    """No foreign page, and none that has pointed its own name at this machine and so has one origin with it."""
    own = f"127.0.0.1:{preview}"
    for path in ("/", "/search.json", "/livereload.js", "/no/such/page"):
        assert ask(path, Host=own)[0] in (200, 404), path
        assert ask(path, Host="evil.example")[0] == 403, path
    for host, origin, status in (
        (own, f"http://{own}", 101),
        (own, EVIL, 403),
        ("evil.example", EVIL, 403),
        ("evil.example", f"http://{own}", 403),
    ):
        assert ask("/livereload", Host=host, Origin=origin, **UPGRADE)[0] == status, (host, origin)


@pytest.mark.slow
def test_a_port_that_is_taken_is_said_in_a_line(two_days: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "generator", "--root", str(two_days), "serve", "--port", port]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert done.stderr == f"port {port} is taken; name another: --port {int(port) + 1}\n"


@pytest.mark.parametrize(
    ("name", "host", "ours"),
    [
        ("localhost", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("::1", "::1", True),
        ("evil.example", "127.0.0.1", False),
        ("192.168.1.7", "127.0.0.1", False),
        ("192.168.1.7", "0.0.0.0", True),  # noqa: S104 # what a user types to show the preview to a phone
        ("evil.example", "0.0.0.0", False),  # noqa: S104 # as above
        ("laptop.local", "laptop.local", True),
    ],
)
@pytest.mark.threat(45)
def test_names_that_the_preview_answers_to(name: str, host: str, *, ours: bool) -> None:
    assert is_ours(name, host) is ours
