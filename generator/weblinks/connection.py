"""One request to a web address, on a connection that leads into no private network and ends in bounded time."""

import http.client
import ipaddress
import socket
import ssl
import threading
from urllib.parse import urlsplit

from msgspec import Struct

from generator.markup import safe

AGENT = "microsite"
PATIENCE = 3  # timeouts, after which a host that sends a byte now and then is given up


class RefusedError(Exception):
    """An address that is not asked; the message says why, in words that follow the address."""


class Reply(Struct, frozen=True):
    """What a host answers: its status, and the headers Location and Retry-After ("" where they are not there)."""

    status: int
    location: str = ""
    wait: str = ""


def send(method: str, address: str, timeout: float, *, local: bool) -> Reply:
    """Ask once, and read no more than the head of the answer; redirects are not followed.

    `timeout` in seconds; `local` allows hosts of private networks and of this machine. RefusedError for what is no
    web address or leads there; OSError, HTTPException and ValueError for what a host or the way to it does.
    """
    encoded = safe.link(address)
    if encoded is None or not encoded.lower().startswith(("http://", "https://")):
        raise RefusedError("leads to what is no web address")
    parts = urlsplit(encoded)
    kind = _SecureConnection if parts.scheme.lower() == "https" else _Connection
    connection = kind(parts.hostname or "", parts.port, timeout=timeout)
    connection.local = local
    limit = threading.Timer(timeout * PATIENCE, connection.abort)
    limit.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
        found = connection.getresponse()
        # Headers come as Latin-1; browsers take an address in them as UTF-8.
        location = found.getheader("Location", "").encode("latin-1").decode(errors="replace")
        return Reply(found.status, location, found.getheader("Retry-After", ""))
    finally:
        limit.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to a host that is judged by the very address that is connected to, so that no name can lie."""

    local = False

    def connect(self) -> None:
        """Connect to the first address of the host that answers; RefusedError where one is private."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        targets = [str(each[4][0]) for each in found]
        if not self.local and not all(ipaddress.ip_address(target).is_global for target in targets):
            raise RefusedError("leads into a private network, where nobody else gets")
        for target in targets[:-1]:
            try:
                self.sock = socket.create_connection((target, self.port), self.timeout)
            except OSError:
                continue
            return
        self.sock = socket.create_connection((targets[-1], self.port), self.timeout)

    def abort(self) -> None:
        """End the connection from another thread."""
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself


class _SecureConnection(_Connection):
    """The same with TLS; the certificate must be the host's."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        """Connect, and see the certificate."""
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
