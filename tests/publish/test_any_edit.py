"""Whatever is edited, one after the other: what a build makes of what it knows is what it makes from nothing.

So it is for the command, which may see that it has nothing to do, and for the preview, which has all in its memory.
"""

import errno
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator import cli
from generator.content import settings as site_settings
from generator.model import Settings
from generator.publish import state
from generator.publish.build import build
from generator.publish.serve import Preview

SITES = Path(__file__).parents[1] / "sites"
THEME = "extends: wayfinder\noptions: {tint: {type: choice, values: [warm, cold], default: warm, help: A tint.}}\n"

Edit = Callable[[Path, int], None]
Files = dict[str, bytes]  # by path


def posters(root: Path) -> list[Path]:
    """Those that may be edited: people.yaml and a file name another one."""
    return sorted(path for path in (root / "content" / "posters").rglob("*.yaml") if path.stem != "slow-clocks")


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")


def line_of(root: Path, nth: int, field: str, value: str) -> None:
    """Give the nth poster that line in place of the one that it may have."""
    file = posters(root)[nth % len(posters(root))]
    text = re.sub(rf"(?m)^{field}:.*\n([ -].*\n)*", "", file.read_text(encoding="utf-8"))
    file.write_text(f"{field}: {value}\n{text}", encoding="utf-8")


def site_line(root: Path, field: str, *values: str) -> None:
    """Give site.yaml the value that comes after its own; "" is none."""
    file = root / "content" / "site.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    own = next((line.partition(": ")[2] for line in lines if line.startswith(f"{field}:")), "")
    following = values[(values.index(own) + 1) % len(values)] if own in values else values[0]
    kept = [line for line in lines if not line.startswith(f"{field}:")]
    file.write_text("\n".join([f"{field}: {following}"] * bool(following) + kept), encoding="utf-8")


def rename(root: Path, nth: int) -> None:
    file = posters(root)[nth % len(posters(root))]
    new = file.with_name(f"renamed-{nth}.yaml")
    text = file.read_text(encoding="utf-8")
    if "formerly:" not in text:
        file.unlink()
        new.write_text(f"formerly: [{file.stem}-{nth}]\n{text}", encoding="utf-8")


def remove(root: Path, nth: int) -> None:
    if len(posters(root)) > 2:
        posters(root)[nth % len(posters(root))].unlink()


def add(root: Path, nth: int) -> None:
    folder = posters(root)[nth % len(posters(root))].parent
    text = f"title: Added Fans {nth}\nnumber: {90 + nth}\nauthors: [Wei Wang, Ada Added]\nabstract: Quiet fans again.\n"
    (folder / f"added-{nth}.yaml").write_text(text, encoding="utf-8")


def move(root: Path, nth: int) -> None:
    """To another session; the file's place says which."""
    file = posters(root)[nth % len(posters(root))]
    other = next(each.parent for each in posters(root) if each.parent != file.parent)
    if "session:" not in file.read_text(encoding="utf-8") and not (other / file.name).exists():
        file.rename(other / file.name)


def own_page(root: Path, nth: int) -> None:
    page = root / "content" / "pages" / "extra.md"
    if nth % 3 == 0 and page.exists():
        page.unlink()
    else:
        page.write_text(f"---\ntitle: Extra {nth}\n---\nSee [the posters](index.html).\n", encoding="utf-8")


def person(root: Path, nth: int) -> None:
    file = root / "content" / "people.yaml"
    replaced(file, *(("id: wei-wang-clocks", "id: wei-wang-fans") if nth % 2 else ("of Clocks", "of Fans")))


def template(root: Path, nth: int) -> None:
    """A theme of one's own: another template, then none of its own again, then another word in it."""
    file = root / "themes" / "own" / "templates" / "steps.html"
    if nth % 2 and file.exists():
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<p>Steps {nth}, {{{{ options.tint }}}}</p>\n", encoding="utf-8")


def style(root: Path, nth: int) -> None:
    file = root / "themes" / "own" / "static" / "own.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"p {{ margin: {nth}px }}\n", encoding="utf-8")


def photo(root: Path, nth: int) -> None:
    file = root / "content" / "files" / "tiny.pdf"
    file.write_bytes(file.read_bytes() + b"\n" * (1 + nth % 2))


SESSION = "content/sessions/monday.yaml"
EDITS: dict[str, Edit] = {
    "abstract": lambda root, nth: line_of(root, nth, "abstract", f"Fans and caches, and word {nth}."),
    "title": lambda root, nth: line_of(root, nth, "title", f"Caches for Quiet Fans {nth % 3}"),
    "authors": lambda root, nth: line_of(root, nth, "authors", f"[Wei Wang, undisclosed, Bo B{nth % 3}]"),
    "number": lambda root, nth: line_of(root, nth, "number", str(40 + nth)),
    "board": lambda root, nth: line_of(root, nth, "board", f"B-{40 + nth}"),
    "keywords": lambda root, nth: line_of(root, nth, "keywords", "[fans, quiet rooms]"),
    "withdrawn": lambda root, nth: line_of(root, nth, "withdrawn", "true"),
    "rename": rename,
    "remove": remove,
    "add": add,
    "move": move,
    "room": lambda root, nth: replaced(root / SESSION, "Hall", "Room"),
    "zone": lambda root, nth: replaced(root / SESSION, "17:00-07:00", "16:00-08:00"),
    "own page": own_page,
    "people": person,
    "accent": lambda root, nth: site_line(root, "accent", '"#7a1fa2"', '"#00504d"', ""),
    "address": lambda root, nth: site_line(root, "url", "https://example.org/a/", "https://example.org/b/", ""),
    "language": lambda root, nth: site_line(root, "language", "de", "ar", ""),
    "name": lambda root, nth: site_line(root, "name", "Other Workshop 2026", "Workshop on Small Systems"),
    "offline": lambda root, nth: site_line(root, "offline", "true", ""),
    "theme": lambda root, nth: site_line(root, "theme", "own", "proceedings", ""),
    "option": lambda root, nth: replaced(root / "themes" / "own" / "theme.yaml", "default: warm", "default: cold"),
    "template": template,
    "style": style,
    "file": photo,
    "nothing": lambda root, nth: None,
}


