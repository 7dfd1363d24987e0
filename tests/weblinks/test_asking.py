"""What comes of asking addresses, against a server on this machine."""

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.weblinks import Answer, Asker, Verdict
from generator.weblinks.connection import AGENT


class Host(ThreadingHTTPServer):
    """A server that answers by the path, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.now = 0
        self.most = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        with self.server.lock:
            self.server.asked[f"{self.command} {self.path}"] += 1
            self.server.agents.add(self.headers["User-Agent"])
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # who asks need not wait for the end
            self.answer(self.path.split("?")[0].removeprefix("/"))

    do_GET = do_HEAD  # noqa: N815 - the name is the library's

    def answer(self, path: str) -> None:
        first = self.server.asked[f"{self.command} {self.path}"] == 1
        if path.isdigit():
            self.say(int(path))
        elif path == "no-head":
            self.say(405 if self.command == "HEAD" else 200)
        elif path == "busy":
            self.say(503 if first or self.command == "HEAD" else 200, {"Retry-After": "0"})
        elif path.startswith(("301", "302", "308")):
            self.say(int(path[:3]), {"Location": self.path[4:]})
        elif path == "to":
            self.say(302, {"Location": self.path.partition("?")[2]})
        elif path == "slow":
            time.sleep(1)
        elif path == "trickle":
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif path == "together":
            self.take_a_while()
            self.say(200)

    def take_a_while(self) -> None:
        """Over before the answer is sent, for who has it may ask again at once."""
        with self.server.lock:
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        time.sleep(0.05)
        with self.server.lock:
            self.server.now -= 1

    def say(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status, "forged ::error::")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


IMPATIENT = 0.3  # seconds, for hosts that do not answer


@pytest.fixture
def asker() -> Asker:
    return Asker(timeout=10, pause=0, local=True)


@pytest.fixture
def impatient() -> Asker:
    return Asker(timeout=IMPATIENT, pause=0, local=True)


@pytest.mark.parametrize(
    ("path", "verdict", "words", "target"),
    [
        ("200", Verdict.GOOD, "", ""),
        ("204", Verdict.GOOD, "", ""),
        ("no-head", Verdict.GOOD, "", ""),
        ("busy", Verdict.GOOD, "", ""),
        ("302/200", Verdict.GOOD, "", ""),
        ("301/200", Verdict.MOVED, "has moved for good", "HOST/200"),
        ("308/301/200", Verdict.MOVED, "has moved for good", "HOST/200"),
        ("301/302/200", Verdict.MOVED, "has moved for good", "HOST/302/200"),
        ("302/301/200", Verdict.GOOD, "", ""),
        ("301/404", Verdict.BROKEN, "answers 404 Not Found", ""),
        ("404", Verdict.BROKEN, "answers 404 Not Found", ""),
        ("410", Verdict.BROKEN, "answers 410 Gone", ""),
        ("500", Verdict.BROKEN, "answers 500 Internal Server Error", ""),
        ("599", Verdict.BROKEN, "answers 599", ""),
        ("403", Verdict.UNSURE, "does not answer programs: 403 Forbidden", ""),
        ("429", Verdict.UNSURE, "does not answer programs: 429 Too Many Requests", ""),
        ("302/" * 9 + "200", Verdict.BROKEN, "leads on and on, more than 8 times", ""),
        ("to?ftp://example.org/", Verdict.BROKEN, "leads to what is no web address", ""),
        ("to?javascript:alert(1)", Verdict.BROKEN, "leads to what is no web address", ""),
    ],
    ids=lambda value: str(value)[:20],
)
def test_each_answer_has_its_verdict(
    host: Host, asker: Asker, path: str, verdict: Verdict, words: str, target: str
) -> None:
    found = asker.ask(f"{host.address}/{path}")
    assert found == Answer(verdict, words, target.replace("HOST", host.address))
    assert host.agents == {AGENT}


def test_a_host_that_does_not_answer(host: Host, impatient: Asker) -> None:
    assert impatient.ask(f"{host.address}/slow") == Answer(Verdict.BROKEN, f"does not answer within {IMPATIENT} s")


def test_head_is_enough_where_it_is_answered(host: Host, asker: Asker) -> None:
    asker.ask(f"{host.address}/200")
    asker.ask(f"{host.address}/404")
    assert host.asked == {"HEAD /200": 1, "HEAD /404": 1, "GET /404": 1}


def test_one_host_is_asked_twice_at_a_time_at_most(host: Host, asker: Asker) -> None:
    addresses = [f"{host.address}/together?{number}" for number in range(12)]
    assert [answer.verdict for answer in asker.ask_all(addresses)] == [Verdict.GOOD] * 12
    assert host.most == 2


def test_a_host_that_sends_a_byte_now_and_then_is_given_up(host: Host, impatient: Asker) -> None:
    start = time.monotonic()
    assert impatient.ask(f"{host.address}/trickle").verdict == Verdict.BROKEN
    assert time.monotonic() - start < 8  # four requests, each of three timeouts


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "2130706433", "10.0.0.1", "169.254.169.254"])
def test_nothing_private_is_asked(host: Host, name: str) -> None:
    found = Asker(timeout=0.3, pause=0).ask(f"http://{name}:{host.server_port}/200")
    assert found == Answer(Verdict.BROKEN, "leads into a private network, where nobody else gets")
    assert not host.asked


def test_a_doi_is_good_where_the_resolver_knows_it(host: Host, asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.weblinks.asking.RESOLVERS", ("127.0.0.1",))
    assert asker.ask(f"{host.address}/302/403") == Answer(Verdict.GOOD)
    assert host.asked == {"HEAD /302/403": 1}


def test_a_port_where_nobody_is(asker: Asker) -> None:
    with Host() as server:
        address = server.address
    assert asker.ask(address) == Answer(Verdict.BROKEN, "refuses the connection")
    assert asker.ask("http://127.0.0.1:99999/").verdict == Verdict.BROKEN
