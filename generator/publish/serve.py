"""The live preview: builds into a folder of its own, watches the content, and reloads the browser.

livereload brings the watching and the protocol of the browser's side; its server is not used, for it answers any
host name and any origin, and writes an inline script that our pages' content policy refuses.
"""

import asyncio
import ipaddress
import json
import mimetypes
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from markupsafe import Markup
from msgspec import Struct, field
from tornado import httpserver, ioloop, netutil, web
from tornado.websocket import WebSocketHandler

from generator.errors import SourceError, leaves
from generator.model import Settings
from generator.publish.build import Report, build
from generator.publish.remembered import Remembered

WATCHED = ("content", "themes")
POLL_MILLISECONDS = 200
SCRIPT = '<script src="/livereload.js?snipver={}"></script></head>'  # what the script tells when it connects
MISTAKES = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Mistakes in the content</title>
</head>
<body>
<h1>The site could not be built</h1>
<p>This page reloads when the files are mended.</p>
<ol>{}</ol>
</body>
</html>
""")
MISTAKE = Markup("<li><code>{}:{}:{}</code><p>{}</p><p><b>{}</b></p></li>")

Say = Callable[[Report | Sequence[SourceError]], None]


class Preview(Struct):
    """What the preview knows: how to read the settings, where its pages lie, and what keeps them from being rebuilt."""

    load: Callable[[], Settings]
    memory: Path
    say: Say
    remembered: Remembered = field(default_factory=Remembered)
    builds: int = 0
    mistakes: tuple[SourceError, ...] = ()
    output: Path = Path()

    def rebuild(self) -> None:
        """Bring the pages up to date, or keep the old ones and remember what is wrong."""
        self.builds += 1
        try:
            settings = self.load()
            self.output = settings.output
            report = build(settings, memory=self.memory, remembered=self.remembered)
        except* SourceError as group:
            self.mistakes = leaves(group)
            self.say(self.mistakes)
        else:
            self.mistakes = ()
            self.say(report)

    def listening(self, page: bytes) -> bytes:
        """The page with the script that reloads it, and that knows of which build it is."""
        return page.replace(b"</head>", SCRIPT.format(self.builds).encode(), 1)


def serve(
    load: Callable[[Path, str], Settings],
    root: Path,
    *,
    host: str,
    port: int,
    say: Say,
    ready: Callable[[str], None],
) -> None:
    """Show the site of `root` at http://HOST:PORT/ until the process is interrupted; port 0 takes a free one.

    `load` reads the settings anew for each build into the folder and for the address that it is given; `say` gets
    each build's report or its mistakes, `ready` the address once pages are answered. Raises OSError where the
    port cannot be had.
    """
    sockets = netutil.bind_sockets(port, host)
    address = f"http://{f'[{host}]' if ':' in host else host}:{sockets[0].getsockname()[1]}/"
    with tempfile.TemporaryDirectory(prefix="microsite-") as folder:
        site = Path(folder) / "site"
        preview = Preview(lambda: load(site, address), Path(folder), say, output=site)
        preview.rebuild()

        async def run() -> None:
            httpserver.HTTPServer(application(preview, host)).add_sockets(sockets)
            _watch(preview, root)
            ready(address)
            await asyncio.Event().wait()

        asyncio.run(run())


def _watch(preview: Preview, root: Path) -> None:
    watcher = LiveReloadHandler.watcher = Watcher()
    for name in WATCHED:
        watcher.watch(str(root / name))
    watcher.examine()

    def poll() -> None:
        if watcher.examine()[0]:
            preview.rebuild()
            LiveReloadHandler.reload_waiters()

    ioloop.PeriodicCallback(poll, POLL_MILLISECONDS).start()


def application(preview: Preview, host: str) -> web.Application:
    """The preview's server: pages and files of the site, nothing else, and only to who asks for this host."""
    return web.Application(
        [
            (r"/livereload", ReloadSocket),
            (r"/livereload\.js", ScriptHandler),
            (r"/(.*)", FileHandler),
        ],
        host=host,
        preview=preview,
        log_function=lambda handler: None,
    )


class Guarded(web.RequestHandler):
    """Answers only who asks by a name of the preview's own."""

    def prepare(self) -> None:
        """Refuse a name that a foreign page has pointed at this machine (DNS rebinding)."""
        name = urlsplit(f"//{self.request.host}").hostname or ""
        if not is_ours(name, self.settings["host"]):
            raise web.HTTPError(403, reason="This preview answers only to its own address")


class ScriptHandler(Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload comes without types
    """The browser's side of the line to the watcher."""


class ReloadSocket(Guarded, LiveReloadHandler):  # type: ignore[misc] # as above
    """The browser's line to the watcher; pages of other sites may not listen."""

    build = 0  # that of the page at the other end

    def check_origin(self, origin: str) -> bool:
        """Tornado's own check, which livereload switches off."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str) -> None:
        """Livereload's own handshake; a page that was built anew before it could listen is told so now."""
        super().on_message(message)
        told = json.loads(message)
        if told["command"] == "hello":
            self.build = told.get("snipver", 0)
        elif told["command"] == "info" and self.build != self.settings["preview"].builds:
            self.send_message({"command": "reload", "path": "*"})


class FileHandler(Guarded):
    """Answers with the files of the preview's folder; with the mistakes instead of a page while there are any."""

    @property
    def preview(self) -> Preview:
        """What the application was started with."""
        found: Preview = self.settings["preview"]
        return found

    def get(self, path: str) -> None:
        """One file of the site, or the site's own 404 page."""
        file = self._file(path)
        if file is None:
            self.set_status(404)
            file = self.preview.output / "404.html"
        is_page = file.suffix == ".html"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.set_header("Cache-Control", "no-store")
        if is_page and self.preview.mistakes:
            self.set_status(500)
            content = mistakes_page(self.preview.mistakes)
        else:
            content = file.read_bytes() if file.is_file() else b"not found"
        self.finish(self.preview.listening(content) if is_page else content)

    def _file(self, path: str) -> Path | None:
        parts = (path or "index.html").split("/")
        if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        file = self.preview.output.joinpath(*parts)
        return file if file.is_file() or (self.preview.mistakes and file.suffix == ".html") else None


def is_ours(name: str, host: str) -> bool:
    """Whether a request's host name is one that the preview was started for.

    On a loopback address only its own names; on an open one (0.0.0.0, for a phone in the same network) any
    address in figures too, for a foreign name that leads here is what an attack looks like.
    """
    if name in {host, "localhost", "127.0.0.1", "::1"}:
        return True
    try:
        ipaddress.ip_address(name)
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def mistakes_page(mistakes: Sequence[SourceError]) -> bytes:
    """What the browser shows while the content cannot be built."""
    items = Markup("").join(
        MISTAKE.format(one.place.path, one.place.line, one.place.column, one.message, one.hint) for one in mistakes
    )
    return MISTAKES.format(items).encode()