def contents(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass
class Trial:
    """One site, built by the command and shown by a preview through all edits, and from nothing after each."""

    root: Path

    def __post_init__(self) -> None:
        shutil.copytree(SITES / "two-days", self.root, ignore=shutil.ignore_patterns(".microsite"))
        (self.root / "themes" / "own").mkdir(parents=True)
        (self.root / "themes" / "own" / "theme.yaml").write_text(THEME, encoding="utf-8")
        shown = self.root / "shown"
        self.preview = Preview(
            lambda: site_settings.load(self.root, output=shown), self.root / "memory", lambda said: None
        )

    def check(self, after: list[str], wanted: Files | None = None) -> Files:
        """All three ways give the same files, which are returned; a preview has no zip of the site.

        `wanted` is what a build from nothing gave before, where all is again as it was then.
        """
        chosen = site_settings.load(self.root, output=self.root / "fresh")
        wanted = wanted or self._from_nothing(chosen)
        assert cli.main(["--root", str(self.root), "build", "--jobs", "1"]) == 0
        assert contents(self.root / "output") == wanted, after
        self.preview.rebuild()
        assert not self.preview.mistakes
        if not chosen.offline:
            assert contents(self.root / "shown") == wanted, after
        return wanted

    def _from_nothing(self, chosen: Settings) -> Files:
        memory = self.root / "fresh-memory"
        for folder in (chosen.output, memory):
            shutil.rmtree(folder, ignore_errors=True)
        build(chosen, jobs=1, memory=memory)
        return contents(chosen.output)


@pytest.mark.slow
# Each kind is looked at by itself below. A shorter list takes minutes to find, and the one found tells enough.
@settings(max_examples=4, phases=[Phase.generate])
@given(edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 11)), min_size=4, max_size=8))
def test_any_edits(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]) -> None:
    trial = Trial(tmp_path_factory.mktemp("any") / "site")
    trial.check([])
    done: list[str] = []
    for name, nth in edits:
        EDITS[name](trial.root, nth)
        done.append(f"{name} {nth}")
        trial.check(done)


@pytest.mark.slow
@pytest.mark.parametrize("names", [tuple(EDITS)[n : n + 4] for n in range(0, len(EDITS), 4)], ids=", ".join)
def test_each_edit_and_back(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Each kind by itself, twice, and then undone: what an earlier state left behind is met again.

    Some kinds share a site, for each leaves it as it was found, and a site's first builds take longest.
    """
    trial = Trial(tmp_path / "site")
    found = trial.check([])
    before = {name: contents(trial.root / name) for name in ("content", "themes")}
    for name in names:
        for nth in (2, 5):
            EDITS[name](trial.root, nth)
            trial.check([f"{name} {nth}"])
        for folder, files in before.items():
            restore(trial.root / folder, files)
        trial.check([f"{name}, undone"], found)


def restore(folder: Path, files: Files) -> None:
    shutil.rmtree(folder)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.slow
def test_another_program_makes_every_page_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Trial(tmp_path / "site")
    trial.check([])
    page = trial.root / "output" / "index.html"
    old = page.read_bytes()
    known = state.State(trial.root / ".microsite", trial.root / "output").known()
    monkeypatch.setattr(state, "_own_key", lambda: "another program")
    rows = dict(known.rows)
    assert cli.main(["--root", str(trial.root), "build", "--jobs", "1", "--theme", "wayfinder"]) == 0
    after = state.State(trial.root / ".microsite", trial.root / "output").known().rows
    assert page.read_bytes() == old
    assert after["index.html"].key != rows["index.html"].key


@pytest.mark.slow
def test_what_a_full_disk_left_half_replaced_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Trial(tmp_path / "site")
    trial.check([])
    poster = posters(trial.root)[0]
    text = poster.read_text(encoding="utf-8")
    moves = iter(range(3))

    def move(source: Path, target: Path) -> None:
        if next(moves, None) is None:
            raise OSError(errno.ENOSPC, "no space left", str(target))
        shutil.move(source, target)

    EDITS["title"](trial.root, 0)
    with monkeypatch.context() as patch:
        patch.setattr("generator.publish.tree.os.replace", move)
        trial.preview.rebuild()
    assert trial.preview.mistakes
    poster.write_text(text, encoding="utf-8")
    trial.check(["undone"])
