"""Whether a web address still leads somewhere, asked politely: HEAD and GET, redirects, Retry-After as in RFC 9110.

Own code and no library: none at hand judges the host's address as it is connected to, which keeps links out of
private networks.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from generator.weblinks.connection import RefusedError, Reply, send

AT_ONCE = 8
AT_ONCE_OF_A_HOST = 2
HOPS = 8
LONGEST_WAIT = 20.0  # seconds that a host may ask us to wait
RESOLVERS = ("doi.org", "dx.doi.org")  # to be sent on is their answer; what follows is the publisher's
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)
CLOSED = (401, 403, 405, 406, 418, 429, 451, 999)  # what hosts say to programs, and to people perhaps not
BUSY = (408, 425, 429, 500, 502, 503, 504)
_FAULTS = {
    socket.gaierror: "has a host that cannot be found",
    ConnectionRefusedError: "refuses the connection",
    ConnectionResetError: "ends the connection without an answer",  # RemoteDisconnected is one
}


class Verdict(StrEnum):
    """What came of a link."""

    GOOD = "good"
    BROKEN = "broken"
    MOVED = "moved"
    UNSURE = "unsure"


class Answer(Struct, frozen=True):
    """What came of asking an address, in words that follow it; nothing of the host's own words is in them."""

    verdict: Verdict
    words: str = ""
    target: str = ""  # of a link that has moved for good


class Asker:
    """Asks addresses; at most two at a time of one host."""

    def __init__(self, *, timeout: float = 10.0, pause: float = 2.0, local: bool = False) -> None:
        """`timeout`, and `pause` before a host is asked again, in seconds; `local` allows private networks too."""
        self.timeout = timeout
        self.pause = pause
        self.local = local
        self._turns: dict[str, threading.Semaphore] = {}
        self._lock = threading.Lock()

    def ask_all(self, addresses: Iterable[str]) -> Iterator[Answer]:
        """The answers in the order of the addresses, a few asked at a time."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(self.ask, addresses)

    def ask(self, address: str) -> Answer:
        """What one address answers in the end; never raises for what a host does."""
        here = lasting = address
        try:
            for _ in range(HOPS):
                reply = self._reply(here)
                if reply.status not in REDIRECTS or not reply.location:
                    return _judged(reply.status, address, lasting)
                if urlsplit(here).hostname in RESOLVERS:
                    return Answer(Verdict.GOOD)
                there = urljoin(here, reply.location)
                lasting = there if reply.status in PERMANENT and lasting == here else lasting
                here = there
        except RefusedError as refused:
            return Answer(Verdict.BROKEN, str(refused))
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(Verdict.BROKEN, _fault(error, self.timeout))
        return Answer(Verdict.BROKEN, f"leads on and on, more than {HOPS} times")

    def _reply(self, address: str) -> Reply:
        """What the host says, asked once more where it did not answer or was busy."""
        try:
            reply = self._asked(address)
        except (TimeoutError, ConnectionResetError):
            reply = Reply(HTTPStatus.REQUEST_TIMEOUT)
        if reply.status not in BUSY:
            return reply
        wait = float(reply.wait) if reply.wait.isascii() and reply.wait.isdigit() else self.pause
        time.sleep(min(wait, LONGEST_WAIT))
        return self._asked(address)

    def _asked(self, address: str) -> Reply:
        """HEAD, for the page itself is not wanted; GET where a host may not do the same with both."""
        with self._turn(urlsplit(address).hostname or ""):
            try:
                reply = send("HEAD", address, self.timeout, local=self.local)
            except http.client.HTTPException:
                reply = Reply(HTTPStatus.METHOD_NOT_ALLOWED)
            if reply.status < HTTPStatus.BAD_REQUEST or reply.status == HTTPStatus.TOO_MANY_REQUESTS:
                return reply
            return send("GET", address, self.timeout, local=self.local)

    def _turn(self, host: str) -> threading.Semaphore:
        with self._lock:
            return self._turns.setdefault(host, threading.Semaphore(AT_ONCE_OF_A_HOST))


def _judged(status: int, address: str, lasting: str) -> Answer:
    if status in CLOSED:
        return Answer(Verdict.UNSURE, f"does not answer programs: {_status(status)}")
    if status >= HTTPStatus.BAD_REQUEST or status in REDIRECTS:
        return Answer(Verdict.BROKEN, f"answers {_status(status)}")
    if lasting != address:
        return Answer(Verdict.MOVED, "has moved for good", lasting)
    return Answer(Verdict.GOOD)


def _status(status: int) -> str:
    known = [each for each in HTTPStatus if each == status]
    return f"{status} {known[0].phrase}" if known else str(status)


def _fault(error: Exception, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return f"does not answer within {timeout:g} s"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"has a certificate that does not hold: {error.verify_message}"
    known = [words for kind, words in _FAULTS.items() if isinstance(error, kind)]
    strerror = error.strerror if isinstance(error, OSError) else None
    return known[0] if known else f"cannot be reached: {strerror or 'it does not speak as web servers do'}"
