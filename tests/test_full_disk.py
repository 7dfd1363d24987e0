"""A disk that is full, or may not be written to, at each single write: nothing is torn, lost or left in the way."""

import contextlib
import errno
import io
import multiprocessing
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import cli
from generator.publish import sums

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="what refuses to write is set up in a child"),
]

# Every 7th write is refused; FAULTS=1 refuses each.
STRIDE = int(os.environ.get("FAULTS", "7"))
CHANGES = {"os.rename", "os.link", "os.mkdir", "os.chmod"}
LISTING = "Posters\nRoom\n\n{}"
ENTRY = "{title}\nAda Lovelace ⋅ ⋅ Grace Hopper\n{abstract}\n\n"

Snapshot = dict[str, bytes]


def snapshot(folder: Path) -> Snapshot:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class Refusing:
    """Refuses the n-th write below a folder, and counts them."""

    def __init__(self, folder: Path, refused: int, code: int) -> None:
        self.folder, self.refused, self.code, self.seen = str(folder), refused, code, 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        path = arguments[0] if arguments else ""
        if not isinstance(path, str | os.PathLike) or not os.fspath(path).startswith(self.folder):
            return
        if event in CHANGES or (event == "open" and self._writes(arguments)):
            self.seen += 1
            if self.seen == self.refused:
                raise OSError(self.code, os.strerror(self.code), os.fspath(path))

    def _writes(self, arguments: tuple[object, ...]) -> bool:
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def run(root: Path, words: list[str], prepare: Callable[[], Refusing | None]) -> tuple[int, str, int]:
    """Exit status, what was said, and the writes, of a command in a child of its own."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)

    def work() -> None:
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            refusing = prepare()
            status = cli.main(["--root", str(root), *words])
        there.send((status, said.getvalue(), refusing.seen if refusing else 0))

    process = context.Process(target=work)
    process.start()
    there.close()
    try:
        status, said, seen = here.recv()
    except EOFError:
        status, said, seen = -1, "it broke off", 0
    process.join()
    return status, said, seen


def refuse(root: Path, number: int, code: int) -> Callable[[], Refusing]:
    def prepare() -> Refusing:
        refusing = Refusing(root, number, code)
        sys.addaudithook(refusing)
        return refusing

    return prepare


def cut_short(size: int) -> Callable[[], None]:
    """No file may grow beyond `size` bytes: a write that has begun fails in its midst, as on a full disk."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def faults(root: Path, words: list[str], stride: int = STRIDE) -> Iterator[tuple[str, Callable[[], Refusing | None]]]:
    """Each way in which the disk refuses, by its name."""
    copy = root.with_name("counted")
    shutil.copytree(root, copy)
    status, said, writes = run(copy, words, refuse(copy, 0, 0))
    assert status == 0, said
    assert writes > 10
    for code in (errno.ENOSPC, errno.EACCES):
        for number in range(1 + code % stride, writes + 1, stride):
            yield f"{errno.errorcode[code]} at write {number} of {writes}", refuse(root, number, code)
    for size in (0, 1, 300, 4_000, 30_000):
        yield f"files of {size} bytes at most", cut_short(size)


def whole(output: Path) -> Snapshot:
    """What the site holds; its sums are those of its files, and nothing else lies there."""
    found = snapshot(output)
    listed = sums.read(output)
    assert listed == {route: sums.digest(content) for route, content in found.items() if route != sums.NAME}
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "content" / "listings").mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("name: Small\n", encoding="utf-8")
    listed = ENTRY.format(title="Tiny caches", abstract="They are small.")
    (root / "content" / "listings" / "posters.txt").write_text(LISTING.format(listed), encoding="utf-8")
    assert cli.main(["--root", str(root), "import"]) == 0
    return root


def restore(root: Path, kept: Path) -> None:
    shutil.rmtree(root)
    shutil.copytree(kept, root)


def test_a_build_leaves_the_old_site_or_the_new_one(small: Path, tmp_path: Path) -> None:
    assert cli.main(["--root", str(small), "build"]) == 0
    old = whole(small / "output")
    poster = next((small / "content" / "posters").rglob("*.yaml"))
    poster.write_text(poster.read_text(encoding="utf-8").replace("Tiny", "Little"), encoding="utf-8")
    kept = Path(shutil.copytree(small, tmp_path / "kept"))
    made = Path(shutil.copytree(small, tmp_path / "made"))
    assert cli.main(["--root", str(made), "build"]) == 0
    new = whole(made / "output")
    assert new != old
    refused = 0
    for name, prepare in faults(small, ["build"]):
        restore(small, kept)
        status, said, _ = run(small, ["build"], prepare)
        found = whole(small / "output")
        assert found == (old if status else new), name
        assert status == 0 or (status == 1 and "cannot be written" in said), (name, said)
        refused += bool(status)
        assert run(small, ["build"], lambda: None)[0] == 0, name
        assert whole(small / "output") == new, name
        assert {path.name for path in small.iterdir()} == {"content", "output", ".microsite"}, name
    assert refused > 5


def test_an_import_leaves_whole_files(small: Path, tmp_path: Path) -> None:
    listing = small / "content" / "listings" / "posters.txt"
    titles = ("Tiny caches", *(f"Theory {number} of caches" for number in range(4)))
    entries = (ENTRY.format(title=title, abstract=f"{title} are large, and more.") for title in titles)
    listing.write_text(LISTING.format("".join(entries)), encoding="utf-8")
    kept = Path(shutil.copytree(small, tmp_path / "kept"))
    old = snapshot(small / "content")
    made = Path(shutil.copytree(small, tmp_path / "made"))
    assert cli.main(["--root", str(made), "import", "--yes"]) == 0
    new = snapshot(made / "content")
    assert new != old
    refused = 0
    for name, prepare in faults(small, ["import", "--yes"], 3):
        restore(small, kept)
        status, said, _ = run(small, ["import", "--yes"], prepare)
        found = snapshot(small / "content")
        assert all(content in {old.get(path), new.get(path)} for path, content in found.items()), name
        assert old.keys() <= found.keys(), name
        assert status == 0 or (status == 1 and "cannot be written" in said), (name, said)
        refused += bool(status)
        assert run(small, ["import", "--yes"], lambda: None)[0] == 0, name
        assert snapshot(small / "content") == new, name
    assert refused > 5
