"""A host for built sites, as the usual ones are: below a path, compressing texts, with 404.html for what is missing."""

import contextlib
import functools
import gzip
import http.server
import mimetypes
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

BASE = "/some-path/"
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".txt", ".bib", ".ris", ".ics", ".xml"}
LEVEL = 6  # of gzip, as most hosts have it


@dataclass(frozen=True)
class Hosted:
    """A built site: its folder, and its address over http."""

    folder: Path
    address: str

    def home(self, over: str) -> str:
        """What its pages' addresses begin with, over `http` or from the `file`."""
        return self.address if over == "http" else f"{self.folder.as_uri()}/"


# The site of a name in the theme of a name.
Hosting = Callable[[str, str], Hosted]


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, below BASE, of the site in `folder`; while the context lasts."""
    handler = functools.partial(_Handler, folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        waiting = {"poll_interval": 0.02}  # seconds until it sees that it shall end
        threading.Thread(target=server.serve_forever, kwargs=waiting, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *rest: object) -> None:
        self.folder = folder
        super().__init__(*rest)  # type: ignore[arg-type] # as the server gives them

    def do_GET(self) -> None:
        file = self._asked()
        self._answer(200, file) if file else self._answer(404, self.folder / "404.html")

    def _asked(self) -> Path | None:
        """The file at the address; a folder's is its index, and `.html` may be left out."""
        address = unquote(self.path.partition("?")[0])
        if not address.startswith(BASE):
            return None
        file = self.folder / address.removeprefix(BASE)
        candidates = (file, file / "index.html", Path(f"{file}.html"))
        return next((each for each in candidates if each.is_file()), None)

    def _answer(self, status: int, file: Path) -> None:
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        if file.suffix in TEXTS:
            body = gzip.compress(body, LEVEL)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # as the base class has it
        """Say nothing."""
